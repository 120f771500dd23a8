"""Every HTML file of the built site, whoever wrote it: its policy, and nothing that the policy would have to stop."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from macros.publishing.plotly_script import PlotlyScript
from macros.publishing.policy import Place, place_of, put_policy, write_policy
from tests.site.documents import Element, read_documents

FETCHING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "ping", "manifest"}
LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Element]:
    """Every HTML file by its path."""
    documents = read_documents(built)
    assert len(documents) > 50
    return {address: document.top for address, document in documents.items()}


def test_every_page_begins_with_the_policy_of_its_place(pages: dict[str, Element]) -> None:
    hashes = PlotlyScript.installed().style_hashes
    for path, page in pages.items():
        metas = page.all("meta")
        assert metas[0].attributes.get("charset") == "utf-8", path
        assert metas[1].attributes.get("http-equiv") == "Content-Security-Policy", path
        wanted = write_policy(place_of(path), hashes)
        assert metas[1].attributes["content"] == wanted, path
        before = [each.tag for each in page.one("head").walk()][1:3]
        assert before == ["meta", "meta"], f"{path}: something stands before the policy"


def test_no_page_has_a_script_style_or_handler_in_itself(pages: dict[str, Element]) -> None:
    for path, page in pages.items():
        for each in page.walk():
            handlers = [name for name in each.attributes if name.startswith("on")]
            assert not handlers, f"{path}: <{each.tag} {handlers}>"
            assert "style" not in each.attributes, f"{path}: <{each.tag} style>"
            assert each.tag not in {"style", "base", "object", "embed", "applet"}, f"{path}: <{each.tag}>"
            is_data = each.attributes.get("type") == "application/ld+json"
            assert each.tag != "script" or "src" in each.attributes or is_data, f"{path}: {each.text[:60]}"


def test_no_page_asks_another_host_for_anything(pages: dict[str, Element]) -> None:
    for path, page in pages.items():
        for each in page.walk():
            asked = [value for name, value in each.attributes.items() if name in FETCHING]
            if each.tag == "link" and LINKS & set(each.attributes.get("rel", "").split()):
                asked.append(each.attributes["href"])
            for address in asked:
                assert urlsplit(address)[:2] == ("", ""), f"{path}: <{each.tag}> asks {address}"


def test_nothing_is_allowed_that_runs_text() -> None:
    for place in Place:
        policy = write_policy(place, ["sha256-x"])
        rules = dict(rule.partition(" ")[::2] for rule in policy.split("; "))
        assert ("'unsafe-inline'" in rules["style-src"]) is (place is Place.EDITOR)
        assert "'unsafe-inline'" not in rules.get("script-src", "")
        assert "'unsafe-eval'" not in policy
        assert rules["default-src"] == "'none'"
        assert rules["base-uri"] == "'none'"
        assert "'wasm-unsafe-eval'" not in policy
        assert "worker-src" not in rules
        assert ("'sha256-x'" in policy) is (place is Place.CHARTS)
        assert ("script-src" in rules) is (place is not Place.EMBED)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("", Place.PAGE),
        ("404.html", Place.PAGE),
        ("mal/", Place.PAGE),
        ("mal/index.html", Place.PAGE),
        ("mal/x/", Place.CHARTS),
        ("mal/x/index.html", Place.CHARTS),
        ("mal/x/2025-bokslut/", Place.PAGE),
        ("mal/x/2025-bokslut/index.html", Place.PAGE),
        ("indikatorer/x/", Place.CHARTS),
        ("organ/mal/x/", Place.PAGE),
        ("sok/", Place.PAGE),
        ("organ/sok/", Place.PAGE),
        ("inbaddning/", Place.PAGE),
        ("inbaddning/x/", Place.EMBED),
        ("mal/inbaddning/", Place.CHARTS),
        ("redigera/", Place.EDITOR),
        ("redigera/index.html", Place.EDITOR),
        ("redigera", Place.PAGE),
        ("organ/redigera/", Place.PAGE),
    ],
)
def test_an_address_has_its_place(address: str, place: Place) -> None:
    assert place_of(address) is place


def test_a_title_can_not_pretend_that_there_is_a_policy() -> None:
    html = '<head>\n<meta charset="utf-8">\n<title>Content-Security-Policy http-equiv=&#34;…</title>\n</head>'
    assert 'content="default-src' in put_policy(html, write_policy(Place.PAGE))


def test_what_machines_look_for_is_in_the_built_site(built: Path) -> None:
    told = (built / ".well-known" / "security.txt").read_text(encoding="utf-8")
    assert told.startswith("Contact: mailto:sakerhet@exempelby.example\nExpires: 2027-06-14T00:00:00Z\n")
    assert "Sitemap: https://exempelby.example/sitemap.xml" in (built / "robots.txt").read_text(encoding="utf-8")
