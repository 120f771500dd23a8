"""Hostile and unlucky data: refused by check with a sentence, or shown as the text it is, in every file of the site."""

import json
import re
from collections import Counter
from html import unescape
from pathlib import Path
from shutil import copytree
from urllib.parse import urlsplit

import pytest
import yaml

from macros.__main__ import main
from tests.served import AT_ROOT, EXEMPELBY, build, build_once, told_by
from tests.site.documents import BuiltSite, Element
from tests.site.hostile import HOSTILE_ADDRESS, LOT, put_in_lots, write_long_words, write_lots, write_once

FROM_MARKDOWN = {"p", "ul", "ol", "li", "a", "em", "strong", "br"}
"""The elements that staff's Markdown may become."""


@pytest.fixture(scope="session")
def lots(shared: Path) -> BuiltSite:
    """A site with hostile markup in every text."""
    goals = write_once(shared, "lots-goals", write_lots)
    return BuiltSite(build_once(shared, "lots", goals, AT_ROOT), AT_ROOT)


@pytest.fixture(scope="session")
def long_words(shared: Path) -> BuiltSite:
    """A site with a word as long as may be in every text."""
    goals = write_once(shared, "words-goals", write_long_words)
    return BuiltSite(build_once(shared, "words", goals, AT_ROOT), AT_ROOT)


# Shown as text


def _goal_titles() -> dict[str, str]:
    return {file.stem: put_in_lots(_title_in(file), 200) for file in sorted(EXEMPELBY.glob("*/mal/*.yml"))}


def _title_in(file: Path) -> str:
    title: str = yaml.safe_load(file.read_text("utf-8"))["titel"]
    return title


@pytest.mark.parametrize(("id_", "title"), _goal_titles().items(), ids=_goal_titles().keys())
def test_a_goals_title_stands_intact_in_title_and_heading(lots: BuiltSite, id_: str, title: str) -> None:
    page = lots.page(f"mal/{id_}/")
    heading = next(text for level, text in page.headings if level == 1)
    assert heading == title, "The h1 must be the very text of the goal's title"
    assert page.title.startswith(title), "The <title> must be the very text of the goal's title"


@pytest.mark.parametrize(
    ("address", "begins"),
    [
        ("mal/fler-klarar-skolan/", "Rektor, högstadiet"),
        ("mal/fler-klarar-skolan/", "Läxhjälp efter skolan"),
        ("mal/fler-klarar-skolan/", "Elever i nian som är"),
        ("mal/fler-klarar-skolan/", "Lägre än året före. G"),
        ("mal/fler-klarar-skolan/", "Två elever var räknad"),
        ("mal/fler-klarar-skolan/", "Blir en del av den va"),
        ("mal/fler-klarar-skolan/", "Egen statistik"),
        ("mal/lugn-i-klassrummet/", "Enkäten gick inte att"),
        ("mal/an-gar-att-bada-i/", "Fel plats i ån"),
        ("mal/alla-barn-lar-sig/", "Mäts med prov."),
        ("organ/bildningsnamnden/", "Bildningsnämnden"),
        ("uppfoljning/2025-bokslut/", "Två elever var räknad"),
        ("uppfoljning/2025-bokslut/", "§ 9"),
        ("sa-raknar-vi/", "Så styr vi Exempelby"),
        ("", "Exempelby 2035"),
    ],
)
def test_a_hostile_text_is_shown_as_the_text_it_is(lots: BuiltSite, address: str, begins: str) -> None:
    wanted = f"{begins[:20]}{LOT}"
    assert wanted in lots.page(address).main.text, (
        f"/{address} must show the text that begins {begins!r} unchanged, as text"
    )


def test_nothing_in_the_data_is_computed_as_a_template(lots: BuiltSite) -> None:
    computed = [path for path, text in lots.texts().items() if re.search(r"Q\s*49\s*Q", text)]
    assert not computed, f"Jinja ran on data: {{{{ 7*7 }}}} became 49 in {computed}"
    assert "Q{{ 7*7 }}Q" in lots.page("").main.text


def test_no_text_becomes_an_element_a_comment_or_an_attribute(lots: BuiltSite, site: BuiltSite) -> None:
    faults = []
    for address, page in lots.documents.items():
        ours = (
            {element.tag for element in site.page(address).top.walk()}
            | FROM_MARKDOWN
            | {"path", "rect", "circle", "text"}
        )
        faults += [f"/{address}: <{tag}> is new" for tag in sorted({element.tag for element in page.top.walk()} - ours)]
        faults += [f"/{address}: <!--{comment}-->" for comment in page.comments]
        faults += [f"/{address}: {fault}" for fault in page.faults]
        for element in page.top.walk():
            faults += [f"/{address}: <{element.tag} {name}=…>" for name in element.attributes if _is_handler(name)]
    assert not faults, "Data became markup:\n" + "\n".join(faults)


