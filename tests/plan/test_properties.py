"""What holds for every figure: colours follow outcomes, and what stood on a day stands for ever."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.pages.words import write_degree
from macros.plan.assessment import IndicatorStanding, assess_indicator, assess_periods
from macros.plan.indicator import Indicator, Outcome
from macros.plan.model import Colour, FollowUp, Municipality
from macros.plan.plan import Plan

quick = settings(max_examples=100, deadline=None)

NOW = date(2026, 1, 1)
RANK: dict[Colour | None, int] = {Colour.RED: 0, Colour.YELLOW: 1, Colour.GREEN: 2}
MODEL_2023 = {
    "id": "2023",
    "namn": "Riktlinje 3.0",
    "gäller_från": "2023-01-01",
    "grön_från": "100",
    "gul_från": "80",
}


def plan_of(indicator: Indicator, *follow_ups: FollowUp) -> Plan:
    municipality = Municipality.model_validate({"namn": "Kommunen", "kommunkod": "1275", "styrmodeller": [MODEL_2023]})
    return Plan(municipality, {}, {}, {}, {indicator.id: indicator}, {}, follow_ups)


def indicator_of(**keys: Any) -> Indicator:
    head = {"titel": "Måttet", "mål": ["malet"], "enhet": "kr", "@id": "mattet", "@organ": "skolnamnden"}
    return Indicator.model_validate({**head, **keys})


def standing_of(indicator: Indicator, day: date = NOW) -> IndicatorStanding:
    return assess_indicator(plan_of(indicator), indicator, day)


def outcome(value: object) -> dict[str, Any]:
    return {"period": "2024", "värde": str(value), "publicerad": "2025-03-26"}


def colour_of(outcome_value: object, **keys: Any) -> Colour | None:
    return standing_of(indicator_of(utfall=[outcome(outcome_value)], **keys)).colour


def numbers(lowest: int = -300, highest: int = 300) -> st.SearchStrategy[Decimal]:
    return st.decimals(lowest, highest, places=2, allow_nan=False)


positive = numbers(0).filter(bool)
Keys = dict[str, Any]


@st.composite
def ratios(draw: st.DrawFn) -> Keys:
    direction = draw(st.sampled_from(["högre", "lägre"]))
    target = draw(positive if direction == "högre" else numbers(0))
    return {"riktning": direction, "målvärden": [{"period": "2024", "värde": str(target)}]}


@st.composite
def movements(draw: st.DrawFn) -> Keys:
    start, end = sorted(draw(st.tuples(numbers(), numbers()).filter(lambda pair: pair[0] != pair[1])))
    direction, baseline, target = draw(st.sampled_from([("högre", start, end), ("lägre", end, start)]))
    return {
        "riktning": direction,
        "beräkning": "förflyttning",
        "startvärde": {"period": "2022", "värde": str(baseline)},
        "målvärden": [{"period": "2024", "värde": str(target)}],
    }


@st.composite
def limited(draw: st.DrawFn) -> Keys:
    low, high = sorted(draw(st.tuples(numbers(), numbers()).filter(lambda pair: pair[0] != pair[1])))
    direction, green, yellow = draw(st.sampled_from([("högre", high, low), ("lägre", low, high)]))
    limits = {"grön": str(green), "gul": str(yellow)}
    return {"riktning": direction, "beräkning": "trösklar", "trösklar": limits}


@st.composite
def intervals(draw: st.DrawFn) -> Keys:
    lowest, highest = sorted(draw(st.tuples(numbers(), numbers())))
    return {
        "riktning": "intervall",
        "målvärden": [{"period": "2024", "lägst": str(lowest), "högst": str(highest)}],
    }


@quick
@given(st.one_of(ratios(), movements(), limited()), numbers(), numbers())
def test_a_better_outcome_never_gets_a_worse_colour(keys: Keys, one: Decimal, other: Decimal) -> None:
    worse, better = sorted([one, other], reverse=keys["riktning"] == "lägre")
    assert RANK[colour_of(worse, **keys)] <= RANK[colour_of(better, **keys)]


@quick
@given(intervals(), numbers(), numbers())
def test_an_outcome_nearer_an_interval_never_gets_a_worse_colour(keys: Keys, one: Decimal, other: Decimal) -> None:
    lowest, highest = (Decimal(keys["målvärden"][0][key]) for key in ("lägst", "högst"))
    below = sorted([min(one, highest), min(other, highest)])
    above = sorted([max(one, lowest), max(other, lowest)], reverse=True)
    for further, nearer in (below, above):
        assert RANK[colour_of(further, **keys)] <= RANK[colour_of(nearer, **keys)]


@quick
@given(st.one_of(ratios(), movements(), intervals()), numbers())
def test_the_percentage_shown_never_contradicts_the_colour(keys: Keys, value: Decimal) -> None:
    standing = standing_of(indicator_of(utfall=[outcome(value)], **keys))
    assert standing.degree is not None
    shown = int(write_degree(standing.degree).replace("\u00a0", "").removesuffix("%"))
    expected = Colour.GREEN if shown >= 100 else Colour.YELLOW if shown >= 80 else Colour.RED
    assert (shown >= 0, standing.colour) == (True, expected)


@quick
@given(st.one_of(ratios(), movements(), intervals()), numbers())
def test_yellow_is_below_100_per_cent_and_green_is_not(keys: Keys, value: Decimal) -> None:
    standing = standing_of(indicator_of(utfall=[outcome(value)], **keys))
    assert standing.degree is not None
    assert (standing.degree >= 100) == (standing.colour is Colour.GREEN)
    assert (80 <= standing.degree < 100) == (standing.colour is Colour.YELLOW)


days = st.dates(date(2023, 6, 1), date(2025, 12, 31))
periods = st.sampled_from(["2023", "2024", "2024-t1", "2024-h1", "2023/24", "2025"])
values = numbers(1, 200)


@st.composite
def published_outcomes(draw: st.DrawFn) -> Keys:
    """An outcome with the corrections it got and perhaps a withdrawal, each on a later day."""
    dates = sorted(draw(st.lists(days, min_size=4, max_size=4, unique=True)))
    made: Keys = {
        "period": draw(periods),
        "värde": str(draw(values)),
        "typ": draw(st.sampled_from(["utfall", "prognos", "preliminärt"])),
        "publicerad": str(dates[0]),
        "rättelser": [
            {"datum": str(day), "tidigare": str(draw(values)), "orsak": "Fel i underlaget"}
            for day in dates[1 : draw(st.integers(1, 3))]
        ],
    }
    if draw(st.booleans()):
        made["återkallad"] = {"datum": str(dates[3]), "orsak": "Avsåg fel skola"}
    return made


@st.composite
def decided_targets(draw: st.DrawFn) -> Keys:
    decision = {"organ": "fullmaktige", "datum": str(draw(days))}
    return {"period": draw(periods), "värde": str(draw(values)), "beslut": decision}


@st.composite
def followed(draw: st.DrawFn) -> Indicator:
    """An indicator with a target from the start, later decided ones and several outcomes."""
    targets = draw(st.lists(decided_targets(), max_size=3, unique_by=lambda each: each["beslut"]["datum"]))
    return indicator_of(
        riktning="högre",
        målvärden=[{"period": "2022", "värde": "80"}, *targets],
        utfall=draw(st.lists(published_outcomes(), max_size=4)),
    )


def bokslut(year: int, published: str) -> FollowUp:
    return FollowUp.model_validate(
        {"@fil": "", "@organ": "skolnamnden", "@period": f"{year}-bokslut", "publicerad": published}
    )


BOKSLUT = (bokslut(2023, "2024-03-01"), bokslut(2024, "2025-03-01"))
LAST_DAY = date(2025, 12, 31)


@quick
@given(followed())
def test_as_of_the_last_date_equals_now(indicator: Indicator) -> None:
    plan = plan_of(indicator, *BOKSLUT)
    assert assess_indicator(plan, indicator, LAST_DAY) == assess_indicator(plan, indicator, date.max)


@quick
@given(
    st.tuples(followed(), followed()),
    st.lists(st.tuples(st.integers(0, 1), days, st.permutations([assess_indicator, assess_periods])), max_size=8),
)
def test_what_was_asked_before_changes_no_answer(alike: tuple[Indicator, Indicator], asked: list[Any]) -> None:
    """Both indicators have the same id."""
    plan = plan_of(alike[0], *BOKSLUT)
    for which, day, questions in asked:
        for assess in questions:
            fresh = assess(plan_of(alike[which], *BOKSLUT), alike[which], day)
            assert assess(plan, alike[which], day) == fresh


@quick
@given(followed(), days)
def test_nothing_that_happens_later_changes_what_stood_on_a_day(indicator: Indicator, day: date) -> None:
    then = forget_after(indicator, day)
    full = assess_indicator(plan_of(indicator, *BOKSLUT), indicator, day)
    cut = assess_indicator(plan_of(then, *(each for each in BOKSLUT if each.published <= day)), then, day)
    assert replace(full, indicator=then, outcome=None) == replace(cut, outcome=None)
    assert full.value == cut.value


def forget_after(indicator: Indicator, day: date) -> Indicator:
    """The indicator as its file stood on a day."""
    outcomes = tuple(undo_after(outcome, day) for outcome in indicator.outcomes if outcome.published <= day)
    targets = tuple(each for each in indicator.targets if each.decision is None or each.decision.date <= day)
    return indicator.model_copy(update={"outcomes": outcomes, "targets": targets})


def undo_after(outcome: Outcome, day: date) -> Outcome:
    undone = [correction for correction in outcome.corrections if correction.date > day]
    made = tuple(correction for correction in outcome.corrections if correction.date <= day)
    value = undone[0].former if undone else outcome.value
    withdrawn = outcome.withdrawn if outcome.withdrawn and outcome.withdrawn.date <= day else None
    return outcome.model_copy(update={"value": value, "corrections": made, "withdrawn": withdrawn})


@quick
@given(followed())
def test_nothing_is_known_the_day_before_the_first_publication(indicator: Indicator) -> None:
    first = min((outcome.published for outcome in indicator.outcomes), default=date.max)
    before = standing_of(indicator, first - timedelta(days=1))
    assert (before.outcome, before.value, before.degree) == (None, None, None)


@quick
@given(values, st.lists(st.tuples(days, values), min_size=1, max_size=4, unique_by=lambda pair: pair[0]))
def test_a_correction_counts_from_its_day_and_the_former_value_until_then(
    last: Decimal, made: list[tuple[date, Decimal]]
) -> None:
    made = sorted(made)
    corrections = [{"datum": str(day), "tidigare": str(former), "orsak": "Räknefel"} for day, former in made]
    figure = {**outcome(last), "publicerad": "2023-01-15", "rättelser": corrections}
    indicator = indicator_of(riktning="högre", utfall=[figure], målvärden=[{"period": "2024", "värde": "100"}])
    after = [*(former for _, former in made[1:]), last]
    for (day, former), value in zip(made, after, strict=True):
        assert standing_of(indicator, day - timedelta(days=1)).value == former
        assert standing_of(indicator, day).value == value
