"""The start page: does the municipality keep what it promised, and where the answers to what residents ask stand."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import islice

from macros.pages.answer import answer_areas, count_answers, tell_answer, tell_forecast, tell_since
from macros.pages.fragments import render
from macros.pages.markdown import first_sentence
from macros.pages.page import Site
from macros.pages.progress import list_steps, tell_steps
from macros.pages.questions import answer_questions
from macros.pages.record import Entry, record_of
from macros.pages.terms import view_terms
from macros.plan.change import ChangeKind
from macros.plan.trend import Turn

_NEWEST, _CORRECTED, _STEPS = 5, 3, 4
_RECENT = timedelta(days=366)
_LONGEST_VISION = 1200
_CORRECTIONS = frozenset({
    ChangeKind.OUTCOME_CORRECTED,
    ChangeKind.OUTCOME_WITHDRAWN,
    ChangeKind.ASSESSMENT_CORRECTED,
    ChangeKind.REPORT_CORRECTED,
    ChangeKind.TARGET_CORRECTED,
})  # fmt: skip
"""What was published and is now another; a new decision is no correction."""


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
        since=tell_since(told),
        forecast=tell_forecast(told),
        year=min(site.day, term.term.end).year if term else site.day.year,
        questions=answer_questions(site),
        areas=answer_areas(site),
        steps_told=tell_steps(steps),
        steps=[(turn, [each for each in steps if each.turn is turn][:_STEPS]) for turn in (Turn.BETTER, Turn.WORSE)],
        corrected=[
            entry
            for entry in record_of(site).entries
            if entry.kind in _CORRECTIONS and entry.day >= site.day - _RECENT
        ][:_CORRECTED],
        entries=_choose_newest(record_of(site).entries),
        last_day=site.changes[0].day if site.changes else None,
        vision_text=_shorten(vision.text) if vision else "",
        has_example=site.has_example,
    )  # fmt: skip


def _choose_newest(entries: Sequence[Entry]) -> list[Entry]:
    """What is newest, with one economic report at most: they come a dozen at a time and would hide the rest."""
    report = next((each for each in entries if each.kind is ChangeKind.REPORT_PUBLISHED), None)
    told = (each for each in entries if each is report or each.kind is not ChangeKind.REPORT_PUBLISHED)
    return list(islice(told, _NEWEST))


def _shorten(text: str) -> str:
    """The whole of a short text, the first sentence of a long one."""
    return text if len(text) <= _LONGEST_VISION else first_sentence(text)
