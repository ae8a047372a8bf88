"""Small figures as markup: bars, curves and clouds of points. Letters stand beside the drawings, so that none is scaled
with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.exports.html.markup import Markup, joined, tag

WIDE, HIGH = 200, 60


def bars(weeks: Sequence[Mapping[str, Any]], label: str) -> Markup:
    """A plan's weeks, small."""
    top = max([week["total"] for week in weeks] or [1]) or 1
    each = WIDE / max(1, len(weeks))
    drawn = []
    for i, week in enumerate(weeks):
        below = 0.0
        for part in week["parts"]:
            height = HIGH * part["value"] / top
            below += height
            drawn.append(_rect(i * each + each * 0.1, HIGH - below, each * 0.8, height, f"kind-{part['type']}"))
    return _drawing(label, *drawn, kind="bars")


@dataclass(frozen=True)
class Curve:
    """A quantity over a value, with the value that is usual."""

    title: str
    points: Sequence[tuple[float, float]]
    usual: float
    unit: str = ""


def curve(shown: Curve) -> Markup:
    """A line with its ends in figures."""
    values, amounts = zip(*shown.points, strict=True)
    low, high, top = min(values), max(values), max([*amounts, 0.1]) * 1.1
    span = (high - low) or 1
    placed = [(WIDE * (value - low) / span, HIGH - HIGH * amount / top) for value, amount in shown.points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    at = WIDE * (min(max(shown.usual, low), high) - low) / span
    usual = tag("line", x1=f"{at:.1f}", x2=f"{at:.1f}", y1="0", y2=str(HIGH), class_="usual")
    path = tag("polyline", points=line, class_="curve")
    said = f"{shown.title}: {amounts[0]:.2f} at {low:g}, {amounts[-1]:.2f} at {high:g}"
    ends = tag("p", tag("span", f"{amounts[0]:.2f}"), tag("span", f"{amounts[-1]:.2f}"), class_="ends")
    return tag("figure", tag("figcaption", shown.title), _drawing(said, usual, path), ends, class_="curve-of")


@dataclass(frozen=True)
class Dot:
    """A point: where, what it is called, how it stands out, and what it does when used."""

    x: float
    y: float
    said: str
    kind: str = ""
    name: str = ""
    value: str = ""


def cloud(dots: Sequence[Dot], axes: tuple[str, str], act: str) -> Markup:
    """Points that can be used; the axes begin at their smallest values."""
    across, up = _Axis.of([dot.x for dot in dots]), _Axis.of([dot.y for dot in dots])
    placed = [
        tag("button", tag("span", dot.name), type="button", class_=f"dot {dot.kind}", data_act=act,
            data_value=dot.value, aria_label=dot.said, title=dot.said, tabindex="0" if dot.kind else "-1",
            style=f"left:{across.percent(dot.x):.2f}%;bottom:{up.percent(dot.y):.2f}%")
        for dot in dots
    ]  # fmt: skip
    ends = joined(
        tag(
            "p",
            tag("span", f"{across.low:.2f}"),
            tag("span", f"{axes[0]} →"),
            tag("span", f"{across.high:.2f}"),
            class_="ends",
        )
    )
    side = tag("p", f"↑ {axes[1]}, from {up.low:.2f} to {up.high:.2f}", class_="quiet")
    return tag("div", side, tag("div", *placed, class_="cloud"), ends)


@dataclass(frozen=True)
class _Axis:
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "_Axis":
        return cls(min(values), max(values))

    def percent(self, value: float) -> float:
        """Where on the axis, with a margin on either side."""
        span = self.high - self.low
        return 50.0 if span == 0 else 4 + 92 * (value - self.low) / span


def _rect(x: float, y: float, width: float, height: float, kind: str) -> Markup:
    return tag(
        "rect", x=f"{x:.2f}", y=f"{y:.2f}", width=f"{width:.2f}", height=f"{height:.2f}", class_=f"segment {kind}"
    )


def _drawing(label: str, *content: Markup, kind: str = "line") -> Markup:
    box = {"viewBox": f"0 0 {WIDE} {HIGH}", "preserveAspectRatio": "none"}
    return tag("svg", *content, role="img", aria_label=label, class_=f"figure {kind}", **box)
