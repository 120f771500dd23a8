"""YAML 1.2 core with places: every scalar stays the text it looks like, and what can't be read is told where it is."""

import subprocess
import sys
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from macros.plan.fields import read_number
from macros.reading.flaws import Flaw
from macros.reading.load import load_plan
from macros.reading.privacy import find_personal_numbers
from macros.reading.problems import PlanError, Problem
from macros.reading.yamlfile import Spot, decode, locate, read_yaml
from tests.reading.reproducibly import reproducibly
from tests.repositories import write_repository


def problems_in(content: bytes) -> list[Problem]:
    """The problems of a goal repository whose annual wheel has this content."""
    with tempfile.TemporaryDirectory() as folder:
        goals = write_repository(Path(folder), {})
        goals.joinpath("arshjul.yml").write_bytes(content)
        try:
            load_plan(goals)
        except PlanError as error:
            return list(error.problems)
    return []


# Scalars


@pytest.mark.parametrize(
    "plain",
    ["no", "yes", "on", "off", "y", "NO", "true", "12:30", "012", "0o14", "0x1F", "1_000", "1e3", ".inf", ".nan",
     "=", "<<", "2025-01-01", "2026-02-30", "2025-01-01 12:00:00", "72,5", "1 234,5", "−5", "N15428", "nUll", "+1"],
)  # fmt: skip
def test_a_plain_scalar_is_the_text_that_stands_there(plain: str) -> None:
    assert read_yaml(f"värde: {plain}\n") == {"värde": plain}


@pytest.mark.parametrize("empty", ["", " ", " # kommentar", " null", " Null", " NULL", " ~"])
def test_nothing_and_null_are_no_value(empty: str) -> None:
    assert read_yaml(f"a:{empty}\nb: x\n") == {"a": None, "b": "x"}


@pytest.mark.parametrize("quoted", ["'null'", '"null"', "'~'", '"~"', "''", '""', "'no'"])
def test_a_quoted_scalar_is_a_text_even_where_it_says_null(quoted: str) -> None:
    assert read_yaml(f"a: {quoted}") == {"a": quoted.strip("'\"")}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("{värde: 72,5, publicerad: 2025-01-01}", {"värde": "72,5", "publicerad": "2025-01-01"}),
        ("{publicerad: 2025-01-01, värde: 72,5}", {"publicerad": "2025-01-01", "värde": "72,5"}),
        ("{kvinnor: 72,5, män: -1,25}", {"kvinnor": "72,5", "män": "-1,25"}),
        ("{värde: −0,5}", {"värde": "−0,5"}),
        ("{grön: 0,5, gul: 0,05}", {"grön": "0,5", "gul": "0,05"}),
        ("[{värde: 72,5}, {värde: 3}]", [{"värde": "72,5"}, {"värde": "3"}]),
        ("{jämförelse: {riket: 85,3}, antal: 85}", {"jämförelse": {"riket": "85,3"}, "antal": "85"}),
        ('{värde: "72,5"}', {"värde": "72,5"}),
        ("{värde: 72, 5}", {"värde": "72", "5": None}),
        ('{text: "72",5}', {"text": "72", "5": None}),
        ("{värde: 72,5: x}", {"värde": "72", "5": "x"}),
        ("[1,5]", ["1", "5"]),
    ],
)
def test_a_decimal_comma_in_a_flow_mapping_belongs_to_its_number(text: str, values: Any) -> None:
    assert read_yaml(text) == values


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("80", "80"), ("79,5", "79.5"), ("79.5", "79.5"), ("1 234,5", "1234.5"), ("1\u00a0234,5", "1234.5"),
        ("1\u202f234\u202f567", "1234567"), ("−5", "-5"), ("-5", "-5"), ("–5", "-5"), ("+5", "5"), (",5", "0.5"),
        ("012", "12"), ("1e3", "1000"), (",5e1", "5"), (" 80 ", "80"), ("0,0000000001", "0.0000000001"),
        ("999999999999999", "999999999999999"),
    ],
)  # fmt: skip
def test_numbers_as_swedes_type_them_are_the_numbers_they_mean(typed: str, number: str) -> None:
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "-", ",", "1_000", "12:30", "1.234,5", "1,234.5", "12 34", "1234 567", "1  234", "0x1F", ".inf", "nan",
     "no", "80 %", "5-", "1e", "1e100", "1000000000000000", "0,00000000001", "1\n234",
     "８０", "٨٠"],
)  # fmt: skip
def test_what_only_resembles_a_number_is_none(typed: str) -> None:
    with pytest.raises(PydanticCustomError) as error:
        read_number(typed)

    assert error.value.type in {"number", "number_size"}


