"""A copy of the published site for the municipality's archive: pages that open from a folder, all data, a list of all.

The pages lose what a server or a script is needed for; everything can be read without. The same site gives the same
bytes.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from macros.publishing.archive_pages import ArchivedPages
from macros.publishing.former import MADE_WITH
from macros.publishing.manifest import MANIFEST, write_manifest
from macros.publishing.whole_files import list_files, write_whole

NBSP = "\u00a0"
README = "LÄSMIG.txt"
GOALS = "maldata"
_ONLY_SERVED = frozenset({"404.html", "robots.txt", "sitemap.xml", "_redirects", ".htaccess", MADE_WITH, MANIFEST})
_ONLY_SERVED_FOLDERS = frozenset({".redirects", ".well-known", "redigera", "sokindex"})
_ONLY_SERVED_ENDINGS = frozenset({".br", ".gz", ".js"})


@dataclass(frozen=True)
class Archive:
    """What is archived, and what the archive says of itself."""

    site: Path
    """The built site."""
    goals: Path
    """The goal repository that it was built from."""
    municipality: str
    day: date
    """The site shows what was known on this day."""
    day_written: str
    commit: str = ""
    url: str = ""


def write_archive(archive: Archive, out: Path) -> int:
    """Write the archive to a folder, or to a zip file where its name says so; how many files it holds.

    Raises FileExistsError where the folder holds anything: an archive is never written over another.
    """
    if out.suffix != ".zip":
        if out.exists() and any(out.iterdir()):
            raise FileExistsError(f"{out} är inte tom")
        return _fill(archive, out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out.parent, prefix=".arkiv-") as temporary:
        folder = Path(temporary) / out.stem
        written = _fill(archive, folder)
        _pack(folder, unfinished := Path(temporary) / out.name)
        unfinished.replace(out)
    return written


def _fill(archive: Archive, folder: Path) -> int:
    pages = ArchivedPages(archive.site, f"Arkivkopia: så såg webbplatsen ut den {archive.day_written}.")
    for source in archived_files(archive.site):
        copy = folder / source.relative_to(archive.site)
        if source.suffix == ".html":
            write_whole(copy, pages.write(source))
        else:
            _copy(source, copy)
    for source in list_files(archive.goals):
        inside = source.relative_to(archive.goals)
        if not any(part.startswith(".") for part in inside.parts):
            _copy(source, folder / GOALS / inside)
    write_whole(folder / README, _write_readme(archive))
    return write_manifest(folder) + 1


def archived_files(site: Path) -> Iterator[Path]:
    """What is worth keeping without a server."""
    for path in list_files(site):
        inside = path.relative_to(site)
        is_served = inside.as_posix() in _ONLY_SERVED or inside.parts[0] in _ONLY_SERVED_FOLDERS
        if not is_served and path.suffix not in _ONLY_SERVED_ENDINGS:
            yield path


def _copy(source: Path, copy: Path) -> None:
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, copy)


def _pack(folder: Path, out: Path) -> None:
    """A zip file whose bytes depend on nothing but the files' names and contents."""
    with ZipFile(out, "w") as packed:
        for path in list_files(folder):
            entry = ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", (1980, 1, 1, 0, 0, 0))
            entry.external_attr, entry.compress_type, entry.create_system = 0o644 << 16, ZIP_DEFLATED, 3
            packed.writestr(entry, path.read_bytes())


def _write_readme(archive: Archive) -> str:
    commit = f"Version (commit): {archive.commit}\n" if archive.commit else ""
    url = f"Adress på webben: {archive.url}\n" if archive.url else ""
    has_guide = (archive.goals / "README.md").is_file()
    guide = f"{'':<26}{GOALS}/README.md förklarar varje uppgift\n" if has_guide else ""
    title = f"Mål och resultat – {archive.municipality}"
    return f"""{title}
{"=" * len(title)}

Det här är en kopia av kommunens webbplats om mål och resultat, gjord för kommunens arkiv.
Den visar det som var känt den {archive.day_written.replace(NBSP, " ")}.

Dag: {archive.day}
{commit}{url}
Så läser du
-----------
Öppna index.html i en webbläsare. Du behöver inget nät, ingen server och inget annat program.
Sökningen finns inte med, och inte heller diagrammen som går att utforska. De kräver en webbserver.
I stället finns alla mål och indikatorer i en lista: sok/allt/index.html.
Länkar till andra webbplatser leder ut på nätet och kan ha slutat fungera.

Vad som finns här
-----------------
index.html och mapparna   webbplatsens sidor, som HTML
data/                     siffrorna i öppna format
uppfoljning/              uppföljningarna, även som PDF och Word om de fanns på webbplatsen
{GOALS + "/":<25} källan till allt: måldatan i YAML, som går att läsa som vanlig text
{guide}{MANIFEST:<25} kontrollsumma (SHA-256) för varje fil

Alla filer är kodade i UTF-8, utom bilder, PDF, Word och zip.

Så kontrollerar du att inget har ändrats
----------------------------------------
Linux och macOS, i den här mappen:   sha256sum --check {MANIFEST}
                                     (eller shasum -a 256 --check {MANIFEST})
Windows, en fil i taget:             certutil -hashfile index.html SHA256
"""
