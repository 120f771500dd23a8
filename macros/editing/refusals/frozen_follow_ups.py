"""Follow-ups that were published and would not go on showing what was known then.

Frozen are figures, colours, degrees, statuses, assessments, amounts, and which goals, indicators and activities stand
there. Texts follow the present: a title that is spelt better is so everywhere.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from macros.editing.refusals.frozen_causes import Cause, Causes, tell_page
from macros.editing.refusals.frozen_pages import FrozenPage, FrozenPages
from macros.editing.refusals.frozen_plans import freeze_plans
from macros.editing.refusals.refusal import Refusal, RefusalKind, Sides


def refuse_frozen(sides: Sides, refused: AbstractSet[str]) -> Iterator[Refusal]:
    """One refusal for each thing that would change frozen pages; `refused` are files that are refused already."""
    published = [made.published for made in sides.base.follow_ups if made.published <= sides.day and not made.example]
    if not published:
        return
    plans = freeze_plans(sides, max(published), refused)
    if not plans.goals and not plans.years:
        return
    causes = Causes(sides, plans)
    found: dict[Cause, list[FrozenPage]] = {}
    for page in FrozenPages(plans, sides.day).changed():
        for cause in set(causes.of(page)) or {_unknown(page)}:
            found.setdefault(cause, []).append(page)
    for cause, pages in found.items():
        yield _refuse(cause, pages)


def _unknown(page: FrozenPage) -> Cause:
    return Cause(page.source, "En ändring har fått en dag före uppföljningen",
                 "Skriv tillbaka det som stod, eller ge det nya en senare dag.")  # fmt: skip


def _refuse(cause: Cause, pages: list[FrozenPage]) -> Refusal:
    """Told by the page that was frozen last."""
    last = max(pages, key=lambda page: (page.published, page.address))
    return Refusal(cause.source, f"{cause.what}. Det skulle ändra {tell_page(last)}.", cause.remedy, RefusalKind.FROZEN)
