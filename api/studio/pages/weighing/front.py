"""Two metrics against each other over a few hundred profiles: what no other profile beats."""

from collections.abc import Callable
from typing import Any

from api.exports.html.markup import Markup, joined, tag
from api.studio.desk.problem import Refused
from api.studio.desk.tuning import Tuning
from api.studio.pages import told
from api.studio.pages.weighing.effect import METRICS
from api.studio.pieces.figures import Dot, cloud
from api.studio.pieces.pieces import Sheet, Working
from api.studio.pieces.shell import box, text
from api.tune.metrics import HEADINGS
from api.tune.pareto import DIGITS, Tried, pareto
from solver.running.search.costs import Weights

TRIALS = (100, 200, 400)
WHAT = "Profiles"


class Front:
    """The part of the page with the cloud of profiles."""

    def __init__(self, tuning: Tuning, taken: Callable[[Weights], None]) -> None:
        self._tuning, self._taken = tuning, taken
        with box("section", "card", aria_label="Two metrics against each other"):
            text("h2", "Two metrics against each other")
            self._form = Sheet()
            self._form.hear("act", self._act)
            self._working = Working(tuning.long.stop)
            self._figure = Sheet()
            self._figure.hear("act", self._act)
        self._form.show(_form())
        self._show()

    def refresh(self) -> None:
        """How far it is."""
        found = self._tuning.long.progress
        mine = found is not None and found.what.lower().startswith("profiles")
        if found is not None and mine:
            self._working.show(found.what, found.done, found.total)
        else:
            self._working.rest()

    async def _act(self, said: dict[str, Any]) -> None:
        tuning = self._tuning
        if said["act"] == "take" and tuning.front is not None:
            self._taken(tuning.front[1][int(said["value"])].weights)
            return
        fields = said["fields"]
        metrics, trials = (str(fields["first"]), str(fields["second"])), int(fields["trials"])
        if trials not in TRIALS or not set(metrics) <= set(METRICS):
            return
        named = {tuning.start: tuning.started, **tuning.profiles}
        try:
            cases = tuning.cases()
            found = await tuning.long.run(WHAT, lambda crew, watch: pareto(cases, named, metrics, crew, watch, trials))
        except Refused as refused:
            self._figure.show(told.problem(refused.problem))
            return
        if found is not None:
            tuning.front = (metrics, found)
        self._show()

    def _show(self) -> None:
        front = self._tuning.front
        self._figure.show(told.NOTHING if front is None else _figure(*front))


def _form() -> Markup:
    def choice(name: str, label: str, chosen: str) -> Markup:
        options = [
            tag("option", title, value=metric, selected="selected" if metric == chosen else None)
            for metric, title in METRICS.items()
        ]
        return tag("label", label, tag("select", *options, name=name, id=f"front-{name}"))

    counts = [tag("option", str(n), value=str(n), selected="selected" if n == TRIALS[1] else None) for n in TRIALS]
    trials = tag("label", "Profiles", tag("select", *counts, name="trials", id="front-trials"))
    first, second = choice("first", "Across", "curve"), choice("second", "Up", "longShare")
    return tag("form", first, second, trials, tag("button", "Search", id="front"), data_act="search", class_="row")


def _figure(metrics: tuple[str, str], tried: list[Tried]) -> Markup:
    first, second = metrics
    names = _names_by_place(tried, first, second)
    dots = [_dot(i, one, first, second, names.pop(_place(one, first, second), "")) for i, one in enumerate(tried)]
    best = sum(one.best for one in tried)
    places = len({_place(one, first, second) for one in tried})
    words = (
        f"{len(tried)} profiles give {places} different averages; {best} are beaten by none. Lower is better in both."
    )
    legend = "Squares have a name, orange ones are beaten by none; choose one to take its weights."
    return joined(
        tag("p", words, class_="quiet", id="found"),
        cloud(dots, (METRICS[first], METRICS[second]), "take"),
        tag("p", legend, class_="quiet"),
    )


def _place(one: Tried, first: str, second: str) -> tuple[float, float]:
    return round(one.metrics[first], DIGITS), round(one.metrics[second], DIGITS)


def _names_by_place(tried: list[Tried], first: str, second: str) -> dict[tuple[float, float], str]:
    """Profiles at the same place share a label."""
    found: dict[tuple[float, float], list[str]] = {}
    for one in tried:
        if one.name:
            found.setdefault(_place(one, first, second), []).append(one.name)
    return {place: ", ".join(names) for place, names in found.items()}


def _dot(place: int, one: Tried, first: str, second: str, label: str) -> Dot:
    x, y = one.metrics[first], one.metrics[second]
    weights = ", ".join(f"{name} {value}" for name, value in one.weights.model_dump(by_alias=True).items())
    said = f"{one.name or 'profile'}: {HEADINGS[first]} {x:.2f}, {HEADINGS[second]} {y:.2f}; {weights}"
    kind = " ".join(filter(None, ["named" if one.name else "", "best" if one.best else ""]))
    return Dot(x, y, said, kind, label, str(place))
