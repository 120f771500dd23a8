"""What a change did that a frozen page would show, and how it is done so that the page stays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from macros.editing.recording.yaml_text import write_flow
from macros.editing.refusals.activities import TAKEN_AWAY
from macros.editing.refusals.addresses import put_back_life
from macros.editing.refusals.economy import TOO_LATE
from macros.editing.refusals.figures import pair_outcomes
from macros.editing.refusals.frozen_pages import FrozenPage
from macros.editing.refusals.frozen_plans import FrozenPlans
from macros.editing.refusals.refusal import Sides, tree_of, write_row
from macros.editing.refusals.targets import NEW_INDICATOR, put_back_rules
from macros.pages.words import lower_first, write_date, write_follow_up, write_period
from macros.plan.activity import Activity
from macros.plan.indicator import Indicator, Outcome, Target
from macros.plan.model import Goal
from macros.plan.steering import EconomicReport, Economy

Corrected: TypeAlias = Outcome | Target | EconomicReport


@dataclass(frozen=True, order=True)
class Cause:
    """Something in a file that a frozen page would show."""

    source: str
    what: str
    """In words that begin a sentence, without its full stop."""
    remedy: str


@dataclass(frozen=True)
class Causes:
    """What differs between two plans, as far as pages frozen on a day can see."""

    sides: Sides
    plans: FrozenPlans

    @property
    def after(self) -> str:
        """The first day that no frozen page shows, today or later."""
        return max(self.sides.day, self.plans.day + timedelta(1)).isoformat()

    def of(self, page: FrozenPage) -> Iterator[Cause]:
        """All that would change a page."""
        base, head = self.plans.base, self.plans.head
        for id_ in page.goals:
            yield from self._of_goal(base.goals.get(id_), head.goals.get(id_), page)
        for before, now in self.plans.indicators:
            if page.goals & {id_ for each in (before, now) if each for id_ in each.goals}:
                yield from self._of_indicator(before, now, page)
        for then, made in self.plans.activities:
            if page.goals & {each.goal for each in (then, made) if each}:
                yield from self._of_activity(then, made, page)
        yield from self._of_follow_ups(page)
        for stood, stands in self.plans.economies:
            year = stood or stands
            if year and year.year == page.year and page.owner in {"", year.owner}:
                yield from self._of_economy(stood, stands, page)
        yield from self._of_limit(page)

    def _of_goal(self, before: Goal | None, now: Goal | None, page: FrozenPage) -> Iterator[Cause]:
        if before is None and now is not None:
            held = [made.period.year for made in self.plans.base.follow_ups if made.period.is_final]
            start = f"{max(held, default=page.year) + 1}-01-01"
            yield Cause(now.source, f"Det nya målet ”{now.title}” gällde redan då", f"Skriv start: {start}")
        elif before is not None and now is not None and before != now:
            yield Cause(now.source, f"”{now.title}” gäller andra dagar eller ägs av ett annat organ",
                        put_back_life(before, now))  # fmt: skip

    def _of_indicator(self, before: Indicator | None, now: Indicator | None, page: FrozenPage) -> Iterator[Cause]:
        if now is None:
            return
        source = self._source(now)
        rules = put_back_rules(before, now) if before else ""
        if rules:
            yield Cause(source, f"”{now.title}” räknas på ett annat sätt", f"{NEW_INDICATOR} Skriv tillbaka {rules}")
        yield from (Cause(source, *told) for told in self._of_figures(before, now, page.published))
        added = [id_ for id_ in now.goals if before and id_ not in before.goals and id_ in page.goals]
        if added and before:
            goals = write_flow(tree_of(before.goals))
            remedy = f"Skapa en egen indikator för det nya målet, och skriv tillbaka mål: {goals}"
            yield Cause(source, f"”{now.title}” mäter ett mål till", remedy)

    def _of_figures(self, before: Indicator | None, now: Indicator, published: date) -> Iterator[tuple[str, str]]:
        """What has been added to an indicator with a day that a page shows."""
        former = before or now.model_copy(update={"outcomes": (), "targets": ()})
        paired = {id(row): then for then, row in pair_outcomes(former, now, date.max) if row is not None}
        for row in now.outcomes:
            then, name = paired.get(id(row)), f"”{now.title}”, {write_period(row.period)}"
            if then is None and row.published <= published:
                yield f"{name}: det nya utfallet är daterat {row.published}", f"Skriv publicerad: {self.after}"
                continue
            for day in _corrected_anew(then, row, published):
                yield f"{name}: den nya rättelsen är daterad {day}", f"Skriv i rättelsen datum: {self.after}"
            if row.withdrawn and then and not then.withdrawn and row.withdrawn.date <= published:
                what = f"{name}: återkallelsen är daterad {row.withdrawn.date}"
                yield what, f"Skriv i återkallad datum: {self.after}"
        yield from self._of_targets(former, now, published)

    def _of_targets(self, before: Indicator, now: Indicator, published: date) -> Iterator[tuple[str, str]]:
        stood = {_target_key(each): each for each in before.targets}
        for target in now.targets:
            name, then = f"”{now.title}”, målvärdet för {write_period(target.period)}", stood.get(_target_key(target))
            if then is None:
                alike = [each for each in before.targets if each.period == target.period]
                told = self._of_new_target(now, target, alike, published)
                yield from ((f"{name}: {what}", remedy) for what, remedy in told)
            for day in _corrected_anew(then, target, published):
                yield f"{name}: den nya rättelsen är daterad {day}", f"Skriv i rättelsen datum: {self.after}"

    def _of_new_target(
        self, indicator: Indicator, target: Target, alike: list[Target], published: date
    ) -> Iterator[tuple[str, str]]:
        """A target that was not there, or had another decision; `alike` are those of its period before."""
        decided = target.decision.date if target.decision else None
        if decided is None and alike:
            yield "beslutet är borttaget", "Skriv tillbaka beslutet."
        elif decided is None:
            what = "det nya målvärdet har inget beslut, och räknas därför som om det alltid har gällt"
            yield what, f"Lägg till: beslut: {{organ: {indicator.owner}, datum: {self.after}}}"
        elif any(each.decision is None for each in alike):
            yield "målvärdet stod utan beslut", "Ta bort beslutet från den raden."
        elif decided <= published:
            what = f"det nya målvärdet är daterat {decided}, men fanns inte här då"
            yield what, f"Låt det gälla från nu. Skriv i beslutet datum: {self.after}"

    def _of_activity(self, before: Activity | None, now: Activity | None, page: FrozenPage) -> Iterator[Cause]:
        match before, now:
            case Activity(), None if before.id in self.sides.head.activities:  # it would be seen only later
                yield from self._of_changed_activity(before, self.sides.head.activities[before.id], page)
            case Activity(), None:
                yield Cause(before.source, f"Aktiviteten ”{before.title}” är borttagen", TAKEN_AWAY)
            case None, Activity():
                what = f"Den nya aktiviteten ”{now.title}” började {now.start}"
                yield Cause(now.source, what, f"Lägg till: publicerad: {self.after}")
            case Activity(), Activity():
                yield from self._of_changed_activity(before, now, page)

    def _of_changed_activity(self, before: Activity, now: Activity, page: FrozenPage) -> Iterator[Cause]:
        name = f"Aktiviteten ”{now.title}”"
        there = [(made.date, made.status) for made in now.follow_ups]
        lost = [made for made in before.follow_ups if (made.date, made.status) not in there]
        stood = [(made.date, made.status) for made in before.follow_ups]
        for made in lost:
            remedy = f"Skriv tillbaka den under uppföljningar: - {write_row(made)}"
            yield Cause(now.source, f"{name}: uppföljningen {made.date} är borttagen eller ändrad", remedy)
        for made in now.follow_ups:
            if not lost and (made.date, made.status) not in stood and made.date <= page.published:
                what = f"{name}: den nya uppföljningen är daterad {made.date}"
                yield Cause(now.source, what, f"Skriv i uppföljningen datum: {self.after}")
        said, says = ({"mål": each.goal, "start": each.start, "slut": each.end, "publicerad": each.published}
                      for each in (before, now))  # fmt: skip
        changed = [f"{key}: {value or '(ta bort raden)'}" for key, value in said.items() if says[key] != value]
        if changed:
            yield Cause(now.source, f"{name} har fått andra dagar eller ett annat mål",
                        f"Skriv tillbaka {', '.join(changed)}")  # fmt: skip

    def _of_follow_ups(self, page: FrozenPage) -> Iterator[Cause]:
        for before, made in self.plans.follow_ups:
            if before is None and made is not None and made.published <= page.published:
                body = lower_first(self.plans.head.bodies[made.owner].name)
                what = f"{write_follow_up(made.period)} från {body} är ny, men daterad {made.published}"
                yield Cause(made.source, what, f"Skriv publicerad: {self.after}")

    def _of_economy(self, before: Economy | None, now: Economy | None, page: FrozenPage) -> Iterator[Cause]:
        if now is None:
            return
        stood: Mapping[str, EconomicReport] = {each.report: each for each in before.reports} if before else {}
        for report in now.reports:
            then = stood.get(report.report)
            if then is None and report.published <= page.published:
                what = f"Den nya rapporten {report.report} är daterad {report.published}"
                yield Cause(now.source, what, f"Skriv publicerad: {self.after}")
            for day in _corrected_anew(then, report, page.published):
                what = f"Den nya rättelsen av {report.report} är daterad {day}"
                yield Cause(now.source, what, f"Skriv i rättelsen datum: {self.after}")
        known = [(each.date, each.former) for each in before.budget_changes] if before else []
        for change in now.budget_changes:
            if (change.date, change.former) not in known and change.date <= page.published:
                what = f"Den nya budgetändringen är daterad {change.date}"
                remedy = f"Skriv i budgetändringen datum: {self.after}"
                if int(self.after[:4]) > now.year:
                    remedy = f"{TOO_LATE} Ta bort budgetändringen, och skriv tillbaka budget: {change.former:f}"
                yield Cause(now.source, what, remedy)
        if before and before.action_plan != now.action_plan:
            yield from self._of_action_plan(before, now)

    def _of_action_plan(self, before: Economy, now: Economy) -> Iterator[Cause]:
        if before.action_plan:
            decision = write_flow(tree_of(before.action_plan.decision))
            remedy = f"Skriv det nya beslutet sist i texten, med dag och paragraf. Behåll beslut: {decision}"
            yield Cause(now.source, "Åtgärdsplanens beslut är utbytt", remedy)
        elif now.action_plan:
            what = f"Åtgärdsplanen är daterad {now.action_plan.decision.date}, men fanns inte här då"
            yield Cause(now.source, what, f"Skriv i beslutet datum: {self.after}")

    def _of_limit(self, page: FrozenPage) -> Iterator[Cause]:
        before, now = (plan.municipality.action_plan_deficit for plan in (self.plans.base, self.plans.head))
        is_told = any(year == page.year and page.owner in {"", owner} for owner, year in self.plans.years)
        if before != now and is_told:
            yield Cause(
                self.sides.head.municipality.source,
                f"Gränsen för åtgärdsplan är ändrad från {before:f} till {now:f} procent, också för år som är klara",
                f"Skriv tillbaka åtgärdsplan_vid_underskott: {before:f}",
            )

    def _source(self, indicator: Indicator) -> str:
        """The file as it stands now: the record here has the words of the base."""
        now = self.sides.indicator_now(indicator.id)
        return now.source if now else indicator.source


def _corrected_anew(then: Corrected | None, now: Corrected, published: date) -> Iterator[date]:
    """The days of the new corrections that a page published on a day would show."""
    added = now.corrections[len(then.corrections) if then else 0 :]
    return (made.date for made in added if made.date <= published)


def _target_key(target: Target) -> tuple[object, ...]:
    return target.period, target.decision and target.decision.date


def tell_page(page: FrozenPage) -> str:
    """Where, since when and what would differ on a frozen page."""
    told = f"/{page.address}, som är låst sedan {write_date(page.published)}"
    if page.before and page.after:
        return f"{told}: ”{page.before}” skulle bli ”{page.after}”"
    if page.before or page.after:
        return f"{told}: ”{page.before or page.after}” skulle {'försvinna' if page.before else 'tillkomma'}"
    return f"{told}: ett diagram skulle bli ett annat"
