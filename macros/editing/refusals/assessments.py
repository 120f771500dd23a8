"""Follow-ups that were published, and assessments in them that are changed or removed without a word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.editing.recording.yaml_text import write_flow
from macros.editing.refusals.examples import refuse_example
from macros.editing.refusals.history import History, Told, tell_lost, write_correction
from macros.editing.refusals.refusal import Refusal, RefusalKind, Sides, by_period, tree_of
from macros.pages.words import lower_first, write_follow_up
from macros.plan.assessment import Verdict
from macros.plan.model import Assessment, AssessmentCorrection, Colour, FollowUp


def refuse_assessments(sides: Sides) -> Iterator[Refusal]:
    """What a published follow-up said and says no longer."""
    there = by_period(sides.head)
    for key, before in by_period(sides.base).items():
        now = there.get(key)
        if before.published > sides.day or before.example or before == now:
            continue
        if now is None:
            what = f"{_name(sides, before)} är publicerad, men filen är borttagen."
            yield Refusal(before.source, what, "Lägg tillbaka filen som den var.", RefusalKind.FOLLOW_UP)
            continue
        yield from _refuse_follow_up(sides, before, now)
        for pair in _pair(sides, before, now):
            yield from _refuse(pair)


def _name(sides: Sides, made: FollowUp) -> str:
    body = sides.base.bodies[made.owner].name
    return f"{write_follow_up(made.period)} från {lower_first(body)}"


def _refuse_follow_up(sides: Sides, before: FollowUp, now: FollowUp) -> Iterator[Refusal]:
    name = _name(sides, before)
    if before.published != now.published:
        what = f"{name}: publicerad är ändrat från {before.published} till {now.published}."
        yield Refusal(now.source, what, f"Skriv tillbaka publicerad: {before.published}", RefusalKind.FOLLOW_UP)
    if now.example:
        yield refuse_example(now.source, f"”{name}”")


@dataclass(frozen=True)
class _Pair:
    """An assessment as it was published and as it is; None where it is new or gone."""

    name: str
    follow_up: FollowUp
    former: FollowUp
    before: Assessment | None
    now: Assessment | None
    day: date

    def refuse(self, what: str, remedy: str) -> Refusal:
        return Refusal(self.follow_up.source, f"{self.name}: {what}", remedy, RefusalKind.ASSESSMENT)


def _pair(sides: Sides, before: FollowUp, now: FollowUp) -> Iterator[_Pair]:
    report = _name(sides, before)
    left = {each.goal: each for each in now.assessments}
    for each in before.assessments:
        goal = sides.goal_now(each.goal)
        title = goal.title if goal else sides.base.goals[each.goal].title
        found = left.pop(goal.id, None) if goal else None
        yield _Pair(f"{report}, ”{title}”", now, before, each, found, sides.day)
    for added in left.values():
        yield _Pair(f"{report}, ”{sides.head.goals[added.goal].title}”", now, before, None, added, sides.day)


def _refuse(pair: _Pair) -> Iterator[Refusal]:
    before, now = pair.before, pair.now
    if before is None:
        what = "bedömningen är tillagd efter att uppföljningen publicerades."
        yield pair.refuse(what, "Ta bort bedömningen och bedöm målet i nästa uppföljning.")
    elif now is None:
        short = {key: tree_of(value) for key, value in (("mål", before.goal), ("färg", before.colour.value))}
        what = f"bedömningen {before.colour.value} är borttagen."
        yield pair.refuse(what, f"Lägg tillbaka bedömningen som den var under bedömningar: - {write_flow(short)}")
    elif before != now:
        yield from _refuse_changed(pair, before, now)


def _refuse_changed(pair: _Pair, before: Assessment, now: Assessment) -> Iterator[Refusal]:
    history = History.of(_told(before), _told(now), pair.day)
    count, stood, stands = history.count, history.former, history.value
    is_forecast = Verdict(pair.former, before, before.colour).is_forecast
    if history.lost:
        yield pair.refuse(*tell_lost(history.lost))
    elif is_forecast is not Verdict(pair.follow_up, now, now.colour).is_forecast:
        said = "prognos" if is_forecast else "bedömning av resultatet"
        yield pair.refuse(f"den publicerades som en {said}.", f"Skriv prognos: {'true' if is_forecast else 'false'}")
    elif stood is not stands and history.added:
        what = f"rättelsen säger att det stod {stands.value}, men {stood.value} var publicerat."
        yield pair.refuse(what, f"Skriv i rättelsen från {history.added[0].date}: tidigare: {stood.value}")
    elif stood is not stands:
        what = f"{stood.value} är ändrat till {stands.value} utan rättelse."
        yield pair.refuse(what, write_correction(pair.day, count, {"tidigare": stood.value}))
    elif not history.added:
        yield from _refuse_words(pair, before, now, count)


def _told(made: Assessment) -> Told[AssessmentCorrection, Colour]:
    return Told(made.corrections, made.colour)


def _refuse_words(pair: _Pair, before: Assessment, now: Assessment, count: int) -> Iterator[Refusal]:
    """The words of an assessment are a part of it: rewritten or taken away they need a correction; added they don't."""
    words = (("motiveringen", before.reason, now.reason), ("analysen", before.analysis, now.analysis))
    changed = [name for name, then, text in words if then and then.split() != (text or "").split()]
    if changed:
        what = f"{' och '.join(changed)} är ändrad utan rättelse."
        reason = f"{changed[0].capitalize()} är omskriven"
        yield pair.refuse(what, write_correction(pair.day, count, {"tidigare": now.colour.value}, reason))
