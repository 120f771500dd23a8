"""Templates for the parts of pages: Jinja with escaping on, so that data is only ever shown as the text it is."""

import re
from collections.abc import MutableMapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from macros.pages import labels, words
from macros.pages.data_links import list_data
from macros.pages.indicator_table import NUMERIC_COLUMNS
from macros.pages.markdown import plain_letters, write_html
from macros.pages.page import (
    body_address,
    body_follow_up_address,
    dated_goal_address,
    economy_address,
    follow_up_address,
    goal_address,
    indicator_address,
    plan_address,
    record_address,
    relative_link,
    scorecard_address,
)  # fmt: skip
from macros.pages.steering.glossary_terms import Term, find_term

_BLANK = re.compile(r"\n\s*")


@dataclass(frozen=True)
class _Place:
    """Where what is being rendered will stand."""

    here: str
    template: str
    told: set[str] = field(default_factory=set)
    """The terms of art that have been explained there."""


_PLACE: ContextVar[_Place] = ContextVar("place")
"""What `link` and `explained` go by. Every template has them, also one that is imported without what a page knows."""


def render(template: str, here: str, **context: Any) -> Markup:  # noqa: ANN401  a template decides what it needs
    """A template as HTML without blank lines; `here` is the address of the page that its links start from."""
    before = _PLACE.set(_Place(here, template))
    try:
        rendered = _environment().get_template(template).render(context)
    finally:
        _PLACE.reset(before)
    return Markup(_BLANK.sub("\n", rendered).strip())  # noqa: S704  the environment escapes


def _link(there: str) -> str:
    return relative_link(_PLACE.get().here, there)


def _explained(word: str, shown: str | None = None) -> Markup:
    place = _PLACE.get()
    return explain_term(place.here, place.template, place.told, word, shown)


def explain_term(here: str, place: str, told: set[str], word: str, shown: str | None = None) -> Markup:
    """A term of art with its meaning one step away, without script; the second time in one place only the word.

    `place` tells apart the parts of a page, so that no id stands twice; `told` gathers what has been explained there.
    """
    term = find_term(word)
    if term.word in told:
        return escape(shown or word)
    told.add(term.word)
    id_ = f"{term_id(term.word)}_i_{place.partition('.')[0]}"
    return _write_term(relative_link(here, "ordlista/"), id_, term, shown or word)


@lru_cache(maxsize=1024)
def _write_term(glossary: str, id_: str, term: Term, shown: str) -> Markup:
    rendered = _environment().get_template("term.html").render(glossary=glossary, term=term, shown=shown, id=id_)
    return Markup(rendered.strip())  # noqa: S704  the environment escapes


def term_id(word: str) -> str:
    """The id of a term in the glossary."""
    return f"ord_{plain_letters(word)}"


class _PlainEnvironment(Environment):
    """Where `a.b` in a template is the attribute alone: never an item, and an error where there is none."""

    getattr = staticmethod(getattr)  # type: ignore[assignment]  # without a default

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:  # noqa: ARG002
        """What every template has is the same dictionary: Jinja's own chain of them is looked through page by page."""
        return self.globals


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = _PlainEnvironment(
        loader=PackageLoader("macros.pages"),
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "date": words.write_date,
        "period": words.write_period,
        "follow_up": words.write_follow_up,
        "number": words.write_number,
        "slug": labels.slug_of,
        "lower_first": words.lower_first,
        "markdown": write_html,
        "verdict_word": labels.word_for_verdict,
        "goal_word": labels.word_for_goal,
        "indicator_word": labels.word_for_indicator,
        "figure": words.write_figure,
        "aim": words.write_aim,
        "distribution": words.write_distribution,
        "sentence": words.write_sentence,
        "decision": words.write_decision,
        "month": words.write_month,
        "term": words.write_term,
        "years": words.write_years,
        "trend": words.write_trend,
        "term_id": term_id,
        "spaced": " ".join,
    }
    environment.globals |= {
        "link": _link,
        "explained": _explained,
        "goal_address": goal_address,
        "list_data": list_data,
        "dated_goal_address": dated_goal_address,
        "indicator_address": indicator_address,
        "body_address": body_address,
        "follow_up_address": follow_up_address,
        "body_follow_up_address": body_follow_up_address,
        "economy_address": economy_address,
        "plan_address": plan_address,
        "record_address": record_address,
        "scorecard_address": scorecard_address,
        "NUMERIC_COLUMNS": NUMERIC_COLUMNS,
        "GOAL_WORDS": labels.GOAL_WORDS,
        "FORECAST_WORDS": labels.FORECAST_WORDS,
        "ACTIVITY_WORDS": labels.ACTIVITY_WORDS,
        "COMMISSION_WORDS": labels.COMMISSION_WORDS,
        "CONTROL_WORDS": labels.CONTROL_WORDS,
    }
    _keep_marks(environment)
    return environment


def _keep_marks(environment: Environment) -> None:
    """Let the templates' marks of colours be drawn once each: they are few, and stand everywhere."""
    marks = environment.get_template("_marks.html").module
    for name in ("chip", "shape"):
        setattr(marks, name, lru_cache(maxsize=512, typed=True)(getattr(marks, name)))
