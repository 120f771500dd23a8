"""`robots.txt` and `security.txt`: what machines look for at a fixed place."""

from datetime import date, datetime
from pathlib import Path

import pytest

from macros.pages.page import Site
from macros.pages.well_known import well_known_files
from macros.reading.load import load_plan

URL = "https://mal.example.se/"
SECURITY = ".well-known/security.txt"
DAY = date(2026, 6, 15)


def files_of(tmp_path: Path, kommun: str, url: str = URL) -> dict[str, str]:
    """The files of a municipality whose `kommun.yml` says more than its name."""
    (tmp_path / "kommun.yml").write_text(f'namn: Exempelby\nkommunkod: "9999"\n{kommun}', encoding="utf-8")
    (tmp_path / "organisation.yml").write_text(
        "organ:\n  - {id: fullmaktige, namn: Fullmäktige, typ: fullmäktige}\n", encoding="utf-8"
    )
    return well_known_files(Site(load_plan(tmp_path), DAY, url=url))


def fields_of(text: str) -> dict[str, str]:
    """The fields of a security.txt, none of which stands twice."""
    fields = [line.partition(": ")[::2] for line in text.splitlines()]
    assert len(dict(fields)) == len(fields)
    return dict(fields)


EMAIL = "kontakt: {namn: Växeln, e-post: kommun@example.se}\n"
WEBSITE = "webbplats: https://www.example.se\n"


@pytest.mark.parametrize(
    ("kommun", "contact"),
    [
        ("säkerhetskontakt: sakerhet@example.se\n" + EMAIL + WEBSITE, "mailto:sakerhet@example.se"),
        ("säkerhetskontakt: https://example.se/sakerhet\n" + EMAIL, "https://example.se/sakerhet"),
        (EMAIL + WEBSITE, "mailto:kommun@example.se"),
        ("kontakt: {namn: Växeln, e-post: växel@example.se}\n", "mailto:v%C3%A4xel@example.se"),
        ("kontakt: {namn: Växeln, e-post: fråga i växeln}\n" + WEBSITE, "https://www.example.se"),
        ("kontakt: {namn: Växeln}\n" + WEBSITE, "https://www.example.se"),
        (WEBSITE, "https://www.example.se"),
    ],
)
def test_the_contact_is_the_first_address_there_is(tmp_path: Path, kommun: str, contact: str) -> None:
    assert fields_of(files_of(tmp_path, kommun)[SECURITY])["Contact"] == contact


@pytest.mark.parametrize("kommun", ["", "webbplats: http://www.example.se\n"])
def test_without_an_encrypted_address_there_is_no_file(tmp_path: Path, kommun: str) -> None:
    assert files_of(tmp_path, kommun).keys() == {"robots.txt"}


def test_it_holds_for_less_than_a_year_from_the_day_that_the_site_tells_of(tmp_path: Path) -> None:
    fields = fields_of(files_of(tmp_path, WEBSITE)[SECURITY])
    expires = datetime.fromisoformat(fields["Expires"]).date()
    assert 350 < (expires - DAY).days < 365
    assert fields["Preferred-Languages"] == "sv"
    assert fields["Canonical"] == f"{URL}{SECURITY}"


def test_without_a_known_address_none_is_claimed(tmp_path: Path) -> None:
    files = files_of(tmp_path, WEBSITE, url="")
    assert "Canonical" not in files[SECURITY]
    assert files["robots.txt"] == "User-agent: *\nAllow: /\n"


def test_everybody_may_read_everything_and_is_shown_the_way(tmp_path: Path) -> None:
    assert files_of(tmp_path, "")["robots.txt"] == f"User-agent: *\nAllow: /\n\nSitemap: {URL}sitemap.xml\n"
