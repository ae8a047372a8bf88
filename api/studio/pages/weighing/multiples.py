"""The request's plan under every profile, small and side by side."""

from collections.abc import Callable
from typing import Any

from api.exports.html.markup import Markup, tag
from api.studio.desk.engine import Sketch
from api.studio.desk.problem import Refused
from api.studio.desk.shown import chart_of, units_of
from api.studio.desk.tuning import Tuning
from api.studio.pages import told
from api.studio.pieces.figures import bars
from api.studio.pieces.pieces import Sheet
from api.studio.pieces.shell import box, text
from solver.running.search.costs import Weights

MOST = 24


class Multiples:
    """The part of the page with the small plans."""

    def __init__(self, tuning: Tuning, taken: Callable[[Weights], None]) -> None:
        self._tuning, self._taken = tuning, taken
        with box("section", "card", aria_label="The request under every profile"):
            text("h2", "The request under every profile")
            self._sheet = Sheet()
            self._sheet.hear("act", self._act)
        self._sheet.show(tag("button", "Draw them", type="button", data_act="draw", id="draw-multiples"))

    async def _act(self, said: dict[str, Any]) -> None:
        if said["act"] == "take":
            self._taken(self._tuning.profiles[str(said["value"])])
            return
        tuning = self._tuning
        request = {name: part for name, part in tuning.desk.draft.request.items() if name != "weights"}
        names = sorted(tuning.profiles)[:MOST]
        try:
            sketch = tuning.desk.engine.sketch
            found = [await sketch({**request, "weights": name}, None, (), None) for name in names]
        except Refused as refused:
            self._sheet.show(told.problem(refused.problem))
            return
        base = found[names.index("default")]
        units = units_of(request)
        shown = [_small(name, sketch, base, units) for name, sketch in zip(names, found, strict=True)]
        again = tag("button", "Draw them again", type="button", data_act="draw", id="draw-multiples")
        self._sheet.show(tag("div", tag("div", *shown, class_="multiples"), again, class_="stack tight"))


def _small(name: str, sketch: Sketch, base: Sketch, units: Any) -> Markup:
    differ = _days_apart(sketch, base)
    words = "as default" if not differ else f"{differ} days other than default"
    take = tag(
        "button", "Take", type="button", data_act="take", data_value=name, aria_label=f"Take the weights of {name}"
    )
    figure = bars(chart_of(sketch.plan, units), f"Weeks under {name}")
    bends = f"{len(sketch.plan.relaxations)} bends, {words}"
    return tag("figure", tag("figcaption", name), figure, tag("p", bends, class_="quiet"), take)


def _days_apart(sketch: Sketch, base: Sketch) -> int:
    def runs(one: Sketch) -> dict[object, object]:
        return {day.date: (day.workout_type, day.planned_distance_km) for week in one.plan.weeks for day in week.days}

    ours, theirs = runs(sketch), runs(base)
    return sum(ours.get(date) != theirs.get(date) for date in ours.keys() | theirs.keys())
