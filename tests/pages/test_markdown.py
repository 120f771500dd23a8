"""Staff's Markdown: paragraphs, lists, links and emphasis; all else is shown as the text it is."""

from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.pages.markdown import first_sentence, heading_id, write_document, write_html, write_plain
from tests.site.documents import Element, read_document

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

    def __init__(self, allowed: Mapping[str, set[str]]) -> None:
        super().__init__()
        self.allowed = allowed
        self.strange: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.allowed:
            self.strange.append(tag)
        self.strange += [f"{tag} {name}" for name, _ in attrs if name not in self.allowed.get(tag, set())]
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
    assert_tame(write_html(text), ALLOWED)


def assert_tame(html: str, allowed: Mapping[str, set[str]]) -> None:
    """There are only allowed tags with allowed attributes, and links lead out."""
    reader = Reader(allowed)
    reader.feed(html)
    reader.close()
    assert reader.strange == []
    assert {urlsplit(address).scheme for address in reader.addresses} <= {"http", "https", "mailto"}


words = st.lists(
    st.sampled_from([*"aÅ1 ,.;:?!()/%=+§–—…”’'-_*\u00a0", "Ett", "två", " ", "\n", "  \n", "\n\n", "1. ", "2) ", "- "]),
    min_size=1,
    max_size=8,
)


@quick
@given(words.map("".join).map(str.strip).filter(bool))
def test_words_alone_are_written_as_beside_what_has_to_be_read_as_markdown(text: str) -> None:
    """Emphasis sends a text the long way, while words alone go a short one."""
    assert write_html(f"{text}\n\n*slut*") == f"{write_html(text)}\n<p><em>slut</em></p>"


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


# Whole documents


def document(text: str) -> Element:
    """A document as a tree; what is not well-formed is refused here."""
    read = read_document("", write_document(text).html)
    assert (read.faults, read.comments) == ((), ())
    return read.top


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        # the page has the first level itself
        ("# Ett", "h2 Ett"),
        ("## Ett", "h2 Ett"),
        ("Ett\n===", "h2 Ett"),
        ("Ett\n---", "h2 Ett"),
        ("## Ett\n### Två\n#### Tre\n## Fyra", "h2 Ett, h3 Två, h4 Tre, h2 Fyra"),
        # no level is left out
        ("### Ett", "h2 Ett"),
        ("###### Ett\n###### Två\n###### Tre\n###### Fyra", "h2 Ett, h3 Två, h4 Tre, h4 Fyra"),
        ("## Ett\n#### Två\n## Tre\n#### Fyra", "h2 Ett, h3 Två, h2 Tre, h3 Fyra"),
        # nor is any below the fourth
        ("## Ett\n### Två\n#### Tre\n##### Fyra\n###### Fem", "h2 Ett, h3 Två, h4 Tre, h4 Fyra, h4 Fem"),
        ("#Ingen rubrik", ""),
        ("####### Ingen rubrik", ""),
    ],
)
def test_headings_begin_at_the_second_level_and_leave_none_out(text: str, headings: str) -> None:
    assert ", ".join(f"{each.tag} {each.text}" for each in document(text).all(*HEADINGS)) == headings


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("## Trend- och omvärldsanalys", ["avsnitt_trend-och-omvarldsanalys"]),
        ("## Åtgärder, 2025 (första halvåret)!", ["avsnitt_atgarder-2025-forsta-halvaret"]),
        ("## *Nuläge* och [mål](https://a.se)", ["avsnitt_nulage-och-mal"]),
        ("## Mål\n## Mål\n### Mål", ["avsnitt_mal", "avsnitt_mal_2", "avsnitt_mal_3"]),
        ("## Mål\n## Mål\n## Mål igen\n## Mål_igen", [
            "avsnitt_mal", "avsnitt_mal_2", "avsnitt_mal-igen", "avsnitt_mal-igen_2",
        ]),
        ("## ???\n## !!!", ["avsnitt_", "avsnitt__2"]),
    ],
)  # fmt: skip
def test_each_heading_has_an_id_of_its_own(text: str, ids: list[str]) -> None:
    assert [each.attributes["id"] for each in document(text).all(*HEADINGS)] == ids
    assert [heading.id for heading in write_document(text).headings] == ids


def test_the_contents_of_a_document_are_its_headings_as_plain_text() -> None:
    written = write_document("## *Nuläge* & [mål](https://a.se)\n\nText.\n\n### 1 < 2")
    assert [(each.level, each.title) for each in written.headings] == [(2, "Nuläge & mål"), (3, "1 < 2")]
    assert [heading.id for heading in written.headings] == ["avsnitt_nulage-mal", "avsnitt_1-2"]


def test_the_id_of_a_heading_is_known_by_its_words() -> None:
    assert heading_id("Trend- och omvärldsanalys") == "avsnitt_trend-och-omvarldsanalys"
    assert heading_id("  NULÄGE ") == "avsnitt_nulage"


TABLE = """\
| År | Elever |
|:---|-------:|
| 2024 | **85** |
| 2025 | 90 |
"""


