"""How commands read what is written after them, and say in Swedish what they don't understand."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from macros.plan.periods import FollowUpPeriod
from macros.plan.plan import Plan


class Parser(argparse.ArgumentParser):
    """A parser that tells in Swedish how it is used, and what it did not understand."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401  argparse's own
        super().__init__(*arguments, **named)
        self._positionals.title, self._optionals.title = "det här anges", "val"
        for action in self._actions:
            if action.dest == "help":
                action.help = "visa den här hjälpen"

    def format_help(self) -> str:
        """Argparse's, with its one English word put in Swedish."""
        return super().format_help().replace("usage: ", "skriv: ", 1)

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


def goals_folder() -> argparse.ArgumentParser:
    """The option that names the goal repository, for the commands that read it."""
    shared = argparse.ArgumentParser(add_help=False)  # its options stand among those of the command
    shared.add_argument(
        "--goals", type=Path, default=Path("goals"), metavar="MAPP", help="måldatan (goals/ om inget sägs)"
    )
    return shared


def read_follow_up(text: str) -> FollowUpPeriod:
    try:
        return FollowUpPeriod.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} är ingen uppföljning. Skriv till exempel 2025-t2.") from None


def read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} är inte ett datum. Skriv till exempel 2025-03-26.") from None


def tell_unknown_body(plan: Plan, said: str | None) -> str:
    """That there is no such body, or that none was named, and which there are."""
    fault = f"Organet {said} finns inte." if said else "Här saknas --body."
    return f"{fault} Välj bland {', '.join(plan.bodies)}."
