"""One weight from low to high: what it buys and what it costs, as curves."""

from typing import Any

from api.exports.html.markup import Markup, joined, tag
from api.studio.desk.problem import Refused
from api.studio.desk.tuning import Swept, Tuning
from api.studio.pages import told
from api.studio.pages.weighing.effect import METRICS
from api.studio.pieces.figures import Curve, curve
from api.studio.pieces.pieces import Sheet, Working
from api.studio.pieces.shell import box, text
from api.tune.sweep import KNOWN, sweep, values_between

STEPS, MOST = 9, 1000


class Sweeping:
    """The part of the page with the sweep."""

    def __init__(self, tuning: Tuning) -> None:
        self._tuning = tuning
        with box("section", "card", aria_label="Sweep"):
            text("h2", "Sweep one weight")
            self._form = Sheet()
            self._form.hear("act", self._act)
            self._working = Working(tuning.long.stop)
            self._figure = Sheet()
        self._form.show(_form())
        self._show()

    def refresh(self) -> None:
        """How far it is."""
        found = self._tuning.long.progress
        mine = found is not None and found.what in KNOWN
        if found is not None and mine:
            self._working.show(found.what, found.done, found.total)
        else:
            self._working.rest()

    async def _act(self, said: dict[str, Any]) -> None:
        tuning, fields = self._tuning, said["fields"]
        name, high = str(fields["weight"]), min(MOST, max(1, int(float(fields["high"]))))
        profile = tuning.weights
        try:
            cases = tuning.cases()
            values = values_between(0, high, STEPS)
            points = await tuning.long.run(name, lambda crew, watch: sweep(cases, profile, name, values, crew, watch))
        except Refused as refused:
            self._figure.show(told.problem(refused.problem))
            return
        if points is not None:
            tuning.swept = Swept(name, getattr(profile, KNOWN[name]), points)
        self._show()

    def _show(self) -> None:
        swept = self._tuning.swept
        self._figure.show(told.NOTHING if swept is None else _figure(swept))


def _form() -> Markup:
    options = [tag("option", name, value=name, selected="selected" if name == "longRun" else None) for name in KNOWN]
    weight = tag("label", "Weight", tag("select", *options, name="weight", id="sweep-weight"))
    high = tag(
        "label",
        "From 0 to",
        tag("input", name="high", type="number", min="1", max=str(MOST), value="200", id="sweep-high"),
    )
    return tag("form", weight, high, tag("button", "Sweep", id="sweep"), data_act="sweep", class_="row")


def _figure(swept: Swept) -> Markup:
    drawn = [
        curve(Curve(title, [(point.value, point.metrics[name]) for point in swept.points], swept.usual))
        for name, title in METRICS.items()
    ]
    first, last = swept.points[0], swept.points[-1]
    words = (
        f"{swept.weight} from {first.value} to {last.value} over {first.plans} plans; dashed: {swept.usual}, as set."
    )
    differ = f"At {last.value}, {last.changed} of {last.plans} plans are other ones. Lower is better in each."
    return joined(tag("p", f"{words} {differ}", class_="quiet", id="swept"), tag("div", *drawn, class_="multiples"))
