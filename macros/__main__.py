"""The `goals` command: what staff and pipelines ask of the goal repository.

Exit codes: 0 all is well, 1 there are problems, 2 the command was used wrongly.
"""

import argparse
import io
import os
import re
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from macros.pages.assessments import write_assessment, write_assessment_json
from macros.pages.words import NBSP, write_count, write_date, write_number
from macros.plan.periods import FollowUpPeriod
from macros.publishing.apache import write_host
from macros.publishing.archive import Archive, write_archive
from macros.publishing.build_day import build_day
from macros.publishing.nginx import write_nginx
from macros.publishing.plotly_script import PlotlyScript
from macros.publishing.publish import publish_site
from macros.publishing.whole_files import write_whole
from macros.reading.load import load_plan
from macros.reading.problems import GoalsError, PlanError, Problem, write_json
from macros.reports.wanted import list_reports


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without å still gets its answer
    asked = _parser().parse_args(arguments)
    try:
        code: int = asked.run(asked)
    except GoalsError as error:
        print(error, file=sys.stderr)
        return 1
    return code


def _check(asked: argparse.Namespace) -> int:
    """Every problem in the repository."""
    problems: tuple[Problem, ...] = ()
    counted = ""
    try:
        plan = load_plan(asked.goals)
        counted = ", ".join([
            write_count(len(plan.goals), "mål", "mål"),
            write_count(len(plan.indicators), "indikator", "indikatorer"),
            write_count(len(plan.activities), "aktivitet", "aktiviteter"),
        ]).replace(NBSP, " ")  # fmt: skip
    except PlanError as error:
        problems = error.problems
    if asked.format == "json":
        _print_json(write_json(problems))
    elif problems:
        print(*problems, sep="\n")
        them = "det" if len(problems) == 1 else "dem"
        print(f"\n{len(problems)} fel. Rätta {them} och kör goals check igen.")
    else:
        print(f"Inga fel. Läste {counted}.")
    return 1 if problems else 0


def _assess(asked: argparse.Namespace) -> int:
    """What every indicator and goal comes to, and why."""
    plan, day = load_plan(asked.goals), asked.as_of or datetime.now(UTC).astimezone().date()
    if asked.format == "json":
        _print_json(write_assessment_json(plan, day))
    else:
        print(write_assessment(plan, day))
    return 0


def _reports(asked: argparse.Namespace) -> int:
    """The follow-ups as documents, in a folder."""
    plan = load_plan(asked.goals)
    if asked.body is not None and asked.body not in plan.bodies:
        print(f"Organet {asked.body} finns inte. Välj bland {', '.join(plan.bodies)}.", file=sys.stderr)
        return 2
    try:
        from macros.reports.shelf import Shelf  # noqa: PLC0415  WeasyPrint needs Pango; the rest does not
    except (ImportError, OSError) as error:
        print(f"Rapporterna kräver WeasyPrint, python-docx och Pango. Kör make reports. {error}", file=sys.stderr)
        return 1
    wanted = list(list_reports(plan, build_day(), asked.period, asked.body))
    is_all = asked.period is None and asked.body is None
    if not wanted and not is_all:
        print("Ingen sådan uppföljning är publicerad.", file=sys.stderr)
        return 1
    shelf, written, removed = Shelf(asked.folder), 0, 0
    try:
        for number, each in enumerate(wanted, 1):
            _show_progress(f"{number} av {len(wanted)}: {each.name}")
            written += len(shelf.put(each))
        if is_all:
            removed = len(shelf.remove_others(wanted))
    except OSError as error:
        print(f"Det går inte att skriva i {asked.folder}: {error.strerror}.", file=sys.stderr)
        return 1
    finally:
        _show_progress("")
    told = "Ingen uppföljning är publicerad än, så det finns inga rapporter att skriva."
    if wanted:
        told = f"{write_count(len(wanted), 'rapport', 'rapporter')} i {asked.folder}. "
        told += f"{write_count(written, 'ny eller ändrad fil', 'nya eller ändrade filer')}."
    told += f" {write_count(removed, 'gammal fil', 'gamla filer')} togs bort." if removed else ""
    print(told.replace(NBSP, " "))
    return 0


