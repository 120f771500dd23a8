"""Built pages as trees, read as strictly as they ought to be written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_HEADING = re.compile(r"h([1-6])")
_LINKING = ("href", "src", "action", "formaction", "data-figure", "data-plotly")


@dataclass(eq=False)
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, with single spaces."""
        return " ".join("".join(self._pieces()).replace("\u00a0", " ").split())

    def _pieces(self) -> Iterator[str]:
        for child in self.children:
            yield from (child,) if isinstance(child, str) else child._pieces()

    def walk(self) -> Iterator["Element"]:
        """The element and all in it, in the order of the page; what a template holds is not on the page."""
        yield self
        for child in self.children if self.tag != "template" else []:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *tags: str) -> list["Element"]:
        """Every element of some tags."""
        return [each for each in self.walk() if each.tag in tags]

    def one(self, tag: str) -> "Element":
        """The first element of a tag, which must be there."""
        found = self.all(tag)
        assert found, f"No <{tag}> in <{self.tag}>: {self.text[:80]}"
        return found[0]

    def within(self, tag: str) -> "Element | None":
        """The nearest element of a tag that it stands in."""
        here = self.parent
        while here is not None and here.tag != tag:
            here = here.parent
        return here


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = self.here = Element("document")
        self.faults: list[str] = []
        self.comments: list[str] = []

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.faults += [f"<{tag}> has {name} twice" for name in sorted(set(names)) if names.count(name) > 1]
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in _VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.here.tag != tag:
            self.faults.append(f"</{tag}> closes <{self.here.tag}> (line {self.getpos()[0]})")
            return
        self.here = self.here.parent or self.top

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


@dataclass(frozen=True)
class Document:
    """A built page."""

    address: str
    """Below the site's root: `mal/fler-klarar-skolan/`; `404.html` for the page of what is missing."""
    top: Element
    faults: tuple[str, ...]
    """What is not well written in it: tags that don't match, attributes that stand twice."""
    comments: tuple[str, ...] = ()

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.top.walk() if "id" in element.attributes]

    @property
    def main(self) -> Element:
        return self.top.one("main") if self.top.all("main") else self.top.one("body")

    @property
    def title(self) -> str:
        return self.top.one("title").text

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and text of each heading."""
        found = [(_HEADING.fullmatch(each.tag), each) for each in self.top.walk()]
        return [(int(match[1]), each.text) for match, each in found if match]

    @property
    def is_stub(self) -> bool:
        """Whether it only leads on to another page."""
        return any(meta.attributes.get("http-equiv", "").lower() == "refresh" for meta in self.top.all("meta"))

    def links(self) -> Iterator[tuple[Element, str]]:
        """Every address that the page refers to, as it is written, with the element that holds it."""
        for element in self.top.walk():
            for name in _LINKING:
                if name in element.attributes:
                    yield element, element.attributes[name]
            if element.tag == "meta" and element.attributes.get("http-equiv", "").lower() == "refresh":
                yield element, element.attributes["content"].partition("url=")[2]


@dataclass(frozen=True)
class BuiltSite:
    """A built site in a folder, as it stands under its address."""

    folder: Path
    url: str

    @property
    def documents(self) -> dict[str, Document]:
        """Every page by its address."""
        return read_documents(self.folder)

    def page(self, address: str) -> Document:
        """A page, which must be there."""
        assert address in self.documents, f"There is no page at /{address}; there are {sorted(self.documents)}"
        return self.documents[address]

    def texts(self) -> dict[str, str]:
        """Every text file but Plotly's script, by its path."""
        kinds = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ""}
        files = [file for file in sorted(self.folder.rglob("*")) if file.is_file() and file.suffix in kinds]
        return {
            file.relative_to(self.folder).as_posix(): file.read_text(encoding="utf-8")
            for file in files
            if not file.name.startswith("plotly")
        }

    def resolve(self, document: Document, link: str) -> str:
        """The whole address that a link on a page leads to; the page of what is missing is shown at any depth."""
        here = document.address if document.address != "404.html" else "finns/inte/har/"
        return urljoin(self.url + here, link)

    def fault_of(self, document: Document, link: str) -> str | None:
        """What is wrong with a link within the site, in words; None where it lands or leaves the site's host."""
        if link.startswith("#"):
            return None if link == "#" or unquote(link[1:]) in document.ids else f"{link}: the page has no such id"
        target, ours = urlsplit(self.resolve(document, link)), urlsplit(self.url)
        if target.scheme in {"mailto", "tel"} or target.netloc != ours.netloc:
            return None
        if not target.path.startswith(ours.path):
            return f"{link} leads to {target.path}, outside of {ours.path}"
        return self._fault_of_path(link, unquote(target.path.removeprefix(ours.path)), unquote(target.fragment))

    def _fault_of_path(self, link: str, path: str, fragment: str) -> str | None:
        file = self.folder / path
        if file.is_dir():
            if path and not path.endswith("/"):
                return f"{link} lacks its last slash"
            file /= "index.html"
        if not file.is_file():
            return f"{link}: there is no {path or 'index.html'}"
        if fragment and file.suffix == ".html":
            there = self.documents[address_of(file.relative_to(self.folder))]
            return None if fragment in there.ids else f"{link}: /{there.address} has no id {fragment}"
        return None


def address_of(file: Path) -> str:
    """The address of a built file: `mal/index.html` → `mal/`."""
    return file.as_posix().removesuffix("index.html")


@lru_cache(maxsize=8)
def read_documents(folder: Path) -> dict[str, Document]:
    """Every HTML file of a built site by its address."""
    documents = {}
    for file in sorted(folder.rglob("*.html")):
        address = address_of(file.relative_to(folder))
        documents[address] = read_document(address, file.read_text(encoding="utf-8"))
    return documents


def read_document(address: str, html: str) -> Document:
    """A page from its HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    unclosed = [] if reader.here is reader.top else [f"<{reader.here.tag}> is never closed"]
    return Document(address, reader.top, (*reader.faults, *unclosed), tuple(reader.comments))
