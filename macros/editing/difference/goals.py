"""Goals that change colour: what leads, what is computed and what is assessed, before and after."""

from collections.abc import Iterator, Mapping
from datetime import date

from macros.editing.difference.colours import UNREPORTED, write_shown
from macros.editing.difference.parts import Kind, Line
from macros.editing.difference.scene import Scene
from macros.pages.labels import word_for_goal
from macros.pages.page import goal_address
from macros.pages.words import lower_first, write_follow_up
from macros.plan.assessment import GoalStanding, Verdict
from macros.plan.model import Goal
from macros.plan.terms import Phase


def tell_goal_flips(scene: Scene, touched: Mapping[str, set[date]]) -> Iterator[tuple[Goal, Line]]:
    """The goals that change colour or phase, or whose computed colour does while the assessment stands.

    `touched` are the ids of the goals that may have, each with the days to look at.
    """
    for id_, days in touched.items():
        goal = scene.head.goals.get(id_)
        former = scene.former_goal(goal) if goal else None
        if goal is None or former is None:
            continue
        known: set[object] = set()
        for day in sorted(days):
            before, after = scene.before.of_goal(former, day), scene.after.of_goal(goal, day)
            key = _state(before), _state(after)
            if key[0] != key[1] and key not in known:
                yield goal, _tell(scene, before, after, day)
            known.add(key)


def _state(standing: GoalStanding) -> tuple[object, ...]:
    return word_for_goal(standing), write_shown(standing), standing.computed


def _tell(scene: Scene, before: GoalStanding, after: GoalStanding, day: date) -> Line:
    goal, marks = after.goal, (write_shown(before), write_shown(after))
    has_flipped = after.phase not in {Phase.PROPOSED, Phase.COMING} and marks[0] != marks[1]
    word, former_word = (lower_first(word_for_goal(each).rpartition(": ")[2]) for each in (after, before))
    told = word
    if not has_flipped:
        told = _tell_computed(before, after) if word == former_word else f"{word} (var: {former_word})"
    return Line(
        Kind.GOAL_COLOUR if has_flipped else Kind.CHANGED, "Målet", told, goal_address(goal.id), *marks,
        colour=marks[1] if has_flipped else "", former_colour=marks[0] if has_flipped else "",
        note=_explain(before, after) if has_flipped else "",
        visible_from=day if day > scene.day else None, is_example=goal.example, source=goal.source,
    )  # fmt: skip


def _tell_computed(before: GoalStanding, after: GoalStanding) -> str:
    told = f"den uträknade färgen blir {_computed(after)} (var: {_computed(before)})"
    if after.verdict is None:
        return told
    when = write_follow_up(after.verdict.period, definite=True)
    return f"{told}. Bedömningen i {when}, {after.verdict.colour}, står kvar och visas först"


def _explain(before: GoalStanding, after: GoalStanding) -> str:
    """Both colours: the one computed from the indicators and the one assessed."""
    now, then = _computed(after), _computed(before)
    computed = f"Uträknat ur indikatorerna: {now}{f' (var: {then})' if now != then else ', som förut'}."
    return f"{computed} {_explain_verdict(before.verdict, after.verdict)}"


def _explain_verdict(before: Verdict | None, after: Verdict | None) -> str:
    if after is None:
        return "Inget organ har bedömt målet." if before is None else "Bedömningen finns inte längre."
    told = f"Bedömt i {write_follow_up(after.period, definite=True)}: {after.colour}"
    if before is None:
        return f"{told} (var: inte bedömt)."
    if before.period == after.period:
        return f"{told}{f' (var: {before.colour})' if before.colour != after.colour else ', som förut'}."
    return f"{told} (i {write_follow_up(before.period, definite=True)}: {before.colour})."


def _computed(standing: GoalStanding) -> str:
    return standing.computed.value if standing.computed else UNREPORTED