def _publish(asked: argparse.Namespace) -> int:
    """A built site made fit to publish."""
    if not (asked.folder / "index.html").is_file():
        return _say_no_site(asked.folder)
    try:
        published = publish_site(asked.folder, urlsplit(os.environ.get("SITE_URL", "")).path.rstrip("/"))
    except ValueError as error:
        print(f"{error}.", file=sys.stderr)
        return 1
    size = write_number(Decimal(published.size) / 1_000_000, 1)
    files = write_count(published.files, "fil", "filer")
    texts = write_count(published.compressed, "text", "texter")
    print(f"{asked.folder} är klar att publicera: {files}, {size} MB. {texts} har komprimerats.".replace(NBSP, " "))
    return 0


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


def _show_progress(told: str) -> None:
    """What is being done, on one line of a terminal; nothing in a pipe."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{told}", end="", file=sys.stderr, flush=True)


def _print_json(text: str) -> None:
    """JSON is UTF-8, whatever the terminal shows; what UTF-8 can't hold is escaped as JSON escapes it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    print(text)


class _Parser(argparse.ArgumentParser):
    """A parser that tells in Swedish what it did not understand."""

    def error(self, message: str) -> NoReturn:
        """One sentence and exit code 2."""
        for said, told in _USAGE:
            match = re.fullmatch(said, message)
            if match:
                message = told.format(*match.groups())
                break
        self.exit(2, f"{message}\nSe {self.prog} --help.\n")


_USAGE = (
    (r"the following arguments are required: (.+)", "Här saknas {0}."),
    (r"unrecognized arguments: (.+)", "Okänt: {0}."),
    (r"argument (.+): invalid choice: (.+) \(choose from (.+)\)", "{0}: {1} går inte att välja. Välj bland {2}."),
    (r"argument (.+): expected one argument", "{0} behöver ett värde."),
    (r"argument (.+?): (.+)", "{0}: {1}"),
)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="goals", description="Kommunens mål: kontrollera, räkna och publicera.")
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--goals", type=Path, default=Path("goals"), metavar="MAPP", help="måldatan (goals/ om inget sägs)"
    )
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    check = commands.add_parser("check", parents=[shared], help="visa alla fel i måldatan")
    check.add_argument("--format", choices=["text", "json"], default="text", help="hur felen skrivs")
    check.set_defaults(run=_check)
    assess = commands.add_parser("assess", parents=[shared], help="visa hur det går, och varför")
    assess.add_argument(
        "--as-of", type=_day, metavar="DATUM", help="räkna som det var känt den dagen (idag om inget sägs)"
    )
    assess.add_argument("--format", choices=["text", "json"], default="text", help="hur svaret skrivs")
    assess.set_defaults(run=_assess)
    reports = commands.add_parser("reports", parents=[shared], help="skriv uppföljningarna som PDF och Word")
    reports.add_argument("folder", type=Path, metavar="MAPP", help="mappen där dokumenten ska stå")
    reports.add_argument("--period", type=_period, metavar="PERIOD", help="bara den perioden, till exempel 2025-t2")
    reports.add_argument("--body", metavar="ORGAN", help="bara det organets rapporter, till exempel socialnamnden")
    reports.set_defaults(run=_reports)
    publish = commands.add_parser("publish", help="gör en byggd webbplats klar att publicera")
    publish.add_argument("folder", type=Path, metavar="MAPP", help="mappen som mkdocs build har skrivit")
    publish.set_defaults(run=_publish)
    servers = commands.add_parser("servers", help="skriv konfigurationen för nginx och Apache")
    servers.add_argument("folder", type=Path, metavar="MAPP", help="mappen där filerna ska stå")
    servers.set_defaults(run=_servers)
    archive = commands.add_parser("archive", parents=[shared], help="packa webbplatsen för kommunens arkiv")
    archive.add_argument("out", type=Path, metavar="UT", help="zip-filen, eller en tom mapp")
    archive.add_argument(
        "--site", type=Path, default=Path("site"), metavar="MAPP", help="den byggda webbplatsen (site/ om inget sägs)"
    )
    archive.set_defaults(run=_archive)
    return parser


def _period(text: str) -> FollowUpPeriod:
    try:
        return FollowUpPeriod.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} är ingen uppföljning. Skriv till exempel 2025-t2.") from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} är inte ett datum. Skriv till exempel 2025-03-26.") from None


if __name__ == "__main__":
    sys.exit(main())
