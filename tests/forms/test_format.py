"""How the editor writes files: what nobody changed stays letter by letter, what is changed reads back as meant."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.reading.yamlfile import decode, read_yaml
from tests.forms.site import EXEMPELBY, ROOT

FILES = [
    path for goals in (EXEMPELBY, ROOT / "goals") for path in sorted(goals.rglob("*")) if path.suffix in {".yml", ".md"}
]
TEXTS = (
    "76.4", "72,5", "1 234,5", "ja", "012", "2025", "2024/25", "true", "null", "~", "y", "12:30", "1e3", "0x1f",
    "En text: med kolon", "# ingen kommentar", "- streck", "{a: b}", "[1]", "*a", "&a", "!a", "@a", "%a", "a # b",
    'citat "i" text', "it's", "a, b", "å ä ö – ”x”", "rad ett\n\nrad två", "- a\n- b\n\n1. c", "a\\nb", "x" * 300,
    "\ttab", "slut:",
    "  steg in\nx", "https://a.se/?b=c#d", "🙂", "=1+1", "<script>", "{{ 7*7 }}", "|", ">", "-", "?", "...", "---",
)  # fmt: skip


def write(asked: list[dict[str, Any]]) -> list[dict[str, str]]:
    """What the editor writes of each file with its changes."""
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("change.mjs"))],
        input=json.dumps(asked), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, str]] = json.loads(done.stdout)
    return answers


def places_in(value: Any, before: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to each text in the values of a file."""
    if isinstance(value, str):
        yield before
    for key, each in enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ():
        yield from places_in(each, (*before, key))


def put(value: Any, path: tuple[str | int, ...], wanted: Any) -> Any:
    """The values with another one at a place."""
    if not path:
        return wanted
    copy = list(value) if isinstance(value, list) else dict(value)
    copy[path[0]] = put(copy[path[0]], path[1:], wanted)
    return copy


def told(value: Any) -> Any:
    """Values as their fields read them: blanks around a text and what is empty say nothing."""
    if isinstance(value, list):
        return [each for each in map(told, value) if each not in (None, "", [], {})]
    if isinstance(value, dict):
        return {key: each for key, inner in value.items() if (each := told(inner)) not in (None, "", [], {})}
    return value.strip() if isinstance(value, str) else value


def test_every_file_that_nobody_changed_is_written_as_it_stands() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FILES if path.name != "README.md"]
    asked = [{"text": text, "isMarkdown": text.startswith("---\n"), "changes": []} for text in texts]
    assert [answer["written"] for answer in write(asked)] == texts


def test_any_text_in_any_place_reads_back_and_leaves_the_rest() -> None:
    asked, wanted, texts = [], [], []
    for number, path in enumerate(sorted(EXEMPELBY.rglob("*.yml"))):
        text = path.read_text(encoding="utf-8")
        values = read_yaml(text)
        for at, place in enumerate(places_in(values)):
            new = TEXTS[(number + at) % len(TEXTS)]
            asked.append({"text": text, "isMarkdown": False, "changes": [{"path": place, "value": new}]})
            wanted.append(put(values, place, new))
            texts.append(text)
    for one, answer, values, text in zip(asked, write(asked), wanted, texts, strict=True):
        lost = set(text.splitlines()) - set(answer["written"].splitlines())
        assert told(read_yaml(decode(answer["written"].encode()))) == told(values), one["changes"]
        assert len(lost) <= 8, (one["changes"], lost)
        assert answer["again"] == answer["written"]
    assert len(asked) > 400


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.text(st.characters(min_codepoint=32, max_codepoint=0x2000, exclude_categories=["C", "Z"])), max_size=30)
)
def test_texts_that_nobody_thought_of_read_back(texts: list[str]) -> None:
    start = "titel: x  # så heter det\n\nutfall:\n  - {period: 2025, värde: 1}\n"
    changes = [{"path": ["kommentarer"], "value": texts}, *({"path": ["titel"], "value": text} for text in texts[:1])]
    written = write([{"text": start, "isMarkdown": False, "changes": changes}])[0]["written"]
    wanted = {"titel": texts[0] if texts else "x", "utfall": [{"period": "2025", "värde": "1"}], "kommentarer": texts}
    assert told(read_yaml(written)) == told(wanted)


