"""The annual wheel: what happens each month in the planning and the follow-up, as a picture and as a list.

Source: the older guideline's section *Årshjul*; which guideline each event is from, the data says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from macros.pages.chart_view import unbroken
from macros.pages.fragments import render
from macros.pages.page import Site
from macros.pages.steering.wheel_svg import DrawnEvent, draw_wheel, style_of
from macros.pages.words import MONTHS, lower_first, write_list
from macros.plan.model import SteeringModel
from macros.plan.steering import WheelEvent, WheelProduct

PRODUCTS: Mapping[WheelProduct, tuple[str, str]] = {
    WheelProduct.GOALS: ("mal/", "Se målen"),
    WheelProduct.CHAIN: ("malkedja/", "Se målkedjan"),
    WheelProduct.SCORECARDS: ("organ/", "Se styrkorten"),
    WheelProduct.FOLLOW_UPS: ("uppfoljning/", "Se uppföljningarna"),
    WheelProduct.ECONOMY: ("ekonomi/", "Se ekonomin"),
    WheelProduct.ACTIVITIES: ("aktiviteter/", "Se aktiviteterna"),
    WheelProduct.COMMISSIONS: ("uppdrag/", "Se uppdragen"),
    WheelProduct.PLANS: ("verksamhetsplaner/", "Se verksamhetsplanerna"),
    WheelProduct.CONTROL: ("internkontroll/", "Se internkontrollen"),
    WheelProduct.ROLES: ("roller/", "Se rollerna"),
}
"""Where that which an event leads to stands on the site, and the words of the link."""

_UNSAID_PROCESS = "planering"
_PLACES = (("Ringen",), ("Yttre ringen", "Inre ringen"))
_NAME = "Årshjulet som bild. Samma händelser står i listan under bilden."


@dataclass(frozen=True)
class EventView:
    """An event as the page tells it."""

    event: WheelEvent
    number: int
    process: str
    style: str
    """The class of its ring."""
    runs: tuple[tuple[int, ...], ...]
    sources: tuple[str, ...]
    is_former: bool
    """Whether only a steering model that no longer holds tells of it."""

    @property
    def anchor(self) -> str:
        """Its id in the list."""
        return f"handelse_{self.number}"

    @property
    def key(self) -> str:
        """What its process is told apart by."""
        return _key(self.event)

    @property
    def when(self) -> str:
        """`januari–februari och augusti`."""
        return tell_months(self.runs)

    @property
    def months(self) -> list[int]:
        """Its months, in the order of the year."""
        return sorted(set(self.event.months))

    @property
    def first(self) -> int:
        """The month in the list where it is told in full."""
        return self.months[0]

    @property
    def product(self) -> tuple[str, str] | None:
        """Where that which it leads to stands, and the words of the link."""
        return PRODUCTS[self.event.product] if self.event.product else None

    @property
    def drawn(self) -> DrawnEvent:
        """The event in the picture."""
        told = f"{self.number}. {self.event.title}: {lower_first(self.process)}, {self.when}"
        if self.is_former:
            told += ", enligt en styrmodell som inte gäller längre"
        return DrawnEvent(self.number, self.anchor, told, self.runs, self.is_former)


@dataclass(frozen=True)
class RingView:
    """A process and its ring."""

    process: str
    place: str
    style: str
    events: list[EventView]


@dataclass(frozen=True)
class MonthView:
    """A month of the list."""

    number: int
    name: str
    is_now: bool
    events: list[EventView]
    """Told here in full."""
    others: list[EventView]
    """Told in full at an earlier month."""


def write_wheel(site: Site, here: str) -> str:
    """The annual wheel with the month of the site's day marked, and under it the same as a list."""
    wheel = site.plan.annual_wheel
    events = wheel.events if wheel else ()
    views = view_events(events, site.plan.municipality.steering_models, site.plan.steering_model(site.day))
    rings = view_rings(events, views)
    now = site.day.month
    return render(
        "wheel.html",
        here,
        picture=draw_wheel([[each.drawn for each in ring.events] for ring in rings], now, _NAME) if rings else None,
        rings=rings,
        now=now,
        has_former=any(view.is_former for view in views),
        months=[_view_month(month, views, is_now=month == now) for month in range(1, len(MONTHS) + 1)],
        has_example=wheel is not None and wheel.example,
    )


def view_events(
    events: Iterable[WheelEvent], models: Iterable[SteeringModel], holding: SteeringModel | None = None
) -> list[EventView]:
    """The events, numbered as they come in the list: by the first month, then in the order of the file."""
    stated = list(events)
    processes = list_processes(stated)
    keys = list(processes)
    named = {model.id: _name_source(model) for model in models}
    return [
        EventView(
            event,
            number,
            processes[_key(event)],
            style_of(keys.index(_key(event))),
            find_runs(event.months),
            tuple(named[id_] for id_ in dict.fromkeys(event.models) if id_ in named),
            holding is not None and bool(event.models) and holding.id not in event.models,
        )
        for number, event in enumerate(sorted(stated, key=lambda each: min(each.months)), start=1)
    ]


def view_rings(events: Iterable[WheelEvent], views: Iterable[EventView]) -> list[RingView]:
    """A ring a process, outermost the one that the file names first."""
    processes = list_processes(events)
    shown = list(views)
    return [
        RingView(process, _tell_place(at, len(processes)), style_of(at), [each for each in shown if each.key == key])
        for at, (key, process) in enumerate(processes.items())
    ]


def list_processes(events: Iterable[WheelEvent]) -> dict[str, str]:
    """The processes in the order of the file, as each is first spelled; capital letters make no difference."""
    processes: dict[str, str] = {}
    for event in events:
        processes.setdefault(_key(event), event.process or _UNSAID_PROCESS)
    return processes


def find_runs(months: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    """Months in runs without a hole; December and January follow upon one another."""
    runs = unbroken(set(months))
    if len(runs) > 1 and runs[0][0] == 1 and runs[-1][-1] == len(MONTHS):
        runs = [*runs[1:-1], runs[-1] + runs[0]]
    return tuple(map(tuple, runs))


def tell_months(runs: Sequence[Sequence[int]]) -> str:
    """`januari–februari och augusti`; `hela året`."""
    if len(runs[0]) == len(MONTHS):
        return "hela året"
    names = [[MONTHS[month - 1] for month in run] for run in runs]
    return write_list([run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in names])


def _key(event: WheelEvent) -> str:
    return (event.process or _UNSAID_PROCESS).lower()


def _tell_place(at: int, count: int) -> str:
    """Which ring it is, in words: `Yttre ringen`."""
    if count <= len(_PLACES):
        return _PLACES[count - 1][at]
    return f"Ring {at + 1} utifrån"


def _name_source(model: SteeringModel) -> str:
    return f"{model.name} ({model.guideline})" if model.guideline else model.name


def _view_month(month: int, views: list[EventView], *, is_now: bool) -> MonthView:
    inside = [view for view in views if month in view.event.months]
    return MonthView(
        month,
        MONTHS[month - 1],
        is_now,
        [view for view in inside if view.first == month],
        [view for view in inside if view.first != month],
    )
