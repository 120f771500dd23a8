"""The questions that residents ask, each with the beginning of its answer and the way to the rest of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from macros.pages.answer import answer_area
from macros.pages.indicator import place_indicator
from macros.pages.indicator_part import list_doing
from macros.pages.page import Site, goal_address
from macros.pages.peer_list import list_peers, tell_against_nation
from macros.pages.steering.economy_pages import tell_economy
from macros.pages.words import NBSP, lower_first, write_count, write_figure, write_period, write_trend
from macros.plan.activity import ActivityStatus
from macros.plan.assessment import GoalStanding, IndicatorStanding, assess_indicator, assess_periods
from macros.plan.indicator import Indicator
from macros.plan.questions import AnswerPage, Question
from macros.plan.terms import Phase
from macros.plan.trend import find_trend


@dataclass(frozen=True)
class AnsweredQuestion:
    """A question, how its answer begins, and where the rest stands."""

    text: str
    address: str
    """Below the site's root."""
    answer: str
    goal: GoalStanding | None = None
    """The goal whose chip is the answer's first word."""
    indicator: IndicatorStanding | None = None
    """The indicator whose chip is."""


def answer_questions(site: Site) -> list[AnsweredQuestion]:
    """The municipality's own questions in their order; where it states none, those that any municipality is asked."""
    questions = site.plan.municipality.questions or _common_questions(site)
    return [_answer(site, question) for question in questions]


def _common_questions(site: Site) -> Iterator[Question]:
    asked = {
        AnswerPage.ECONOMY: ("Räcker pengarna?", bool(tell_economy(site))),
        AnswerPage.COMPARE: ("Hur går det jämfört med andra?", bool(list_peers(site))),
        AnswerPage.ACTIVITIES: ("Vad gör kommunen för att nå målen?", bool(site.plan.activities)),
        AnswerPage.ROLES: ("Vem bestämmer?", True),
    }
    for page, (text, is_asked) in asked.items():
        if is_asked:
            yield Question.model_validate({"fråga": text, "sida": page.value})


def list_asked(site: Site) -> dict[str, str]:
    """What is asked of each address that answers, for the search: its questions in one text."""
    asked: dict[str, str] = {}
    for each in answer_questions(site):
        asked[each.address] = " ".join(filter(None, [asked.get(each.address), each.text]))
    return asked


def _answer(site: Site, question: Question) -> AnsweredQuestion:
    plan = site.plan
    if question.goal:
        standing = site.standings[question.goal]
        told = {Phase.PROPOSED: "Ett förslag: ", Phase.CLOSED: "Målet är avslutat: "}.get(standing.phase, "")
        return AnsweredQuestion(question.text, goal_address(question.goal), told + standing.goal.title, goal=standing)
    if question.indicator:
        return _answer_by_figure(site, question.text, plan.indicators[question.indicator])
    if question.area:
        area = plan.areas[question.area]
        return AnsweredQuestion(
            question.text, f"mal/#{area.id}", f"{area.name}: {lower_first(answer_area(site, area).told)}"
        )
    page = question.page or AnswerPage.GOALS
    return AnsweredQuestion(question.text, f"{page.value}/", _PAGES[page](site))


def _answer_by_figure(site: Site, text: str, indicator: Indicator) -> AnsweredQuestion:
    standing = assess_indicator(site.plan, indicator, site.day)
    told = f"{write_figure(standing)} ({write_period(standing.period)})" if standing.outcome and standing.period else ""
    trend = find_trend(standing, assess_periods(site.plan, indicator, site.day))
    told += f", {write_trend(trend)}" if told and trend else ""
    answer = f"{indicator.title}: {told}" if told else indicator.title
    doing = list_doing(site.plan, indicator, site.day)
    if doing:
        answer += f". Det här gör vi: {lower_first(doing[0].title)}."
    return AnsweredQuestion(text, place_indicator(indicator), answer, None, standing)


def _tell_activities(site: Site) -> str:
    statuses = {ActivityStatus.ONGOING, ActivityStatus.LATE}
    count = sum(each.status in statuses for each in site.plan.activities.values())
    return (
        f"{write_count(count, 'aktivitet', 'aktiviteter')} pågår just nu." if count else "Det vi gör för att nå målen."
    )


def _tell_goals(site: Site) -> str:
    return f"Alla {len(site.plan.goals)}{NBSP}mål, område för område."


_PAGES: Mapping[AnswerPage, Callable[[Site], str]] = {
    AnswerPage.ACTIVITIES: _tell_activities,
    AnswerPage.ECONOMY: lambda site: tell_economy(site) or "Budget och resultat, del för del.",
    AnswerPage.CONTROLS: lambda _: "Så letar vi efter fel i vårt eget arbete.",
    AnswerPage.COMPARE: lambda site: tell_against_nation(list_peers(site)) or "Våra siffror bredvid andras.",
    AnswerPage.GOALS: _tell_goals,
    AnswerPage.BODIES: lambda _: "Fullmäktige, nämnder, bolag och verksamheter, med sina mål.",
    AnswerPage.PLANNING: lambda _: "Stegen under ett år, från plan till resultat.",
    AnswerPage.ROLES: lambda _: "Politikerna bestämmer vad som ska uppnås. De anställda avgör hur.",
    AnswerPage.COUNTING: lambda _: "Så blir en siffra till en färg.",
    AnswerPage.COMMISSIONS: lambda _: "Det som en del av kommunen har bett en annan att göra.",
    AnswerPage.FOLLOW_UPS: lambda _: "Hur det gick för målen, gång för gång.",
    AnswerPage.PLANS: lambda _: "Vad varje del av kommunen ska göra i år.",
    AnswerPage.VISION: lambda _: "Hur vi vill ha det längre fram.",
}
"""How the answer of each page begins."""
