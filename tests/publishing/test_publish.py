"""`goals publish`: a built site made fit to publish."""

import gzip
import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256, sha384
from pathlib import Path

import brotli
import pytest

from tests.publishing.commands import publish, run_goals
from tests.site.documents import read_document

TEXTS = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".csv", ".rdf"}


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """A built site of one's own."""
    return shutil.copytree(built, tmp_path / "site")


def test_the_manifest_lists_every_file_and_verifies(published: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "manifest.sha256"],
        cwd=published, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    listed = [line[66:] for line in (published / "manifest.sha256").read_text(encoding="utf-8").splitlines()]
    assert listed == sorted(files_of(published).keys() - {"manifest.sha256"})


def test_a_changed_file_does_not_verify(copy: Path) -> None:
    publish(copy)
    (copy / "index.html").write_text("ändrad", encoding="utf-8")
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "manifest.sha256"], cwd=copy, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "index.html: FAILED\n")


def test_two_publications_of_one_build_are_the_same_and_so_is_a_second(copy: Path, published: Path) -> None:
    publish(copy)
    first = files_of(copy)
    assert first == files_of(published)
    publish(copy)
    assert files_of(copy) == first


def test_what_was_left_by_an_earlier_publication_goes(copy: Path) -> None:
    publish(copy)
    (copy / "mal" / "borta.html.br").write_bytes(b"x")
    (copy / "data" / "arkiv.tar.gz").write_bytes(b"x")
    publish(copy)
    assert not (copy / "mal" / "borta.html.br").exists()
    assert (copy / "data" / "arkiv.tar.gz").exists()


def test_compressed_texts_are_the_texts(published: Path) -> None:
    files = files_of(published)
    large = [name for name, content in files.items() if Path(name).suffix in TEXTS and len(content) > 1024]
    assert len(large) > 50
    for name in large:
        assert brotli.decompress(files[f"{name}.br"]) == files[name], name
        assert gzip.decompress(files[f"{name}.gz"]) == files[name], name
    small = [name for name, content in files.items() if len(content) <= 1024]
    assert [name for name in small if f"{name}.br" in files] == []
    assert [name for name in files if name.endswith((".png.br", ".pdf.br", ".zip.br", ".br.br", ".gz.br"))] == []


def test_brotli_makes_pages_a_quarter_of_their_size(published: Path) -> None:
    files = files_of(published)
    pages = [name for name in files if name.endswith(".html") and f"{name}.br" in files]
    assert sum(len(files[f"{name}.br"]) for name in pages) * 3.5 < sum(len(files[name]) for name in pages)


# Style sheets and scripts


def _referred(page: Path) -> list[tuple[str, str]]:
    """What a page names of style sheets and scripts, and the integrity that it tells."""
    root = read_document("", page.read_text(encoding="utf-8")).top
    links = [each for each in root.all("link") if each.attributes.get("rel") == "stylesheet"]
    named = [(each.attributes["href"], each.attributes.get("integrity", "")) for each in links]
    scripts = [each for each in root.all("script") if "src" in each.attributes]
    named += [(each.attributes["src"], each.attributes.get("integrity", "")) for each in scripts]
    frames = [each for each in root.all("html") if "data-plotly" in each.attributes]
    return named + [(each.attributes["data-plotly"], each.attributes["data-plotly-integrity"]) for each in frames]


def test_every_page_tells_what_its_style_sheets_and_scripts_must_contain(published: Path) -> None:
    checked = 0
    for page in published.rglob("*.html"):
        for address, integrity in _referred(page):
            file = published / address[1:] if address.startswith("/") else (page.parent / address).resolve()
            wanted = f"sha384-{b64encode(sha384(file.read_bytes()).digest()).decode()}"
            assert integrity == wanted, f"{page.relative_to(published)}: {address}"
            checked += 1
    assert checked > 150


def test_the_name_of_a_style_sheet_or_script_is_of_its_content(published: Path) -> None:
    assets = [path for path in (published / "assets").iterdir() if path.suffix in {".css", ".js"}]
    for path in assets:
        assert path.stem[-8:] == sha256(path.read_bytes()).hexdigest()[:8], path.name
    assert {"site", "mallista"} <= {re.sub(r"-[0-9a-f]{8}$", "", path.stem) for path in assets}


def test_a_changed_style_sheet_gets_another_name(copy: Path, published: Path) -> None:
    (copy / "assets" / "site.css").write_text("body { color: red }", encoding="utf-8")
    publish(copy)
    names = {path.name for path in (copy / "assets").glob("site-*.css")}
    assert len(names) == 1
    assert names != {path.name for path in (published / "assets").glob("site-*.css")}
    assert names.pop() in (copy / "index.html").read_text(encoding="utf-8")


def test_text_that_looks_like_a_script_is_left_alone(copy: Path) -> None:
    said = '<p>&lt;script src="assets/site.js"&gt; och <code>assets/site.css</code></p>'
    (copy / "prov.html").write_text(f"<!doctype html>\n{said}\n", encoding="utf-8")
    publish(copy)
    assert said in (copy / "prov.html").read_text(encoding="utf-8")


# What can't be published


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    done = run_goals("publish", str(tmp_path))
    assert done.returncode == 1
    assert "Kör make site" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_a_site_is_refused(copy: Path) -> None:
    (copy / "mal" / "ut").symlink_to("/etc")
    done = run_goals("publish", str(copy))
    assert done.returncode == 1
    assert "är en länk" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (copy / "manifest.sha256").exists()
