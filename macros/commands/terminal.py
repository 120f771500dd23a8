"""What a command shows on a terminal and leaves out in a pipe."""

import io
import sys


def show_progress(told: str) -> None:
    """What is being done, on one line of a terminal; nothing in a pipe."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{told}", end="", file=sys.stderr, flush=True)


def print_json(text: str) -> None:
    """JSON and XML are UTF-8, whatever the terminal shows; what UTF-8 can't hold is escaped as JSON escapes it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    print(text)
