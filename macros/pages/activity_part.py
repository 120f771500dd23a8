"""An activity as pages show it: how far it has come, what it serves, and whether it is followed up often enough."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from macros.pages.page import goal_address
from macros.pages.words import write_date, write_month
from macros.plan.activity import Activity, ActivityFollowUp, ActivityStatus
from macros.plan.model import Body, Goal
from macros.plan.plan import Plan
from macros.plan.rhythm import Rhythm, find_rhythm

_TIMES = ("en gång", "två gånger", "tre gånger", "fyra gånger", "fem gånger", "sex gånger", "sju gånger", "åtta gånger",
          "nio gånger", "tio gånger", "elva gånger", "tolv gånger")  # fmt: skip


@dataclass(frozen=True)
class Aim:
    """An indicator that an activity should affect."""

    title: str
    address: str
    """Where it stands, below the site's root: on the activity's goal where it measures that."""


@dataclass(frozen=True)
class ActivityView:
    """An activity as it was known on a day."""

    activity: Activity
    goal: Goal
    owner: Body
    aims: tuple[Aim, ...]
    rhythm: Rhythm
    follow_ups: tuple[ActivityFollowUp, ...]
    """What had been followed up by then, newest first."""

    @property
    def id(self) -> str:
        """The id of its heading, on whatever page it stands."""
        return f"aktivitet_{self.activity.id}"

    @property
    def status(self) -> ActivityStatus:
        """How far it had come."""
        return self.rhythm.status

    @property
    def is_over(self) -> bool:
        """Whether it is done or stopped."""
        return self.rhythm.due is None

    @property
    def latest(self) -> ActivityFollowUp | None:
        """The last follow-up."""
        return self.rhythm.latest

    @property
    def earlier(self) -> tuple[ActivityFollowUp, ...]:
        """The follow-ups before the last, newest first."""
        return self.follow_ups[1:]

    @property
    def when(self) -> str:
        """The months it goes on in: `mars 2025 – augusti 2026`, or the only one."""
        months = dict.fromkeys((write_month(self.activity.start), write_month(self.activity.end)))
        return " – ".join(months)

    @property
    def rule(self) -> str:
        """How often it is to be followed up, and by when next; nothing where it is over."""
        return write_rule(self.rhythm)


def view_activity(plan: Plan, activity: Activity, day: date) -> ActivityView:
    """An activity with all that a page says of it, as known on a day."""
    goal = plan.goals[activity.goal]
    return ActivityView(
        activity,
        goal,
        plan.bodies[activity.owner],
        tuple(_aims_at(plan, activity)),
        find_rhythm(plan, activity, day),
        tuple(made for made in reversed(activity.follow_ups) if made.date <= day),
    )


def view_activities(plan: Plan, activities: Iterable[Activity], day: date) -> list[ActivityView]:
    """Some activities, in the order they are given."""
    return [view_activity(plan, activity, day) for activity in activities]


def _aims_at(plan: Plan, activity: Activity) -> Iterable[Aim]:
    for indicator in (plan.indicators[id_] for id_ in activity.indicators):
        shown_on = activity.goal if activity.goal in indicator.goals else indicator.goals[0]
        yield Aim(indicator.title, f"{goal_address(shown_on)}#{indicator.id}")


def write_rule(rhythm: Rhythm) -> str:
    """`Ska följas upp minst tre gånger om året. Nästa gång senast 9 januari 2027.`; nothing for what is over."""
    if rhythm.due is None:
        return ""
    times, next_time = _TIMES[rhythm.times_a_year - 1], "Nästa gång" if rhythm.latest else "Första gången"
    when = "Borde ha följts upp" if rhythm.is_late else next_time
    return f"Ska följas upp minst {times} om året. {when} senast {write_date(rhythm.due)}."
