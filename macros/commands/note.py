"""`goals note`: what a pipeline has to say, in the merge request itself."""

import argparse
import os
import re
from pathlib import Path
from typing import Any

from macros.reading.problems import SourceError
from macros.reading.system_errors import tell_why

_LARGEST = 10_000_000
_TOLD = {
    "created": "Kommentaren står i ändringen.",
    "updated": "Kommentaren i ändringen är uppdaterad.",
    "unchanged": "Kommentaren i ändringen säger det redan.",
}


def add_note(commands: "argparse._SubParsersAction[Any]") -> None:
    """Make the command known."""
    note = commands.add_parser("note", help="skriv en text som kommentar i ändringen på GitLab, eller uppdatera den")
    note.add_argument("file", type=Path, metavar="FIL", help="filen med texten, i Markdown")
    note.add_argument(
        "--marker", type=_read_marker, default="diff", metavar="NAMN", help="vilken av kommentarerna det är (diff)"
    )
    note.set_defaults(run=_note)


def _read_marker(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]{1,40}", text):
        raise argparse.ArgumentTypeError(f"{text!r} går inte att använda. Skriv små bokstäver a–z, som i diff.")
    return text


def _note(asked: argparse.Namespace) -> int:
    """A text as a note, where there is a merge request and a token that may write in it."""
    from macros.editing.merge_request import TOKEN, MergeRequest, put_note  # noqa: PLC0415  httpx takes long to import

    request, token = MergeRequest.of_pipeline(os.environ), os.environ.get(TOKEN, "").strip()
    if request is None:
        print("Ingen kommentar skrivs: det här är ingen pipeline för en merge request på GitLab.")
        return 0
    if not token:
        print(f"Ingen kommentar skrivs: variabeln {TOKEN} finns inte. Texten står bland filerna från pipelinen.")
        return 0
    print(_TOLD[put_note(request, token, asked.marker, _read(asked.file)).value])
    return 0


def _read(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            content = opened.read(_LARGEST)
    except OSError as error:
        raise SourceError(f"Det går inte att läsa {path}: {tell_why(error)}.") from None
    if not content.strip():
        raise SourceError(f"{path} är tom, så det finns inget att skriva i kommentaren.")
    return content.decode("utf-8", errors="replace")
