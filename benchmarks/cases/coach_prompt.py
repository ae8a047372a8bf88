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
from coach.choice.prompt import RULES, prompt_for
from coach.choice.spots import spots_of
from coach.fill import guard
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan
from tests.coach.answers import answer_of, good_answer
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
    told = recorded(name)
    return _shares(f"recorded: {name}", [_cost(told.request, told.skeleton)])


def _row(name: str, instances: Sequence[Instance]) -> Row:
    plans = [(i.request, plan) for i in instances if (plan := answer(i)) is not None]
    return _shares(name, [_cost(request, plan) for request, plan in plans])


def _shares(name: str, costs: Sequence[tuple[int, int, int]]) -> Row:
    ours, schemas, theirs = ([cost[i] for cost in costs] for i in range(3))
    return {
        "words": name,
        "n": len(costs),
        "promptAndAnswerTokensP50": statistics.median(ours),
        "schemaTokensP50": statistics.median(schemas),
        "jsonSentAndEchoedTokensP50": statistics.median(theirs),
        "sharePctP50": round(statistics.median(100 * a / c for a, _, c in costs), 1),
        "sharePctMax": round(max(100 * a / c for a, _, c in costs), 1),
        "shareWithSchemaPctP50": round(statistics.median(100 * (a + b) / c for a, b, c in costs), 1),
    }


def _cost(request: PlanRequest, plan: Plan) -> tuple[int, int, int]:
    """Our prompt and answer, the schema beside it, and the other way with the words that our answer leads to."""
    said = good_answer(plan, request)
    filled = guard(plan, request, answer_of(_compact(said))).plan
    prompt = prompt_for(plan, request, spots_of(plan, request), plan.weeks, prose=True)
    skeleton, rules = _bare(plan.as_json()), tokens(RULES)
    theirs = rules + tokens(_compact(skeleton)) + tokens(_compact(_echo(skeleton, filled)))
    return tokens(prompt.text) + tokens(_compact(said)), tokens(_compact(prompt.schema)), theirs


def _bare(plan: dict[str, Any]) -> dict[str, Any]:
    """The skeleton as a back end would send it: without what concerns the solver."""
    return {name: value for name, value in plan.items() if name not in ("solver", "relaxations", "advisories")}


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
