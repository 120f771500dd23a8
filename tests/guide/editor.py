"""The pictures of the forms: the real editor over Exempelby's goals, signed in to the tests' own GitLab."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.visits import visiting
from tests.forms.gitlab import APP, PROJECT, GitLab, run_gitlab
from tests.forms.site import EXEMPELBY, field, files_of, open_form, reveal, serve_site, write_site
from tests.guide.camera import Camera

BODY = "bildningsnamnden"
_WIDE, _NARROW = ViewportSize(width=800, height=700), ViewportSize(width=640, height=1300)
"""Wide enough for the groups beside the entries; and no wider than a form needs, to be read on a phone."""
_HIDE_WHAT_ONLY_THIS_MACHINE_HAS = """() => {
  const local = [...document.querySelectorAll('button')].find((each) => each.textContent.includes('lokalt repository'));
  for (const each of [local, local?.nextElementSibling]) if (each) each.style.display = 'none';
}"""
"""The editor offers a folder where its own address is this machine's, and nowhere else."""


@contextmanager
def open_editor(browser: Browser, folder: Path, **wishes: Any) -> Iterator[tuple[Page, GitLab]]:
    """The editor's page, before anybody has signed in, and the GitLab that it saves in."""
    with run_gitlab(files_of(EXEMPELBY)) as gitlab:
        options = ("--gitlab", gitlab.address, "--repo", PROJECT, "--app-id", APP)
        with (
            serve_site(write_site(folder, *options)) as address,
            visiting(browser, address, (800, 700), today=None, color_scheme="light", **wishes) as visit,
        ):
            yield visit.open(f"redigera/?organ={BODY}"), gitlab


def take_editor(page: Page, camera: Camera) -> None:
    """Every picture of the forms, in the order that the recipes go."""
    _sign_in(page, camera)
    _publish(page, camera)
    _correct(page, camera)
    _withdraw(page, camera)
    _follow_up(page, camera)
    _new_goal(page, camera)


def _sign_in(page: Page, camera: Camera) -> None:
    button = page.get_by_role("button", name="Logga in med").first
    button.wait_for()
    page.evaluate(_HIDE_WHAT_ONLY_THIS_MACHINE_HAS)
    camera.take("logga-in", page.get_by_role("heading", level=1), button, press=button, room=24)
    with page.expect_popup() as popup:
        button.click()
    if not popup.value.is_closed():
        popup.value.wait_for_event("close")
    page.get_by_role("radio", name="Innehåll").wait_for()


def _publish(page: Page, camera: Camera) -> None:
    _choose(
        page,
        camera,
        "valj-indikator",
        "indikatorer",
        "Elever i nian som är behöriga till gymnasiet",
        last="Elever i trean som läser säkert",
    )
    open_form(page, f"{BODY}__indikatorer/entries/behoriga-till-gymnasiet", "utfall")
    page.set_viewport_size(_NARROW)
    outcomes = reveal(page, "utfall")
    add = outcomes.get_by_role("button", name="Lägg till").last
    camera.take("lagg-till-utfall", outcomes, press=add, room=4)
    add.click()
    for key, value in {"period": "2026", "värde": "88,4", "publicerad": "2026-06-15"}.items():
        field(page, f"utfall.4.{key}").fill(value)
    camera.take("nytt-utfall", *_fields(page, "utfall.4.period", "utfall.4.publicerad"))
    _send(page, camera)


def _correct(page: Page, camera: Camera) -> None:
    outcomes = _open_outcomes(page, "lasning-i-trean")
    every = outcomes.get_by_role("button", name="Expandera alla")
    every.scroll_into_view_if_needed()
    fold, fold_all = (
        outcomes.get_by_role("button", name=name, exact=True).first for name in ("Fäll ihop", "Fäll ihop alla")
    )
    camera.take("expandera", fold, fold_all, press=every, room=14)
    every.click()
    field(page, "utfall.2.värde").fill("77,2")
    reveal(page, "utfall.2.rättelser").get_by_role("button", name="Lägg till").last.click()
    for key, value in {
        "datum": "2026-06-15",
        "tidigare": "79,2",
        "orsak": "Svaren från en klass hade räknats två gånger.",
    }.items():
        field(page, f"utfall.2.rättelser.0.{key}").fill(value)
    camera.take("rattelse", *_fields(page, *(f"utfall.2.rättelser.0.{key}" for key in ("datum", "tidigare", "orsak"))))
    _send(page)


def _withdraw(page: Page, camera: Camera) -> None:
    _open_outcomes(page, "skillnad-mot-riket").get_by_role("button", name="Expandera alla").click()
    taken_back = reveal(page, "utfall.2.återkallad")
    taken_back.get_by_role("checkbox").first.click()
    taken_back.get_by_role("button", name="Expandera", exact=True).click()
    field(page, "utfall.2.återkallad.datum").fill("2026-06-15")
    field(page, "utfall.2.återkallad.orsak").fill("Siffran gällde ett annat år.")
    camera.take("aterkallad", *_fields(page, "utfall.2.återkallad"))
    _send(page)


