"""A page whose frame was rendered once for all of its kind equals the one that MkDocs makes by itself."""

from filecmp import cmpfiles
from pathlib import Path

from tests.served import BELOW, EXEMPELBY, build


def test_a_spliced_page_equals_the_one_that_mkdocs_makes_byte_for_byte(tmp_path: Path) -> None:
    spliced, whole = tmp_path / "spliced", tmp_path / "whole"
    for out, splice in ((spliced, "true"), (whole, "false")):
        built = build(EXEMPELBY, out, BELOW, GOALS_SPLICE=splice)
        assert built.returncode == 0, built.stderr
    names = [
        sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
        for out in (spliced, whole)
    ]
    assert names[0] == names[1]
    _, different, unread = cmpfiles(spliced, whole, names[0], shallow=False)
    assert not different + unread