@pytest.mark.parametrize("value", [None, [], {}, ["80"], {"a": "80"}], ids=str)
def test_a_list_or_keys_are_no_number(value: object) -> None:
    with pytest.raises(PydanticCustomError) as error:
        read_number(value)

    assert error.value.type == "number"


# What is fine


@pytest.mark.parametrize(
    "text",
    [
        "a: x\r\nb:\r\n  - y\r\n  - z\r\n",
        "# först\n---\na: x   # sedan\nb: [y, z]\n...\n",
        "a: ! x\nb: [! y, ! z]\n",
        "%YAML 1.2\n---\na: x\nb: [y, z]\n",
        "a:\tx\nb: [y,\tz]\t\n",
        "a: x\nb:\n- y\n- z",
        '"a": x\n\'b\': ["y", z]',
        "{a: x,\n b: [y, z],}",
        "a: >-\n  x\nb:\n  - |-\n    y\n  - z\n",
        "\n\n  a: x\n  b: [y, z]\n\n",
    ],
)
def test_line_ends_markers_and_styles_do_not_matter(text: str) -> None:
    assert read_yaml(text) == {"a": "x", "b": ["y", "z"]}


def test_a_file_saved_by_windows_has_no_problems() -> None:
    assert problems_in("händelser:\r\n  - {månader: [1],\r\n     titel: Bokslut}\r\n".encode()) == []


@pytest.mark.parametrize("levels", [1, 49, 50])
def test_fifty_levels_are_read(levels: int) -> None:
    flow, block = "[" * levels + "]" * levels, "\n".join(" " * level + "a:" for level in range(levels))

    assert str(read_yaml(flow)).count("[") == levels
    assert str(read_yaml(block)).count("{") == levels


# What is refused, and where


def test_a_file_of_exactly_a_megabyte_is_read() -> None:
    assert problems_in(b"exempel: true\n".ljust(1_000_000, b"#")) == []


