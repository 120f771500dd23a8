"""What every page of every municipality's site tells those who do not see it: names, landmarks, headings, tables."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tests.site.documents import BuiltSite, Document, Element

_SCOPES = {"col", "row", "colgroup", "rowgroup"}
CONTROLS = ("a", "button", "input", "select", "textarea", "summary")
_ENGLISH = re.compile(r"\b(the|of|and|with|this|that|from|your|you|are|not|click|page|search|loading)\b", re.IGNORECASE)


def pages(site: BuiltSite) -> Iterator[Document]:
    """Every page but those that only lead on, and cards that others frame."""
    for document in site.documents.values():
        if not document.is_stub and not document.address.startswith("inbaddning/"):
            yield document


def is_hidden(element: Element) -> bool:
    """Whether assistive technology leaves it out: it, or what it stands in, says so."""
    here: Element | None = element
    while here is not None:
        if here.attributes.get("aria-hidden") == "true" or "hidden" in here.attributes:
            return True
        here = here.parent
    return False


def name_of(document: Document, element: Element) -> str:
    """The name that a screen reader says of a control, a region or a picture; empty where it has none."""
    said = element.attributes
    if said.get("aria-labelledby"):
        return " ".join(_by_id(document, id_).text for id_ in said["aria-labelledby"].split())
    if said.get("aria-label"):
        return said["aria-label"].strip()
    if element.tag in {"input", "select", "textarea"}:
        labels = [each for each in document.top.all("label") if each.attributes.get("for") == said.get("id", "-")]
        around = element.within("label")
        return " ".join(each.text for each in [*labels, *([around] if around else [])])
    if element.tag == "table":
        return " ".join(each.text for each in element.all("caption"))
    if element.tag == "svg":
        return " ".join(each.text for each in element.children if isinstance(each, Element) and each.tag == "title")
    visible = " ".join(_told(element)).split()
    return " ".join(visible) or said.get("title", "").strip()


def _told(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.attributes.get("aria-hidden") != "true":
            yield child.attributes.get("aria-label") or child.attributes.get("alt") or " ".join(_told(child))


def _by_id(document: Document, id_: str) -> Element:
    return next(each for each in document.top.walk() if each.attributes.get("id") == id_)


def shown(element: Element) -> str:
    """An element as a fault tells it."""
    attributes = " ".join(f"{name}={value!r}" for name, value in element.attributes.items())
    return f"<{element.tag} {attributes}> {element.text[:60]}"


def test_every_control_has_a_name(any_site: BuiltSite) -> None:
    nameless = [
        f"/{document.address}: {shown(control)}"
        for document in any_site.documents.values()
        for control in document.top.all(*CONTROLS)
        if not is_hidden(control) and control.attributes.get("type") != "hidden" and not name_of(document, control)
    ]
    assert not nameless, "\n".join(nameless)


def test_what_has_a_role_or_takes_the_focus_has_a_name(any_site: BuiltSite) -> None:
    nameless = [
        f"/{document.address}: {shown(element)}"
        for document in any_site.documents.values()
        for element in document.top.walk()
        if element.attributes.get("role") in {"region", "img", "group", "search", "dialog"}
        or element.attributes.get("tabindex") == "0"
        if not is_hidden(element) and not name_of(document, element)
    ]
    assert not nameless, "\n".join(nameless)


def test_every_table_has_a_name_and_its_headers_say_what_they_head(any_site: BuiltSite) -> None:
    faults = []
    for document in any_site.documents.values():
        for table in document.top.all("table"):
            if not name_of(document, table):
                faults.append(f"/{document.address}: a table without a caption: {table.text[:60]}")
            headers = table.all("th")
            unscoped = [each.text for each in headers if each.attributes.get("scope") not in _SCOPES]
            if unscoped or not headers:
                faults.append(f"/{document.address}: {name_of(document, table)}: headers without scope: {unscoped}")
    assert not faults, "\n".join(faults)


def test_tables_of_a_page_are_told_apart_by_their_names(any_site: BuiltSite) -> None:
    faults = []
    for document in pages(any_site):
        names = Counter(name_of(document, table) for table in document.top.all("table"))
        faults += [f"/{document.address}: {count} tables named {name!r}" for name, count in names.items() if count > 1]
    assert not faults, "\n".join(faults)


def test_every_page_has_one_h1_and_headings_that_leave_no_level_out(any_site: BuiltSite) -> None:
    faults = []
    for document in any_site.documents.values():
        levels = [level for level, _ in document.headings]
        if levels.count(1) != 1:
            faults.append(f"/{document.address}: {levels.count(1)} h1")
        for (before, _), (level, text) in pairwise(document.headings):
            faults += [f"/{document.address}: a level is left out before {text!r}"] if level > before + 1 else []
        faults += [f"/{document.address}: an empty heading" for _, text in document.headings if not text]
    assert not faults, "\n".join(faults)


def test_every_page_has_the_landmarks_once_and_tells_its_menus_apart(any_site: BuiltSite) -> None:
    faults = []
    for document in pages(any_site):
        body = document.top.one("body")
        for tag in ("main", "header", "footer"):
            top = [each for each in body.all(tag) if not each.within("main")]
            faults += [f"/{document.address}: {len(top)} <{tag}>"] if len(top) != 1 else []
        names = Counter(name_of(document, nav) for nav in body.all("nav"))
        if "" in names or names.most_common(1)[0][1] > 1:
            faults.append(f"/{document.address}: menus named {dict(names)}")
    assert not faults, "\n".join(faults)


def test_the_first_link_of_every_page_skips_to_its_content(any_site: BuiltSite) -> None:
    faults = []
    for document in pages(any_site):
        first = document.top.one("body").one("a")
        target = first.attributes.get("href", "")
        if first.text != "Hoppa till innehållet" or _by_id(document, target[1:]).tag != "main":
            faults.append(f"/{document.address}: the first link is {shown(first)}")
    assert not faults, "\n".join(faults)


def test_every_picture_has_its_words_or_is_left_out(any_site: BuiltSite) -> None:
    faults = []
    for document in any_site.documents.values():
        for picture in document.top.all("svg", "img", "canvas", "iframe"):
            told = picture.attributes.get("alt") if picture.tag == "img" else name_of(document, picture)
            if picture.tag == "iframe":
                told = picture.attributes.get("title")
            if not is_hidden(picture) and not told:
                faults.append(f"/{document.address}: {shown(picture)}")
    assert not faults, "\n".join(faults)


def test_every_page_is_in_swedish_and_what_is_not_says_so(any_site: BuiltSite) -> None:
    faults = []
    for document in any_site.documents.values():
        if document.top.one("html").attributes.get("lang") != "sv":
            faults.append(f"/{document.address}: not lang=sv")
        for element in document.top.walk():
            if element.tag in {"script", "style", "code", "pre"} or _has_language(element):
                continue
            texts = [*(child for child in element.children if isinstance(child, str)), *_spoken(element)]
            english = [text.strip() for text in texts if len(set(_ENGLISH.findall(text.lower()))) > 1]
            faults += [f"/{document.address}: {text!r}" for text in english]
    assert not faults, "\n".join(faults)


def _has_language(element: Element) -> bool:
    here: Element | None = element
    while here is not None and here.tag != "html":
        if "lang" in here.attributes:
            return True
        here = here.parent
    return False


def _spoken(element: Element) -> Iterator[str]:
    for name in ("aria-label", "alt", "title", "placeholder"):
        yield element.attributes.get(name, "")


def test_no_page_keeps_the_reader_from_enlarging_it_or_sets_an_order_of_its_own(any_site: BuiltSite) -> None:
    faults = []
    for document in any_site.documents.values():
        views = [
            each.attributes["content"] for each in document.top.all("meta") if each.attributes.get("name") == "viewport"
        ]
        faults += [f"/{document.address}: {each}" for each in views if re.search("user-scalable|maximum-scale", each)]
        faults += [
            f"/{document.address}: {shown(element)}"
            for element in document.top.walk()
            if element.attributes.get("tabindex", "0") not in {"0", "-1"}
        ]
    assert not faults, "\n".join(faults)
