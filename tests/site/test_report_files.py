"""The documents of `goals reports` on the built site: offered where they are and are true, promised nowhere else."""

import json
from pathlib import Path

import pytest

from macros.reading.load import load_plan
from macros.reports.wanted import hash_content, list_reports
from tests.served import AT_ROOT, DAY, EXEMPELBY, build, told_by
from tests.site.documents import BuiltSite

MADE = {
    "2025-t2/2025-t2.pdf": b"%PDF-1.7 kommunens" * 100,
    "2025-t2/2025-t2-bildningsnamnden.docx": b"PK bildningsnamndens" * 3000,
    "2022-bokslut/2022-bokslut-fullmaktige.pdf": b"%PDF-1.7",
}
STALE, UNREMEMBERED = "2025-t1/2025-t1.pdf", "2025-t1/2025-t1-bildningsnamnden.pdf"
OTHERS = {
    STALE: b"%PDF-1.7 made before a correction",
    UNREMEMBERED: b"%PDF-1.7 put there by hand",
    "2025-t2/2025-t2-finns-inte.pdf": b"%PDF-1.7",
    "2025-t2/.2025-t2.docx.unfinished": b"PK",
    "2031-t1/2031-t1.pdf": b"%PDF-1.7",
}
"""What stands in the folder too, but is no report of Exempelby's, or was made from other data."""


def manifest() -> str:
    """What the folder remembers: the contents of every report as they are, but for two files."""
    made_from = {each.name: hash_content(each.compose()) for each in list_reports(load_plan(EXEMPELBY), DAY.date())}
    remembered = {f"{name}{end}": f"{content} code" for name, content in made_from.items() for end in (".pdf", ".docx")}
    del remembered[UNREMEMBERED]
    return json.dumps({**remembered, STALE: f"{'0' * 64} code"})


@pytest.fixture(scope="module")
def with_documents(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("documents")
    for name, content in {**MADE, **OTHERS}.items():
        file = folder / "made" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (folder / "made" / "manifest.json").write_text(manifest(), encoding="utf-8")
    built = build(EXEMPELBY, folder / "site", REPORTS_DIR=str(folder / "made"))
    assert built.returncode == 0, told_by(built)
    assert not told_by(built)
    return BuiltSite(folder / "site", AT_ROOT)


def documents_in(folder: Path) -> dict[str, bytes]:
    found = (file for file in folder.rglob("*") if file.suffix in {".pdf", ".docx", ".unfinished"})
    return {file.relative_to(folder / "uppfoljning").as_posix(): file.read_bytes() for file in found}


def test_the_documents_that_are_true_stand_beside_their_pages(with_documents: BuiltSite) -> None:
    assert documents_in(with_documents.folder) == MADE


def test_every_document_is_linked_and_every_link_leads_to_one(with_documents: BuiltSite) -> None:
    linked = {}
    for document in with_documents.documents.values():
        for _, link in document.links():
            if link.endswith((".pdf", ".docx")):
                assert not with_documents.fault_of(document, link), f"/{document.address}: {link}"
                path = with_documents.resolve(document, link).removeprefix(f"{AT_ROOT}uppfoljning/")
                linked.setdefault(path, set()).add(document.address)
    assert linked == {
        "2025-t2/2025-t2.pdf": {"uppfoljning/", "uppfoljning/2025-t2/"},
        "2025-t2/2025-t2-bildningsnamnden.docx": {"uppfoljning/", "uppfoljning/2025-t2/bildningsnamnden/"},
        "2022-bokslut/2022-bokslut-fullmaktige.pdf": {"uppfoljning/", "uppfoljning/2022-bokslut/fullmaktige/"},
    }


def test_the_link_says_what_it_is_and_how_large(with_documents: BuiltSite) -> None:
    assert "Ladda ner rapporten: PDF (2 kB)" in with_documents.page("uppfoljning/2025-t2/").main.text
    told = with_documents.page("uppfoljning/2025-t2/bildningsnamnden/").main.text
    assert "Ladda ner rapporten: Word (60 kB)" in told


def test_without_the_folder_nothing_is_promised(tmp_path: Path) -> None:
    built = build(EXEMPELBY, tmp_path / "site", REPORTS_DIR=str(tmp_path / "finns-inte"))
    assert built.returncode == 0, told_by(built)
    site = BuiltSite(tmp_path / "site", AT_ROOT)
    assert documents_in(site.folder) == {}
    offered = (link for document in site.documents.values() for _, link in document.links())
    assert [link for link in offered if link.endswith((".pdf", ".docx"))] == []
