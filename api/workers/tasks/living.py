"""The living plan in a solver process: why, what if, and revisions. The service sends plan and request as it stored
them, and what the client asked beside them."""

from collections.abc import Mapping
from typing import Any

from api.files import strict_json
from api.files.documents import plan_of
from api.workers.done import Done, dumped
from api.workers.messages import Revise, WhatIf, Why, WhyNot
from api.workers.questions import BODY, PlanWishes, RequestWishes, WhyNotOrder, read
from api.workers.recorded import as_planned
from coach.revising import worded
from solver.errors import BadRequest
from solver.running import engine
from solver.running.request.request import read_request
from solver.running.request.result import Plan
from solver.running.request.situation import Situation, read_situation
from solver.running.search.config import EngineConfig
from solver.sentences import Sentence
from solver.weekday import Weekday


def why(asked: Why) -> Done:
    """Why a week or a day is as it is."""
    day = None if asked.day is None else Weekday(asked.day)
    account = engine.why(read_request(asked.request), plan_of(asked.plan), asked.week, day)
    return Done(200, dumped(account.as_json()))


def why_not(told: WhyNot, config: EngineConfig) -> Done:
    """What stands against a wish on a stored plan, or what it would cost."""
    asked, request = read(WhyNotOrder, told.asked), read_request(told.request)
    found = engine.why_not(request, plan_of(told.plan), asked.wish, asked.today, config)
    return Done(200, dumped(found.as_json()))


def what_if_of_plan(told: WhatIf, config: EngineConfig) -> Done:
    """What becomes of wishes on a stored plan."""
    asked, request = read(PlanWishes, told.asked), read_request(told.request)
    found = engine.what_if(request, asked.wishes, plan_of(told.plan), asked.today, config)
    return Done(200, dumped([alternative.as_json() for alternative in found]))


def what_if(body: bytes, config: EngineConfig) -> Done:
    """What becomes of wishes on a request."""
    asked = read(RequestWishes, strict_json.parse(body, BODY))
    found = engine.what_if(config.request_in(asked.request), asked.wishes, config=config)
    return Done(200, dumped([alternative.as_json() for alternative in found]))


def revise(told: Revise, config: EngineConfig) -> Done:
    """The plan after what the client tells now and what is kept of what was told before."""
    request, plan = read_request(told.request), _without(plan_of(told.plan), told.removed)
    situation = _situation(told.asked, told.kept, plan)
    revision = worded(engine.revise(request, plan, situation, config), plan, request)
    return Done(200, dumped(revision.as_json()), {"bends": len(revision.relaxations)})


def _situation(asked: object, kept: Mapping[str, Any], plan: Plan) -> Situation:
    """News and what is kept as one; where nobody ever recorded a run of this plan, or said that there was none, all
    before today counts as run as planned, but for the days of what happened."""
    if not isinstance(asked, Mapping):
        raise BadRequest(Sentence("must_be_situation", origin=BODY))
    news = read_situation(asked)
    today = news.today.isoformat()
    done = [entry for entry in kept["done"] if entry["date"] <= today]
    earlier = {"today": today, "done": done, "events": kept["events"], "pins": kept["pins"]}
    known = news.after(_without_what_is_over(Situation.model_validate(earlier)))
    if asked.get("done") == [] or any(entry.date >= plan.start_date for entry in known.done):
        return known
    planned = {"today": today, "done": as_planned(plan, news.today, known.events)}
    return known.after(Situation.model_validate(planned))


def _without_what_is_over(kept: Situation) -> Situation:
    """Pins that were kept for days that are over by now ask for nothing any more."""
    return kept.model_copy(
        update={"pins": tuple(pin for pin in kept.pins if max(pin.dates, default=kept.today) >= kept.today)}
    )


def _without(plan: Plan, removed: Mapping[str, Any]) -> Plan:
    """The plan without what it was told and what was taken back since: it is not held to it any more."""
    if plan.happened is None:
        return plan
    told = plan.happened.situation
    gone = Situation.model_validate({"today": told.today.isoformat(), **removed})
    dates, pins = {entry.date for entry in gone.done}, {pin.field for pin in gone.pins}
    begun = {(event.kind, event.first) for event in gone.events}
    left = {
        "done": tuple(entry for entry in told.done if entry.date not in dates),
        "pins": tuple(pin for pin in told.pins if pin.field not in pins),
        "events": tuple(event for event in told.events if (event.kind, event.first) not in begun),
    }
    return plan.model_copy(
        update={"happened": plan.happened.model_copy(update={"situation": told.model_copy(update=left)})}
    )
