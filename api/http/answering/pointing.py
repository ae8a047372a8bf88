"""A language model that reads a wish along: where the service has one, within a short time, and never in the way."""

from anyio import CapacityLimiter, to_thread

from api.http.parts import Parts
from api.workers.questions import MOST_POINTS, PointedAt, WishOrder
from coach.model.budget import for_asking

AT_ONCE, MOST_SECONDS = 8, 20.0
"""Readings that a model is asked for at the same time: each holds a thread, and whoever comes then has the grammar."""


class Pointer:
    """Asks the service's model, if there is one, where the fields of a wish stand."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._places = CapacityLimiter(AT_ONCE)

    async def points_of(self, order: WishOrder) -> tuple[PointedAt, ...]:
        """What the asker pointed at, and what the model does. What became of the model is counted."""
        model = self._parts.model
        if model is None:
            return order.points
        if model.is_left_alone or self._places.available_tokens < 1:
            self._parts.metrics.coach_found({"wish-without-model": 1})
            return order.points
        from coach.wishes.pointing.asking import ask

        seconds = for_asking(min(MOST_SECONDS, self._parts.service.coach_seconds))
        asked = await to_thread.run_sync(ask, order.text, order.day, model, seconds, limiter=self._places)
        self._parts.metrics.coach_found({"wish-pointed" if asked.fault is None else f"wish-{asked.fault.code}": 1})
        found = (PointedAt(field=point.field, quote=point.quote) for point in asked.points)
        return (*order.points, *found)[:MOST_POINTS]
