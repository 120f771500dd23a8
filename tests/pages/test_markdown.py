"""Staff's Markdown: paragraphs, lists, links and emphasis; all else is shown as the text it is."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.pages.markdown import first_sentence, write_html, write_plain

quick = settings(max_examples=400, deadline=None)
ALLOWED = {
    "p": set(),
    "ul": set(),
    "ol": {"start"},
    "li": set(),
    "a": {"href"},
    "em": set(),
    "strong": set(),
    "br": set(),
}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Ett stycke.", "<p>Ett stycke.</p>"),
        ("Ett.\n\nTvå.", "<p>Ett.</p>\n<p>Två.</p>"),
        ("En rad\noch en till", "<p>En rad\noch en till</p>"),
        ("En rad  \nbruten", "<p>En rad<br>\nbruten</p>"),
        ("- ett\n- två", "<ul>\n<li>ett</li>\n<li>två</li>\n</ul>"),
        ("* ett\n* två", "<ul>\n<li>ett</li>\n<li>två</li>\n</ul>"),
        ("1. ett\n2. två", "<ol>\n<li>ett</li>\n<li>två</li>\n</ol>"),
        ("*viktigt* och **viktigare**", "<p><em>viktigt</em> och <strong>viktigare</strong></p>"),
        ("[Skolverket](https://skolverket.se)", '<p><a href="https://skolverket.se">Skolverket</a></p>'),
        ('[Skolverket](https://skolverket.se "titel")', '<p><a href="https://skolverket.se">Skolverket</a></p>'),
        ("<https://skolverket.se>", '<p><a href="https://skolverket.se">https://skolverket.se</a></p>'),
        ("[Skriv](mailto:a@example.se)", '<p><a href="mailto:a@example.se">Skriv</a></p>'),
        ("2 \\* 3 \\* 4", "<p>2 * 3 * 4</p>"),
        ("2024. Ett bra år för skolan.", '<ol start="2024">\n<li>Ett bra år för skolan.</li>\n</ol>'),
    ],
)
def test_paragraphs_lists_links_and_emphasis_are_html(text: str, html: str) -> None:
    assert write_html(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# Rubrik", "<p># Rubrik</p>"),
        ("> citat", "<p>&gt; citat</p>"),
        ("`kod`", "<p>`kod`</p>"),
        ("---", "<p>---</p>"),
        ("| a | b |\n|---|---|", "<p>| a | b |\n|---|---|</p>"),
        ("<b>fet</b>", "<p>&lt;b&gt;fet&lt;/b&gt;</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"),
        ("<!-- gömd -->", "<p>&lt;!-- gömd --&gt;</p>"),
        ("&lt;b&gt; &amp; &copy;", "<p>&lt;b&gt; &amp; ©</p>"),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("{{ 7*7 }} {% raw %}", "<p>{{ 7*7 }} {% raw %}</p>"),
        # images are never fetched: what stands there is text and a link
        ("![bild](https://a.se/b.png)", '<p>!<a href="https://a.se/b.png">bild</a></p>'),
        # addresses that could run, or do not say where they lead, are no addresses
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](JaVaScRiPt:alert(1))", "<p>[x](JaVaScRiPt:alert(1))</p>"),
        ("[x](data:text/html,a)", "<p>[x](data:text/html,a)</p>"),
        ("[x](vbscript:a)", "<p>[x](vbscript:a)</p>"),
        ("<javascript:alert(1)>", "<p>&lt;javascript:alert(1)&gt;</p>"),
        ("[x](ftp://a.se/b)", "<p>[x](ftp://a.se/b)</p>"),
        ("[x](//a.se/b)", "<p>[x](//a.se/b)</p>"),
        ("[x](/mal/)", "<p>[x](/mal/)</p>"),
        ("[x](#har)", "<p>[x](#har)</p>"),
        ("", ""),
    ],
)
def test_anything_else_is_shown_as_the_text_it_is(text: str, html: str) -> None:
    assert write_html(text) == html


class Reader(HTMLParser):
    """Collects tags that are not allowed, attributes that are not, and addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.strange: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.strange.append(tag)
        self.strange += [f"{tag} {name}" for name, _ in attrs if name not in ALLOWED.get(tag, set())]
        self.addresses += [value or "" for name, value in attrs if name == "href"]

    def handle_comment(self, data: str) -> None:
        self.strange.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.strange.append(f"<!{decl}")


PIECES = ["<", ">", "&", '"', "'", "/", "!", "[", "]", "(", ")", "*", "_", "`", "#", "- ", "1. ", "\n", "\n\n", "\\",
          "<script>", "</p>", "<img src=x onerror=a>", "javascript:", "JAVASCRIPT:", "data:text/html,",
          "&#106;avascript:", "java\tscript:", "https://a.se", "mailto:a@b.se", '[a](https://b.se "c")',
          "&lt;", "&#60;", "&colon;", "<!--", "]]>", "<svg onload=a>",
          "\u202e", "\x00", "\u00a0", "\ufeff", "ord", "åäö"]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=24).map("".join)


@quick
@given(texts)
def test_whatever_is_written_only_allowed_tags_and_safe_addresses_come_out(text: str) -> None:
    reader = Reader()
    reader.feed(write_html(text))
    reader.close()
    assert reader.strange == []
    assert {urlsplit(address).scheme for address in reader.addresses} <= {"http", "https", "mailto"}


@quick
@given(texts)
def test_plain_text_is_one_line(text: str) -> None:
    plain = write_plain(text)
    assert plain == " ".join(plain.split())


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**Fler** unga [klarar](https://a.se) skolan.", "Fler unga klarar skolan."),
        ("Ett.\n\nTvå.", "Ett. Två."),
        ("- ett\n- två", "ett två"),
        ("Rad  \nbruten", "Rad bruten"),
        ("1 < 2 & <b>3</b>", "1 < 2 & <b>3</b>"),
    ],
)
def test_plain_text_has_neither_marks_nor_tags(text: str, plain: str) -> None:
    assert write_plain(text) == plain


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Alla ska klara skolan. Det är svårt.", "Alla ska klara skolan."),
        ("Klarar vi det? Ja!", "Klarar vi det?"),
        ("Ja! Vi klarar det.", "Ja!"),
        ("Vi når 76,4 procent i år. Målet är 80.", "Vi når 76,4 procent i år."),
        ("Version 3.0 gäller. Den är ny.", "Version 3.0 gäller."),
        ("Ingen punkt", "Ingen punkt"),
        ("**Fler** klarar sig.\n\nNytt stycke.", "Fler klarar sig."),
        ("", ""),
        ("Fler ska läsa, t.ex. på lov. Det är målet.", "Fler ska läsa, t.ex. på lov."),
    ],
)
def test_the_first_sentence_ends_at_its_own_full_stop(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence
