"""Texts for what is XML: feeds, catalogues, Word."""

import re

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def keep_to_xml(text: str, instead: str = "") -> str:
    """A text with only the characters that XML can hold (XML 1.0, *Characters*), and something instead of the rest."""
    return _NOT_IN_XML.sub(instead, text)
