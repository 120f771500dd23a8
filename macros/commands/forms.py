"""`goals forms`: the staff's forms, put into a built site."""

import argparse
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from macros.commands.arguments import goals_folder
from macros.editing.forms.backend import Backend
from macros.editing.forms.configuration import Forms
from macros.editing.forms.files import FOLDER, write_forms
from macros.pages.words import NBSP, write_count
from macros.publishing.build_day import build_day
from macros.reading.load import load_plan


def add_forms(commands: "argparse._SubParsersAction[Any]") -> None:
    """Make the command known."""
    forms = commands.add_parser(
        "forms", parents=[goals_folder()], help="lägg in formulären för personalen i webbplatsen"
    )
    forms.add_argument("site", type=Path, metavar="MAPP", help="den byggda webbplatsen")
    forms.add_argument(
        "--backend",
        choices=["gitlab", "local"],
        default="gitlab",
        help="var formulären sparar: gitlab (om inget sägs), eller local för en mapp på den egna datorn",
    )
    forms.add_argument("--gitlab", metavar="ADRESS", help="GitLabs adress (FORMS_GITLAB, annars gitlab.com)")
    forms.add_argument("--repo", metavar="PROJEKT", help="projektet, till exempel kommunen/malsidan (FORMS_REPO)")
    forms.add_argument("--app-id", metavar="ID", help="programmets id i GitLab (FORMS_APP_ID)")
    forms.add_argument(
        "--branch", metavar="GREN", help="grenen som ändringar föreslås till (FORMS_BRANCH, annars main)"
    )
    forms.add_argument(
        "--editor", type=Path, default=Path("forms/built"), metavar="MAPP", help="redigeraren som make forms har hämtat"
    )
    forms.set_defaults(run=_forms)


def _forms(asked: argparse.Namespace) -> int:
    """The forms in a built site."""
    said = {"server": asked.gitlab, "repo": asked.repo, "app_id": asked.app_id, "branch": asked.branch}
    backend = Backend(is_local=True) if asked.backend == "local" else Backend.settled(said, os.environ)
    site_path = urlsplit(os.environ.get("SITE_URL", "")).path.rstrip("/")
    folder = asked.goals.name if asked.goals.is_absolute() else asked.goals.as_posix()
    forms = Forms(load_plan(asked.goals), build_day(), backend, folder, site_path)
    written = write_forms(forms, asked.editor, asked.site)
    print(f"{write_count(written, 'fil', 'filer')} i {asked.site / FOLDER}.".replace(NBSP, " "))
    return 0
