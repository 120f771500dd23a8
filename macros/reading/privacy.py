"""Personal numbers, which may never be published."""

import re
from collections.abc import Iterator

from macros.reading.flaws import Flaw, place_in

_MANY_DIGITS = re.compile(r"\d{6}.{0,3}\d{4}")
_DASHES = "-+ \u00a0\u2010-\u2015\u2212"
_PERSONAL_NUMBER = re.compile(
    rf"(?<![\d-])(?:19|20)?(\d{{2}})(\d{{2}})(\d{{2}})[{_DASHES}]{{0,3}}(\d{{4}})(?![\d-])", re.ASCII
)


def find_personal_numbers(text: str) -> Iterator[Flaw]:
    """Every place, comments too, with a valid personnummer or samordningsnummer."""
    if not _MANY_DIGITS.search(text):
        return
    for match in _PERSONAL_NUMBER.finditer(text):
        if _is_personal_number(*match.groups()):
            yield Flaw("personal_number", *place_in(text, match.start()))


def _is_personal_number(year: str, month: str, day: str, last: str) -> bool:
    """Whether the digits are a day, or a day + 60, with the check digit of the Luhn formula."""
    first_coordination_day = 61
    number = int(day) - 60 if int(day) >= first_coordination_day else int(day)
    if not (1 <= int(month) <= 12 and 1 <= number <= 31):  # noqa: PLR2004  months and days
        return False
    digits = [int(digit) for digit in year + month + day + last]
    doubled = [sum(divmod(digit * 2, 10)) if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    return sum(doubled) % 10 == 0
