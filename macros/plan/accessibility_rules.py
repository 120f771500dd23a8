"""What an accessibility statement must satisfy: its degree and its faults agree, its days stand in order."""

from collections.abc import Iterator

from macros.plan.accessibility import AccessibilityStatement, Conformity, FaultGround
from macros.plan.faults import Fault


def find_accessibility_faults(statement: AccessibilityStatement | None) -> Iterator[Fault]:
    """Every broken rule of the statement; none where there is no statement."""
    if statement is None:
        return
    source = statement.source
    has_faults = bool(statement.faults_of(FaultGround.FAULT))
    if has_faults == (statement.conformity is Conformity.FULL):
        kind = "conformity_with_faults" if has_faults else "conformity_without_faults"
        yield Fault(source, ("förenlighet",), kind)
    for number, fault in enumerate(statement.faults):
        if fault.ground is FaultGround.BURDEN and not fault.reason:
            yield Fault(source, ("brister", number, "skäl"), "burden_without_reason")
    if statement.published and statement.updated < statement.published:
        yield Fault(source, ("uppdaterad",), "before_publication", {"published": statement.published})
    if statement.updated < statement.assessment.date:
        yield Fault(source, ("uppdaterad",), "updated_before_assessment", {"assessed": statement.assessment.date})