@pytest.mark.parametrize(
    ("content", "place", "code"),
    [
        ("exempel: true\u202e\n", "1:14", "U+202E"),
        ("exempel: true\u2066\n", "1:14", "U+2066"),
        ("exempel: true\u200b\n", "1:14", "U+200B"),
        ("exempel: true\ufeff\n", "1:14", "U+FEFF"),
        ("exempel: true\u061c\n", "1:14", "U+061C"),
        ("exempel: true\u0085\n", "1:14", "U+0085"),
        ("exempel: true\u2028\n", "1:14", "U+2028"),
        ("exempel: true\r", "1:14", "U+000D"),
        ("exempel: tr\x7fue\n", "1:12", "U+007F"),
        ("exempel: true\nhändelser: \x07\n", "2:12", "U+0007"),
        ("exempel: true\n# åäö \x1b\n", "2:7", "U+001B"),
        ("# åäöåäöåäö\n\n\nexempel: \0true\n" + "\n" * 40, "4:10", "U+0000"),
        ("exempel: true\n".encode("utf-16-be").decode(), "1:1", "U+0000"),
        ("exempel\u202e: true\n", "1:8", "U+202E"),
        # written as an escape: at the text that holds it
        ('exempel: "\\u202e"\n', "1:10", "U+202E"),
        ('exempel: "\\x07"\n', "1:10", "U+0007"),
        ('exempel: "\\0"\n', "1:10", "U+0000"),
        ('exempel: "\\U0000200F"\n', "1:10", "U+200F"),
        ('exempel: "\\N"\n', "1:10", "U+0085"),
        ('exempel: "a\\rb"\n', "1:10", "U+000D"),
        ('"exempel\\u202e": true\n', "1:1", "U+202E"),
        ('"exem\\x00pel": true\n', "1:1", "U+0000"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_a_character_that_nobody_sees_is_told_at_its_place(content: str, place: str, code: str) -> None:
    (problem,) = problems_in(content.encode())

    assert f"{problem.line}:{problem.column}" == place
    assert problem.message == f"Texten innehåller ett osynligt styrtecken ({code}). Ta bort det."


@pytest.mark.parametrize(
    ("content", "place", "kind"),
    [
        # the file
        ("", "1:1", "file_empty"),
        ("\n \n", "1:1", "file_empty"),
        ("# bara en kommentar\n", "1:1", "file_empty"),
        ("---\n", "1:1", "file_empty"),
        ("null\n", "1:1", "file_empty"),
        ("[]\n", "1:1", "model_type"),
        ("en text\n", "1:1", "model_type"),
        (b"#" * 1_000_001, "1:1", "file_size"),
        # the encoding
        (b"\xef\xbb\xbfexempel: true\n", "1:1", "byte_order_mark"),
        ("exempel: true\n".encode("utf-16"), "1:1", "encoding"),
        ("exempel: true\n".encode("utf-32"), "1:1", "encoding"),
        ("exempel: true\nhändelser: []\n".encode("cp1252"), "2:2", "encoding"),
        (b"exempel: true\n# \xc3\xa5 \xff\n", "2:5", "encoding"),
        (b"exempel: tr\xed\xa0\x80ue\n", "1:12", "encoding"),
        # aliases and tags
        ("a: &a [x]\nb: [*a, *a]\n", "1:4", "yaml_alias"),
        ("a: *a\n", "1:4", "yaml_alias"),
        ("&a exempel: true\n", "1:1", "yaml_alias"),
        ("händelser:\n  - &a\n    titel: x\n", "2:5", "yaml_alias"),
        ("a: **x** y\n", "1:4", "yaml_alias"),
        ("a: Barn\nb: & unga\n", "2:4", "yaml_alias"),
        ("a: !!str x\n", "1:4", "yaml_tag"),
        ("a: !x x\n", "1:4", "yaml_tag"),
        ("a: !!python/object/apply:os.system [ls]\n", "1:4", "yaml_tag"),
        ("a: !o!x x\n", "1:4", "yaml_tag"),
        ("a: !x{ x\n", "1:4", "yaml_tag"),
        ("a: !<text> x\n", "1:4", "yaml_tag"),
        ("!!map {a: x}\n", "1:1", "yaml_tag"),
        ("!!str a: x\n", "1:1", "yaml_tag"),
        # depth
        ("[" * 51 + "]" * 51, "1:51", "yaml_depth"),
        ("[" * 51, "1:51", "yaml_depth"),
        ("{a: " * 51 + "}" * 51, "1:201", "yaml_depth"),
        ("- " * 51 + "x\n", "1:101", "yaml_depth"),
        ("\n".join(" " * level + "a:" for level in range(51)) + " x\n", "51:51", "yaml_depth"),
        ("\n".join("  " * level + "- a:" for level in range(26)) + " x\n", "26:51", "yaml_depth"),
        # keys
        ("a: x\nb: x\na: y\n", "3:1", "duplicate_key"),
        ("a: {b: x, c: x, b: y}\n", "1:17", "duplicate_key"),
        ('a: x\n"a": y\n', "2:1", "duplicate_key"),
        ("a: x\na:\n", "2:1", "duplicate_key"),
        ("? [a]\n: x\n", "1:3", "key"),
        ("? {a: b}\n: x\n", "1:3", "key"),
        ("{a: x, [b]}\n", "1:8", "key"),
        ("{a: x, {b: c}}\n", "1:8", "key"),
        ("a: x\nb\nc: y\n", "2:1", "key"),
        ("a:\n  - b: x\n    c y\n    d: z\n", "3:5", "key"),
        ('"@fil": x\n', "1:1", "key_sign"),
        # several documents
        ("a: x\n---\nb: x\n", "2:1", "yaml_documents"),
        ("a: x\n---\n", "2:1", "yaml_documents"),
        ("a: x\n...\n---\nb: x\n", "3:1", "yaml_documents"),
        # tabs
        ("a:\n\tb: x\n", "2:1", "yaml_tab"),
        ("a:\n  b: x\n\tc: x\n", "3:1", "yaml_tab"),
        ("a:\n  -\tb: x\n  -\tb: y\n", "2:4", "yaml_tab"),
        # quotation marks, and signs that need them
        ('a: "x\nb: y\n', "1:4", "yaml_quote"),
        ("a: x\nb: 'y\nc: z\n", "2:4", "yaml_quote"),
        ("a: x\nb: 'y\n---\n", "2:4", "yaml_quote"),
        ('a: "x" y\n', "1:8", "yaml_rest"),
        ("a:\n  - 'it's'\n", "2:9", "yaml_rest"),
        ('a: "x\nb: "y"\n', "2:5", "yaml_rest"),
        ("a: [x] y\n", "1:8", "yaml_rest"),
        ('a: "H:\\Dokument"\n', "1:7", "yaml_escape"),
        ('a: "\\xZZ"\n', "1:7", "yaml_escape"),
        ("a: @x\n", "1:4", "yaml_sign"),
        ("a: `x`\n", "1:4", "yaml_sign"),
        ("a: %x\n", "1:4", "yaml_sign"),
        ("a: >x\n", "1:4", "yaml_sign"),
        ("a: | x\n", "1:4", "yaml_sign"),
        ("a: ]\n", "1:4", "yaml_sign"),
        ("a: [- x]\n", "1:5", "yaml_sign"),
        # brackets and commas
        ("a: [x, y\nb: z\n", "1:4", "yaml_bracket"),
        ("a: {x: y\nb: z\n", "1:4", "yaml_bracket"),
        ("a: x\nb: [y", "2:4", "yaml_bracket"),
        ("a: x\nb: [\n", "2:4", "yaml_bracket"),
        ("a: [x: {\n\n\n", "1:8", "yaml_bracket"),
        ("a: {b: [}\n", "1:8", "yaml_bracket"),
        ("a: {b: [c}}\n", "1:8", "yaml_bracket"),
        ("a: {b: x c: y}\n", "1:4", "yaml_bracket"),
        ("a: [x]]\n", "1:7", "yaml_rest"),
        ("{a: x}}\n", "1:7", "yaml_rest"),
        ("a: [x,, y]\n", "1:7", "yaml_comma"),
        ("a: , x\n", "1:4", "yaml_comma"),
        # colons and indentation
        ("a: b: c\n", "1:5", "yaml_colon"),
        ("händelser:\r\n  - titel: a: b\r\n", "2:13", "yaml_colon"),
        ("a: x\n  b: y\n", "2:3", "yaml_continued"),
        ("a:x\nb: y\n", "2:1", "yaml_continued"),
        ("- a\n  b: y\n", "2:3", "yaml_continued"),
        ("a:\n    b: x\n  c: y\n", "3:3", "yaml_indent"),
        ("a:\n  - x\n - y\n", "3:2", "yaml_indent"),
        ("a: x\n- y\n", "2:1", "yaml_indent"),
        ("  a: x\nb: y\n", "2:1", "yaml_indent"),
        ('a: "x"\n  b: y\n', "2:3", "yaml_indent"),
        ("a:\n  -\n  b: x\n", "3:3", "yaml_indent"),
        # the rest
        ("a: - x\n", "1:4", "yaml"),
        ("%YAML 3.0\n---\na: x\n", "1:1", "yaml"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_what_is_no_plain_yaml_gives_one_problem_at_its_place(content: str | bytes, place: str, kind: str) -> None:
    problems = problems_in(content if isinstance(content, bytes) else content.encode())

    assert [(f"{problem.line}:{problem.column}", problem.rule) for problem in problems] == [(place, kind)]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("[" * 200_000, "yaml_depth"),
        ("[" * 200_000 + "]" * 200_000, "yaml_depth"),
        ("a: " + "{" * 200_000, "yaml_depth"),
        ("{a: " * 200_000, "yaml_depth"),
        ("- " * 200_000 + "x", "yaml_depth"),
        ("? " * 200_000 + "x", "yaml_depth"),
        ("\n".join(" " * level + "a:" for level in range(1_300)), "yaml_depth"),
        ("a: &a [x]\n" + "".join(f"a{n}: &a{n} [{'*a, ' * 20}]\n" for n in range(200)), "yaml_alias"),
        ("# x\r" + "- " * 200_000 + "x", "character"),
        ("a:\u0085" + "- " * 200_000 + "x", "character"),
        ("a:\u2028" + "- " * 200_000 + "x", "character"),
    ],
    ids=lambda value: ascii(value)[:20],
)
def test_a_file_that_is_too_deep_does_not_bring_the_interpreter_down(content: str, kind: str) -> None:
    program = (
        "import sys\nfrom macros.reading.yamlfile import Flaw, decode, read_yaml\n"
        "try:\n    read_yaml(decode(sys.stdin.buffer.read()))\n"
        "except Flaw as flaw:\n    print(flaw.kind)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        input=content.encode(),
        capture_output=True,
        cwd=Path(__file__).parents[2],
        timeout=60,
        check=False,
    )

    assert (run.returncode, run.stdout.decode().strip(), run.stderr) == (0, kind, b"")


# Personal numbers


@pytest.mark.parametrize(
    "number",
    [
        "811218-9876",
        "8112189876",
        "19811218-9876",
        "198112189876",
        "811218+9876",
        "811218 9876",
        "811278-9873",
        "20000229-0005",
        "811218–9876",
        "811218\u20119876",
        "811218\u00a09876",
        "811218 - 9876",
    ],
    ids=ascii,
)
def test_a_personal_number_is_found_however_it_is_written(number: str) -> None:
    assert _places_of_personal_numbers(f"titel: x\n# {number}") == [(2, 3)]


@pytest.mark.parametrize("around", ["{}", "({}).", "pnr:{},", "x {} y", "“{}”", "{}\n", "å{}å"], ids=ascii)
def test_a_personal_number_is_found_whatever_stands_around_it(around: str) -> None:
    text = "titel: x\n" + around.format("811218-9876")

    assert _places_of_personal_numbers(text) == [(2, 1 + around.index("{"))]


@pytest.mark.parametrize(
    "text",
    ["811218-9877", "8112189875", "212000-0910", "556036-0793", "811318-9875", "811232-9878", "0435-390 00",
     "KS 2019/90", "KS 2019-000123", "2025-01-01", "123400", "N15428", "1234567890123",
     "https://example.se/8112189876543", "10,5 – 20,5"],
)  # fmt: skip
def test_other_numbers_are_no_personal_numbers(text: str) -> None:
    assert list(find_personal_numbers(text)) == []


# Places


@pytest.mark.parametrize(
    ("where", "key", "spot"),
    [
        ((), False, Spot(2, 1)),
        (("titel",), False, Spot(2, 8, "Ett mål")),
        (("titel",), True, Spot(2, 1, "Ett mål")),
        (("beslut", "organ"), False, Spot(3, 17, "fullmaktige")),
        (("beslut", "datum"), False, Spot(3, 9)),
        (("målvärden",), False, Spot(6, 3)),
        (("målvärden", 1, "värde"), False, Spot(7, 27, "82,5")),
        (("målvärden", 0, "högst"), False, Spot(6, 5)),
        (("målvärden", 7), False, Spot(6, 3)),
        (("tom",), False, Spot(4, 1, "")),
        (("saknas", "djupt"), False, Spot(2, 1)),
    ],
)
def test_a_value_is_located_or_what_is_nearest_to_it(where: Any, key: bool, spot: Spot) -> None:
    text = (
        "# kommentar\n"
        "titel: Ett mål\n"
        "beslut: {organ: fullmaktige}\n"
        "tom:\n"
        "målvärden:\n"
        "  - {period: 2024, värde: 80}\n"
        "  - {period: 2025, värde: 82,5}\n"
    )

    assert locate(text, where, key=key) == spot


# Properties

YAMLISH = st.text(alphabet="ab1å:,[]{}&*!|>'\"-#?%@`~ \n\t\r\\.\u0085\u2028\u202e\ufeff\x00", max_size=80)


@reproducibly
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode) | YAMLISH.map(str.encode))
@example(b"{a: 1, [b]}")
@example(b"\xff\xfe")
def test_any_content_gives_values_or_a_flaw(content: bytes) -> None:
    try:
        values = read_yaml(decode(content))
    except Flaw as flaw:
        place = flaw.line, flaw.column
    else:
        place = 1, 1
        assert _is_made_of_text(values)

    assert place >= (1, 1)


PLAIN_TEXT = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"], include_characters="\n\t"), max_size=20)
KEYS = PLAIN_TEXT.filter(lambda key: not key.startswith("@") and not {"\n", "\t"} & set(key))
SCALARS = PLAIN_TEXT | st.integers() | st.booleans() | st.none() | st.dates() | st.floats(allow_nan=False)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, _data: object) -> bool:
        return True


@reproducibly
@given(VALUES, st.sampled_from([None, False, True]), st.booleans(), st.sampled_from([20, 80, 1000]))
@example({"värde": "72,5", "5": None}, True, True, 80)
@example({"a": "null", "b": None, "c": "~"}, False, True, 80)
def test_what_is_dumped_reads_back_with_every_scalar_as_its_text(
    value: Any, flow: bool | None, unicode: bool, width: int
) -> None:
    text = yaml.dump(value, Dumper=_Dumper, default_flow_style=flow, allow_unicode=unicode, width=width)

    assert read_yaml(text) == _as_text(value)


@reproducibly
@given(st.decimals(-(10**9), 10**9, places=3), st.sampled_from("\u00a0\u202f "), st.sampled_from("-−–"))
def test_a_number_written_the_swedish_way_reads_back_exactly(number: Decimal, space: str, minus: str) -> None:
    typed = f"{number:,.3f}".replace(",", space).replace(".", ",").replace("-", minus)

    assert read_number(typed) == number


@reproducibly
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 999))
def test_of_ten_numbers_on_a_day_exactly_one_is_a_personal_number(day: date, serial: int) -> None:
    numbers = [f"{day:%y%m%d}-{serial:03}{check}" for check in range(10)]

    assert sum(len(list(find_personal_numbers(number))) for number in numbers) == 1


def _places_of_personal_numbers(text: str) -> list[tuple[int, int]]:
    return [(flaw.line, flaw.column) for flaw in find_personal_numbers(text)]


def _is_made_of_text(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and _is_made_of_text(inner) for key, inner in value.items())
    if isinstance(value, list):
        return all(map(_is_made_of_text, value))
    return value is None or isinstance(value, str)


def _as_text(value: Any) -> Any:
    """A value as it reads back: its scalars as they are dumped."""
    if isinstance(value, dict):
        return {key: _as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    if value is None or isinstance(value, str):
        return value
    return yaml.safe_dump(value).removesuffix("\n").removesuffix("\n...")