def test_comments_order_and_quotation_marks_stay_where_something_changes() -> None:
    text = (
        "# Ur enkäten 2025\ntitel: 'Trygga elever'  # som i enkäten\nenhet: \"%\"\n\n# äldre först\nutfall:\n"
        "  - {period: 2024, värde: 80,5, publicerad: 2025-01-01}  # preliminärt då\n  # rättad\n"
        "  - period: 2025\n    värde: 81\n    publicerad: 2026-01-01\nexempel: true\n"
    )
    changes = [
        {"path": ["utfall", 1, "värde"], "value": "82"},
        {"path": ["titel"], "value": "Trygga barn"},
        {"path": ["exempel"], "value": ""},
        {
            "path": ["utfall", 2],
            "value": {"period": "2026", "värde": "83,5", "publicerad": "2027-01-01", "kommentar": ""},
        },
    ]
    assert write([{"text": text, "isMarkdown": False, "changes": changes}])[0]["written"] == (
        "# Ur enkäten 2025\ntitel: 'Trygga barn'  # som i enkäten\nenhet: \"%\"\n\n# äldre först\nutfall:\n"
        "  - {period: 2024, värde: 80,5, publicerad: 2025-01-01}  # preliminärt då\n  # rättad\n"
        "  - period: 2025\n    värde: 82\n    publicerad: 2026-01-01\n"
        '  - {period: 2026, värde: "83,5", publicerad: 2027-01-01}\n'
    )


def test_a_key_that_no_form_knows_is_kept_and_a_removed_row_goes_alone() -> None:
    text = (
        "titel: x\nnyckel_från_framtiden: [a, b]\nutfall:\n  - {period: 2024}\n  - {period: 2025}\n  - {period: 2026}\n"
    )
    changes = [{"path": ["utfall"], "value": [{"period": "2024"}, {"period": "2026"}]}]
    assert write([{"text": text, "isMarkdown": False, "changes": changes}])[0]["written"] == text.replace(
        "  - {period: 2025}\n", ""
    )


def test_a_text_of_several_lines_takes_no_comment_and_no_blank_with_it() -> None:
    text = "titel: x\nkommentar: kort  # ur enkäten\nanalys: kort\n# sist\n"
    changes = [
        {"path": ["kommentar"], "value": "Rad ett\n\nrad två"},
        {"path": ["analys"], "value": "Rad ett  \n- a\n  - b"},
    ]
    (answer,) = write([{"text": text, "isMarkdown": False, "changes": changes}])
    assert answer["written"] == (
        'titel: x\nkommentar: "Rad ett\\n\\nrad två"  # ur enkäten\nanalys: |-\n  Rad ett  \n  - a\n    - b\n# sist\n'
    )
    assert answer["again"] == answer["written"]


def test_what_is_empty_stays_and_a_decimal_comma_between_brackets_is_one_number() -> None:
    text = "titel: x\nkommentar:\nmål: []\nutfall:\n  - {period: 2025, värde: 80,5, publicerad: 2026-01-01}\n"
    changes = [{"path": ["utfall", 0, "publicerad"], "value": "2026-01-02"}]
    assert write([{"text": text, "isMarkdown": False, "changes": changes}])[0]["written"] == text.replace(
        "2026-01-01", "2026-01-02"
    )


def test_lines_that_end_as_on_windows_are_read_and_end_as_the_others() -> None:
    yaml, plan = "titel: x\r\nutfall:\r\n  - {period: 2025}\r\n", "---\r\ntitel: x\r\n---\r\n\r\nText\r\n"
    asked = [
        {"text": text, "isMarkdown": text.startswith("---"), "changes": [{"path": ["titel"], "value": "z"}]}
        for text in (yaml, plan)
    ]
    wanted = [text.replace("\r\n", "\n").replace("titel: x", "titel: z") for text in (yaml, plan)]
    assert [answer["written"] for answer in write(asked)] == wanted


def test_a_plans_text_and_front_matter_change_apart() -> None:
    text = "---\ntitel: Plan 2026  # kort\npublicerad: 2026-01-15\n---\n\n## Nuläge\n\n{{ 7*7 }}\n"
    asked = [
        {"text": text, "isMarkdown": True, "changes": [{"path": ["titel"], "value": "Plan för 2026"}]},
        {"text": text, "isMarkdown": True, "changes": [{"path": ["body"], "value": "## Nuläge\n\nMer."}]},
        {
            "text": "",
            "isMarkdown": True,
            "changes": [{"path": ["titel"], "value": "Ny"}, {"path": ["body"], "value": "Text"}],
        },
    ]
    assert [answer["written"] for answer in write(asked)] == [
        text.replace("Plan 2026", "Plan för 2026"),
        text.replace("{{ 7*7 }}", "Mer."),
        "---\ntitel: Ny\n---\n\nText\n",
    ]
