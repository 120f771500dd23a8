"""A site with the forms in it, served with the headers that decide what they may do, and a folder to save in.

The folder is a real one: the browser's own file system for the site's origin, given to the editor in place of the
folder that its user would point out. Only the dialogue that points it out is replaced.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from re import search
from threading import Thread

from playwright.sync_api import Locator, Page

from macros.publishing.headers import site_headers
from tests.browser.visits import Visit
from tests.publishing.commands import run_goals
from tests.served import EXEMPELBY, ROOT, _Pages

EDITOR = ROOT / "forms" / "built"
_POINT_OUT = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
_FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle('.git', { create: true });
  for (const [path, text] of Object.entries(files)) {
    const names = path.split('/');
    let folder = root;
    for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
    const file = await (await folder.getFileHandle(names.at(-1), { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
_READ = """async () => {
  const files = {};
  const read = async (folder, before) => {
    for await (const [name, each] of folder.entries()) {
      if (each.kind === 'directory') await read(each, `${before}${name}/`);
      else files[before + name] = await (await each.getFile()).text();
    }
  };
  await read(await navigator.storage.getDirectory(), '');
  return files;
}"""


def write_site(folder: Path, *options: str, goals: Path = EXEMPELBY) -> Path:
    """The least of a site, with the forms of a goal repository in it."""
    assert (EDITOR / "index.html").is_file(), "Run tests/install-forms first"
    (folder / "assets").mkdir(parents=True, exist_ok=True)
    favicon = ROOT / "docs" / "assets" / "favicon.svg"
    (folder / "assets" / "favicon.svg").write_bytes(favicon.read_bytes())
    for name in ("index.html", "404.html"):
        (folder / name).write_text('<!doctype html><link rel="icon" href="data:,"><title>x</title>', encoding="utf-8")
    done = run_goals("forms", str(folder), "--goals", str(goals), *(options or ("--backend", "local")))
    assert done.returncode == 0, done.stderr
    return folder


class _WithHeaders(_Pages):
    """Sends what the configured servers send of who may open whom."""

    def end_headers(self) -> None:
        header = next(each for each in site_headers(()) if each.name == "Cross-Origin-Opener-Policy")
        told = (value for pattern, value in header.elsewhere if search(pattern, self.path))
        self.send_header(header.name, next(told, header.value))
        super().end_headers()


@contextmanager
def serve_site(folder: Path) -> Iterator[str]:
    """The site at an address of its own."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_WithHeaders, folder, "/")) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def files_of(goals: Path) -> dict[str, str]:
    """The files of a goal repository as they stand in the project."""
    found = (path for path in sorted(goals.rglob("*")) if path.is_file())
    return {f"goals/{path.relative_to(goals).as_posix()}": path.read_text(encoding="utf-8") for path in found}


def put_files(page: Page, files: Mapping[str, str]) -> None:
    """Put files into the folder that the editor will be given."""
    page.evaluate(_FILL, dict(files))


def read_files(page: Page) -> dict[str, str]:
    """The files of that folder."""
    files: dict[str, str] = page.evaluate(_READ)
    return files


def open_editor(visit: Visit, files: Mapping[str, str], address: str = "redigera/") -> Page:
    """The editor with the files open in it."""
    page = visit.open("index.html")
    put_files(page, files)
    page.add_init_script(_POINT_OUT)
    visit.open(address)
    page.get_by_role("button", name="Arbeta med lokalt repository").click()
    page.get_by_role("radio", name="Innehåll").wait_for()
    return page


def open_form(page: Page, place: str, key: str) -> Page:
    """A form by the place of its file in the editor, with the field of a key in view."""
    page.evaluate("place => { location.hash = `#/collections/${place}`; }", place.partition("/")[0])
    page.get_by_role("radio", name="Innehåll").wait_for()
    page.evaluate("place => { location.hash = `#/collections/${place}`; }", place)
    page.locator("[data-key-path]").first.wait_for()
    reveal(page, key)
    return page


def reveal(page: Page, key: str) -> Locator:
    """The field of a key; a long form makes its fields as they are scrolled to."""
    found = page.locator(f'[data-key-path="{key}"]')
    page.mouse.move(600, 500)
    for _ in range(40):
        if found.count():
            found.first.scroll_into_view_if_needed()
            return found.first
        page.mouse.wheel(0, 400)
        page.wait_for_timeout(50)
    raise AssertionError(f"No field of {key}")


def field(page: Page, key: str) -> Locator:
    """Where something is written in the field of a key."""
    return reveal(page, key).locator("input, textarea").first


def save(page: Page) -> None:
    """Save the form, which closes it."""
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("button", name="Spara").wait_for(state="detached")
