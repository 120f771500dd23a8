"""A difference in a merge request's note: whatever the data holds, it stays text there."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from macros.editing.difference.markdown import write_markdown
from macros.editing.difference.parts import Difference, Doubt, Group, Kind, Line, PageChange
from macros.editing.literal_text import clean, escape
from macros.editing.refusals.refusal import Refusal
from macros.reading.problems import Problem

DAY = date(2026, 6, 15)
OURS = {"p", "strong", "ul", "ol", "li", "h3", "details", "summary", "code", "br", "em"}
"""The tags that we write ourselves."""
REFERENCE = re.compile(r"(?<!\w)[@#!~%$&^*][\w\"]|\[\w+:\d|\bwww\.|\w+://|(?<!\d):[\w+-]+:|@\w+\.\w")
"""What GitLab makes links and mentions of in the finished text."""
HOSTILE = [
    "@all och @root",
    '#1 !1 ~fel %milstolpe $1 &1 ^varning#1 ~"etikett" [issue:1] [[wiki]] GL-1 grupp/projekt#1 grupp/projekt!1',
    "<script>alert(1)</script> <img src=x onerror=alert(1)> </details></summary> <!-- goals -->",
    "[klicka](https://example.com) ![bild](https://example.com/x.png) <https://example.com> [a][b]",
    "https://example.com www.example.com mailto:a@example.com a@example.com javascript:alert(1)",
    "slut\n/merge\n/close\n\n/approve",
    "`kod` ```\nruta\n``` ~~~",
    "| a | b |\n|---|---|\n# rubrik\n> citat\n- lista\n1. lista\n---\n===",
    "**fet** *kursiv* __fet__ ~~struken~~ {+ ny +} {- bort -} $`x^2`$ :tada: [^1] [ ] \\",
    "\u202eomvänt \u200bosynligt \x1b[31mrött \x07 \u2028 rad",
    "&lt;b&gt; &amp; &#64;all &commat;all",
]


def difference(text: str) -> Difference:
    """The same text everywhere that data can stand."""
    line = Line(Kind.OUTCOME, text, text, text, text, text, "gul", text, note=text, source=text, field=text)
    return Difference(
        DAY,
        (Group(text, text, text, text, (line,)), Group("", "", "", "", (Line(Kind.CHANGED, "", text),))),
        (PageChange("new", text, text), PageChange("moved", text, text, text), PageChange("gone", text, text)),
        (Refusal(text, text, text, text),),
        text,
        (Problem(text, 1, 1, text, text),),
        doubts=(Doubt(text, text, text),),
    )


def render(markdown: str) -> str:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)


def visible(html: str) -> str:
    """What a reader sees, as GitLab looks it through for references: all but code."""
    plain = re.sub(r"<[^>]*>", "", re.sub(r"<code>.*?</code>", "", html))
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        plain = plain.replace(entity, sign)
    return plain


def check(text: str) -> None:
    markdown = write_markdown(difference(text))
    html = render(markdown)
    assert {tag.casefold() for tag in re.findall(r"</?([A-Za-z!][^\s>/]*)", html)} <= OURS
    tags = "|".join(OURS)
    assert not re.search(rf"<(?!/?(?:{tags})(?: start=\"\d+\")?\s*/?>)[A-Za-z/!]", html), "a tag with attributes"
    assert (html.count("<details>"), html.count("</details>")) == (1, 1)
    assert not [line for line in markdown.splitlines() if line.lstrip().startswith("/")], "a quick action"
    assert not REFERENCE.search(visible(html)), REFERENCE.findall(visible(html))


@pytest.mark.parametrize("text", HOSTILE)
def test_data_can_put_nothing_into_the_note(text: str) -> None:
    check(text)


@given(st.text(alphabet="@#!~%$&^*[]()<>`|\\/_-+=:;.,\"'{} \n\t1aåz\u00a0\u202e", max_size=30))
def test_no_text_can(text: str) -> None:
    check(text)


@given(st.text(max_size=60))
def test_a_text_is_shown_letter_by_letter(text: str) -> None:
    shown = visible(render(f"**Rubrik** {escape(text)} slut")).replace("\u2060", "").replace("\u00a0", " ")
    expected = f"Rubrik {clean(text)} slut".replace("\u00a0", " ")
    assert " ".join(shown.split()) == " ".join(expected.split())


def test_a_note_of_very_many_changes_is_cut_and_says_how_many_are_left() -> None:
    lines = tuple(Line(Kind.CHANGED, f"Ämne {number}", "@x " * 100) for number in range(5_000))
    pages = tuple(PageChange("new", f"mal/{number}/", "Titel") for number in range(5_000))
    markdown = write_markdown(Difference(DAY, (Group("a", "A", "", "", lines), Group("b", "B", "", "", lines)), pages))
    assert len(markdown) < 400_000
    assert "<summary>… och 9960 till</summary>" in markdown
    assert re.search(r"… och \d+ till, som inte får plats här. Kör `goals diff` för att se alla.", markdown)
    assert markdown.count("<details>") == markdown.count("</details>") == 2


def test_the_first_changes_are_open_and_the_rest_unfold() -> None:
    lines = tuple(Line(Kind.CHANGED, f"Ämne {number}", "ändras") for number in range(60))
    html = render(write_markdown(Difference(DAY, (Group("a", "A", "", "", lines),))))
    before, _, after = html.partition("<details>")
    assert before.count("<li>") == 40
    assert after.count("<li>") == 20
