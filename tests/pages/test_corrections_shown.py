"""A corrected figure is never shown, on any page kind, without its former value and reason one step away."""

from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import urljoin, urlsplit

import pytest

from macros.pages.site import AUTHORED, page_makers, page_sources, part_writers
from tests.pages.corrected import ASSESSMENT, CORRECTED, FILES, Corrected
from tests.pages.rendered import classed, goal_of, links, read, section_of, site_of
from tests.site.documents import Element

ROOT = "https://a.example/"
RULES = {"sa-raknar-vi/", "sok/"}
"""Pages where the words of colours are examples of rules and choices to search by."""


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Element]:
    """Every page of the repository, by its address."""
    site = site_of(FILES)
    found: dict[str, list[str]] = {}
    for source in page_sources(site).values():
        macro, key = source.strip("{} \n").removesuffix(")").split("(")
        made = page_makers(site)[macro](key.strip('"'))
        found[made.address] = [made.body]
    for macro, write in part_writers(site).items():
        found.setdefault(AUTHORED[macro].address, []).append(write())
    return {address: read("".join(bodies)) for address, bodies in found.items()}


def _places(page: Element, value: str) -> Iterator[Element]:
    """The innermost elements whose text holds a value."""
    for element in page.walk():
        children = [child for child in element.children if isinstance(child, Element)]
        if value in element.text and not any(value in child.text for child in children):
            yield element


def _explains(element: Element, thing: Corrected) -> bool:
    text = element.text.lower()
    return thing.former.lower() in text and thing.reason.lower() in text


def _target(pages: Mapping[str, Element], address: str) -> Element | None:
    """What a link shows: the page, or the section or row that its anchor is in."""
    path, anchor = urlsplit(address).path.lstrip("/"), urlsplit(address).fragment
    page = pages.get(path)
    if page is None or not anchor:
        return page
    found = [each for each in page.walk() if each.attributes.get("id") == anchor]
    return (found[0].within("section") or found[0].parent) if found and found[0].tag != "li" else (found or [None])[0]


def _is_told_beside(pages: Mapping[str, Element], address: str, place: Element, thing: Corrected) -> bool:
    """Whether former value and reason stand in the same part of the page, or where a link of that part leads."""
    here: Element | None = place
    while here is not None:
        is_part = here.tag in {"section", "tr", "li", "a"} or here.attributes.get("class") in {"verdict", "indicator"}
        if is_part and _explains(here, thing):
            return True
        targets = (_target(pages, urljoin(ROOT + address, link)) for _, link in links(here)) if here.tag in {
            "a", "tr", "li", "p", "section"} else ()  # fmt: skip
        if any(target is not None and _explains(target, thing) for target in targets):
            return True
        here = here.parent
    return False


def _is_chip(place: Element) -> bool:
    """Whether it is a goal's colour; the words also stand in counts and choices, which are of no one goal."""
    return "chip" in place.attributes.get("class", "").split()


@pytest.mark.parametrize("thing", [*CORRECTED, ASSESSMENT], ids=lambda each: each.value)
def test_the_former_value_and_the_reason_are_one_step_away_on_every_page(
    pages: Mapping[str, Element], thing: Corrected
) -> None:
    shown = [(address, place) for address, page in pages.items() for place in _places(page, thing.value)]
    if thing is ASSESSMENT:
        shown = [each for each in shown if each[0] not in RULES and _is_chip(each[1])]
    assert len({address for address, _ in shown}) >= 2, f"{thing.value} is shown on {[each for each, _ in shown]}"
    bare = [
        f"/{address}: {place.text[:80]}"
        for address, place in shown
        if not _is_told_beside(pages, address, place, thing)
    ]
    assert not bare, f"{thing.value} stands here without {thing.former} and why within one step:\n" + "\n".join(bare)


def test_a_goal_says_beside_its_assessment_that_it_was_corrected_and_from_what() -> None:
    verdict = classed(goal_of(FILES), "verdict")[0]
    told = "Bedömningen rättades till uppfylls helt (grön) från uppfylls inte (röd). Fel färg i protokollet."
    assert f"Rättat 2 maj 2026: {told}" in verdict.text
    place = "../../andringar/2026/#rattad-bedomning_malet_2025-bokslut_skolnamnden_2026-05-02"
    assert ("2 maj 2026", place) in links(verdict)


def test_before_the_correction_nothing_is_said_of_it() -> None:
    verdict = classed(goal_of(FILES, day=date(2026, 5, 1)), "verdict")[0]
    assert "Rättat" not in verdict.text


def test_a_target_that_a_new_decision_changed_is_noted_with_the_former() -> None:
    section = section_of(goal_of(FILES), "Måttet med nytt mål")
    assert "Målet för 2025 ändrades den 19 juni 2025 genom ett nytt beslut. Tidigare stod 41 %." in section.text