def _is_handler(name: str) -> bool:
    return name.startswith("on") or not re.fullmatch(r"[a-zA-Z][a-zA-Z0-9:-]*", name) or name in {"style", "srcdoc"}


def test_no_page_has_scripts_frames_or_images_but_the_sites_own(lots: BuiltSite) -> None:
    faults = []
    for address, page in lots.documents.items():
        for script in page.top.all("script"):
            source = script.attributes.get("src", "")
            if _is_data(script):
                continue
            wanted = ("assets/site.js", "assets/search.js") if address == "sok/" else ("assets/site.js",)
            if urlsplit(source).netloc or not source.endswith(wanted) or script.text:
                faults.append(f"/{address}: <script src={source!r}>{script.text[:40]}")
        faults += [
            f"/{address}: <{each.tag}>"
            for each in page.top.all("img", "iframe", "object", "embed", "base", "style", "video")
            if not _is_picture_of_the_guide(address, each)
        ]
    assert not faults, f"Only the site's own script may stand on a page: {faults}"


def _is_picture_of_the_guide(address: str, element: Element) -> bool:
    source = element.attributes.get("src", "")
    return address.startswith("redaktion/") and bool(re.fullmatch(r"(\.\./)?bilder/[a-z-]+\.png", source))


def _is_data(script: Element) -> bool:
    """Whether it is a block of data, which no browser runs, and whole whatever texts stand in it."""
    return script.attributes == {"type": "application/ld+json"} and bool(json.loads(script.text))


def test_every_link_has_a_scheme_that_can_do_no_harm(lots: BuiltSite) -> None:
    schemes = Counter(
        urlsplit(re.sub(r"[\x00-\x20]", "", link)).scheme
        for page in lots.documents.values()
        for _, link in page.links()
    )
    assert set(schemes) <= {"", "http", "https", "mailto"}, (
        f"Links may lead to http, https and mailto alone, not {schemes}"
    )


def test_links_in_staffs_texts_lead_to_http_https_and_mailto_alone(lots: BuiltSite) -> None:
    leaking = {
        f"/{address}: {link.attributes['href']}"
        for address, page in lots.documents.items()
        for link in page.main.all("a")
        if "href" in link.attributes and link.text in {"utan protokoll", "inom sajten", "b", "k", "länk", "anteckning"}
    }
    assert not leaking, (
        "A link without a scheme in a text leads to another host (//…) or nowhere, unseen by every check; "
        f"show it as text or refuse it: {sorted(leaking)[:6]}"
    )


def test_hostile_addresses_stay_the_addresses_they_are(lots: BuiltSite) -> None:
    outside = {
        link for page in lots.documents.values() for _, link in page.links() if link.startswith("https://ond.example/Q")
    }
    assert outside == {HOSTILE_ADDRESS}, "An address of the data must stand unchanged in href"


def test_links_ids_and_headings_hold_with_hostile_texts_too(lots: BuiltSite, long_words: BuiltSite) -> None:
    faults = []
    for site in (lots, long_words):
        for address, page in site.documents.items():
            inside = [link for _, link in page.links() if link != "../../mal/"]
            faults += [f"/{address}: {fault}" for link in inside if (fault := site.fault_of(page, link))]
            faults += [f"/{address}: id {id_} twice" for id_, count in Counter(page.ids).items() if count > 1]
    assert not faults, "\n".join(sorted(set(faults)))


def test_figures_are_sound_json_that_holds_the_texts_as_they_are(lots: BuiltSite) -> None:
    figures = sorted(lots.folder.glob("data/diagram/*.json"))
    assert len(figures) == 9, "Nine indicators have something to draw"
    for file in figures:
        told = [unescape(text) for trace in json.loads(file.read_text("utf-8"))["data"] for text in trace["text"]]
        shown = "Ja" if file.stem == "simprov" else "Q{{7*7}}Q<b onclick=x>\"'</svg>"
        assert any(shown in text for text in told), f"{file.name} must hold {shown!r} as it was written: {told}"


