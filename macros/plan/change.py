"""A change of what is public: what happened, on which day, and to what."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from macros.plan.activity import Activity, ActivityFollowUp
from macros.plan.indicator import Answer, Indicator, Outcome, Target
from macros.plan.model import Assessment, Colour, FollowUp, Goal, Vision
from macros.plan.periods import FollowUpPeriod, Period
from macros.plan.steering import Commission, EconomicReport, Economy, GoverningDocument, OperationalPlan

Thing = Activity | Commission | Economy | OperationalPlan | GoverningDocument | Vision
"""What may change besides goals, their figures and their assessments."""
_LONGEST_NAME = 60


class ChangeKind(StrEnum):
    """What happened. Within a day the changes stand in this order."""

    OUTCOME_CORRECTED = "outcome corrected"
    OUTCOME_WITHDRAWN = "outcome withdrawn"
    ASSESSMENT_CORRECTED = "assessment corrected"
    REPORT_CORRECTED = "report corrected"
    FOLLOW_UP_PUBLISHED = "follow-up published"
    GOAL_ASSESSED = "goal assessed"
    VISION_DECIDED = "vision decided"
    GOAL_DECIDED = "goal decided"
    TARGET_DECIDED = "target decided"
    TARGET_CHANGED = "target changed"
    TARGET_CORRECTED = "target corrected"
    OUTCOME_PUBLISHED = "outcome published"
    REPORT_PUBLISHED = "report published"
    BUDGET_CHANGED = "budget changed"
    ACTION_PLAN_DECIDED = "action plan decided"
    COMMISSION_GIVEN = "commission given"
    COMMISSION_REPORTED = "commission reported"
    ACTIVITY_CHANGED = "activity changed"
    PLAN_PUBLISHED = "plan published"
    DOCUMENT_DECIDED = "document decided"
    DOCUMENT_REVISED = "document revised"


ORDER = {kind: place for place, kind in enumerate(ChangeKind)}


@dataclass(frozen=True)
class Change:
    """One thing that became public on a day."""

    day: date
    kind: ChangeKind
    goal: Goal | None = None
    """The goal it concerns; an indicator's first goal. None where it concerns none."""
    indicator: Indicator | None = None
    period: Period | FollowUpPeriod | None = None
    outcome: Outcome | None = None
    target: Target | None = None
    follow_up: FollowUp | None = None
    assessment: Assessment | None = None
    value: Decimal | Answer | Colour | None = None
    """What stands from that day on."""
    former: Decimal | Answer | Colour | None = None
    reason: str | None = None
    former_target: Target | None = None
    """The target that a new decision took the place of."""
    thing: Thing | None = None
    """What it concerns besides goals."""
    activity_follow_up: ActivityFollowUp | None = None
    report: EconomicReport | None = None
    """An economic report, with the amounts that it was published with."""
    is_forecast: bool = False
    """Of a corrected amount: whether it is the forecast's, not the outcome's."""
    number: int = 1
    """Its place among changes of the same kind, thing, period and day, in the order of the file."""

    @property
    def names(self) -> tuple[str, ...]:
        """What never changes of the thing it is about: its id, and what tells apart its periods or parts."""
        if self.thing is not None:
            return _names_of_thing(self)
        period = () if self.period is None else (str(self.period).replace("/", "--"),)  # 2009/10 is no October
        if self.indicator is not None:
            return (first_id(self.indicator), *period)
        goal = () if self.goal is None else (first_id(self.goal),)
        return (*goal, *period, *(() if self.follow_up is None else (self.follow_up.owner,)))


def first_id(thing: Goal | Indicator) -> str:
    """The id that a goal or an indicator was first published with."""
    return thing.former_ids[0] if thing.former_ids else thing.id


def number_alike(changes: Iterable[Change]) -> Iterator[Change]:
    """The same changes, those alike in all that never changes numbered from 1 in their order.

    A changed target counts as a decided one: which it is depends on what else has been filed.
    """
    counts: Counter[object] = Counter()
    for change in changes:
        kind = ChangeKind.TARGET_DECIDED if change.kind is ChangeKind.TARGET_CHANGED else change.kind
        likeness = (kind, change.names, change.outcome and change.outcome.kind, change.is_forecast, change.day)
        counts[likeness] += 1
        yield replace(change, number=counts[likeness]) if counts[likeness] > 1 else change


def _names_of_thing(change: Change) -> tuple[str, ...]:
    match change.thing:
        case Economy() as economy:
            report = () if change.report is None else (_letters(change.report.report),)
            return (economy.owner, str(economy.year), *report)
        case OperationalPlan() as plan:
            return (plan.owner, str(plan.period).replace("/", "--"))
        case GoverningDocument() as document:
            return (_letters(document.title)[:_LONGEST_NAME],)
        case Activity() | Commission() as owned:
            return (owned.id,)
    return ()


def _letters(text: str) -> str:
    """A text in the letters of an id: `månad-03` → `manad-03`."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode("ascii")
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")
