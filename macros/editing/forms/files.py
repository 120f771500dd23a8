"""The forms as files of the built site: the page, the configuration and the editor that `make forms` has bundled."""

import shutil
from html import escape
from pathlib import Path

from macros.editing.forms.configuration import Forms
from macros.publishing.policy import Place, put_policy, write_policy
from macros.publishing.whole_files import list_files, write_whole
from macros.reading.problems import SourceError

FOLDER = "redigera"


def write_forms(forms: Forms, editor: Path, site: Path) -> int:
    """Write the forms into a built site, in place of those that stand there; how many files they are.

    Raises SourceError where the editor is not installed or the site is not built.
    """
    page = editor / "index.html"
    if not page.is_file():
        raise SourceError(f"Redigeraren finns inte i {editor}. Kör make forms, som hämtar den med npm.")
    if not (site / "index.html").is_file():
        raise SourceError(f"Det finns ingen färdig webbplats i {site}. Kör make site först.")
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    for source in list_files(editor):
        copy = folder / source.relative_to(editor)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)
    policy = write_policy(Place.EDITOR, services=forms.backend.services)
    html = page.read_text(encoding="utf-8").replace("Redigera målen", escape(forms.title))
    write_whole(folder / "index.html", put_policy(html, policy))
    write_whole(folder / "config.yml", forms.write())
    return len(list_files(folder))
