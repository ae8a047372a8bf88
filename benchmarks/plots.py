"""What a benchmark's rows look like as a picture: described here, drawn by matplotlib only when a report is written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Literal

WIDTH, HEIGHT, DPI = 9, 4.2, 110
COLOURS = ("#2b6cb0", "#e07a1f", "#3f8f4f", "#9b4f96", "#7a7a7a")


@dataclass(frozen=True)
class Plot:
    """`values` against `label`: bars beside each other or lines; `where` picks rows."""

    label: str
    values: tuple[str, ...]
    kind: Literal["bars", "lines"] = "bars"
    log: bool = False
    where: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""

    def picked(self, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """The rows that are drawn: those that fit and have a number."""
        return [
            row
            for row in rows
            if all(row.get(name) == value for name, value in self.where.items())
            and any(isinstance(row.get(name), int | float) for name in self.values)
        ]


def drawn(plot: Plot, rows: Sequence[Mapping[str, Any]], title: str) -> bytes | None:
    """The picture as PNG; None where no row fits."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    rows = plot.picked(rows)
    if not rows:
        return None
    figure, axes = pyplot.subplots(figsize=(WIDTH, HEIGHT), dpi=DPI)
    places = range(len(rows))
    for number, name in enumerate(plot.values):
        heights, colour = [float(row.get(name) or 0) for row in rows], COLOURS[number % len(COLOURS)]
        if plot.kind == "lines":
            axes.plot(places, heights, marker="o", color=colour, label=words(name))
        else:
            width = 0.8 / len(plot.values)
            axes.bar(
                [place - 0.4 + (number + 0.5) * width for place in places],
                heights,
                width,
                color=colour,
                label=words(name),
            )
    axes.set_xticks(
        places,
        [str(row[plot.label]) for row in rows],
        rotation=0 if len(rows) < 8 else 30,
        ha="center" if len(rows) < 8 else "right",
    )
    if plot.log:
        axes.set_yscale("log")
    axes.set_ylabel(plot.unit)
    axes.set_title(title, loc="left", fontsize=11)
    axes.grid(axis="y", alpha=0.3)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)
    figure.tight_layout()
    picture = BytesIO()
    figure.savefig(picture, format="png")
    pyplot.close(figure)
    return picture.getvalue()


def words(name: str) -> str:
    """A row's name as a heading: `wallMsP50` is `wall ms p50`."""
    return re.sub(r"(?=[A-Z])", " ", name).lower()
