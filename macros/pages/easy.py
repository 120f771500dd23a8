"""The goals in easy Swedish (lättläst): what is to be, and a plain answer to whether it is so."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from macros.pages.counts import count_goals
from macros.pages.fragments import render
from macros.pages.markdown import write_html
from macros.pages.page import Site
from macros.plan.assessment import GoalStanding, State
from macros.plan.model import Colour, GoalArea
from macros.plan.periods import FollowUpPeriod

ANSWERS: Mapping[str, tuple[str, str]] = {
    Colour.GREEN: ("Ja", "Målet är nått."),
    Colour.YELLOW: ("Delvis", "Kommunen har kommit en bit på väg."),
    Colour.RED: ("Nej", "Målet är inte nått."),
    Colour.BLACK: ("Vi vet inte", "Ingen har mätt hur det går."),
    State.NOT_REPORTED: ("Vi vet inte än", "Kommunen har inte berättat hur det går."),
}
"""The answer to whether a goal has been reached, and what it means."""
_GUESSES: Mapping[Colour, str] = {
    Colour.GREEN: "Kommunen tror att målet nås.",
    Colour.YELLOW: "Kommunen tror att en del av målet nås.",
    Colour.RED: "Kommunen tror inte att målet nås.",
    Colour.BLACK: "Det går inte att säga hur det blir.",
}
"""What is said of a goal that is only forecast: a guess is not an answer."""
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!t\.ex\.)(?<!bl\.a\.)\s+(?=[^a-zåäö\s])")
_ENDS = ("april", "augusti")
"""The last months of the first two tertials; the third follow-up is at the end of the year."""


@dataclass(frozen=True)
class Answer:
    """How a goal goes, for someone who wants one thing at a time."""

    standing: GoalStanding
    mark: str
    """The status word that gives its shape."""
    word: str
    told: str
    when: str
    """As of when, in a sentence; empty where nobody has judged it."""


def write_lines(text: str) -> Markup:
    """An easy text with each sentence on a line of its own."""
    return Markup(_SENTENCE_END.sub("<br>\n", write_html(text)))  # noqa: S704  write_html has cleaned it


def answer(standing: GoalStanding) -> Answer:
    """The plain answer to whether a goal has been reached."""
    mark = standing.shown.value if standing.shown else State.NOT_REPORTED.value
    if standing.is_forecast and standing.verdict:
        return Answer(standing, mark, ANSWERS[State.NOT_REPORTED][0], _GUESSES[standing.verdict.colour], "")
    word, told = ANSWERS[mark]
    judged = standing.verdict if standing.verdict and not standing.is_overridden else None
    return Answer(standing, mark, word, told, _tell_when(judged.period) if judged else "")


def _tell_when(period: FollowUpPeriod) -> str:
    month = "" if period.is_final else f"{_ENDS[period.number - 1]} "
    return f"Så var det i slutet av {month}{period.year}."


def write_easy(site: Site, here: str) -> str:
    """Every goal that tells how it goes and has an easy text, by area, the goals that others build on first."""
    easy = [each for each in site.told_goals if each.goal.easy_to_read]
    counts = {mark: count for mark, count in count_goals(easy).items() if count}
    return render(
        "easy.html",
        here,
        municipality=site.plan.municipality,
        areas=_by_area(site, easy),
        count=len(easy),
        without=len(site.told_goals) - len(easy),
        counts=[(mark, ANSWERS[mark][0], count) for mark, count in counts.items()],
        write_lines=write_lines,
        has_example=any(each.goal.example for each in easy),
    )


def _by_area(site: Site, standings: list[GoalStanding]) -> list[tuple[GoalArea, list[Answer]]]:
    areas = []
    for area in site.plan.areas.values():
        within = [each for each in standings if each.goal.area == area.id]
        within.sort(key=lambda each: bool(each.goal.derived_from))
        if within:
            areas.append((area, [answer(each) for each in within]))
    return areas
