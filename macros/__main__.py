"""The `goals` command: what staff and pipelines ask of the goal repository.

Exit codes: 0 all is well, 1 there are problems, 2 the command was used wrongly.
"""

import io
import os
import sys
from collections.abc import Sequence
from pkgutil import resolve_name

from macros.commands.arguments import Parser
from macros.commands.terminal import show_progress
from macros.reading.problems import GoalsError
from macros.reading.system_errors import tell_why

COMMANDS = {
    "check": "macros.commands.check:add_check",
    "diff": "macros.commands.diff:add_diff",
    "schema": "macros.commands.schema:add_schema",
    "assess": "macros.commands.assess:add_assess",
    "record": "macros.commands.record:add_record",
    "import": "macros.commands.imports:add_import",
    "missing": "macros.commands.missing:add_missing",
    "reports": "macros.commands.reports:add_reports",
    **dict.fromkeys(("publish", "preview", "servers", "archive"), "macros.commands.publish:add_publish"),
    "forms": "macros.commands.forms:add_forms",
    "kolada": "macros.commands.kolada:add_kolada",
    "note": "macros.commands.note:add_note",
}
"""What makes each command known, in the order that they are told; imported when it is asked for."""
_INTERRUPTED = 130
"""What shells expect of a command that Ctrl-C stopped."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without å still gets its answer
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        print(end="", flush=True)  # nowhere, where nobody listens
    except GoalsError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read the answer has had enough of it
        _silence()
        return 1
    except OSError as error:  # what commands write to files they tell of themselves
        _silence()
        where = (
            f"Det går inte att läsa eller skriva {error.filename}" if error.filename else "Svaret går inte att skriva"
        )
        print(f"{where}: {tell_why(error)}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        show_progress("")
        print("Avbrutet.", file=sys.stderr)
        return _INTERRUPTED
    return code


def _run(words: Sequence[str]) -> int:
    parser = Parser(prog="goals", description="Kommunens mål: kontrollera, räkna och publicera.")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    named = COMMANDS.get(words[0]) if words else None
    for place in [named] if named else dict.fromkeys(COMMANDS.values()):
        resolve_name(place)(commands)
    asked = parser.parse_args(words)
    code: int = asked.run(asked)
    return code


def _silence() -> None:
    """Nothing more is written where the answer went, not even what waits to be."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
