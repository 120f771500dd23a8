"""How each kind of value may be written: the patterns that the reader goes by, and the same as JSON Schema.

A JSON Schema sees a file after YAML 1.2 core has read it, where `80` and `2025` are numbers and `true` a truth. Our
reader takes the text that stands there; so the form of a text lets numbers and truths in, and that of a number texts
such as `72,5`. `errorMessage`, which the YAML language server shows, holds the kind of the problem: `reading` puts its
sentence there. The patterns are of the language that Python and JavaScript share.
"""

from typing import Any

Form = dict[str, Any]

LONGEST_TITLE, LONGEST_TEXT, LONGEST_LONG_TEXT, LONGEST_ADDRESS, LONGEST_ID = 200, 1_000, 20_000, 1_000, 60
_LARGEST = 10**15

_WHOLE = r"[-+−–]?(?=[.,]?[0-9])(?:[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]+)?"
_POWER = r"[eE][-+]?[0-9]{1,2}"
NUMBER = rf"{_WHOLE}(?:[.,][0-9]+)?(?:{_POWER})?"
_COUNT = rf"{_WHOLE}(?:(?:[.,]0+)?|(?:[.,][0-9]+)?{_POWER})"
ADDRESS = r"https?://[^\s/@\x22'<>\\]+(?:[/?#][^\s\x22'<>\\]*)?"
ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
CODE = r"[0-9]{4}"
REPORT = r"(?:månad-(?:0[1-9]|1[0-2])|tertial-[12]|årsredovisning)"
CRITERION = r"[1-4]\.[1-5]\.[0-9]{1,2}(?: .+)?"
SECURITY_CONTACT = (
    r"(?:https://[A-Za-z0-9.-]+(?:/[!-~]*)?|[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\.[A-Za-z]+)"  # letters that stand in both
)
ANSWER = "[jJ][aA]|[nN][eE][jJ]"
_DAY = (
    r"[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
_PERIOD = r"(?:19|20)[0-9]{2}(?:/[0-9]{2}|-t[1-3]|-h[12]|-kv[1-4]|-(?:0[1-9]|1[0-2]))?"


def spelt(pattern: str) -> str:
    """The pattern of a whole value; blanks around it don't count."""
    return rf"^\s*(?:{pattern})\s*$"


def text_form(longest: int, *, is_line: bool = False) -> Form:
    """A text that says something: on one line, or of many."""
    inner = r"[^\n]" if is_line else r"[\s\S]"
    return {
        "type": ["string", "number", "boolean"],
        "pattern": rf"^\s*\S(?:{inner}{{0,{longest - 2}}}\S)?\s*$",
        "errorMessage": f"{'line' if is_line else 'text'} {longest}",
    }


def word_form(pattern: str, kind: str, *examples: str) -> Form:
    """A short text with a form of its own; `kind` is the problem where it has another."""
    return {"type": "string", "pattern": spelt(pattern), "errorMessage": kind, "examples": list(examples)}


def count_form(lowest: int = 0, highest: int = _LARGEST) -> Form:
    """A whole number within limits."""
    return {
        "type": ["integer", "string"],
        "minimum": lowest,
        "maximum": highest,
        "pattern": spelt(_COUNT),
        "errorMessage": "count",
    }


TITLE_FORM, TEXT_FORM = text_form(LONGEST_TITLE, is_line=True), text_form(LONGEST_TEXT)
LONG_TEXT_FORM = text_form(LONGEST_LONG_TEXT)
NUMBER_FORM: Form = {
    "type": ["number", "string"],
    "minimum": -_LARGEST,
    "maximum": _LARGEST,
    "pattern": spelt(NUMBER),
    "errorMessage": "number",
    "examples": [80, 79.5, "1 234,5"],
}
VALUE_FORM: Form = NUMBER_FORM | {"pattern": spelt(f"{NUMBER}|{ANSWER}"), "examples": [76.4, "ja"]}
DATE_FORM = word_form(_DAY, "date", "2025-03-26")
PERIOD_FORM: Form = {
    "type": ["string", "integer"],
    "minimum": 1900,
    "maximum": 2099,
    "pattern": f"^{_PERIOD}$",
    "errorMessage": "period",
    "examples": [2025, "2024/25", "2025-t1", "2025-06"],
}
FOLLOW_UP_FORM: Form = {"type": "string", "pattern": r"^(?:19|20)[0-9]{2}-(?:t1|t2|bokslut)$"}
TRUTH_FORM: Form = {
    "type": ["boolean", "string"],
    "pattern": "^(?:[tT][rR][uU][eE]|[fF][aA][lL][sS][eE])$",
    "errorMessage": "truth",
}
ID_FORM: Form = {
    "type": ["string", "number", "boolean"],
    "minimum": 0,
    "pattern": rf"^\s*(?=\S{{1,{LONGEST_ID}}}\s*$)(?!index\s*$){ID}\s*$",
    "errorMessage": "string_pattern_mismatch",
}
ADDRESS_FORM: Form = {
    "type": "string",
    "pattern": rf"^\s*(?=\S{{1,{LONGEST_ADDRESS}}}\s*$){ADDRESS}\s*$",
    "errorMessage": "address",
    "examples": ["https://www.example.se"],
}
CODE_FORM: Form = {
    "type": ["string", "integer"],
    "minimum": 0,
    "maximum": 9999,
    "pattern": spelt(CODE),
    "errorMessage": "pattern_code",
    "examples": ["1275"],
}
