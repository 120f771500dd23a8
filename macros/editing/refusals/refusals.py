"""What may not be published: silent changes of what was published, addresses that vanish, frozen pages that move.

Each refusal has a remedy that the format provides. What is marked as example data is promised nothing: it may be
changed and removed freely, and so may pages that show it.
"""

from datetime import date

from macros.editing.refusals.activities import refuse_activities
from macros.editing.refusals.addresses import refuse_addresses
from macros.editing.refusals.assessments import refuse_assessments
from macros.editing.refusals.economy import refuse_economy
from macros.editing.refusals.examples import refuse_examples
from macros.editing.refusals.figures import refuse_figures
from macros.editing.refusals.frozen_follow_ups import refuse_frozen
from macros.editing.refusals.refusal import Refusal, RefusalKind, Sides
from macros.editing.refusals.renamed import assume_renamed, refuse_renamed
from macros.editing.refusals.targets import refuse_rules, refuse_targets
from macros.plan.plan import Plan

__all__ = ["Refusal", "RefusalKind", "find_refusals"]

_PROMISES = (
    refuse_figures,
    refuse_targets,
    refuse_rules,
    refuse_assessments,
    refuse_economy,
    refuse_addresses,
    refuse_examples,
)


def find_refusals(base: Plan, head: Plan, day: date) -> tuple[Refusal, ...]:
    """Everything for which the change from `base` to `head` must not be published on a day, by file; none if it may."""
    sides = Sides(base, assume_renamed(base, head), day)
    found = set(refuse_renamed(base, head)) | {refusal for refuse in _PROMISES for refusal in refuse(sides)}
    found |= set(refuse_frozen(sides, {refusal.source for refusal in found}))
    told = {refusal.source for refusal in found}  # a frozen page says more of an activity
    found |= {refusal for refusal in refuse_activities(sides) if refusal.source not in told}
    return tuple(sorted(found))
