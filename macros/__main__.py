"""The `goals` command: what staff and pipelines ask of the goal repository.

Exit codes: 0 all is well, 1 there are problems, 2 the command was used wrongly.
"""

import io
import os
import sys
from collections.abc import Sequence

from macros.commands.arguments import Parser
from macros.commands.assess import add_assess
from macros.commands.check import add_check
from macros.commands.diff import add_diff
from macros.commands.forms import add_forms
from macros.commands.imports import add_import
from macros.commands.kolada import add_kolada
from macros.commands.missing import add_missing
from macros.commands.note import add_note
from macros.commands.publish import add_publish
from macros.commands.record import add_record
from macros.commands.reports import add_reports
from macros.commands.schema import add_schema
from macros.reading.problems import GoalsError

COMMANDS = (
    add_check,
    add_diff,
    add_schema,
    add_assess,
    add_record,
    add_import,
    add_missing,
    add_reports,
    add_publish,
    add_forms,
    add_kolada,
    add_note,
)
"""What makes each command known, in the order that they are told."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without å still gets its answer
    parser = Parser(prog="goals", description="Kommunens mål: kontrollera, räkna och publicera.")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    for add in COMMANDS:
        add(commands)
    asked = parser.parse_args(arguments)
    try:
        code: int = asked.run(asked)
    except GoalsError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read the answer has had enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