def test_plotly_reads_no_markup_out_of_the_data(lots: BuiltSite) -> None:
    """Plotly makes <b>, <a href> and <br> in names, ticks and hover texts into markup of its own."""
    faults = []
    for file in sorted(lots.folder.glob("data/diagram/*.json")):
        for trace in json.loads(file.read_text("utf-8"))["data"]:
            faults += [
                f"{file.name}: {text}" for text in trace["text"] if re.search(r"<(b|a|br|i|sub|sup|span)\b", text)
            ]
    assert not faults, f"Escape < as &lt; in what Plotly shows, or it draws it as markup: {faults[:3]}"


def test_style_sheets_hold_nothing_of_the_texts(lots: BuiltSite, site: BuiltSite) -> None:
    for path, text in lots.texts().items():
        if path.endswith(".css"):
            assert text == site.texts()[path], f"{path} is made from ids alone, never from texts"


def test_a_stub_shows_the_goals_title_as_text(lots: BuiltSite) -> None:
    stub = lots.page("mal/skolan-lyckas/")
    title = f"Fler elever klarar sk{LOT}"[: 20 + len(LOT)]
    assert put_in_lots("Fler elever klarar skolan", 200) in stub.title, f"The stub's title must be the text {title!r}"
    assert not stub.faults


# Refused by check


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of Exempelby to spoil."""
    return copytree(EXEMPELBY, tmp_path / "goals")


PLACES = {
    "title": ("bildningsnamnden/mal/fler-klarar-skolan.yml", "Fler elever klarar skolan"),
    "text": ("bildningsnamnden/mal/fler-klarar-skolan.yml", "Betygen ska räcka"),
    "former id": ("bildningsnamnden/mal/fler-klarar-skolan.yml", "[skolan-lyckas]"),
    "unit": ("bildningsnamnden/indikatorer/behoriga-till-gymnasiet.yml", '"%"'),
    "reason": ("bildningsnamnden/indikatorer/behoriga-till-gymnasiet.yml", "Två elever var räknade dubbelt"),
    "source": ("bildningsnamnden/indikatorer/behoriga-till-gymnasiet.yml", "https://www.exempelby.example/statistik"),
    "role": ("bildningsnamnden/aktiviteter/laxhjalp.yml", "Rektor, högstadiet"),
    "name": ("kommun.yml", "Exempelby kommun"),
    "website": ("kommun.yml", "https://www.exempelby.example"),
    "document": ("styrdokument.yml", "https://www.exempelby.example/riktlinje"),
    "directive": ("organisation.yml", "https://www.exempelby.example/direktiv"),
    "body's id": ("organisation.yml", "skolorna"),
    "area's id": ("malomraden.yml", "barn-och-kunskap"),
}
"""A file of Exempelby, and the text in it that is exchanged."""
LARGE = "a" * 100_000
INVISIBLE, TOO_LONG, NO_ADDRESS, NO_ID = "osynligt styrtecken", "för lång", "ingen webbadress", "inte ett id"


@pytest.mark.parametrize(
    ("place", "hostile", "sentence"),
    [
        ("title", "Fler \u202eelever", INVISIBLE),
        ("title", '"Fler \\u202Eelever"', INVISIBLE),
        ("title", '"Fler \\0 elever"', INVISIBLE),
        ("title", '"Fler \\u200Belever"', INVISIBLE),
        ("title", '"Fler\\n<script>"', "på en rad"),
        ("title", LARGE, TOO_LONG),
        ("text", "Betygen \u2066ska räcka", INVISIBLE),
        ("text", LARGE, TOO_LONG),
        ("former id", "['../../index']", NO_ID),
        ("former id", f"[{LARGE}]", TOO_LONG),
        ("unit", '"\\u202E%"', INVISIBLE),
        ("unit", LARGE, TOO_LONG),
        ("reason", LARGE, TOO_LONG),
        ("source", "data:text/html,x", NO_ADDRESS),
        ("source", "'https://x.se/\" onclick=\"alert(1)'", NO_ADDRESS),
        ("source", "https://kommun.se@ond.example/", NO_ADDRESS),
        ("role", "Rektor\u200f, högstadiet", INVISIBLE),
        ("role", LARGE, TOO_LONG),
        ("name", "Exempelby\u202a kommun", INVISIBLE),
        ("name", LARGE, TOO_LONG),
        ("website", "javascript:alert(1)", NO_ADDRESS),
        ("website", "//ond.example", NO_ADDRESS),
        ("website", f"https://{LARGE}", TOO_LONG),
        ("document", "JavaScript:alert(1)", NO_ADDRESS),
        ("directive", "'https://x/<b>'", NO_ADDRESS),
        ("body's id", "'\"]<b>'", NO_ID),
        ("area's id", "'x\"]{}*{'", NO_ID),
    ],
    ids=lambda value: ascii(value)[1:-1][:40],
)
def test_check_refuses_what_can_not_be_shown(
    repository: Path, capsys: pytest.CaptureFixture[str], place: str, hostile: str, sentence: str
) -> None:
    file, former = PLACES[place]
    path = repository / file
    text = path.read_text("utf-8")
    assert former in text, f"{former!r} is to be exchanged in tests/site/goals/{file}"
    path.write_text(text.replace(former, hostile, 1), "utf-8")
    code = main(["check", "--goals", str(repository)])
    told = capsys.readouterr().out
    assert code == 1, f"check must refuse {hostile[:60]!r} in {file}"
    assert any(path.name in line and sentence in line for line in told.splitlines()), (
        f"Say «{sentence}» of {file}:\n{told[:1500]}"
    )
    longest = max(map(len, told.splitlines()))
    assert longest < 500, f"A sentence must not repeat all of a text of 100 000 signs ({longest} signs)"
    assert not re.search("[\x00-\x08\u200b-\u200f\u202a-\u202e\u2066-\u2069]", told), (
        "A sentence must not repeat what it refuses"
    )


@pytest.mark.parametrize(
    "name",
    ["{{ 7*7 }}.yml", "<script>alert(1)<.yml", "a\u202eb.yml", "Å.yml", "INDEX.yml", "--.yml", f"{'a' * 61}.yml"],
)
def test_check_refuses_file_names_that_are_no_ids(
    repository: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (repository / "fullmaktige/mal" / name).write_bytes((repository / "fullmaktige/mal/renare-vatten.yml").read_bytes())
    code = main(["check", "--goals", str(repository)])
    told = capsys.readouterr().out
    assert code == 1, f"check must refuse the file name {name!r}"
    assert "Filnamnet får bara ha" in told, told


# Unlucky ids


UNLUCKY = {
    ("indikatorer", "simprov"): "historik",
    ("indikatorer", "lasning-i-trean"): "om",
    ("indikatorer", "klassens-storlek"): "meny",
    ("indikatorer", "arbetsro"): "tva-vuxna",
    ("indikatorer", "franvaro"): "kallor",
    ("aktiviteter", "laxhjalp"): "behoriga-till-gymnasiet",
    ("mal", "alla-barn-lar-sig"): "bildningsnamnden",
    ("malomraden", "barn-och-kunskap"): "organ",
    ("malomraden", "natur-och-vatten"): "senast",
    ("organisation", "skolorna"): "innehall",
}
"""Ids of Exempelby → ids that pages use for parts of their own, or that another thing on the same page has."""


def test_ids_that_meet_the_pages_own_ids_are_refused_or_told_apart(repository: Path, tmp_path: Path) -> None:
    taken = [new for (kind, old), new in UNLUCKY.items() if _rename(repository, kind, old, new)]
    assert taken, "If check refuses every one of these ids, say so in the test instead"
    site = BuiltSite(tmp_path / "site", AT_ROOT)
    built = build(repository, site.folder)
    if built.returncode:
        assert "Traceback" not in told_by(built), told_by(built)
        return
    twice = {
        f"/{address}: {id_}"
        for address, page in site.documents.items()
        for id_, count in Counter(page.ids).items()
        if count > 1
    }
    assert not twice, (
        "These ids stand twice on a page, so that links and labels lead to the wrong place; "
        f"refuse such ids, or give the page's own ids a form that no id has (an underscore): {sorted(twice)}"
    )


def _rename(repository: Path, kind: str, old: str, new: str) -> bool:
    """Rename an id wherever it stands; undone, and False, where check refuses the new one."""
    before = {file: file.read_bytes() for file in repository.rglob("*.*") if file.is_file()}
    folders = {folder: folder.with_name(new) for folder in repository.glob(old) if kind == "organisation"}
    pattern = re.compile(rf"(?<![\w/-]){re.escape(old)}(?![\w-])")
    for file, content in before.items():
        file.write_text(pattern.sub(new, content.decode()), "utf-8")
    for file in repository.glob(f"*/{kind}/{old}.yml"):
        file.rename(file.with_name(f"{new}.yml"))
    for folder, target in folders.items():
        folder.rename(target)
    if main(["check", "--goals", str(repository)]) == 0:
        return True
    for folder, target in folders.items():
        target.rename(folder)
    for file in repository.glob(f"*/{kind}/{new}.yml"):
        file.unlink()
    for file, content in before.items():
        file.write_bytes(content)
    return False
