"""What an analyst has set: the weights, what they are tried on, and what came out of it so far."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from api import saved_weights
from api.saved_weights import Saved
from api.settings import load_config
from api.studio.desk.bench import Bench
from api.studio.desk.desk import Desk
from api.studio.desk.newest import Newest
from api.studio.desk.problem import Problem, Refused
from api.tune.corpus import Case, read_corpus
from api.tune.fit import Fit
from api.tune.pareto import Tried
from api.tune.sweep import Point
from solver.errors import PacewrightError
from solver.running.search.costs import Weights

Where = Literal["request", "bundled", "own"]


@dataclass(frozen=True)
class Swept:
    """A sweep's result: the weight, what the profile has of it, and the points."""

    weight: str
    usual: int
    points: Sequence[Point]


@dataclass
class Tuning:
    """One desk's weights. `start` is the profile they are compared with."""

    desk: Desk
    live: Bench
    long: Bench
    start: str = "default"
    weights: Weights = field(default_factory=Weights)
    where: Where = "request"
    own: list[Case] = field(default_factory=list)
    own_name: str = ""
    coached: dict[str, bytes] = field(default_factory=dict)
    swept: Swept | None = None
    front: tuple[tuple[str, str], list[Tried]] | None = None
    fitted: Fit | None = None
    drawing: Newest = field(default_factory=Newest)
    _cases: dict[str, list[Case]] = field(default_factory=dict)

    @property
    def profiles(self) -> Mapping[str, Weights]:
        """All profiles by name, those that people saved included."""
        return self.desk.parts.config.weights

    @property
    def started(self) -> Weights:
        """The profile that is compared with."""
        return self.profiles.get(self.start) or self.profiles["default"]

    def begin_from(self, name: str) -> None:
        """Take a profile's weights."""
        if name in self.profiles:
            self.start, self.weights = name, self.profiles[name]

    def weigh(self, name: str, value: int) -> None:
        """Set one weight, by its name in Python."""
        if name in Weights.model_fields:
            self.weights = self.weights.model_copy(update={name: min(1000, max(0, value))})

    def cases(self) -> list[Case]:
        """What the weights are tried on. The same list as long as it is the same, so that answers can be remembered.

        Raises:
            Refused: when the request on the desk is none.
        """
        if self.where == "own":
            return self.own
        if self.where == "bundled":
            return self._cases.setdefault("bundled", read_corpus(None))
        key = json.dumps(self.desk.draft.request, sort_keys=True)
        if key not in self._cases:
            try:
                request = self.desk.parts.config.request_in(self.desk.draft.request)
            except PacewrightError as error:
                raise Refused(Problem.raised(error)) from None
            self._cases = {name: kept for name, kept in self._cases.items() if name == "bundled"}
            self._cases[key] = [Case("this request", request.model_copy(update={"weights": "default"}))]
        return self._cases[key]

    # -- profiles that are kept ------------------------------------------------------------------

    def saved(self) -> list[Saved]:
        """What this tenant has saved."""
        return [one for one in saved_weights.read(self._folder) if one.tenant == self.desk.tenant]

    def save(self, name: str, who: str, why: str) -> Path:
        """Keep the weights under a name that every request may use from now on.

        Raises:
            Refused: where the name, or who and why, cannot be used.
        """
        if not self.desk.may_write:
            raise Refused(Problem("Not saved", "this key may not write"))
        now = dt.datetime.now(dt.UTC).replace(microsecond=0)
        weights = self.weights.model_dump(by_alias=True)
        profile = Saved(name.strip(), weights, who.strip(), why.strip(), now, self.desk.tenant)
        parts = self.desk.parts
        try:
            kept = {one.name for one in saved_weights.read(self._folder)}
            path = saved_weights.save(self._folder, profile, frozenset(self.profiles) - kept)
            parts.adopt(load_config(parts.service.config, self._folder))
        except PacewrightError as error:
            raise Refused(Problem.raised(error)) from None
        self.start = profile.name
        return path

    @property
    def _folder(self) -> Path:
        return self.desk.parts.service.profiles


def tuning_of(desk: Desk) -> Tuning:
    """The desk's; made when it is first asked for."""
    if "tuning" not in desk.shelf:
        desk.shelf["tuning"] = Tuning(desk, Bench(desk.parts, desk.changed), Bench(desk.parts, desk.changed))
    found: Tuning = desk.shelf["tuning"]
    return found
