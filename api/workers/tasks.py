"""What a solver process can do: each task turns a JSON body into an answer, and never raises.

Add a task: a function from bytes and configuration to a :class:`Done`, and its line in TASKS.
"""

from collections.abc import Callable
from time import perf_counter
from typing import Any

from api.batch.answers import InternalError
from api.exports.document import Document
from api.exports.strength.document import ProgramDocument
from api.exports.strength.table import PROGRAM_EXPORTS
from api.exports.table import EXPORTS
from api.files import strict_json
from api.files.documents import plan_of, program_from
from api.workers import living
from api.workers.done import Done, dumped
from api.workers.profiling import profile_upload, runs_upload
from api.workers.questions import WishOrder, read
from api.workers.sketching import sketch
from coach.fill import Answer, guard
from coach.offline import fill
from coach.strength.fill import Answer as ProgramAnswer
from coach.strength.fill import harmonize
from coach.strength.notes import noted
from coach.wishes.pointing.points import Point
from coach.wishes.wish import wish as read_wish
from solver.errors import BadRequest, FieldError, PacewrightError
from solver.running.engine import solve, validate
from solver.running.request.request import read_request
from solver.running.search.config import EngineConfig
from solver.strength.engine import program_of
from solver.strength.engine import validate as validate_program
from solver.strength.request.request import read_lifter_request

BODY = "the request body"


Task = Callable[[bytes, EngineConfig], Done]


def run(name: str, body: bytes, config: EngineConfig) -> Done:
    """Do one task; what goes wrong becomes a problem object."""
    start = perf_counter()
    try:
        done = TASKS[name](body, config)
    except PacewrightError as error:
        done = refusal(error)
    except RecursionError:
        done = refusal(BadRequest(f"{BODY} is nested too deeply"))
    except Exception as error:  # noqa: BLE001 - one request's accident must not stop the process
        done = refusal(InternalError(f"unexpected {type(error).__name__}"), accident=repr(error))
    return Done(done.status, done.body, {**done.facts, "seconds": perf_counter() - start})


def refusal(error: PacewrightError, **facts: Any) -> Done:
    """An error as an answer; `facts` stay in the logs."""
    return Done(error.status, dumped(error.as_problem()), facts)


def _solve(body: bytes, config: EngineConfig) -> Done:
    plan = solve(config.request_in(strict_json.parse(body, BODY)), config)
    facts = {"bends": len(plan.relaxations), "status": plan.solver.status, "weeks": len(plan.weeks)}
    return Done(200, plan.as_bytes(), facts)


def _validate(body: bytes, _: EngineConfig) -> Done:
    data = strict_json.parse(body, BODY)
    if not isinstance(data, dict):
        raise BadRequest(f'{BODY} must be an object {{"plan": …, "request": …}} or {{"program": …, "request": …}}')
    judged = "program" if "program" in data else "plan"
    missing = [FieldError(name, None, "is required") for name in (judged, "request") if name not in data]
    unknown = [FieldError(name, None, "is not a known field") for name in data if name not in (judged, "request")]
    if missing or unknown:
        raise BadRequest.of(*missing, *unknown)
    if judged == "program":
        verdicts = validate_program(program_from(data["program"]), read_lifter_request(data["request"]))
    else:
        verdicts = validate(plan_of(data["plan"]), read_request(data["request"]))
    return Done(200, dumped([v.model_dump(mode="json", by_alias=True) for v in verdicts]))


def _fill(body: bytes, _: EngineConfig) -> Done:
    data = strict_json.parse(body, BODY)
    return Done(200, fill(plan_of(data["plan"]), read_request(data["request"])).as_bytes())


def _guard(body: bytes, _: EngineConfig) -> Done:
    """A language model's answer, made into a plan that is true."""
    data = strict_json.parse(body, BODY)
    answer = Answer.model_validate(data["answer"])
    filled = guard(plan_of(data["plan"]), read_request(data["request"]), answer)
    return Done(200, filled.plan.as_bytes(), {"counts": dict(filled.counts)})


def _export(body: bytes, _: EngineConfig) -> Done:
    """A finished plan as a file; the body is made by the service from what it stored."""
    data = strict_json.parse(body, BODY)
    document = Document.from_json(data, plan_of(data["plan"]))
    return Done(200, EXPORTS[data["format"]].render(document))


def _wish(body: bytes, _: EngineConfig) -> Done:
    """A wish in plain words, read as far as it can be."""
    order = read(WishOrder, strict_json.parse(body, BODY))
    points = [Point(point.field, point.quote) for point in order.points]
    made = read_wish(order.text, order.day, points)
    return Done(200, dumped(made.as_json()))


def _profile(body: bytes, _: EngineConfig) -> Done:
    return profile_upload(body)


def _program(body: bytes, _: EngineConfig) -> Done:
    request = read_lifter_request(strict_json.parse(body, BODY))
    program = noted(program_of(request), request)
    return Done(200, dumped(program.as_json()), {"bends": len(program.relaxations)})


def _export_program(body: bytes, _: EngineConfig) -> Done:
    """A finished program as a file; the body is made by the service from what it stored."""
    data = strict_json.parse(body, BODY)
    document = ProgramDocument.from_json(data)
    if document.beside is not None and not document.beside.fits(document.program):
        message = "lifts on other days than this program; ask for a plan with the program's strengthDays"
        raise BadRequest.of(FieldError("query.plan", document.beside.id, message))
    return Done(200, PROGRAM_EXPORTS[data["format"]].render(document))


def _harmonize(body: bytes, _: EngineConfig) -> Done:
    """A language model's draft of a program, made true."""
    data = strict_json.parse(body, BODY)
    answer = None if data["answer"] is None else ProgramAnswer.model_validate(data["answer"])
    made = harmonize(read_lifter_request(data["request"]), answer)
    return Done(200, dumped(made.program.as_json()), {"counts": dict(made.counts)})


TASKS: dict[str, Task] = {
    "solve": _solve,
    "validate": _validate,
    "fill": _fill,
    "guard": _guard,
    "export": _export,
    "wish": _wish,
    "profile": _profile,
    "program": _program,
    "harmonize": _harmonize,
    "export_program": _export_program,
    "done": lambda body, _: runs_upload(body),
    "sketch": sketch,
    "revise": living.revise,
    "why": living.why,
    "why_not": living.why_not,
    "what_if": living.what_if,
    "what_if_of_plan": living.what_if_of_plan,
}
