"""What asking a language model costs in tokens, beside the skeleton as JSON sent and echoed with the same words."""

import json
import re
import statistics
from collections.abc import Sequence
from typing import Any

from benchmarks.answers import answer
from benchmarks.instances import IMPOSSIBLE, Instance, families, family
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from coach.facts import Facts
from coach.fill import guard
from coach.model.prompt import prompt_for
from coach.offline import fill
from coach.today import WITHOUT_RUN, days_of, runner_of
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan
from tests.coach.recorded import NAMES, recorded

SAMPLE = 8
_TOKEN = re.compile(r"\d{1,3}|[^\W\d_]{1,7}|[^\w\s]|_")
"""About what byte-pair encodings make of English and JSON: up to three digits, most words whole, signs one by one."""


def measure(track: Track) -> list[Row]:
    names = [name for name in families() if name != IMPOSSIBLE]
    return [*map(_recorded_row, NAMES), *(_row(name, family(name)[:SAMPLE]) for name in track(names))]


def tokens(text: str) -> int:
    """Good for comparing texts, not for bills."""
    return len(_TOKEN.findall(text))


def _recorded_row(name: str) -> Row:
    """With the words of a recorded answer, which are as many as the prompt asks for."""
    told = recorded(name)
    return _shares(
        f"recorded: {name}", [_cost(told.request, told.skeleton, guard(told.skeleton, told.request, told.answer).plan)]
    )


def _row(name: str, instances: Sequence[Instance]) -> Row:
    """With the offline coach's words, which say more."""
    plans = [(i.request, plan) for i in instances if (plan := answer(i)) is not None]
    return _shares(name, [_cost(request, plan, fill(plan, request)) for request, plan in plans])


def _shares(name: str, costs: Sequence[tuple[int, int]]) -> Row:
    ours, theirs = ([cost[i] for cost in costs] for i in (0, 1))
    return {
        "words": name,
        "n": len(costs),
        "promptAndAnswerTokensP50": statistics.median(ours),
        "jsonSentAndEchoedTokensP50": statistics.median(theirs),
        "sharePctP50": round(statistics.median(100 * a / b for a, b in costs), 1),
        "sharePctMax": round(max(100 * a / b for a, b in costs), 1),
    }


def _cost(request: PlanRequest, plan: Plan, filled: Plan) -> tuple[int, int]:
    """Both ways with the same words for every run and week."""
    runner = runner_of(request)
    days = list(days_of(plan, request, runner, Facts(plan).the_longest))
    prompt = prompt_for(plan, request, runner, days, plan.weeks)
    skeleton = _bare(plan.as_json())
    ours = tokens(prompt.text) + tokens(_compact(_words(filled)))
    rules = tokens(prompt.messages[0].content)
    theirs = rules + tokens(_compact(skeleton)) + tokens(_compact(_echo(skeleton, filled)))
    return ours, theirs


def _bare(plan: dict[str, Any]) -> dict[str, Any]:
    """The skeleton as a back end would send it: without what concerns the solver."""
    return {name: value for name, value in plan.items() if name not in ("solver", "relaxations", "advisories")}


def _words(plan: Plan) -> dict[str, Any]:
    """An answer in the form that we ask for."""
    weeks = [
        {
            "weekNumber": week.week_number,
            "coachNotes": week.coach_notes,
            "days": [
                {"date": str(day.date), "title": day.title, "description": day.description}
                for day in week.days
                if day.workout_type not in WITHOUT_RUN
            ],
        }
        for week in plan.weeks
    ]
    return {"coachNote": plan.coach_note, "weeks": weeks}


def _echo(skeleton: dict[str, Any], plan: Plan) -> dict[str, Any]:
    """The whole skeleton again with the same words in their places, rest days included: an echo leaves out no day."""
    said = {str(day.date): {"title": day.title, "description": day.description} for w in plan.weeks for day in w.days}
    weeks = [
        {**week, "coachNotes": own.coach_notes, "days": [{**day, **said[day["date"]]} for day in week["days"]]}
        for week, own in zip(skeleton["weeks"], plan.weeks, strict=True)
    ]
    return {**skeleton, "coachNote": plan.coach_note, "weeks": weeks}


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


BENCHMARK = Benchmark("coach-prompt", "Tokens of prompt and answer, beside JSON sent and echoed", 20, measure)
