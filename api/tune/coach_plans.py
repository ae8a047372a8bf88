"""A folder of plans that a coach wrote, each with the request it answers.

Two forms, which may be mixed: `NAME.json` with `{"request": {…}, "plan": {…}}`, or a pair `NAME.plan.json` and
`NAME.request.json`. Both parts have the shapes that `pacewright plan` reads and writes. Of a plan only dates, workout
types and kilometres are read; it need not keep the rules.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.files.documents import plan_of
from api.files.source import read_bytes, reason
from api.files.strict_json import parse
from api.tune.corpus import Case, request_of
from api.tune.metrics import Kilometres, training_of
from solver.errors import BadRequest

PLAN, REQUEST = ".plan.json", ".request.json"


@dataclass(frozen=True)
class CoachPlan:
    """A request and the kilometres that the coach gave it."""

    case: Case
    training: Kilometres


def read_plans(folder: Path) -> list[CoachPlan]:
    """All plans of a folder, by name.

    Raises:
        BadRequest: naming the file and what is wrong with it.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".json")
    except OSError as error:
        raise BadRequest(f"cannot read {folder}: {reason(error)}") from None
    plans = [_read(path) for path in paths if not path.name.endswith(REQUEST)]
    _refuse_lone_requests(paths)
    if not plans:
        raise BadRequest(f"{folder} holds no plans; it needs NAME{PLAN} with NAME{REQUEST}, or NAME.json with both")
    return plans


def _read(path: Path) -> CoachPlan:
    if path.name.endswith(PLAN):
        name = path.name.removesuffix(PLAN)
        beside = path.with_name(name + REQUEST)
        if not beside.exists():
            raise BadRequest(f"{path} has no request; put it into {beside.name}")
        return _coach_plan(name, path, _parsed(path), beside, _parsed(beside))
    both = _parsed(path)
    if not isinstance(both, dict) or not {"request", "plan"} <= both.keys():
        raise BadRequest(f'{path} must hold {{"request": …, "plan": …}}, or be named NAME{PLAN} beside NAME{REQUEST}')
    return _coach_plan(path.stem, path, both["plan"], path, both["request"])


def _refuse_lone_requests(paths: list[Path]) -> None:
    for path in paths:
        if path.name.endswith(REQUEST) and path.with_name(path.name.removesuffix(REQUEST) + PLAN) not in paths:
            raise BadRequest(f"{path} has no plan beside it; it belongs into {path.name.removesuffix(REQUEST)}{PLAN}")


def _parsed(path: Path) -> Any:
    return parse(read_bytes(str(path)), str(path))


def _coach_plan(name: str, path: Path, plan: object, request_path: Path, request: object) -> CoachPlan:
    case = Case(name, request_of(request, str(request_path)))
    try:
        training = training_of(plan_of(plan))
    except BadRequest as error:
        raise BadRequest(f"{path}: {error.detail}", error.errors) from None
    first, last = case.request.settings.first_monday, max(training, default=None)
    if last is None or last < first:
        raise BadRequest(f"{path} has no training from {first} on, when its request begins")
    return CoachPlan(case, training)
