"""Goals, indicators and activities as the search knows them."""

from collections.abc import Iterator

from macros.pages.activity_part import view_activity
from macros.pages.goal import plain_sentence
from macros.pages.indicator import place_indicator
from macros.pages.labels import slug_of
from macros.pages.markdown import write_plain
from macros.pages.page import Site, goal_address
from macros.pages.search.chips import activity_chip, goal_chip, indicator_chip
from macros.pages.search.document import ASIDE, LEAD, REST, SYNONYMS, SearchDocument, Weighed
from macros.pages.words import write_aim, write_figure, write_period, write_years
from macros.plan.activity import Activity
from macros.plan.assessment import GoalStanding, IndicatorStanding, State
from macros.plan.indicator import Indicator
from macros.plan.model import Goal
from macros.plan.terms import Phase, term_of

_RANKS = {Phase.RUNNING: 1.0, Phase.COMING: 0.8, Phase.PROPOSED: 0.7, Phase.CLOSED: 0.45}
_INDICATOR_SHARE, _ACTIVITY_SHARE, _OVER_SHARE = 0.85, 0.6, 0.7
"""How high an indicator and an activity stand against their goal, and an activity that is over against others."""


def goal_documents(site: Site) -> Iterator[SearchDocument]:
    """Every goal, each with its indicators and activities after it: they are often found together."""
    for standing in site.standings.values():
        yield _goal_document(site, standing)
        for each in standing.indicators:
            if _home(site, each.indicator) is standing:
                yield _indicator_document(site, each, standing)
        for activity in site.plan.activities_of(standing.goal):
            yield _activity_document(site, activity, standing)


def _goal_document(site: Site, standing: GoalStanding) -> SearchDocument:
    """A goal, with the words of its texts and of who owns it."""
    goal, sentence = standing.goal, plain_sentence(standing.goal)
    texts = [goal.easy_to_read, goal.description]
    told = [plain for plain in map(write_plain, filter(None, texts)) if plain != sentence]
    return SearchDocument(
        goal_address(goal.id),
        goal.title,
        ((sentence, LEAD), *((text.removeprefix(sentence), REST) for text in told)),
        write_years(goal.start, goal.end),
        (*_synonyms(goal.synonyms), *_owners(site, goal)),
        (
            ("typ", "mal"),
            *_facts_of_goals(site, [goal]),
            *(("organ", id_) for id_ in dict.fromkeys((goal.owner, *goal.responsible))),
            ("farg", slug_of(standing.shown or State.NOT_REPORTED)),
        ),
        goal_chip(standing).key,
        rank=_RANKS[standing.phase],
    )


def _indicator_document(site: Site, standing: IndicatorStanding, on: GoalStanding) -> SearchDocument:
    """An indicator with its latest figure, where it stands on its goal or on its own page."""
    indicator = standing.indicator
    goals = [site.plan.goals[goal] for goal in indicator.goals]
    source = indicator.source_of_outcomes
    return SearchDocument(
        place_indicator(indicator),
        indicator.title,
        ((write_plain(indicator.definition) if indicator.definition else "", LEAD),),
        _tell_figure(standing),
        (
            *_synonyms(indicator.synonyms),
            (" ".join(goal.title for goal in goals), REST),
            (" ".join(word for goal in goals for word in goal.synonyms), ASIDE),
            (f"{source.name} {source.id or ''}" if source else "", REST),
        ),
        (
            ("typ", "indikator"),
            *_facts_of_goals(site, goals),
            ("organ", indicator.owner),
            ("farg", slug_of(standing.mark)),
        ),
        indicator_chip(standing).key,
        rank=_RANKS[on.phase] * _INDICATOR_SHARE,
    )


def _activity_document(site: Site, activity: Activity, on: GoalStanding) -> SearchDocument:
    """An activity, where it stands on its goal."""
    view = view_activity(site.plan, activity, site.day)
    latest = view.latest.comment if view.latest and view.latest.comment else ""
    return SearchDocument(
        f"{goal_address(on.goal.id)}#{view.id}",
        activity.title,
        ((write_plain(activity.description) if activity.description else "", LEAD), (latest, REST)),
        view.when,
        ((f"{on.goal.title} {activity.responsible}", ASIDE),),
        (
            ("typ", "aktivitet"),
            *_facts_of_goals(site, [on.goal]),
            ("organ", activity.owner),
        ),
        activity_chip(view.status).key,
        rank=_RANKS[on.phase] * _ACTIVITY_SHARE * (_OVER_SHARE if view.is_over else 1),
    )


def _home(site: Site, indicator: Indicator) -> GoalStanding:
    """The goal that an indicator ranks by: the highest of those that it measures."""
    return max((site.standings[id_] for id_ in indicator.goals), key=lambda each: _RANKS[each.phase])


def _synonyms(words: tuple[str, ...]) -> Iterator[Weighed]:
    if words:
        yield " ".join(words), SYNONYMS


def _owners(site: Site, goal: Goal) -> Iterator[Weighed]:
    """The names that a goal goes under: its area and its bodies."""
    plan = site.plan
    names = [plan.areas[goal.area].name, *(plan.bodies[id_].name for id_ in (goal.owner, *goal.responsible))]
    yield " ".join(names), ASIDE


def _facts_of_goals(site: Site, goals: list[Goal]) -> Iterator[tuple[str, str]]:
    yield from (("omrade", id_) for id_ in dict.fromkeys(goal.area for goal in goals))
    terms = (term_of(site.plan, goal) for goal in goals)
    yield from (("mandat", id_) for id_ in dict.fromkeys(term.id for term in terms if term))


def _tell_figure(standing: IndicatorStanding) -> str:
    """`6,4 % 2025, målet är 6,5 %`."""
    figure = write_figure(standing)
    when = f" {write_period(standing.period)}" if standing.period else ""
    aim = f"målet är {write_aim(standing)}" if standing.target else ""
    return ", ".join(filter(None, [f"{figure}{when}" if figure else "", aim]))
