"""Whether the goals are met, counted and in words: of the whole municipality, and area by area."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.pages.labels import FORECAST_WORDS, GOAL_WORDS
from macros.pages.page import Site
from macros.pages.terms import TermView
from macros.pages.words import NBSP, lower_first, write_count, write_follow_up, write_list, write_term
from macros.plan.assessment import DISTRIBUTION, GoalStanding, State
from macros.plan.model import Colour, GoalArea

_ONLY_FORECAST = "bara prognos"
_NOT_REPORTED = ("inte rapporterat än", "inte rapporterade än")


@dataclass(frozen=True)
class Count:
    """How many goals there are of a word."""

    mark: str
    """The colour's or state's word, by which it is drawn."""
    word: str
    number: int


@dataclass(frozen=True)
class AreaAnswer:
    """How it goes in an area, in a line."""

    area: GoalArea
    counts: tuple[Count, ...]

    @property
    def told(self) -> str:
        """`3 av 7 mål uppfylls helt`."""
        of = sum(count.number for count in self.counts)
        if of == 0:
            return "Inga mål gäller nu"
        met = sum(count.number for count in self.counts if count.mark == Colour.GREEN)
        return f"{met or 'Inget'} av {write_count(of, 'mål', 'mål')} uppfylls helt"

    @property
    def others(self) -> str:
        """`2 uppfylls delvis, 1 inte mätt`: the rest of them, shortly."""
        rest = [count for count in self.counts if count.mark != Colour.GREEN]
        return ", ".join(f"{count.number}{NBSP}{lower_first(count.word)}" for count in rest)


def count_answers(standings: Iterable[GoalStanding]) -> tuple[Count, ...]:
    """How many goals there are of each word, best first; what is only forecast is counted apart, never as a result."""
    marks = [_ONLY_FORECAST if each.is_forecast else _mark_of(each) for each in standings]
    words = {**{mark: GOAL_WORDS[mark] for mark in DISTRIBUTION}, _ONLY_FORECAST: "Bara prognos än"}
    return tuple(Count(mark, word, marks.count(mark)) for mark, word in words.items() if mark in marks)


def _mark_of(standing: GoalStanding) -> str:
    return standing.shown.value if standing.shown else State.NOT_REPORTED.value


def tell_answer(told: Iterable[GoalStanding], term: TermView | None) -> str:
    """Whether the goals are met, in words: `Av 23 mål för 2023–2026 uppfylls 10 helt, 9 delvis och 2 inte`."""
    numbers = {count.mark: count.number for count in count_answers(told)}
    total = sum(numbers.values())
    if total == 0:
        return "Kommunen har inte publicerat några mål än."
    if total == 1:
        return _tell_only(next(iter(numbers)), term)
    verb = "uppfylldes" if term and term.is_over else "uppfylls"
    words = {Colour.GREEN: "helt", Colour.YELLOW: "delvis", Colour.RED: "inte"}
    judged = write_list([f"{numbers[colour]}{NBSP}{word}" for colour, word in words.items() if colour in numbers])
    rest = write_list(list(_tell_rest(numbers)))
    of = f"{write_count(total, 'mål', 'mål')}{f' för {write_term(term.term)}' if term else ''}"
    sentences = [f"Av {of} {verb} {judged}."] if judged else [] if rest else [f"Kommunen har {of}."]
    if rest:
        sentences.append(f"Dessutom är {rest}." if judged else f"Av {of} är {rest}.")
    if numbers.get(_ONLY_FORECAST):
        sentences.append(f"För {numbers[_ONLY_FORECAST]}{NBSP}finns bara en prognos än så länge.")
    return " ".join(sentences)


def _tell_only(mark: str, term: TermView | None) -> str:
    """How it goes where there is a single goal: `Kommunens enda mål för 2023–2026 uppfylls helt`."""
    verb = "uppfylldes" if term and term.is_over else "uppfylls"
    words: dict[str, str] = {
        Colour.GREEN: f"{verb} helt",
        Colour.YELLOW: f"{verb} delvis",
        Colour.RED: f"{verb} inte",
        Colour.BLACK: "är inte mätt",
        State.NOT_REPORTED: "är inte rapporterat än",
        _ONLY_FORECAST: "har bara en prognos än så länge",
    }
    return f"Kommunens enda mål{f' för {write_term(term.term)}' if term else ''} {words[mark]}."


def _tell_rest(numbers: Mapping[str, int]) -> Iterator[str]:
    """What is no colour of success: `1 inte mätt`."""
    words = {Colour.BLACK: ("inte mätt", "inte mätta"), State.NOT_REPORTED: _NOT_REPORTED}
    for mark, (one, many) in words.items():
        if mark in numbers:
            yield write_count(numbers[mark], one, many)


def tell_since(told: Iterable[GoalStanding]) -> str:
    """Which follow-ups the assessments are from, such as the bokslut of 2025 or earlier, in a sentence."""
    periods = sorted({each.verdict.period for each in told if each.verdict and not each.is_forecast})
    if not periods:
        return ""
    latest = write_follow_up(periods[-1], definite=True)
    return f"Bedömningarna är från {latest}{'' if len(periods) == 1 else ' eller tidigare'}."


def tell_forecast(told: Iterable[GoalStanding]) -> str:
    """What the latest follow-up forecasts of the goals whose verdicts are older; nothing where none does."""
    later = [each.forecast for each in told if each.forecast]
    if not later:
        return ""
    latest = max(each.period for each in later)
    colours = [each.colour for each in later if each.period == latest]
    counts = {FORECAST_WORDS[colour]: colours.count(colour) for colour in Colour}
    counted = write_list([f"{count}{NBSP}{lower_first(word)}" for word, count in counts.items() if count])
    when = write_follow_up(latest, definite=True)
    return f"I {when} finns en prognos för {write_count(len(colours), 'mål', 'mål')}: {counted}."


def answer_areas(site: Site) -> list[AreaAnswer]:
    """The areas that have goals that tell how it goes."""
    answers = (answer_area(site, area) for area in site.plan.areas.values())
    return [answer for answer in answers if answer.counts]


def answer_area(site: Site, area: GoalArea) -> AreaAnswer:
    """How it goes in an area, by the goals that tell how it goes."""
    return AreaAnswer(area, count_answers(each for each in site.told_goals if each.goal.area == area.id))
