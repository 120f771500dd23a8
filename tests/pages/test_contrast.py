"""Every pair of colours that meet on the site, held to WCAG 2.2 AA: 4.5 for text (1.4.3), 3 for shapes (1.4.11)."""

import re
from itertools import product
from pathlib import Path

import pytest

STYLES = (Path(__file__).parents[2] / "docs" / "assets" / "site.css").read_text(encoding="utf-8")
TEXT, SHAPE = 4.5, 3.0
Colour = tuple[float, ...]
TONES = ("green", "amber", "red", "black", "grey")
GROUNDS = ("ground", "surface")

TEXT_PAIRS = [
    *product(["ink", "ink-soft", "accent"], GROUNDS),
    *(("ink", f"{tone}-tint") for tone in TONES),
    ("ink", "accent-soft"),
    ("accent", "accent-soft"),
    ("ground", "accent"),
    ("ground", "ink"),
    *((series, "ground") for series in ("women", "men", "nation", "similar")),
    *product(["green", "red"], GROUNDS),
]
"""Text that stands on a ground; `tests/browser/test_colours.py` holds that no other pairs meet on the pages."""
SHAPE_PAIRS = [
    *((tone, f"{tone}-tint") for tone in TONES),
    *product(TONES, GROUNDS),
    *product(["edge"], GROUNDS),
    *product(["accent", "ink"], [*GROUNDS, "accent-soft"]),
    *product(["women", "men", "nation", "similar"], ["ground"]),
]
"""Shapes, lines of charts, edges of fields and buttons, and the ring around what has the focus, on their ground."""


def block_after(opening: str) -> str:
    """What stands between the braces of the first rule that begins so."""
    start = STYLES.index("{", STYLES.index(opening)) + 1
    depth, end = 1, start
    while depth:
        depth += {"{": 1, "}": -1}.get(STYLES[end], 0)
        end += 1
    return STYLES[start : end - 1]


def tokens_in(block: str) -> dict[str, Colour]:
    """The colours that a block names, red, green and blue from 0 to 1."""
    found = re.findall(r"--([\w-]+):\s*#([0-9a-f]{6}|[0-9a-f]{3})\b", block)
    return {name: colour_of(digits) for name, digits in found}


def colour_of(digits: str) -> Colour:
    full = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    return tuple(int(full[place : place + 2], 16) / 255 for place in (0, 2, 4))


DARK, PRINT = "@media (prefers-color-scheme: dark)", "@media print {\n  :root"
"""How the blocks of tokens begin that other schemes have; other blocks for print have none."""
LIGHT = tokens_in(block_after(":root"))
SCHEMES = {
    "light": LIGHT,
    "dark": LIGHT | tokens_in(block_after(DARK)),
    "print": LIGHT | tokens_in(block_after(PRINT)),
}


def luminance(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """From 1 for the same colour to 21 for black on white."""
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def laid_over(colour: Colour, ground: Colour, opacity: float) -> Colour:
    return tuple(opacity * above + (1 - opacity) * below for above, below in zip(colour, ground, strict=True))


def opacity_of(selector: str) -> float:
    match = re.search(re.escape(selector) + r" \{[^}]*opacity: ([\d.]+)", STYLES)
    assert match, f"{selector} has no opacity"
    return float(match[1])


def test_the_contrast_of_known_colours() -> None:
    assert contrast(colour_of("000"), colour_of("fff")) == pytest.approx(21)
    assert contrast(colour_of("777777"), colour_of("ffffff")) == pytest.approx(4.48, abs=0.005)
    assert contrast(colour_of("0b5563"), colour_of("0b5563")) == 1


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(scheme: str, ink: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme][ink], SCHEMES[scheme][ground]) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_shapes_stand_out_from_their_ground(scheme: str, shape: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme][shape], SCHEMES[scheme][ground]) >= SHAPE


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("shade", [".chart .good", ".chart .band"])
@pytest.mark.parametrize(
    ("colour", "least"),
    [("ink-soft", TEXT), ("accent", SHAPE), ("ink", SHAPE), ("women", SHAPE), ("men", SHAPE), ("nation", SHAPE),
     ("similar", SHAPE)],
)  # fmt: skip
def test_words_and_lines_stand_out_from_the_shaded_side_of_a_chart(
    scheme: str, shade: str, colour: str, least: float
) -> None:
    tokens = SCHEMES[scheme]
    ground = laid_over(tokens["green"], tokens["ground"], opacity_of(shade))
    assert contrast(tokens[colour], ground) >= least


@pytest.mark.parametrize("scheme", SCHEMES)
def test_bars_stand_out_from_the_ground(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    bar = laid_over(tokens["accent"], tokens["ground"], opacity_of(".chart .bar"))
    assert contrast(bar, tokens["ground"]) >= SHAPE


def test_every_colour_but_the_thin_lines_between_parts_is_held_to_a_limit() -> None:
    held = {name for pair in (*TEXT_PAIRS, *SHAPE_PAIRS) for name in pair}
    assert set(LIGHT) - held == {"line"}


def test_every_colour_of_the_light_scheme_has_one_in_the_dark() -> None:
    assert tokens_in(block_after(DARK)).keys() == LIGHT.keys()


def test_no_colour_stands_outside_of_the_tokens() -> None:
    tokens = [block_after(opening) for opening in (":root", DARK, PRINT)]
    rest = STYLES
    for block in tokens:
        rest = rest.replace(block, "")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\bhsl\(|\b(?:dark|light)?(?:red|green|yellow|orange)\b(?![-)])", rest) == []
