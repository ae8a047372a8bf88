"""What happened to a plan, as it is told in forms: days off, what was run, another race or goal.

A piece of news is one of `{"kind", "from", "to"}`, `{"date", "distanceKm"}` (0: missed) and `{"settings": …}`.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from api.workers.recorded import as_planned
from solver.running.living.wishes import day_of_plan
from solver.running.request.request import Settings, read_request
from solver.running.request.result import Plan
from solver.running.request.situation import Event, EventKind

Json = Mapping[str, Any]
BLOCKED = "blocked"
"""No event, but dates on which there is no time: a setting."""
KINDS = (*get_args(EventKind), BLOCKED)


@dataclass(frozen=True)
class Life:
    """All news in the order in which they were told, and the day on which they are, where somebody said it."""

    news: tuple[Json, ...] = ()
    today: dt.date | None = None

    def told(self, news: Json) -> "Life":
        """With one more."""
        return replace(self, news=(*self.news, news))

    def without(self, index: int) -> "Life":
        """With one taken back."""
        return replace(self, news=(*self.news[:index], *self.news[index + 1 :]))

    def day(self, plan: Plan) -> dt.date:
        """The first date that may still change: the one that was said, else today's, after all that was run and in the
        plan."""
        after = [dt.date.fromisoformat(date) + dt.timedelta(1) for date in self._ran()]
        first = max([self.today or dt.date.today(), day_of_plan(plan), *after])
        return first if self.today else min(first, max([plan.end_date, *after]))

    def situation(self, plan: Plan, request: Json, pins: Sequence[Json], kept: Json) -> Json:
        """All of it as the engine takes it, for the plan in force and what is `kept` with it. Who tells of one run is
        understood to have run all others before today as planned."""
        today, off, ran = self.day(plan), [one for one in self._off() if one["kind"] != BLOCKED], self._ran()
        asked: dict[str, Any] = {"today": today.isoformat(), "events": off, "pins": list(pins)}
        asked["settings"] = self._settings(plan, request)
        if not ran:
            return asked
        events = [Event.model_validate(one) for one in (*kept["events"], *off)]
        known = {entry["date"] for entry in kept["done"]} | ran.keys()
        planned = [entry for entry in as_planned(plan, today, events) if entry["date"] not in known]
        own = [{"date": date, "distanceKm": km} for date, km in ran.items() if km]
        return {**asked, "done": [*planned, *own]}

    def _off(self) -> Iterator[Json]:
        return (one for one in self.news if "kind" in one)

    def _ran(self) -> dict[str, float]:
        return {one["date"]: one["distanceKm"] for one in self.news if "date" in one}

    def _settings(self, plan: Plan, request: Json) -> dict[str, Any]:
        """The settings that are others by now, blocked dates among them."""
        changed = {name: value for one in self.news for name, value in one.get("settings", {}).items()}
        new = [date for one in self._off() if one["kind"] == BLOCKED for date in _dates(one)]
        if new:
            old = [date.isoformat() for date in settings_of(plan, request).blocked_dates]
            changed["blockedDates"] = sorted({*old, *new})
        return changed


def settings_of(plan: Plan, request: Json) -> Settings:
    """The settings that a plan in force answers by now."""
    return plan.answers(read_request(request)).settings


def _dates(off: Json) -> Iterator[str]:
    first, last = (dt.date.fromisoformat(off[end]) for end in ("from", "to"))
    return ((first + dt.timedelta(day)).isoformat() for day in range((last - first).days + 1))
