"""The page of a goal."""

from macros.pages.activity_part import view_activities
from macros.pages.citing import find_cited, refer_to_goal, refer_to_indicators
from macros.pages.dated_goal_view import dated_goals
from macros.pages.easy import write_lines
from macros.pages.embed_code import write_embed_code
from macros.pages.fragments import render
from macros.pages.indicator_part import IndicatorPart, view_indicator
from macros.pages.labels import word_for_goal
from macros.pages.markdown import first_sentence, write_plain
from macros.pages.page import Feed, Heading, Page, Site, area_feed_address, goal_address
from macros.pages.record import find_assessment, record_of
from macros.pages.words import write_follow_up
from macros.plan.assessment import GoalStanding
from macros.plan.change import ChangeKind
from macros.plan.changes import list_goal_changes
from macros.plan.model import Colour, Goal
from macros.plan.plan import Plan

_LONGEST_LEAD = 180
_SECTIONS = (
    ("avsnitt_indikatorer", "Indikatorer"),
    ("avsnitt_aktiviteter", "Aktiviteter"),
    ("avsnitt_om", "Om målet"),
    ("avsnitt_malkedja", "Målkedjan"),
    ("avsnitt_historik", "Historik"),
    ("avsnitt_kallor", "Källor och hänvisning"),
)


def goal_page(site: Site, goal: Goal) -> Page:
    """A goal: what it is, how it goes, why, what is done, where it comes from, what has been published."""
    plan, day, standing = site.plan, site.day, site.standings[goal.id]
    parts = [view_indicator(plan, indicator, day) for indicator in plan.indicators_of(goal)]
    changes = list_goal_changes(plan, goal, day)
    last_changed = changes[0].day if changes else day
    cited = find_cited(site, goal, standing.verdict)
    entries = [record_of(site).entry(change) for change in changes]
    verdicts = [each for each in (standing.verdict, standing.forecast) if each]
    shown = {find_assessment(each.follow_up, goal) for each in verdicts}
    address = goal_address(goal.id)
    body = render(
        "goal.html",
        address,
        plan=plan,
        repository=site.repository,
        downloads=site.downloads,
        goal=goal,
        standing=standing,
        sentence=plain_sentence(goal),
        easy=write_lines(goal.easy_to_read) if goal.easy_to_read else "",
        area=plan.areas[goal.area],
        owner=plan.bodies[goal.owner],
        parts=parts,
        activities=view_activities(plan, plan.activities_of(goal), day),
        above=[site.standings[each.id] for each in goals_above(plan, goal)],
        below=[site.standings[each.id] for each in plan.deriving(goal)],
        entries=entries,
        corrected=[each for each in entries if each.kind is ChangeKind.ASSESSMENT_CORRECTED and each.address in shown],
        feed=Feed(plan.areas[goal.area].name, area_feed_address(goal.area)),
        dated=list(reversed(dated_goals(site)[goal.id].values())),
        cited=cited,
        embed=write_embed_code(
            site, goal, plain_sentence(goal), next((part.chart for part in parts if part.chart), None)
        ),
        referral=refer_to_goal(site, goal, cited, last_changed),
        referrals=refer_to_indicators(site, standing, cited, changes),
        replacing=[site.standings[each.id] for each in plan.replacing(goal)],
        model=plan.steering_model(goal.start),
        has_example=has_example(plan, goal)
        or any(each.example for each in (*goals_above(plan, goal), *plan.deriving(goal))),
    )
    return Page(address, goal.title, _description(standing), body, tuple(_headings(goal, parts)))


def goals_above(plan: Plan, goal: Goal) -> list[Goal]:
    """The goals further up the målkedja, the farthest first, each once."""
    found: dict[str, Goal] = {}
    _climb(plan, goal, found)
    return list(found.values())


def _climb(plan: Plan, goal: Goal, found: dict[str, Goal]) -> None:
    for parent in plan.derived_from(goal):
        if parent.id not in found:
            _climb(plan, parent, found)
            found[parent.id] = parent


def plain_sentence(goal: Goal) -> str:
    """What a goal means, in plain words and short: the easy text where there is one, else its first sentence."""
    text = write_plain(goal.easy_to_read) if goal.easy_to_read else goal.description
    if not text:
        return ""
    return text if goal.easy_to_read and len(text) <= _LONGEST_LEAD else first_sentence(text)


def has_example(plan: Plan, goal: Goal) -> bool:
    """Whether anything shown of a goal is example data."""
    things = [
        goal,
        *plan.indicators_of(goal),
        *plan.activities_of(goal),
        *(made for made, _ in plan.assessments_of(goal)),
    ]
    return any(thing.example for thing in things)


def _description(standing: GoalStanding) -> str:
    since = ""
    if standing.verdict and not standing.is_overridden:
        when = write_follow_up(standing.verdict.period, definite=True)
        since = f" i {when}" if standing.is_forecast or standing.shown is Colour.BLACK else f" sedan {when}"
    return f"{word_for_goal(standing)}{since}. {plain_sentence(standing.goal)}".strip()


def _headings(goal: Goal, parts: list[IndicatorPart]) -> list[Heading]:
    headings = [Heading(2, "avsnitt_lattlast", "Lättläst")] if goal.easy_to_read else []
    for id_, title in _SECTIONS:
        headings.append(Heading(2, id_, title))
        if id_ == _SECTIONS[0][0]:
            headings += [Heading(3, part.indicator.id, part.indicator.title) for part in parts]
    return headings