def test_a_table_scrolls_by_keyboard_and_says_what_its_columns_are() -> None:
    top = document(f"Före.\n\n{TABLE}\nEfter.")
    (table,) = top.all("table")
    region = table.within("div")
    assert region is not None
    assert {name: region.attributes[name] for name in ("class", "role", "tabindex")} == {
        "class": "scroll", "role": "region", "tabindex": "0",
    }  # fmt: skip
    assert region.attributes["aria-label"]
    assert [(each.text, each.attributes) for each in table.all("th")] == [
        ("År", {"scope": "col"}), ("Elever", {"scope": "col"}),
    ]  # fmt: skip
    assert [[cell.text for cell in row.all("td")] for row in table.one("tbody").all("tr")] == [
        ["2024", "85"], ["2025", "90"],
    ]  # fmt: skip
    assert [each.text for each in top.all("p")] == ["Före.", "Efter."]


def test_a_table_and_its_region_are_named_by_the_heading_above() -> None:
    top = document(f"{TABLE}\n## Skolor\n\nText.\n\n{TABLE}")
    named = [(each.within("div"), each) for each in top.all("table")]
    told = [(region.attributes | {}, table.attributes) for region, table in named if region]
    assert [(region.get("aria-label"), region.get("aria-labelledby")) for region, _ in told] == [
        ("Tabell", None), (None, "avsnitt_skolor"),
    ]  # fmt: skip
    assert [table for _, table in told] == [{"aria-label": "Tabell"}, {"aria-labelledby": "avsnitt_skolor"}]


def test_every_table_has_a_region_of_its_own() -> None:
    top = document(f"{TABLE}\n\nMellan.\n\n{TABLE}")
    assert [len(each.all("table")) for each in top.all("div")] == [1, 1]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Ett *stycke*.", "<p>Ett <em>stycke</em>.</p>"),
        ("- ett\n- två", "<ul>\n<li>ett</li>\n<li>två</li>\n</ul>"),
        ("> citat", "<blockquote>\n<p>citat</p>\n</blockquote>"),
        ("", ""),
        # what is shown as the text it is
        ("`kod`", "<p>`kod`</p>"),
        ("<b>fet</b>", "<p>&lt;b&gt;fet&lt;/b&gt;</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<table><tr><td>x</td></tr></table>",
         "<p>&lt;table&gt;&lt;tr&gt;&lt;td&gt;x&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</p>"),
        ("<div>\n\n## Rubrik\n\n</div>",
         '<p>&lt;div&gt;</p>\n<h2 id="avsnitt_rubrik">Rubrik</h2>\n<p>&lt;/div&gt;</p>'),
        ("{{ 7*7 }} {% raw %} {# x #}", "<p>{{ 7*7 }} {% raw %} {# x #}</p>"),
        ("## {{ 7*7 }}", '<h2 id="avsnitt_7-7">{{ 7*7 }}</h2>'),
        ("## <script>alert(1)</script>",
         '<h2 id="avsnitt_script-alert-1-script">&lt;script&gt;alert(1)&lt;/script&gt;</h2>'),
        ("![bild](https://a.se/b.png)", '<p>!<a href="https://a.se/b.png">bild</a></p>'),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](data:text/html,a)", "<p>[x](data:text/html,a)</p>"),
        ("<javascript:alert(1)>", "<p>&lt;javascript:alert(1)&gt;</p>"),
        ("[x](/mal/)", "<p>[x](/mal/)</p>"),
        ("[x][y]\n\n[y]: javascript:alert(1)", "<p>[x][y]</p>\n<p>[y]: javascript:alert(1)</p>"),
        ("[x](https://a.se/<table>)", '<p><a href="https://a.se/%3Ctable%3E">x</a></p>'),
    ],
)  # fmt: skip
def test_a_document_is_as_tame_as_other_texts(text: str, html: str) -> None:
    assert write_document(text).html == html


DOCUMENT_ALLOWED = ALLOWED | {
    "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "blockquote": set(), "thead": set(), "tbody": set(), "tr": set(),
    "table": {"aria-label", "aria-labelledby"}, "th": {"scope"}, "td": set(),
    "div": {"class", "role", "aria-label", "aria-labelledby", "tabindex"},
}  # fmt: skip
ROWS = ["| a | b |\n|---|---|\n| <table> | </table> |\n", "\n## Mål\n", "\n# ", "\n###### ", "\n> ", "|", "\n---\n",
        "\n===\n", "{{ 7*7 }}", "<table>", "</table>", "](https://a.se/<table>)"]  # fmt: skip
documents = st.lists(st.sampled_from(PIECES + ROWS) | st.text(max_size=4), max_size=24).map("".join)


@quick
@given(documents)
def test_whatever_a_document_says_it_is_tame_and_its_headings_are_in_order(text: str) -> None:
    written = write_document(text)
    assert_tame(written.html, DOCUMENT_ALLOWED)
    headings = [
        (int(each.tag[1]), each.attributes["id"]) for each in read_document("", written.html).top.all(*HEADINGS)
    ]
    assert headings == [(each.level, each.id) for each in written.headings]
    assert len({id_ for _, id_ in headings}) == len(headings)
    levels = [1, *(level for level, _ in headings)]
    assert all(2 <= later <= min(earlier + 1, 4) for earlier, later in pairwise(levels))


@quick
@given(documents)
def test_whatever_a_document_says_its_tags_match(text: str) -> None:
    assert read_document("", write_document(text).html).faults == ()
