"""The Nu Html Checker finds nothing to mend in any built page or style sheet, of any municipality."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from tests.served import AT_ROOT, ROOT, build_once
from tests.site.documents import BuiltSite
from tests.site.hostile import HOSTILE_ADDRESS, write_lots, write_once

FALSE_ALARMS = re.compile(
    r"Resource violates Content Security Policy \(meta tag\): (?:external (?:script|stylesheet)|image) “[^:”]*” blocked"
    r"|CSS: “(vector-effect|paint-order|position-area|position-try-fallbacks)”: Property “\1” doesn't exist"
)
"""What it says without cause: the checker reads files, where `'self'` of a policy is no place (the browser tests hold
the policy), and it does not know of four newer properties of CSS."""
IS_DATA = '<script type="application/ld+json">'
"""A block of data is no script, so that no policy blocks it (HTML, *prepare the script element*)."""


def checker() -> Path:
    """The checker that `tests/install-nu` fetches."""
    found = sorted((ROOT / "build" / "tools").glob("vnu-*.jar"))
    assert found, "The Nu Html Checker is not here: run tests/install-nu, or make test"
    return found[-1]


def complaints(folder: Path, *options: str) -> list[str]:
    """What the checker says of a folder's pages and style sheets: where, what, and the text it stands in."""
    command = ["java", "-Xss2m", "-jar", str(checker()), "--also-check-css", "--skip-non-html", "--format", "json"]
    run = subprocess.run([*command, *options, str(folder)], capture_output=True, text=True, check=False, timeout=300)
    messages: list[dict[str, Any]] = json.loads(run.stderr)["messages"]
    said = [each for each in messages if not FALSE_ALARMS.match(each["message"]) and not _is_data_blocked(each)]
    return [
        f"{each.get('url', '').removeprefix(f'file:{folder}')}: {each['message']} {each.get('extract', '').strip()!r}"
        for each in said
    ]


def _is_data_blocked(message: dict[str, Any]) -> bool:
    return message["message"].startswith("Inline script violates") and IS_DATA in message.get("extract", "")


def test_every_page_and_style_sheet_of_exempelby_is_valid(site: BuiltSite) -> None:
    assert complaints(site.folder) == []


def test_every_page_of_perstorp_is_valid(perstorp: BuiltSite) -> None:
    assert complaints(perstorp.folder) == []


def test_every_page_is_valid_whatever_stands_in_the_data(shared: Path) -> None:
    goals = write_once(shared, "lots-goals", write_lots)
    said = complaints(build_once(shared, "lots", goals, AT_ROOT), "--no-langdetect")
    assert [each for each in said if HOSTILE_ADDRESS not in each] == [], "But an address is linked as it was stated"


def test_the_checker_sees_a_fault_in_a_page_and_in_a_style_sheet(tmp_path: Path) -> None:
    start = "<!doctype html><html lang=sv><meta charset=utf-8><title>Sida</title>"
    (tmp_path / "sida.html").write_text(f"{start}<p><div id=a></div><div id=a></div>", encoding="utf-8")
    (tmp_path / "stil.css").write_text("p { colour: red; }", encoding="utf-8")
    told = "\n".join(complaints(tmp_path))
    for wanted in ("/sida.html: Duplicate ID “a”", "/stil.css: CSS: “colour”: Property “colour” doesn't exist"):
        assert wanted in told


def test_who_may_not_install_java_is_told_to(tmp_path: Path) -> None:
    (tmp_path / "dirname").symlink_to("/usr/bin/dirname")
    (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n", encoding="utf-8")
    (tmp_path / "id").chmod(0o755)
    run = subprocess.run(
        [ROOT / "tests" / "install-nu"], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert run.stderr == "Java is missing. Install the package default-jre-headless and run the tests again.\n"
