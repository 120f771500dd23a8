"""The figures as they were known on a day.

Every figure carries the day it was published and every change of one a correction, so what stood where on a given
day can always be computed again (DOMAIN: *as of a date*).
"""

from datetime import date
from typing import TypeVar

from macros.plan.activity import Activity, ActivityFollowUp, ActivityStatus
from macros.plan.indicator import Indicator, Outcome, Target
from macros.plan.model import Assessment, Colour

Figure = TypeVar("Figure", Outcome, Target)


def outcomes_as_of(indicator: Indicator, day: date) -> tuple[Outcome, ...]:
    """The outcomes published by a day and not withdrawn, each with the value that stood then."""
    return tuple(
        _not_yet_withdrawn(figure_as_of(outcome, day))
        for outcome in indicator.outcomes
        if outcome.published <= day and not (outcome.withdrawn and outcome.withdrawn.date <= day)
    )


def targets_as_of(indicator: Indicator, day: date) -> tuple[Target, ...]:
    """The targets decided by a day, one a period: the last decided, with the value that stood then."""
    standing: dict[str, Target] = {}
    for target in sorted(indicator.targets, key=_decided):
        if _decided(target) <= day:
            standing[target.period.text] = figure_as_of(target, day)
    return tuple(sorted(standing.values(), key=lambda target: target.period))


def figure_as_of(figure: Figure, day: date) -> Figure:
    """A figure with the value that stood on a day and the corrections made by then."""
    later = [correction for correction in figure.corrections if correction.date > day]
    if not later:
        return figure
    known = figure.corrections[: len(figure.corrections) - len(later)]
    return figure.model_copy(update={"value": later[0].former, "corrections": known})


def colour_as_of(made: Assessment, day: date) -> Colour:
    """The colour that an assessment had on a day."""
    later = [correction.former for correction in made.corrections if correction.date > day]
    return later[0] if later else made.colour


def status_as_of(activity: Activity, day: date) -> ActivityStatus:
    """How far an activity had come by its last follow-up before a day; what stands now if none was made at all."""
    if not activity.follow_ups or day >= activity.follow_ups[-1].date:
        return activity.status
    known = latest_follow_up(activity, day)
    return known.status if known else ActivityStatus.PLANNED


def latest_follow_up(activity: Activity, day: date) -> ActivityFollowUp | None:
    """The last follow-up of an activity made by a day."""
    return next((made for made in reversed(activity.follow_ups) if made.date <= day), None)


def _not_yet_withdrawn(outcome: Outcome) -> Outcome:
    return outcome.model_copy(update={"withdrawn": None}) if outcome.withdrawn else outcome


def _decided(target: Target) -> date:
    return target.decision.date if target.decision else date.min
