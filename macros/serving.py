"""A site that is served while it is written: what nobody looks at is not made.

A change makes the plan anew; a page, or a part of an authored page, is made when a browser first asks for it.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from posixpath import normpath
from threading import Event, Lock
from typing import Any

Serve = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application."""


class MadeWhenAsked:
    """The files of a served site that are made when somebody asks for them."""

    def __init__(self) -> None:
        self._makers: dict[str, Callable[[], None]] = {}
        self._is_ready = Event()
        self._lock = Lock()

    def begin(self) -> None:
        """Let requests wait: the site is made anew."""
        self._is_ready.clear()

    def renew(self, makers: Mapping[str, Callable[[], None]]) -> None:
        """Answer requests again; `makers` write the files, or what is in a folder whose name ends with a slash."""
        with self._lock:
            self._makers = dict(makers)
        self._is_ready.set()

    def before(self, serve: Serve, mounted: str) -> Serve:
        """The application of a site below a path, with what is asked for made before it looks for the file."""

        def make_and_serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            path = environ.get("PATH_INFO", "").removeprefix(mounted)
            answers: list[tuple[Any, ...]] = []
            self._make(path)
            body = serve(environ, lambda *answer: answers.append(answer))
            if answers[0][0].startswith("404") and self._make(path):  # made anew since it was asked for
                body = serve(environ, lambda *answer: answers.append(answer))
            start_response(*answers[-1])
            return body

        return make_and_serve

    def _make(self, asked: str) -> bool:
        """Make what is asked for; whether there was anything to make."""
        self._is_ready.wait()
        path = normpath(f"/{asked}index.html" if asked.endswith("/") or not asked else f"/{asked}").lstrip("/")
        with self._lock:
            for name in (path, *(f"{folder}/" for folder in PurePosixPath(path).parents)):
                if maker := self._makers.get(name):
                    maker()
                    self._makers = {name: other for name, other in self._makers.items() if other is not maker}
                    return True
        return False
