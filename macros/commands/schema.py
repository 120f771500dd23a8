"""`goals schema`: the format as JSON Schemas, which editors help by."""

import argparse
from pathlib import Path
from typing import Any

from macros.commands.arguments import goals_folder
from macros.publishing.whole_files import write_whole
from macros.reading.modelines import find_astray
from macros.reading.problems import GoalsError
from macros.reading.schema import FOLDER, write_schemas


def add_schema(commands: "argparse._SubParsersAction[Any]") -> None:
    """Make the command known."""
    schema = commands.add_parser(
        "schema", parents=[goals_folder()], help="kontrollera scheman som hjälper den som skriver i en editor"
    )
    schema.add_argument("--write", action="store_true", help=f"skriv dem i {FOLDER}/")
    schema.set_defaults(run=_schema)


def _schema(asked: argparse.Namespace) -> int:
    """What is committed against what the format says; with `--write` the first becomes the second."""
    try:
        wrong = _find_wrong(asked.goals)
        if asked.write:
            for path, content in wrong.items():
                write_whole(path, content) if content is not None else path.unlink()
    except OSError as error:
        raise GoalsError(f"{error.filename} går inte att läsa eller skriva.") from None
    for path, content in wrong.items():
        print(f"{path.as_posix()}: {_tell(path, content, has_mended=asked.write)}")
    if not wrong:
        print(f"Alla {len(write_schemas())} scheman i {FOLDER}/ stämmer med formatet.")
    elif not asked.write:
        print("\nKör goals schema --write och spara det som ändras.")
    return 1 if wrong and not asked.write else 0


def _find_wrong(goals: Path) -> dict[Path, bytes | None]:
    """Every file that is not as it should be, with what it should hold; None where it should not be there."""
    folder = Path(FOLDER)
    right = {folder / name: text.encode() for name, text in write_schemas().items()}
    wrong: dict[Path, bytes | None] = {
        path: content for path, content in right.items() if not path.is_file() or path.read_bytes() != content
    }
    wrong |= dict.fromkeys(path for path in sorted(folder.glob("*.json")) if path not in right)
    if goals.is_dir():
        wrong |= {each.path: each.mended for each in find_astray(goals, folder)}
    return wrong


def _tell(path: Path, content: bytes | None, *, has_mended: bool) -> str:
    if content is None:
        return "Borttaget." if has_mended else "Schemat hör inte till något slags fil."
    if has_mended:
        return "Skrivet."
    if path.suffix != ".json":
        return "Raden yaml-language-server leder inte till filens schema."
    return "Schemat är inte det som formatet säger." if path.exists() else "Schemat saknas."
