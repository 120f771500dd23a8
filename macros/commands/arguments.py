"""How commands read what is written after them, and say in Swedish what they don't understand."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import NoReturn

from macros.plan.periods import FollowUpPeriod


class Parser(argparse.ArgumentParser):
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


def goals_folder() -> Parser:
    """The option that names the goal repository, for the commands that read it."""
    shared = Parser(add_help=False)
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
