"""Texts of the data as they are shown letter by letter: they steer no terminal and mean nothing to GitLab."""

import re
from unicodedata import category

_INVISIBLE = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
_JOINER = "\u2060"
_REFERENCE = re.compile(r"[@#!~%$&^*\[](?=[^\s\])}.,;:!?]|$)|:(?=//)|(?<!\d):(?=[\w+-])")
_BARE_LINK = re.compile(r"\b(?:(?i:www|mailto|xmpp)(?=[.:])|[A-Z][A-Z0-9_]+-(?=\d))")
_MARKS = re.compile(r"([\\`*_\[\]#!|~@$^&%])")


def clean(text: str) -> str:
    """A text on one line without signs that nobody sees: they could steer a terminal or hide what stands there."""
    return " ".join("".join(sign for sign in _spaced(text) if category(sign) not in _INVISIBLE).split(" ")).strip()


def _spaced(text: str) -> str:
    """Line breaks and tabs as spaces, several spaces as one; a no-break space stays."""
    return " ".join(
        part for part in "".join(" " if sign in "\n\r\t\v\f " else sign for sign in text).split(" ") if part
    )


def escape(text: str) -> str:
    """A text as GitLab's Markdown shows it letter by letter.

    A backslash takes a sign's meaning in Markdown; GitLab looks for mentions and references after that, in the finished
    text, so an invisible word joiner stands after their first sign as well.
    """
    broken = _REFERENCE.sub(lambda found: f"{found[0]}{_JOINER}", clean(text))
    broken = _BARE_LINK.sub(lambda found: f"{found[0]}{_JOINER}", broken)
    return _MARKS.sub(r"\\\1", broken).replace("<", "&lt;").replace(">", "&gt;")
