"""`goals publish`, `servers` and `archive`: a built site on its way out."""

import argparse
import os
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from macros.commands.arguments import goals_folder
from macros.pages.words import NBSP, write_count, write_date, write_number
from macros.publishing.apache import write_host
from macros.publishing.archive import Archive, write_archive
from macros.publishing.build_day import build_day
from macros.publishing.nginx import write_nginx
from macros.publishing.plotly_script import PlotlyScript
from macros.publishing.preview import write_preview, write_served_preview
from macros.publishing.publish import publish_site
from macros.publishing.whole_files import write_whole
from macros.reading.load import load_plan


def add_publish(commands: "argparse._SubParsersAction[Any]") -> None:
    """Make the commands known."""
    publish = commands.add_parser("publish", help="gör en byggd webbplats klar att publicera")
    publish.add_argument("folder", type=Path, metavar="MAPP", help="mappen som mkdocs build har skrivit")
    publish.add_argument(
        "--former", type=Path, metavar="MAPP", help="webbplatsen som den är nu; det som inte ändras komprimeras inte om"
    )
    publish.set_defaults(run=_publish)
    preview = commands.add_parser("preview", help="gör en kopia av webbplatsen som visar hur den skulle bli")
    preview.add_argument("out", type=Path, metavar="UT", help="en tom mapp, eller en som inte finns")
    _add_site(preview)
    preview.add_argument(
        "--served", action="store_true", help="för en webbserver, med sökning; annars öppnas kopian från en mapp"
    )
    preview.set_defaults(run=_preview)
    servers = commands.add_parser("servers", help="skriv konfigurationen för nginx och Apache")
    servers.add_argument("folder", type=Path, metavar="MAPP", help="mappen där filerna ska stå")
    servers.set_defaults(run=_servers)
    archive = commands.add_parser("archive", parents=[goals_folder()], help="packa webbplatsen för kommunens arkiv")
    archive.add_argument("out", type=Path, metavar="UT", help="zip-filen, eller en tom mapp")
    _add_site(archive)
    archive.set_defaults(run=_archive)


def _add_site(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--site", type=Path, default=Path("site"), metavar="MAPP", help="den byggda webbplatsen (site/ om inget sägs)"
    )


def _publish(asked: argparse.Namespace) -> int:
    """A built site made fit to publish."""
    if not (asked.folder / "index.html").is_file():
        return _say_no_site(asked.folder)
    try:
        published = publish_site(asked.folder, _root(), asked.former)
    except ValueError as error:
        print(f"{error}.", file=sys.stderr)
        return 1
    size = write_number(Decimal(published.size) / 1_000_000, 1)
    files = write_count(published.files, "fil", "filer")
    texts = write_count(published.compressed, "text", "texter")
    print(f"{asked.folder} är klar att publicera: {files}, {size} MB. {texts} har komprimerats.".replace(NBSP, " "))
    return 0


def _preview(asked: argparse.Namespace) -> int:
    """A copy of a built site that says it is none yet."""
    if not (asked.site / "index.html").is_file():
        return _say_no_site(asked.site)
    try:
        if asked.served:
            files = write_served_preview(asked.site, asked.out, _root())
        else:
            files = write_preview(asked.site, asked.out)
    except FileExistsError as error:
        print(f"{error}. Välj en mapp som inte finns.", file=sys.stderr)
        return 1
    print(f"{write_count(files, 'fil', 'filer')} i {asked.out}.".replace(NBSP, " "))
    return 0


def _root() -> str:
    """The site's own path on its host."""
    return urlsplit(os.environ.get("SITE_URL", "")).path.rstrip("/")


def _servers(asked: argparse.Namespace) -> int:
    """The configurations of the web servers, in a folder."""
    hashes = PlotlyScript.installed().style_hashes
    write_whole(asked.folder / "nginx.conf", write_nginx(hashes))
    write_whole(asked.folder / "apache.conf", write_host())
    print(f"nginx.conf och apache.conf står i {asked.folder}.")
    return 0


def _archive(asked: argparse.Namespace) -> int:
    """A copy of the site for the municipality's archive."""
    if not (asked.site / "index.html").is_file():
        return _say_no_site(asked.site)
    day, told = build_day(), load_plan(asked.goals).municipality.name
    said = os.environ.get("COMMIT", ""), os.environ.get("SITE_URL", "")
    archive = Archive(asked.site, asked.goals, told, day, write_date(day), *said)
    try:
        files = write_archive(archive, asked.out)
    except FileExistsError as error:
        print(f"{error}. Välj en mapp som inte finns, eller en zip-fil.", file=sys.stderr)
        return 1
    print(f"{write_count(files, 'fil', 'filer')} i {asked.out}.".replace(NBSP, " "))
    return 0


def _say_no_site(folder: Path) -> int:
    print(f"Det finns ingen färdig webbplats i {folder}. Kör make site först.", file=sys.stderr)
    return 1
