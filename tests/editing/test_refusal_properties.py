"""Whatever is said aloud in its time is never refused; whatever is changed silently always is."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.editing.refusals.refusals import find_refusals
from macros.pages.page import Site
from macros.pages.site import GENERATED, site_files
from macros.plan.plan import Plan
from tests.repositories import plan_of

FIRST = date(2024, 3, 1)
COLOURS = ("grön", "gul", "röd")


@dataclass
class Town:
    """A goal with an indicator, to which one thing after another happens, each on a later day."""

    day: date = FIRST
    outcomes: list[dict[str, object]] = field(default_factory=lambda: [
        {"period": 2019, "värde": 50, "publicerad": FIRST, "rättelser": []}])  # fmt: skip
    targets: list[str] = field(default_factory=list)
    reports: list[dict[str, object]] = field(default_factory=list)
    activity: list[str] = field(default_factory=list)

    def happen(self, what: str, pick: int) -> None:
        self.day += timedelta(37)
        getattr(self, what)(pick)

    def publish(self, pick: int) -> None:
        taken = {each["period"] for each in self.outcomes}
        period = next(year for year in range(2000 + pick % 20, 2100) if year not in taken)
        self.outcomes.append({"period": period, "värde": pick, "publicerad": max(self.day, date(period, 1, 1)),
                              "rättelser": []})  # fmt: skip

    def correct(self, pick: int) -> None:
        made = self.outcomes[pick % len(self.outcomes)]
        correction = f"{{datum: {max(self.day, made['publicerad'])}, tidigare: {made['värde']}, orsak: Fel}}"
        made["rättelser"] = [*made["rättelser"], correction]
        made["värde"] = pick + 1

    def withdraw(self, pick: int) -> None:
        made = self.outcomes[pick % len(self.outcomes)]
        if made["period"] != 2019 and made["publicerad"] <= self.day:
            made.setdefault("återkallad", f"{{datum: {self.day}, orsak: Fel}}")

    def decide(self, pick: int) -> None:
        self.targets.append(f"{{period: {2019 + pick % 6}, värde: {pick + 1}, "
                            f"beslut: {{organ: fullmaktige, datum: {self.day}}}}}")  # fmt: skip

    def report(self, pick: int) -> None:
        self.reports.append({"day": self.day, "colour": COLOURS[pick % 3], "rättelser": [], "place": len(self.reports)})

    def correct_report(self, pick: int) -> None:
        if self.reports:
            made = self.reports[pick % len(self.reports)]
            correction = f"{{datum: {self.day}, tidigare: {made['colour']}, orsak: Fel}}"
            made["rättelser"] = [*made["rättelser"], correction]
            made["colour"] = COLOURS[(pick + 1) % 3]

    def follow_activity(self, pick: int) -> None:
        self.activity.append(f"{{datum: {self.day}, status: pågående, kommentar: Nummer {pick}}}")

    def plan(self) -> Plan:
        files = {
            "skolnamnden/indikatorer/mattet.yml": "titel: Måttet\nmål: [malet]\nenhet: antal\nriktning: högre\n"
            f"målvärden: [{', '.join(self.targets)}]\nutfall: [{', '.join(map(_row, self.outcomes))}]\n",
            "skolnamnden/aktiviteter/hjalpen.yml": "titel: Hjälpen\nmål: malet\nansvarig: Rektor\nstart: 2023-01-13\n"
            f"slut: 2026-12-19\nstatus: pågående\nuppföljningar: [{', '.join(self.activity)}]\n",
        }
        for made in self.reports:
            period = f"{2024 + made['place'] // 2}-t{made['place'] % 2 + 1}"
            files[f"skolnamnden/uppfoljning/{period}.yml"] = (
                f"publicerad: {made['day']}\nbedömningar: [{{mål: malet, färg: {made['colour']}, motivering: Så, "
                f"rättelser: [{', '.join(made['rättelser'])}]}}]\n"
            )
        return plan_of(files)


def _row(outcome: dict[str, object]) -> str:
    said = {**outcome, "rättelser": f"[{', '.join(outcome['rättelser'])}]"}
    return "{" + ", ".join(f"{key}: {value}" for key, value in said.items()) + "}"


ALOUD = ("publish", "correct", "withdraw", "decide", "report", "correct_report", "follow_activity")
EVENTS = st.lists(st.tuples(st.sampled_from(ALOUD), st.integers(1, 90)), max_size=9)


@settings(max_examples=30, deadline=None)
@given(EVENTS, EVENTS)
def test_what_is_said_aloud_is_never_refused_and_every_address_stays(
    before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> None:
    town = Town()
    for what, pick in before:
        town.happen(what, pick)
    base, then = town.plan(), town.day
    for what, pick in after:
        town.happen(what, pick)
    head = town.plan()
    for day in (then, town.day):
        assert find_refusals(base, head, day) == ()
    assert addresses_of(base, then) <= addresses_of(head, town.day)


def addresses_of(plan: Plan, day: date) -> set[str]:
    """Every page and every file beside the pages."""
    site = Site(plan, day)
    return {kind.address(key) for kind in GENERATED.values() for key in kind.keys(site)} | {*site_files(site)}


@settings(max_examples=30, deadline=None)
@given(EVENTS, st.integers(0, 90), st.sampled_from(["värde", "publicerad", "period", None]))
def test_a_published_outcome_that_is_changed_silently_is_always_refused(
    events: list[tuple[str, int]], pick: int, key: str | None
) -> None:
    town = Town()
    for what, number in events:
        town.happen(what, number)
    public = [each for each in town.outcomes if each["publicerad"] <= town.day]
    base, changed = town.plan(), public[pick % len(public)]
    if key is None:
        town.outcomes.remove(changed)
    else:
        changed[key] = {"värde": 1_000, "publicerad": FIRST - timedelta(1), "period": 1999}[key]
        changed["publicerad"] = max(changed["publicerad"], date(int(str(changed["period"])), 1, 1))
    found = find_refusals(base, town.plan(), town.day)
    assert [each.kind for each in found] == ["utfall"]
