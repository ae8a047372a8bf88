"""The engine as a desk asks it: every question goes to a solver process, so that the page never waits for one."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.files.documents import plan_of
from api.http.parts import Parts
from api.studio.desk.problem import Problem, Refused, content
from api.workers import messages
from api.workers.done import dumped
from solver.errors import PacewrightError
from solver.running.living.wishes import summed_up
from solver.running.request.result import Plan
from solver.weekday import Weekday

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Sketch:
    """A plan, every day in which it differs from the one before, and itself in a line; after what happened, what became
    of it in a few sentences."""

    plan: Plan
    changes: Sequence[Json]
    summary: Json
    became: str = ""


class Engine:
    """Questions of one tenant."""

    def __init__(self, parts: Parts, tenant: str) -> None:
        self._parts = parts
        self._tenant = tenant

    async def sketch(self, request: Json, plan: Plan | None, pins: Sequence[Json], before: Plan | None) -> Sketch:
        """The plan of a request, or the plan in force, after pins.

        Raises:
            Refused: when there is none.
        """
        asked = messages.Sketch(request=request, pins=pins, plan=_json(plan), before=_json(before))
        data = await self._ask(asked)
        return Sketch(plan_of(data["plan"]), data["changes"], data["summary"])

    async def revised(self, request: Json, plan: Plan, situation: Json, kept: Json, removed: Json) -> Sketch:
        """The plan in force after what happened, beside what is kept with it.

        Raises:
            Refused: when there is none.
        """
        asked = messages.Revise(request=request, plan=_json(plan), asked=situation, kept=kept, removed=removed)
        data = await self._ask(asked)
        new = plan_of(data["plan"])
        return Sketch(new, data["changes"], summed_up(new).as_json(), data["summary"])

    async def why(self, request: Json, plan: Plan, week: int, day: Weekday | None) -> Json:
        """Why a week or a day is as it is."""
        answer: Json = await self._ask(messages.Why(request=request, plan=_json(plan), week=week, day=day))
        return answer

    async def filled(self, request: Json, plan: Plan) -> Plan:
        """The plan with the offline coach's words."""
        return plan_of(await self._ask(messages.Fill(request=request, plan=_json(plan))))

    async def what_if(self, request: Json, plan: Plan | None, wishes: Sequence[Json]) -> list[Json]:
        """What becomes of each wish: of a plan that was changed by hand, else of the request."""
        if plan is None:
            return list(await self._plain("what_if", {"request": request, "wishes": wishes}))
        return list(await self._ask(messages.WhatIf(request=request, plan=_json(plan), asked={"wishes": wishes})))

    async def wish(self, words: str, today: dt.date) -> Json:
        """A wish in plain words, as far as it was understood."""
        answer: Json = await self._plain("wish", {"text": words, "today": today.isoformat()})
        return answer

    async def verdicts(self, request: Json, plan: Plan) -> list[Json]:
        """Every rule's verdict on a plan."""
        return list(await self._plain("validate", {"request": request, "plan": _json(plan)}))

    async def export(self, request: Json, plan: Plan, form: str) -> bytes:
        """The plan as a file.

        Raises:
            Refused: when it cannot be written so.
        """
        settings = request.get("settings", {})
        asked = messages.PlanFile(
            id="studio",
            format=form,
            plan=_json(plan),
            units=settings.get("units") or "km",
            language=settings.get("language") or "en",
            changed_at=dt.datetime.now(dt.UTC),
        )
        done = await self._run(asked.task, asked.packed())
        if done.status != 200:
            content(done)
        return bytes(done.body)

    async def _ask(self, question: messages.Message) -> Any:
        return content(await self._run(question.task, question.packed()))

    async def _plain(self, task: str, question: object) -> Any:
        """What the service's addresses ask in the client's own words."""
        return content(await self._run(task, dumped(question)))

    async def _run(self, task: str, body: bytes) -> Any:
        seconds = self._parts.access.spend(self._tenant)
        if seconds > 0:
            raise Refused(Problem("Too many requests", f"this key's rate is used up; go on in {seconds:g} s"))
        try:
            done = await self._parts.pool.run(task, body)
        except PacewrightError as error:
            raise Refused(Problem.raised(error)) from None
        self._parts.metrics.task_done(task, done.facts["seconds"])
        return done


def _json(plan: Plan | None) -> dict[str, object] | None:
    return None if plan is None else plan.as_json()
