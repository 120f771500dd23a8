"""Plotly's script: called by version and content, and allowed by hash to write its own styles and nothing else."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from macros.publishing.plotly_script import PlotlyScript, csp_hash
from tests.pages.chromium import in_chromium
from tests.served import ROOT

EMPTY = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="


def script_of(folder: Path, text: str) -> PlotlyScript:
    path = folder / "plotly.min.js"
    path.write_text(text, encoding="utf-8")
    return PlotlyScript(path)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", EMPTY),
        ("a{}", "sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk="),
        ("å", "sha256-6Dl53502CQFC8jBR+OjXrUjlwg3/XJ57kso0VPZ0afk="),
    ],
)
def test_a_text_is_named_as_a_content_security_policy_names_it(text: str, named: str) -> None:
    assert csp_hash(text) == named


@pytest.mark.parametrize(
    ("script", "styles"),
    [
        ("var a=1;", [""]),
        ("n.textContent='.a{color:red}';", ["", ".a{color:red}"]),
        ("n.textContent='.a{}';m.textContent='.b{}';", ["", ".a{}", ".b{}"]),
        (r"n.textContent='a\nb\tc';", ["", "a\nb\tc"]),
        (r"n.textContent='it\'s \\ a\"';", ["", "it's \\ a\""]),
        (r"n.textContent='\x41\u00e5';", ["", "Aå"]),
        # what is not written as a plain text can't be known, and isn't allowed
        ("n.textContent=t;", [""]),
    ],
)
def test_the_styles_that_a_script_writes_are_found_as_the_browser_will_see_them(
    tmp_path: Path, script: str, styles: list[str]
) -> None:
    assert script_of(tmp_path, script).style_hashes == [csp_hash(style) for style in styles]


def test_the_address_carries_the_version_and_a_hash_of_the_content(tmp_path: Path) -> None:
    first = script_of(tmp_path, "/**\n* plotly.js v3.1.2\n*/\nvar a=1;").address
    second = script_of(tmp_path, "/**\n* plotly.js v3.1.2\n*/\nvar a=2;").address
    assert first == "assets/plotly-3.1.2-5661f04c.js"
    assert second.startswith("assets/plotly-3.1.2-")
    assert first != second


def test_the_installed_script_has_a_version_and_is_named_by_it() -> None:
    script = PlotlyScript.installed()
    version = script.address.removeprefix("assets/plotly-").rpartition("-")[0]
    assert f"v{version}" in script.text[:200]
    assert version.count(".") == 2


WHEEL = PlotlyScript.of_wheel()


@pytest.mark.parametrize(
    ("head", "is_taken"),
    [
        (f"plotly.js (basic - minified) v{WHEEL.version}", True),
        (f"plotly.js (basic - minified) v{WHEEL.version}0", False),
        ("plotly.js (basic - minified) v1.2.3", False),
        ("", False),
    ],
)
def test_the_small_script_is_taken_in_the_wheel_s_version_alone(tmp_path: Path, head: str, *, is_taken: bool) -> None:
    small = script_of(tmp_path, f"/**\n* {head}\n*/\nvar a=1;")
    assert PlotlyScript.installed(small.path) == (small if is_taken else WHEEL)


def test_without_the_small_script_the_wheel_s_is_taken(tmp_path: Path) -> None:
    assert PlotlyScript.installed(tmp_path / "plotly-basic.min.js") == WHEEL


def test_npm_is_asked_for_the_wheel_s_version() -> None:
    package = json.loads((ROOT / "charts" / "package.json").read_text(encoding="utf-8"))
    assert package["dependencies"] == {"plotly.js-basic-dist-min": WHEEL.version}, (
        "Change charts/package.json, then: npm --prefix charts install --package-lock-only"
    )


def test_the_same_policy_serves_the_small_script_and_the_whole() -> None:
    assert PlotlyScript.installed() != WHEEL, "make charts fetches the small script"
    assert PlotlyScript.installed().style_hashes == WHEEL.style_hashes


PAGE = """<!doctype html><meta http-equiv="Content-Security-Policy" content="POLICY"><div id="here"></div>
<script src="/listen.js"></script><script src="/plotly.js"></script><script src="/draw.js"></script>"""
LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", each => refused.push(each.effectiveDirective));
"""
DRAW = """
const outcomes = {type: "scatter", x: ["2024", "2025"], y: [70, 76.4]};
Plotly.newPlot("here", [outcomes], {width: 500, height: 300}).then(() => { window.isDrawn = true; });
"""


def refused_by(hashes: list[str], script: PlotlyScript) -> set[str]:
    """Which rules of the site's policy, with these hashes, a script breaks when it draws."""
    allowed = " ".join(f"'{each}'" for each in hashes)
    policy = f"default-src 'none'; script-src 'self'; style-src 'self' {allowed}; img-src 'self' data: blob:"
    files = {
        "/": ("text/html", PAGE.replace("POLICY", policy)),
        "/listen.js": ("text/javascript", LISTEN),
        "/plotly.js": ("text/javascript", script.text),
        "/draw.js": ("text/javascript", DRAW),
    }

    def answer(route: Route) -> None:
        path = "/" + route.request.url.split("/", 3)[3]
        kind, body = files.get(path, ("text/plain", ""))
        route.fulfill(content_type=f"{kind}; charset=utf-8", body=body)

    def draw(browser: Browser) -> set[str]:
        page = browser.new_page()
        page.route("**/*", answer)
        page.goto("http://site.example/")
        page.wait_for_function("window.isDrawn === true")
        return set(page.evaluate("window.refused"))

    return in_chromium(draw)


@pytest.mark.parametrize("script", [PlotlyScript.installed(), WHEEL], ids=["small", "whole"])
def test_the_hashes_let_plotly_write_its_styles_under_the_sites_policy(script: PlotlyScript) -> None:
    assert refused_by(script.style_hashes, script) == set()


def test_without_the_hashes_the_styles_are_refused() -> None:
    assert refused_by([], WHEEL) == {"style-src-elem"}
