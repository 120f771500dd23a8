"""A chart as a Plotly figure, for readers who ask to explore it: a plain dict; the tests hold it to `go.Figure`."""

import json
from html import escape
from typing import Any

from macros.pages.chart_view import Aim, ChartView, Point, Series
from macros.pages.words import write_number, write_period
from macros.plan.indicator import OutcomeKind

_COLOURS = {
    "outcome": "#1f7a87",
    "women": "#a4508b",
    "men": "#5b6bbf",
    "nation": "#8a8f94",
    "similar": "#a9803a",
}
_DASHES = {"outcome": "solid", "women": "dot", "men": "dash", "nation": "longdash", "similar": "dashdot"}
_AIM = "#7d6a55"


def write_figure(view: ChartView) -> str:
    """The figure as JSON, the same bytes for the same view."""
    return json.dumps(figure(view), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def figure(view: ChartView) -> dict[str, Any]:
    """Data and layout; colours of letters and ground are the page's, set where it is drawn."""
    traces = [_outcomes(view)] + [_other(view, series) for series in view.series[1:]]
    return {"data": traces + _aims(view) + _baseline(view), "layout": _layout(view)}


def _outcomes(view: ChartView) -> dict[str, Any]:
    by_slot = {point.slot: point for point in view.outcomes.points}
    points = [by_slot.get(slot) for slot in range(len(view.periods))]
    forecasts = [point is not None and point.kind is OutcomeKind.FORECAST for point in points]
    colour = {"color": _COLOURS["outcome"]}
    trace = _trace("Utfall", view, points)
    if view.is_bars:
        pattern = {"shape": ["/" if is_forecast else "" for is_forecast in forecasts]}
        return trace | {"type": "bar", "textposition": "none", "marker": colour | {"pattern": pattern}}
    symbols = ["circle-open" if is_forecast else "circle" for is_forecast in forecasts]
    return trace | _line(colour | {"width": 3}) | {"marker": colour | {"size": 10, "symbol": symbols}}


def _other(view: ChartView, series: Series) -> dict[str, Any]:
    by_slot = {point.slot: point for point in series.points}
    colour = {"color": _COLOURS[series.key]}
    trace = _trace(series.name, view, [by_slot.get(slot) for slot in range(len(view.periods))])
    return trace | _line(colour | {"width": 2, "dash": _DASHES[series.key]}) | {"marker": colour | {"size": 6}}


def _trace(name: str, view: ChartView, points: list[Point | None]) -> dict[str, Any]:
    """A value for every period, empty where nothing was measured, so that no line is drawn across."""
    return {
        "name": name,
        "x": [write_period(period) for period in view.periods],
        "y": [float(point.value) if point else None for point in points],
        "text": [_shown(point.told) if point else "" for point in points],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _line(drawn: dict[str, Any]) -> dict[str, Any]:
    return {"type": "scatter", "mode": "lines+markers", "line": drawn, "connectgaps": False}


def _baseline(view: ChartView) -> list[dict[str, Any]]:
    if view.baseline is None:
        return []
    told = f"Startvärde: {write_number(view.baseline)}"
    periods = [write_period(period) for period in view.periods]
    drawn = {"color": _AIM, "width": 1, "dash": "dot"}
    heights = [float(view.baseline)] * len(periods)
    trace = {"type": "scatter", "mode": "lines", "name": "Startvärde", "x": periods, "y": heights, "line": drawn}
    return [trace | {"text": [told] * len(periods), "hovertemplate": "%{text}<extra></extra>"}]


def _aims(view: ChartView) -> list[dict[str, Any]]:
    """The target as a line that steps between periods; an interval as its two ends with the ground between filled."""
    if not view.aims:
        return []
    slots = [aim_at(view, slot) for slot in range(len(view.periods))]
    is_band = any(aim.lowest != aim.highest for aim in view.aims)
    highest = _aim_trace(view, slots, [float(aim.highest) if aim else None for aim in slots])
    if not is_band:
        return [highest]
    lowest = _aim_trace(view, slots, [float(aim.lowest) if aim else None for aim in slots])
    return [
        lowest | {"showlegend": False},
        highest | {"fill": "tonexty", "fillcolor": "rgba(26,116,66,0.15)"},
    ]


def aim_at(view: ChartView, slot: int) -> Aim | None:
    """The target that holds at a slot."""
    return next((aim for aim in view.aims if aim.first <= slot <= aim.last), None)


def _aim_trace(view: ChartView, slots: list[Aim | None], heights: list[float | None]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": "Mål",
        "x": [write_period(period) for period in view.periods],
        "y": heights,
        "text": [_shown(aim.text) if aim else "" for aim in slots],
        "hovertemplate": "%{x}: %{text}<extra></extra>",
        "connectgaps": False,
        "line": {"color": _AIM, "width": 2, "dash": "dash", "shape": "hvh"},
        "marker": {"color": _AIM, "symbol": "line-ew-open", "size": 14},
    }


def _shown(text: str) -> str:
    """A text that Plotly shows as it is: it reads marks of HTML in what it draws."""
    return escape(text, quote=False)


def _layout(view: ChartView) -> dict[str, Any]:
    low, high = float(view.scale.lowest), float(view.scale.highest)
    margin = (high - low) * 0.06
    return {
        "separators": ", ",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 56, "r": 16, "t": 16, "b": 48},
        "hovermode": "closest",
        "dragmode": "pan",
        "legend": {"orientation": "h", "y": -0.18},
        "xaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": [write_period(period) for period in view.periods],
            "showgrid": False,
        },
        "yaxis": {
            "range": [low - (margin if low != 0 else 0), high + margin],
            "tickmode": "array",
            "tickvals": [float(tick) for tick in view.scale.ticks],
            "ticktext": list(view.tick_words),
            "zeroline": not view.scale.is_broken,
            "gridcolor": "rgba(128,128,128,0.25)",
        },
    }  # fmt: skip
