"""What residents will see change, from one plan to another."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.editing.base.partial_plan import EMPTY
from macros.editing.difference.difference import Difference, Kind, compare
from macros.editing.difference.lines import tell_changes
from macros.editing.difference.nouns import name_field
from macros.editing.difference.scene import Scene
from macros.editing.difference.writing import write_difference
from macros.pages.words import NBSP
from macros.plan.fields import Record
from macros.plan.plan import Plan
from macros.reading.load import load_plan
from tests.editing.mutations import Value, another, list_values
from tests.repositories import plan_of
from tests.served import EXEMPELBY

DAY = date(2026, 6, 15)
EXEMPELBYS = load_plan(EXEMPELBY)
VALUES = tuple(list_values(EXEMPELBYS))
SORTS = {f"{value.record}.{value.field}": value for value in VALUES}
"""One value of every key of the format that Exempelby uses."""
ALONE = tuple(value for value in VALUES if not (value.record == "Indicator" and value.field in {"method", "direction"}))
"""Those that can change with nothing else: how a degree is computed asks for other fields beside it."""


def told(difference: Difference) -> str:
    """The text on one line, since its lines break where they are full."""
    return " ".join(write_difference(difference, "text").split())


def test_a_plan_does_not_differ_from_itself() -> None:
    difference = compare(EXEMPELBYS, load_plan(EXEMPELBY), DAY)
    assert difference.is_empty
    assert told(difference).endswith("Inget ändras på webbplatsen.")


@pytest.mark.parametrize("sort", sorted(SORTS))
def test_no_change_of_a_key_goes_untold(sort: str) -> None:
    value = SORTS[sort]
    changed = value.put(another(EXEMPELBYS, value))
    lines = [line for _, line in tell_changes(Scene(EXEMPELBYS, changed, DAY))]
    assert lines, f"{value} became another and nothing is told"
    assert all(line.told and ("_" not in line.told or "/" in line.told) for line in lines)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(ALONE), st.sampled_from(["text", "markdown", "json"]))
def test_a_changed_value_makes_a_difference_both_ways(value: Value, format_: str) -> None:
    changed = value.put(another(EXEMPELBYS, value))
    for base, head in ((EXEMPELBYS, changed), (changed, EXEMPELBYS)):
        difference = compare(base, head, DAY)
        assert not difference.is_empty
        assert write_difference(difference, format_)  # type: ignore[arg-type]  a format


def _records(kind: type[Record]) -> list[type[Record]]:
    return [each for sub in kind.__subclasses__() for each in (sub, *_records(sub))]


def test_every_field_of_the_format_has_a_word_of_its_own() -> None:
    missing = [
        f"{record.__name__}.{name}" for record in _records(Record) for name in record.model_fields
        if (key := record.model_fields[name].alias) != "@fil" and name_field(record, name) == f"uppgiften {key or name}"
    ]  # fmt: skip
    assert missing == []


INDICATOR = "skolnamnden/indikatorer/behoriga.yml"
HEAD = """\
titel: Elever behöriga till yrkesprogram
mål: [malet]
enhet: "%"
decimaler: 1
riktning: högre
målvärden:
  - {period: 2024, värde: 80, beslut: {organ: fullmaktige, datum: 2023-06-14}}
  - {period: 2025, värde: 82, beslut: {organ: fullmaktige, datum: 2024-06-19}}
utfall:
  - {period: 2024, värde: 84, publicerad: 2025-03-26}
