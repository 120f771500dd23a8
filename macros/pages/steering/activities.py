"""The page of all activities: how many there are of each status, when each goes on, and how it is followed up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros.pages.activity_part import ActivityView, view_activities
from macros.pages.filters import write_filter_rules
from macros.pages.fragments import render
from macros.pages.labels import ACTIVITY_WORDS, slug_of
from macros.pages.page import Site
from macros.pages.steering.timeline_svg import choose_span, draw_axis, draw_bar, draw_grid, is_recent
from macros.pages.words import sort_key, write_count, write_list
from macros.plan.activity import ActivityStatus
from macros.plan.model import Body, Goal

_TOLD: dict[ActivityStatus, tuple[str, str]] = {
    ActivityStatus.ONGOING: ("pågår", "pågår"),
    ActivityStatus.LATE: ("är försenad", "är försenade"),
    ActivityStatus.PLANNED: ("är planerad", "är planerade"),
    ActivityStatus.DONE: ("är klar", "är klara"),
    ActivityStatus.STOPPED: ("är avbruten", "är avbrutna"),
}
_ORDER = (ActivityStatus.LATE, ActivityStatus.ONGOING, ActivityStatus.PLANNED)


@dataclass(frozen=True)
class TimelineGroup:
    """The activities for a goal, each with its bar."""

    goal: Goal
    rows: tuple[tuple[ActivityView, Markup], ...]


@dataclass(frozen=True)
class Timeline:
    """When the activities go on, as far as they are not too old."""

    axis: Markup
    grid: Markup
    groups: tuple[TimelineGroup, ...]
    foot: Markup


def write_activities(site: Site, here: str) -> str:
    """Every activity: counted, along the time, and one by one, those that go on first."""
    views = view_activities(site.plan, site.plan.activities.values(), site.day)
    going = [view for view in views if not view.is_over]
    going.sort(key=lambda view: (_ORDER.index(view.status), view.activity.end, view.activity.id))
    over = [view for view in views if view.is_over]
    over.sort(key=lambda view: (-view.activity.end.toordinal(), view.activity.id))
    return render(
        "activities.html",
        here,
        day=site.day,
        told=tell_counts(views),
        late=[view for view in going if view.rhythm.is_late],
        going=going,
        over=over,
        timeline=draw_timeline(site, views),
        rows=_by_goal(site, views),
        goals=_goals_in(views),
        bodies=_bodies_in(site, views),
        has_example=any(view.activity.example for view in views),
    )


def write_activity_css(site: Site) -> str:
    """The rules that hide what a reader's choices leave out, from the list, the time line and the table alike."""
    views = view_activities(site.plan, site.plan.activities.values(), site.day)
    choices = {
        "mal": [goal.id for goal in _goals_in(views)],
        "organ": [body.id for body in _bodies_in(site, views)],
        "status": [slug_of(status) for status in ACTIVITY_WORDS],
    }
    return write_filter_rules(".activity-list", choices, ":is(li, tr)")


def tell_counts(views: Sequence[ActivityView]) -> str:
    """How many there are of each status: `Kommunen har 3 aktiviteter: 2 pågår och 1 är klar`, as a sentence."""
    counts = Counter(view.status for view in views)
    parts = [f"{counts[status]} {words[counts[status] != 1]}" for status, words in _TOLD.items() if counts[status]]
    return f"Kommunen har {write_count(len(views), 'aktivitet', 'aktiviteter')}: {write_list(parts)}."


def draw_timeline(site: Site, views: Sequence[ActivityView]) -> Timeline | None:
    """The activities of the last two years and later along the time, by goal; None where there are none."""
    day = site.day
    recent = [view for view in _by_goal(site, views) if is_recent(view.activity, day)]
    if not recent:
        return None
    span = choose_span((view.activity for view in recent), day)
    groups: dict[str, list[ActivityView]] = {}
    for view in recent:
        groups.setdefault(view.goal.id, []).append(view)
    return Timeline(
        draw_axis(span, day, has_hatching=True),
        draw_grid(span, day),
        tuple(
            TimelineGroup(group[0].goal, tuple((view, draw_bar(span, view, day)) for view in group))
            for group in groups.values()
        ),
        draw_axis(span, day),
    )


def _by_goal(site: Site, views: Sequence[ActivityView]) -> list[ActivityView]:
    """By area, then goal, then the day they begin."""
    areas = list(site.plan.areas)

    def place(view: ActivityView) -> tuple[object, ...]:
        goal = view.goal
        return areas.index(goal.area), sort_key(goal.title), goal.id, view.activity.start, view.activity.id

    return sorted(views, key=place)


def _goals_in(views: Sequence[ActivityView]) -> list[Goal]:
    goals = {view.goal.id: view.goal for view in views}
    return sorted(goals.values(), key=lambda goal: sort_key(goal.title))


def _bodies_in(site: Site, views: Sequence[ActivityView]) -> list[Body]:
    owners = {view.owner.id for view in views}
    return [body for body in site.plan.bodies.values() if body.id in owners]
