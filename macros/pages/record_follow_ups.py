"""Follow-ups in the public record: what was reported, and what was said of each goal."""

from macros.pages.labels import GOAL_WORDS
from macros.pages.words import lower_first, write_count, write_follow_up
from macros.plan.change import Change, ChangeKind
from macros.plan.model import Colour, FollowUp
from macros.plan.plan import Plan


def tell_report(plan: Plan, made: FollowUp) -> str:
    """How many goals a follow-up assesses, and whose it is."""
    body = lower_first(plan.bodies[made.owner].name)
    if not made.assessments:
        return f"Uppföljning från {body}."
    what = "Bedömning av" if made.period.is_final else "Prognos för"
    return f"{what} {write_count(len(made.assessments), 'mål', 'mål')} från {body}."


def tell_assessment(change: Change, made: FollowUp) -> str:
    """What a body said of a goal, or that it was corrected; `made` is the follow-up that says it."""
    colour, former = _colour(change.value), _colour(change.former)
    if change.kind is not ChangeKind.ASSESSMENT_CORRECTED:
        what = "Bedömningen" if made.period.is_final else "Prognosen"
        return f"{what} i {write_follow_up(made.period, definite=True)}: {colour}."
    if colour == former:
        return f"Texten i bedömningen rättades. Den är fortfarande: {colour}."
    return f"Bedömningen rättades till {colour} från {former}."


def _colour(colour: object) -> str:
    word = GOAL_WORDS[colour] if isinstance(colour, Colour) else "–"
    return f"{word[0].lower()}{word[1:]} ({colour})"