"""


def between(before: dict[str, str | None], after: dict[str, str | None], day: date = DAY) -> Difference:
    return compare(plan_of(before), plan_of(after), day)


def outcome(rest: str) -> dict[str, str | None]:
    return {INDICATOR: f"{HEAD}  - {{period: 2025, {rest}}}\n"}


def only(difference: Difference, kind: Kind) -> str:
    found = [line for line in difference.lines if line.kind is kind]
    assert len(found) == 1, difference.lines
    return f"{found[0].subject}: {found[0].told}".replace(NBSP, " ")


def test_a_new_outcome_is_told_with_its_target_and_the_colour_it_leads_to() -> None:
    text = told(between({INDICATOR: HEAD}, outcome("värde: 81.2, publicerad: 2026-06-12")))
    assert "1 nytt utfall, 1 mål byter färg, 1 indikator byter färg, 1 ny sida, inget försvinner." in text
    assert "Elever behöriga till yrkesprogram, 2025: nytt utfall 81,2 % (mål 82 %) → GUL (var: inte" in text
    assert "Målet: uppfylls delvis → GUL (var: grön). Uträknat ur indikatorerna: gul (var: grön)." in text


@pytest.mark.parametrize(
    ("rest", "kind", "what"),
    [
        ("värde: 81, typ: prognos, publicerad: 2026-03-26", Kind.FORECAST, "prognos 81,0 % (mål 82 %)"),
        (
            "värde: 81, typ: preliminärt, publicerad: 2026-03-26",
            Kind.PRELIMINARY,
            "preliminärt utfall 81,0 % (mål 82 %)",
        ),
        ("inte_mätt: Enkäten ställdes in, publicerad: 2026-03-26", Kind.NOT_MEASURED, "inte mätt. Enkäten ställdes in"),
    ],
)
def test_forecasts_preliminary_figures_and_what_was_not_measured_are_told_as_such(
    rest: str, kind: Kind, what: str
) -> None:
    assert only(between({INDICATOR: HEAD}, outcome(rest)), kind).endswith(f", 2025: {what}")


def test_a_correction_says_what_stood_why_and_whether_the_colour_changes() -> None:
    corrected = (
        "värde: 82.4, publicerad: 2026-03-26, rättelser: [{datum: 2026-06-01, tidigare: 81.2, orsak: Fel räknat}]"
    )
    text = told(between(outcome("värde: 81.2, publicerad: 2026-03-26"), outcome(corrected)))
    assert "utfallet för 2025 rättades till 82,4 % från 81,2 % → GRÖN (var: gul). Fel räknat." in text


@pytest.mark.parametrize("day", ["2026-06-01", "2026-05-31"])
def test_what_gives_itself_a_day_long_before_is_told_as_dated_back(day: str) -> None:
    corrected = f"värde: 82, publicerad: 2026-03-26, rättelser: [{{datum: {day}, tidigare: 81, orsak: Fel räknat}}]"
    text = told(between(outcome("värde: 81, publicerad: 2026-03-26"), outcome(corrected)))
    is_told = "1 uppgift daterad bakåt" in text and "Fel räknat. Daterad bakåt till 31 maj 2026." in text
    assert is_told == (day == "2026-05-31")


def test_a_text_that_is_taken_away_is_told() -> None:
    difference = between(
        outcome("värde: 81, publicerad: 2026-03-26, kommentar: Enkäten gick ut sent"),
        outcome("värde: 81, publicerad: 2026-03-26"),
    )
    assert "kommentaren tas bort (var: ”Enkäten gick ut sent”)" in only(difference, Kind.REMOVED)


def test_a_late_measurement_is_told_as_new_wherever_its_row_stands() -> None:
    missing, measured = (f"  - {{period: 2025, {rest}}}\n" for rest in (
        "inte_mätt: Ingen enkät, publicerad: 2026-03-26", "värde: 81.2, publicerad: 2026-06-12"))  # fmt: skip
    for rows in (missing + measured, measured + missing):
        difference = between({INDICATOR: HEAD + missing}, {INDICATOR: HEAD + rows})
        assert "nytt utfall 81,2 % (mål 82 %)" in only(difference, Kind.OUTCOME)
        assert difference.counts[Kind.OUTCOME] == 1
        assert not {Kind.NOT_MEASURED, Kind.CHANGED, Kind.ADDED, Kind.REMOVED} & difference.counts.keys()


def test_a_better_told_reason_why_nothing_was_measured_is_no_changed_figure() -> None:
    difference = between(
        outcome("inte_mätt: Ingen enkät, publicerad: 2026-03-26"),
        outcome("inte_mätt: Enkäten ställdes in, publicerad: 2026-03-26"),
    )
    assert "ändras till ”Enkäten ställdes in” (var: ”Ingen enkät”)" in only(difference, Kind.CHANGED)


def test_a_target_with_another_decision_is_the_same_target_that_changes() -> None:
    difference = between({INDICATOR: HEAD}, {INDICATOR: HEAD.replace("datum: 2024-06-19", "datum: 2024-06-20")})
    assert "beslutets dag ändras till 20 juni 2024 (var: 19 juni 2024)" in only(difference, Kind.CHANGED)
    assert Kind.REMOVED not in difference.counts


def test_a_first_outcome_leads_to_a_colour_but_changes_none() -> None:
    before = HEAD.partition("utfall:")[0]
    difference = between({INDICATOR: before}, {INDICATOR: HEAD})
    assert "nytt utfall" in only(difference, Kind.OUTCOME)
    assert Kind.INDICATOR_COLOUR not in difference.counts


def test_a_status_that_no_follow_up_tells_is_told_by_itself() -> None:
    head = "titel: Hjälpen\nmål: malet\nansvarig: Rektor\nstart: 2025-01-13\nslut: 2026-12-19\nstatus: "
    name, made = "skolnamnden/aktiviteter/hjalpen.yml", "uppföljningar: [{datum: 2026-04-30, status: pågående}]\n"
    same = between({name: f"{head}planerad\n"}, {name: f"{head}pågående\n{made}"})
    assert same.counts == {Kind.ACTIVITY_FOLLOW_UP: 1}
    other = between({name: f"{head}planerad\n"}, {name: f"{head}klar\n{made}"})
    assert "läget ändras till klar (var: planerad)" in only(other, Kind.CHANGED)


def test_a_figure_changed_in_silence_is_told_as_that() -> None:
    difference = between(outcome("värde: 81.2, publicerad: 2026-03-26"), outcome("värde: 81.4, publicerad: 2026-03-26"))
    assert "värdet ändras till 81,4 % (var: 81,2 %)" in only(difference, Kind.CHANGED_FIGURE)


def test_a_correction_that_does_not_say_what_stood_hides_nothing() -> None:
    corrected = "värde: 82.4, publicerad: 2026-03-26, rättelser: [{datum: 2026-06-01, tidigare: 70, orsak: Fel räknat}]"
    difference = between(outcome("värde: 81.2, publicerad: 2026-03-26"), outcome(corrected))
    assert "(var: 81,2 %)" in only(difference, Kind.CHANGED_FIGURE)


def test_a_withdrawn_outcome_is_told() -> None:
    gone = "värde: 81.2, publicerad: 2026-03-26, återkallad: {datum: 2026-06-01, orsak: Fel urval}"
    difference = between(outcome("värde: 81.2, publicerad: 2026-03-26"), outcome(gone))
    assert "utfallet för 2025, 81,2 %, återkallades" in only(difference, Kind.WITHDRAWAL)


def test_what_is_published_later_says_from_when_and_turns_the_goal_then() -> None:
    text = told(between({INDICATOR: HEAD}, outcome("värde: 60, publicerad: 2026-12-10")))
    assert "Allt syns först från 10 december 2026." in text
    assert "→ RÖD (var: grön)" in text
    both = between(
        {INDICATOR: HEAD}, {**outcome("värde: 60, publicerad: 2026-12-10"), "skolnamnden/mal/malet.yml": GOAL}
    )
    assert "Syns från 10 december 2026." in told(both)


GOAL = """\
titel: Målet som alla förstår
område: skola
start: 2023-01-01
slut: 2026-12-31
beslut: {organ: fullmaktige, datum: 2023-02-15}
"""


def test_a_changed_target_names_its_decision() -> None:
    changed = HEAD.replace(
        "utfall:", "  - {period: 2025, värde: 79, beslut: {organ: fullmaktige, datum: 2025-11-19}}\nutfall:"
    )
    text = told(between({INDICATOR: HEAD}, {INDICATOR: changed}))
    assert "målvärdet för 2025 ändrades till 79 % från 82 %" in text
    assert "Nytt beslut 19 november 2025 av kommunfullmäktige" in text


def test_new_limits_turn_the_colours_of_every_period_they_touch() -> None:
    def municipality(limit: int) -> dict[str, str | None]:
        return {"kommun.yml": f"namn: P\nkommunkod: '1275'\nstyrmodeller: [{{id: a, namn: Nu, gäller_från: 2023-01-01, "
                f"grön_från: {limit}, gul_från: 80}}]\n", **outcome("värde: 81.2, publicerad: 2026-03-26")}  # fmt: skip

    text = told(between(municipality(100), municipality(106)))
    assert "Elever behöriga till yrkesprogram, 2024: färgen ändras → GUL (var: grön)" in text


def test_a_follow_up_is_told_by_its_body_and_each_assessment_by_its_goal() -> None:
    made = {"skolnamnden/uppfoljning/2025-bokslut.yml": "publicerad: 2026-06-01\nsammanfattning: Det går bättre.\n"
            "bedömningar: [{mål: malet, färg: grön, motivering: Fler klarar sig.}]\n"}  # fmt: skip
    difference = between({INDICATOR: HEAD}, {INDICATOR: HEAD, **made})
    assert [group.id for group in difference.groups] == ["malet", "skolnamnden"]
    text = told(difference)
    assert "Bedömning i bokslutet 2025 av skolnämnden: uppfylls helt → GRÖN. Fler klarar sig." in text
    assert "2025: färgen ändras → SVART (var: inte rapporterat). Bokslutet publiceras utan något utfall." in text
    assert "uppfoljning/2025-bokslut/: Bokslut 2025, också som PDF och Word" in text


def test_a_renamed_goal_keeps_its_figures_and_its_old_address_leads_on() -> None:
    renamed = {"skolnamnden/mal/malet.yml": None, "skolnamnden/mal/nytt.yml": f"{GOAL}tidigare_id: [malet]\n",
               INDICATOR: HEAD.replace("[malet]", "[nytt]")}  # fmt: skip
    difference = between({INDICATOR: HEAD, "skolnamnden/mal/malet.yml": GOAL}, renamed)
    assert [line.kind for line in difference.lines] == [Kind.RENAMED]
    assert [(page.kind, page.former, page.address) for page in difference.pages] == [
        ("moved", "mal/malet/", "mal/nytt/")
    ]
    assert "inget försvinner" in told(difference)


def test_an_indicator_that_gets_a_second_goal_gets_a_page_and_keeps_its_address_without_it() -> None:
    other = {"skolnamnden/mal/nytt.yml": GOAL}
    one, two = {INDICATOR: HEAD, **other}, {INDICATOR: HEAD.replace("[malet]", "[malet, nytt]"), **other}
    there, back = between(one, two), between(two, one)
    assert [(page.kind, page.address) for page in there.pages] == [("new", "indikatorer/behoriga/")]
    assert [(page.kind, page.former, page.address) for page in back.pages] == [
        ("moved", "indikatorer/behoriga/", "mal/malet/#behoriga")
    ]
    assert "målen som indikatorn mäter ändras: Målet som alla förstår läggs till" in told(there)


def test_a_goal_that_goes_takes_its_page_with_it() -> None:
    difference = between({"skolnamnden/mal/nytt.yml": GOAL}, {})
    assert "1 sida försvinner" in told(difference)
    assert "mal/nytt/: Målet som alla förstår" in told(difference)


def test_example_data_is_told_as_such() -> None:
    text = told(between({}, {"skolnamnden/mal/nytt.yml": f"exempel: true\n{GOAL}"}))
    assert "Målet som alla förstår – Skolnämnden (exempel)" in text
    text = told(between({"skolnamnden/mal/nytt.yml": f"exempel: true\n{GOAL}"}, {"skolnamnden/mal/nytt.yml": GOAL}))
    assert "Målet: märks inte längre som exempel." in text


def test_a_long_text_tells_where_it_differs() -> None:
    long = f"{GOAL}beskrivning: {' '.join(f'ord{number}' for number in range(60))}\n"
    changed = {"skolnamnden/mal/malet.yml": long.replace("ord30", "inte ord30")}
    text = told(between({"skolnamnden/mal/malet.yml": long}, changed))
    assert "beskrivningen ändras. Var: ”… ord25 ord26 ord27 ord28 ord29 ord30" in text
    assert "Blir: ”… ord25 ord26 ord27 ord28 ord29 inte ord30" in text


def test_everything_is_new_beside_an_empty_base() -> None:
    assert told(compare(EMPTY, EXEMPELBYS, DAY)).count("ny indikator") == len(EXEMPELBYS.indicators)


def test_a_plan_that_was_read_from_the_same_files_is_compared_whole() -> None:
    plan: Plan = load_plan(EXEMPELBY)
    assert compare(plan, plan, DAY).is_empty


def test_a_page_or_a_colour_that_comes_on_a_later_day_is_told_once() -> None:
    goal = {"skolnamnden/mal/malet.yml": GOAL}
    rows = "".join(
        f"  - {{period: {year}, värde: 60, publicerad: {day}}}\n"
        for year, day in ((2025, "2026-12-10"), (2023, "2026-12-20"), (2022, "2027-01-10"))
    )
    difference = between({INDICATOR: HEAD, **goal}, {INDICATOR: HEAD + rows, **goal})
    addresses = [page.address for page in difference.pages]
    assert sorted(set(addresses)) == sorted(addresses)
    assert [page.visible_from for page in difference.pages if page.address == "andringar/2026/"] == [date(2026, 12, 10)]
    assert difference.counts[Kind.GOAL_COLOUR] == 1


def test_each_correction_of_an_assessment_is_told_by_itself() -> None:
    name = "skolnamnden/uppfoljning/2025-t2.yml"
    report = "publicerad: 2025-10-08\nbedömningar:\n  - {{mål: malet, färg: {}, motivering: Så, rättelser: [{}]}}\n"
    first, second = (f"{{datum: 2026-0{month}-02, tidigare: {colour}, orsak: {why}}}" for month, colour, why in (
        (1, "gul", "Felskrivet"), (2, "röd", "Omräknat")))  # fmt: skip
    difference = between({name: report.format("röd", first)}, {name: report.format("grön", f"{first}, {second}")})
    assert "Felskrivet" not in told(difference)
    assert difference.counts[Kind.CORRECTION] == 1
    assert [line.note for line in difference.lines if line.kind is Kind.CORRECTION] == ["Omräknat"]


def test_what_goes_with_a_page_above_it_is_only_counted() -> None:
    other = "skolnamnden/mal/nytt.yml"
    text = told(between({}, {other: GOAL, "skolnamnden/uppfoljning/2025-t2.yml": "publicerad: 2025-10-08\n"}))
    assert "mal/nytt/: Målet som alla förstår, med 1 sida under sig" in text
    assert "mal/nytt/2025-t2/" not in text


def test_a_target_for_a_period_that_nobody_has_measured_says_nothing_of_colours() -> None:
    decided = "  - {period: 2026, värde: 84, beslut: {organ: fullmaktige, datum: 2026-06-10}}\nutfall:"
    text = told(between({INDICATOR: HEAD}, {INDICATOR: HEAD.replace("utfall:", decided)}))
    assert "målvärdet för 2026 beslutades: 84 %" in text
    assert "Färgen" not in text


def test_a_goal_that_is_not_decided_yet_is_a_proposal() -> None:
    proposed = (
        GOAL.replace("2023-02-15", "2026-12-16")
        .replace("start: 2023", "start: 2027")
        .replace("2026-12-31", "2027-12-31")
    )
    text = told(between({}, {"skolnamnden/mal/nytt.yml": proposed}))
    assert "Förslag till nytt mål för 2027, beslutas 16 december 2026" in text
