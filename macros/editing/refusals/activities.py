"""Activities that were public and are taken away, or were followed up and no longer are."""

from collections.abc import Iterator

from macros.editing.refusals.refusal import Refusal, RefusalKind, Sides, write_row
from macros.pages.words import write_date
from macros.plan.activity import Activity

TAKEN_AWAY = "Lägg tillbaka filen. Blir den inte av? Skriv status: avbruten"


def refuse_activities(sides: Sides) -> Iterator[Refusal]:
    """What residents have seen is done for a goal, and could not find again."""
    for before in sides.base.activities.values():
        goal = sides.base.goals[before.goal]
        if before.example or goal.example or goal.decision.date > sides.day:
            continue
        now = sides.head.activities.get(before.id)
        if now is None:
            what = f"Aktiviteten ”{before.title}” är borttagen."
            yield Refusal(before.source, what, TAKEN_AWAY, RefusalKind.ACTIVITY)
        elif before.follow_ups != now.follow_ups:
            yield from _refuse_lost(sides, before, now)


def _refuse_lost(sides: Sides, before: Activity, now: Activity) -> Iterator[Refusal]:
    there = {(made.date, made.status) for made in now.follow_ups}
    for made in before.follow_ups:
        if made.date <= sides.day and (made.date, made.status) not in there:
            what = f"Aktiviteten ”{now.title}”: uppföljningen {write_date(made.date)} är borttagen eller ändrad."
            remedy = f"Skriv tillbaka den under uppföljningar: - {write_row(made)}"
            yield Refusal(now.source, what, remedy, RefusalKind.ACTIVITY)
