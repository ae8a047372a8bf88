"""A folder of plans that a coach wrote, each with the request it answers.

Two forms, which may be mixed: `NAME.json` with `{"request": {…}, "plan": {…}}`, or a pair `NAME.plan.json` and
`NAME.request.json`. Both parts have the shapes that `pacewright plan` reads and writes. Of a plan only dates, workout
types and kilometres are read; it need not keep the rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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
    return plans_in({str(path): read_bytes(str(path)) for path in paths}, str(folder))


def plans_in(files: Mapping[str, bytes], origin: str) -> list[CoachPlan]:
    """All plans of some files, by name; `origin` says in messages where they came from.

    Raises:
        BadRequest: naming the file and what is wrong with it.
    """
    plans = [_read(path, files) for path in files if not path.endswith(REQUEST)]
    for path in files:
        if path.endswith(REQUEST) and (beside := path.removesuffix(REQUEST) + PLAN) not in files:
            raise BadRequest(f"{path} has no plan beside it; it belongs into {Path(beside).name}")
    if not plans:
        raise BadRequest(f"{origin} holds no plans; it needs NAME{PLAN} with NAME{REQUEST}, or NAME.json with both")
    return plans


def _read(path: str, files: Mapping[str, bytes]) -> CoachPlan:
    if path.endswith(PLAN):
        beside = path.removesuffix(PLAN) + REQUEST
        if beside not in files:
            raise BadRequest(f"{path} has no request; put it into {Path(beside).name}")
        name = Path(path).name.removesuffix(PLAN)
        return _coach_plan(name, path, parse(files[path], path), beside, parse(files[beside], beside))
    both = parse(files[path], path)
    if not isinstance(both, dict) or not {"request", "plan"} <= both.keys():
        raise BadRequest(f'{path} must hold {{"request": …, "plan": …}}, or be named NAME{PLAN} beside NAME{REQUEST}')
    return _coach_plan(Path(path).stem, path, both["plan"], path, both["request"])


def _coach_plan(name: str, path: str, plan: object, request_path: str, request: object) -> CoachPlan:
    case = Case(name, request_of(request, request_path))
    try:
        training = training_of(plan_of(plan))
    except BadRequest as error:
        raise BadRequest(f"{path}: {error.detail}", error.errors) from None
    first, last = case.request.settings.first_monday, max(training, default=None)
    if last is None or last < first:
        raise BadRequest(f"{path} has no training from {first} on, when its request begins")
    return CoachPlan(case, training)