def _follow_up(page: Page, camera: Camera) -> None:
    _choose(page, camera, "valj-uppfoljning", "uppfoljning", "Tertial 1 2026 (inte påbörjad)", last="Tertial 1 2025")
    open_form(page, f"{BODY}__uppfoljning/entries/2026-t1", "bedömningar")
    page.set_viewport_size(_NARROW)
    field(page, "publicerad").fill("2026-06-15")
    decision = reveal(page, "beslut")
    decision.get_by_role("checkbox").first.click()
    decision.get_by_role("button", name="Expandera", exact=True).click()
    choose(page, "beslut.organ", "Bildningsnämnden")
    field(page, "beslut.datum").fill("2026-06-03")
    field(page, "beslut.paragraf").fill("§ 24")
    field(page, "sammanfattning").fill("Fler elever kommer till läxhjälpen. Frånvaron är fortfarande för hög.")
    reveal(page, "bedömningar").get_by_role("button", name="Lägg till").last.click()
    choose(page, "bedömningar.0.mål", "Fler elever klarar skolan")
    choose(page, "bedömningar.0.färg", "Gul")
    field(page, "bedömningar.0.motivering").fill("Betygen är på väg upp, men frånvaron minskar långsamt.")
    camera.take("bedomning", *_fields(page, "bedömningar.0.mål", "bedömningar.0.motivering"))
    _send(page)


def _new_goal(page: Page, camera: Camera) -> None:
    open_form(page, f"{BODY}__mal/new", "titel")
    page.set_viewport_size(_NARROW)
    field(page, "titel").fill("Fler barn läser hemma")
    choose(page, "område", "Barn och kunskap")
    field(page, "start").fill("2026-07-01")
    field(page, "slut").fill("2026-12-31")
    camera.take("nytt-mal", *_fields(page, "titel", "slut"))
    choose(page, "beslut.organ", "Bildningsnämnden")
    field(page, "beslut.datum").fill("2026-06-10")
    _send(page)


def _send(page: Page, camera: Camera | None = None) -> None:
    """Save the form and send it for review; with a camera a picture of the question."""
    page.get_by_role("button", name="Spara").click()
    asks = page.get_by_role("alertdialog").or_(page.get_by_role("dialog")).filter(has_text="granskning")
    send, later = (asks.get_by_role("button", name=name) for name in ("Skicka för granskning", "Senare"))
    send.wait_for()
    if camera:
        title, told = asks.get_by_text("Skicka för granskning").first, asks.get_by_text("Dina ändringar har sparats")
        camera.take("skicka", title, told, later, press=send, room=26)
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        send.click()
    page.get_by_role("radio", name="Innehåll").wait_for()


def choose(page: Page, key: str, name: str) -> None:
    """Choose an option of a field: a radio button where they are few, else one of a list."""
    place = reveal(page, key)
    if place.get_by_role("radio").count():
        option = place.get_by_role("radio", name=name)
        for _ in range(10):  # a part that has just opened may lose the first press, also a moment later
            option.click()
            page.wait_for_timeout(200)
            if option.is_checked():
                break
        expect(option).to_be_checked()
    else:
        place.get_by_role("combobox").click()
        page.get_by_role("option", name=name).click()


def _choose(page: Page, camera: Camera, name: str, group: str, entry: str, *, last: str) -> None:
    """A picture of a list with the entry to press, when the last one has come."""
    page.set_viewport_size(_WIDE)
    page.evaluate("place => { location.hash = `#/collections/${place}`; }", f"{BODY}__{group}")
    end = page.get_by_role("row", name=last, exact=True)
    end.wait_for()
    _wait_for_notice(page)
    heading = page.locator("h2").filter(has_text="– Bildningsnämnden")
    camera.take(name, heading, end, press=page.get_by_role("row", name=entry), room=12)


def _open_outcomes(page: Page, indicator: str) -> Locator:
    """The list of an indicator's outcomes, opened."""
    open_form(page, f"{BODY}__indikatorer/entries/{indicator}", "utfall")
    page.set_viewport_size(_NARROW)
    outcomes = reveal(page, "utfall")
    outcomes.get_by_role("button", name="Expandera", exact=True).first.click()
    return outcomes


def _fields(page: Page, *keys: str) -> list[Locator]:
    """The fields of some keys, all in view at once."""
    places = [reveal(page, key) for key in keys]
    page.evaluate("document.activeElement.blur()")
    _wait_for_notice(page)
    return places


def _wait_for_notice(page: Page) -> None:
    """Until the notice that an entry is saved has gone: it may lie over what is to be seen."""
    page.get_by_text("Post sparad.").wait_for(state="detached")
