"""Internal control: what may go wrong, how it is checked, and what the checks found; by year and body."""

from dataclasses import dataclass

from macros.pages.fragments import render
from macros.pages.labels import CATEGORY_WORDS
from macros.pages.page import Site
from macros.pages.words import write_count, write_list
from macros.plan.model import Body
from macros.plan.steering import Control, ControlCategory, ControlResult, InternalControl

_COUNTED = {
    ControlResult.CLEAN: ("utan anmärkning", "utan anmärkning"),
    ControlResult.FAULTS: ("visade brister", "visade brister"),
    ControlResult.NOT_DONE: ("gjordes inte", "gjordes inte"),
    ControlResult.PLANNED: ("är planerad", "är planerade"),
}


@dataclass(frozen=True)
class BodyControl:
    """A body's controls of a year."""

    body: Body
    stated: InternalControl

    @property
    def groups(self) -> list[tuple[str, list[Control]]]:
        """The controls by category, in the guideline's order."""
        groups = [
            (CATEGORY_WORDS[category], [each for each in self.stated.controls if each.category is category])
            for category in ControlCategory
        ]
        return [group for group in groups if group[1]]

    @property
    def told(self) -> str:
        """`3 kontroller: 2 utan anmärkning och 1 visade brister`."""
        return tell_controls(self.stated.controls)


def tell_controls(controls: tuple[Control, ...]) -> str:
    """How many controls there are and what they found, in words."""
    counts = {result: sum(each.outcome is result for each in controls) for result in _COUNTED}
    parts = [f"{count} {_COUNTED[result][count != 1]}" for result, count in counts.items() if count]
    return (
        f"{write_count(len(controls), 'kontroll', 'kontroller')}: {write_list(parts)}" if parts else "Inga kontroller"
    )


def write_controls(site: Site, here: str) -> str:
    """Every year of internal control, the newest open, by body and category."""
    plan = site.plan
    years = sorted({each.year for each in plan.internal_controls}, reverse=True)
    order = {id_: number for number, id_ in enumerate(plan.bodies)}
    by_year = [
        (
            year,
            [
                BodyControl(plan.bodies[each.owner], each)
                for each in sorted(plan.internal_controls, key=lambda each: order[each.owner])
                if each.year == year
            ],
        )
        for year in years
    ]
    return render(
        "control.html",
        here,
        plan=plan,
        years=[(year, stated, _tell_year(stated)) for year, stated in by_year],
        has_example=any(each.example for each in plan.internal_controls),
    )


def _tell_year(stated: list[BodyControl]) -> str:
    return tell_controls(tuple(control for each in stated for control in each.stated.controls))
