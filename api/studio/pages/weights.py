"""The weights: slide them over one request or many, and see what moves, what it costs, and what else there would be."""

from typing import Any

from nicegui import ui
from pydantic.alias_generators import to_camel

from api.exports.html.markup import Markup, joined, tag
from api.studio.desk.desk import Desk
from api.studio.desk.tuning import Tuning, tuning_of
from api.studio.desk.uploads import LIMITS, File
from api.studio.pages.weighing.effect import Effect
from api.studio.pages.weighing.fitting import Fitting
from api.studio.pages.weighing.front import Front
from api.studio.pages.weighing.multiples import Multiples
from api.studio.pages.weighing.saving import Saving
from api.studio.pages.weighing.sweeping import Sweeping
from api.studio.pieces.pieces import Sheet, Upload
from api.studio.pieces.shell import box, framed, text
from api.tune.corpus import cases_in
from solver.running.search.costs import Weights

SCALE = (0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200, 300, 400, 600, 800, 1000)
"""What a slider's places stand for: proportions matter, not differences."""
PLACES = {"request": "the request on the plan's page", "bundled": "48 bundled requests", "own": "requests of your own"}


def build(desk: Desk, *, signed_in: bool) -> None:
    """The page."""
    with framed("weights", desk.units(), signed_in=signed_in):
        page = WeightsPage(tuning_of(desk))
    ui.context.client.on_delete(desk.watch(page.refresh))
    page.effect.draw()
    page.refresh()


class WeightsPage:
    """What is where."""

    def __init__(self, tuning: Tuning) -> None:
        self.tuning = tuning
        text("h1", "Weights", "visually-hidden")
        with box("div", "columns two"):
            with box("div", "stack"):
                with box("section", "card", aria_label="Weights"):
                    self.sliders = Sheet()
                    self.sliders.hear("act", self._act)
                    accept = ".jsonl,.json,application/json"
                    Upload("Try on requests of your own (JSON Lines)", "corpus", accept, LIMITS["corpus"])
                self.saving = Saving(tuning, self.refresh)
                self.fitting = Fitting(tuning, self._taken)
            with box("div", "stack"):
                self.effect = Effect(tuning)
                self.multiples = Multiples(tuning, self._taken)
                self.sweeping = Sweeping(tuning)
                self.front = Front(tuning, self._taken)
        tuning.desk.takers["corpus"] = self._take
        self._shown: Markup | None = None
        self.show_sliders()

    def refresh(self) -> None:
        """Show how far everything is."""
        for part in (self.effect, self.saving, self.sweeping, self.front, self.fitting):
            part.refresh()

    def show_sliders(self) -> None:
        """The sliders as the weights are; not while one is being dragged."""
        self.sliders.show(_sliders(self.tuning))

    def _act(self, said: dict[str, Any]) -> None:
        tuning, act, given = self.tuning, str(said["act"]), said.get("input", 0)
        if act.startswith("weight-"):
            tuning.weigh(act.removeprefix("weight-"), int(given))
        elif act == "from":
            tuning.begin_from(str(given))
            self.show_sliders()
        elif act == "where" and given in PLACES and (given != "own" or tuning.own):
            tuning.where = given
            self.show_sliders()
        elif act == "use":
            tuning.desk.edit(["weights"], _as_asked(tuning))
            tuning.desk.serial += 1
        self.effect.draw()
        self.saving.refresh()

    def _taken(self, weights: Weights) -> None:
        """Somebody chose weights from a figure."""
        self.tuning.weights = weights
        self.show_sliders()
        self.effect.draw()
        self.saving.refresh()

    async def _take(self, file: File) -> None:
        self.tuning.own, self.tuning.own_name = cases_in(file.body, file.name), file.name
        self.tuning.where = "own"
        self.show_sliders()
        self.effect.draw()


def _as_asked(tuning: Tuning) -> str | dict[str, int]:
    """A profile's name where the weights are its own, else the weights themselves."""
    name = next((name for name, weights in tuning.profiles.items() if weights == tuning.weights), None)
    return name or tuning.weights.model_dump(by_alias=True)


def _sliders(tuning: Tuning) -> Markup:
    profiles = [
        tag("option", name, value=name, selected="selected" if name == tuning.start else None)
        for name in sorted(tuning.profiles)
    ]
    places = [
        tag("option", words, value=where, selected="selected" if where == tuning.where else None)
        for where, words in PLACES.items()
        if where != "own" or tuning.own
    ]
    head = joined(
        tag("h2", "Weights"),
        tag("label", "Begin from, and compare with", tag("select", *profiles, data_act="from", id="from")),
        tag("label", "Try on", tag("select", *places, data_act="where", id="where")),
    )
    rows = [_slider(name, tuning) for name in Weights.model_fields]
    use = tag("button", "Use these weights in the request", type="button", data_act="use", id="use")
    return tag("div", head, *rows, use, class_="weights")


def _slider(name: str, tuning: Tuning) -> Markup:
    value: int = getattr(tuning.weights, name)
    scale = sorted({*SCALE, value, getattr(tuning.started, name)})
    about = Weights.model_fields[name].description or ""
    return tag(
        "div",
        tag("label", to_camel(name), for_=f"weight-{name}"),
        tag("output", str(value), id=f"shown-{name}", for_=f"weight-{name}"),
        tag("input", id=f"weight-{name}", type="range", min="0", max=str(len(scale) - 1), step="1",
            value=str(scale.index(value)), data_act=f"weight-{name}", data_shows=f"shown-{name}",
            data_values=",".join(map(str, scale)), aria_valuetext=str(value), aria_describedby=f"about-{name}"),
        tag("p", about, id=f"about-{name}", class_="quiet"),
        class_="weight",
    )  # fmt: skip
