"""Templates for the parts of pages: Jinja with escaping on, so that data is only ever shown as the text it is."""

import re
from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from macros.pages import words
from macros.pages.indicator_table import NUMERIC_COLUMNS
from macros.pages.markdown import write_html
from macros.pages.page import body_address, follow_up_address, goal_address, indicator_address, relative_link

_BLANK = re.compile(r"\n\s*")


def render(template: str, here: str, **context: Any) -> Markup:  # noqa: ANN401  a template decides what it needs
    """A template as HTML without blank lines; `here` is the address of the page that its links start from."""
    rendered = _environment().get_template(template).render(link=partial(relative_link, here), here=here, **context)
    return Markup(_BLANK.sub("\n", rendered).strip())  # noqa: S704  the environment escapes


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("macros.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "date": words.write_date,
        "period": words.write_period,
        "follow_up": words.write_follow_up,
        "number": words.write_number,
        "slug": words.slug_of,
        "lower_first": words.lower_first,
        "markdown": write_html,
        "verdict_word": words.word_for_verdict,
        "goal_word": words.word_for_goal,
        "indicator_word": words.word_for_indicator,
        "figure": words.write_figure,
        "aim": words.write_aim,
        "distribution": words.write_distribution,
    }
    environment.globals |= {
        "goal_address": goal_address,
        "indicator_address": indicator_address,
        "body_address": body_address,
        "follow_up_address": follow_up_address,
        "NUMERIC_COLUMNS": NUMERIC_COLUMNS,
        "GOAL_WORDS": words.GOAL_WORDS,
        "ACTIVITY_WORDS": words.ACTIVITY_WORDS,
    }
    return environment
