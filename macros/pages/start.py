"""The start page: does the municipality keep what it promised, and where the answers to what residents ask stand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from macros.pages.fragments import render
from macros.pages.labels import FORECAST_WORDS, GOAL_WORDS
from macros.pages.markdown import first_sentence
from macros.pages.page import Site
from macros.pages.progress import list_steps, tell_steps
from macros.pages.questions import answer_questions
from macros.pages.record import record_of
from macros.pages.terms import TermView, view_terms
from macros.pages.words import NBSP, lower_first, write_count, write_follow_up, write_list, write_term
from macros.plan.assessment import DISTRIBUTION, GoalStanding, State
from macros.plan.change import ChangeKind
from macros.plan.model import Colour, GoalArea
from macros.plan.trend import Turn

_NEWEST, _CORRECTED, _STEPS = 5, 3, 4
_RECENT = timedelta(days=366)
_LONGEST_VISION = 1200
_ONLY_FORECAST = "bara prognos"
_NOT_REPORTED = ("inte rapporterat än", "inte rapporterade än")
_CORRECTIONS = frozenset({
    ChangeKind.OUTCOME_CORRECTED,
    ChangeKind.OUTCOME_WITHDRAWN,
    ChangeKind.ASSESSMENT_CORRECTED,
    ChangeKind.REPORT_CORRECTED,
    ChangeKind.TARGET_CORRECTED,
})  # fmt: skip
"""What was published and is now another; a new decision is no correction."""


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
        met = sum(count.number for count in self.counts if count.mark == Colour.GREEN)
        return f"{met or 'Inget'} av {write_count(of, 'mål', 'mål')} uppfylls helt"

    @property
    def others(self) -> str:
        """`2 uppfylls delvis, 1 inte mätt`: the rest of them, shortly."""
        rest = [count for count in self.counts if count.mark != Colour.GREEN]
        return ", ".join(f"{count.number}{NBSP}{lower_first(count.word)}" for count in rest)


def write_start(site: Site, here: str) -> str:
    """The start page: the answer in words, the search, the questions, and then area by area."""
    plan, told = site.plan, site.told_goals
    terms = view_terms(site)
    term = next((view for view in terms if view.is_told), None)
    steps = list_steps(site)
    vision = plan.municipality.vision
    return render(
        "start.html",
        here,
        plan=plan,
        term=term,
        other_terms=[view for view in terms if not view.is_told],
        answer=tell_answer(told, term),
        counts=count_answers(told),
        since=_tell_since(told),
        forecast=_tell_forecast(told),
        year=min(site.day, term.term.end).year if term else site.day.year,
        questions=answer_questions(site),
        areas=_answer_areas(site),
        steps_told=tell_steps(steps),
        steps=[(turn, [each for each in steps if each.turn is turn][:_STEPS]) for turn in (Turn.BETTER, Turn.WORSE)],
        corrected=[
            entry
            for entry in record_of(site).entries
            if entry.kind in _CORRECTIONS and entry.day >= site.day - _RECENT
        ][:_CORRECTED],
        entries=[replace(entry, reason="") for entry in record_of(site).entries[:_NEWEST]],
        last_day=site.changes[0].day if site.changes else None,
        vision_text=_shorten(vision.text) if vision else "",
        has_example=site.has_example,
    )  # fmt: skip


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


def _tell_since(told: Iterable[GoalStanding]) -> str:
    """Which follow-ups the assessments are from, such as the bokslut of 2025 or earlier, in a sentence."""
    periods = sorted({each.verdict.period for each in told if each.verdict and not each.is_forecast})
    if not periods:
        return ""
    latest = write_follow_up(periods[-1], definite=True)
    return f"Bedömningarna är från {latest}{'' if len(periods) == 1 else ' eller tidigare'}."


def _tell_forecast(told: Iterable[GoalStanding]) -> str:
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


def _answer_areas(site: Site) -> list[AreaAnswer]:
    answers = [
        AreaAnswer(area, count_answers(each for each in site.told_goals if each.goal.area == area.id))
        for area in site.plan.areas.values()
    ]
    return [answer for answer in answers if answer.counts]


def _shorten(text: str) -> str:
    """The whole of a short text, the first sentence of a long one."""
    return text if len(text) <= _LONGEST_VISION else first_sentence(text)
