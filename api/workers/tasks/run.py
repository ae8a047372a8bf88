"""What a solver process can do: each task turns a body into an answer, and never raises.

Add a task: a message in `messages.py`, a function that answers it with a :class:`Done`, and its line in TASKS. A task
whose body is what a client sent takes it as bytes.
"""

from collections import Counter
from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

from api.batch.answers import InternalError, answer_all, revise_all
from api.batch.asked import read_asked
from api.batch.parts.seal import seal_of
from api.files import strict_json
from api.files.documents import plan_of, program_from
from api.workers import messages
from api.workers.done import Done, dumped
from api.workers.questions import BODY, WishOrder, read
from api.workers.refusal import refusal
from api.workers.tasks import living
from api.workers.tasks.profiling import profile_upload, runs_upload
from api.workers.tasks.rendering import render_plan, render_program
from api.workers.tasks.sketching import sketch
from api.workers.tasks.weighing import weigh
from coach.fill import Answer, guard
from coach.offline import fill
from coach.strength.fill import Answer as ProgramAnswer
from coach.strength.fill import harmonize
from coach.strength.notes import noted
from coach.wishes.pointing.points import Point
from coach.wishes.wish import wish as read_wish
from solver.errors import BadRequest, PacewrightError
from solver.refusals import refused
from solver.running.engine import solve, validate
from solver.running.request.request import read_request
from solver.running.search.config import EngineConfig
from solver.sentences import Sentence
from solver.strength.engine import program_of
from solver.strength.engine import validate as validate_program
from solver.strength.request.request import read_lifter_request

Task = Callable[[bytes, EngineConfig], Done]
AMessage = TypeVar("AMessage", bound=messages.Message)


def run(name: str, body: bytes, config: EngineConfig) -> Done:
    """Do one task; what goes wrong becomes a problem object."""
    start = perf_counter()
    try:
        done = TASKS[name](body, config)
    except PacewrightError as error:
        done = refusal(error)
    except RecursionError:
        done = refusal(BadRequest(Sentence("deep", origin=BODY)))
    except Exception as error:  # noqa: BLE001 - one request's accident must not stop the process
        done = refusal(InternalError(Sentence("unexpected", kind=type(error).__name__)), accident=repr(error))
    return Done(done.status, done.body, {**done.facts, "seconds": perf_counter() - start})


def _solve(body: bytes, config: EngineConfig) -> Done:
    plan = solve(config.request_in(strict_json.parse(body, BODY)), config)
    facts = {"bends": len(plan.relaxations), "status": plan.solver.status, "weeks": len(plan.weeks)}
    return Done(200, plan.as_bytes(), facts)


def _validate(body: bytes, _: EngineConfig) -> Done:
    data = strict_json.parse(body, BODY)
    if not isinstance(data, dict):
        raise BadRequest(Sentence("must_be_judged", origin=BODY))
    judged = "program" if "program" in data else "plan"
    missing = [refused(name, None, "missing") for name in (judged, "request") if name not in data]
    unknown = [refused(name, None, "unknown_plain") for name in data if name not in (judged, "request")]
    if missing or unknown:
        raise BadRequest.of(*missing, *unknown)
    if judged == "program":
        verdicts = validate_program(program_from(data["program"]), read_lifter_request(data["request"]))
    else:
        verdicts = validate(plan_of(data["plan"]), read_request(data["request"]))
    return Done(200, dumped([v.model_dump(mode="json", by_alias=True) for v in verdicts]))


def _fill(asked: messages.Fill) -> Done:
    return Done(200, fill(plan_of(asked.plan), read_request(asked.request)).as_bytes())


def _guard(asked: messages.Guard) -> Done:
    """A language model's answer, made into a plan that is true."""
    answer = Answer.model_validate(asked.answer)
    filled = guard(plan_of(asked.plan), read_request(asked.request), answer)
    return Done(200, filled.plan.as_bytes(), {"counts": dict(filled.counts)})


def _wish(body: bytes, _: EngineConfig) -> Done:
    """A wish in plain words, read as far as it can be."""
    order = read(WishOrder, strict_json.parse(body, BODY))
    points = [Point(point.field, point.quote) for point in order.points]
    made = read_wish(order.text, order.day, points)
    return Done(200, dumped(made.as_json()))


def _program(body: bytes, _: EngineConfig) -> Done:
    """A program, and the request as it was read."""
    request = read_lifter_request(strict_json.parse(body, BODY))
    program = noted(program_of(request), request)
    made = {"request": request.as_json(), "program": program.as_json()}
    return Done(200, dumped(made), {"bends": len(program.relaxations)})


def _harmonize(asked: messages.Harmonize) -> Done:
    """A language model's draft of a program, made true."""
    answer = None if asked.answer is None else ProgramAnswer.model_validate(asked.answer)
    made = harmonize(read_lifter_request(asked.request), answer)
    return Done(200, dumped(made.program.as_json()), {"counts": dict(made.counts)})


def _reading(kind: type[AMessage], work: Callable[[AMessage], Done]) -> tuple[str, Task]:
    """A message's task, for TASKS."""
    return kind.task, lambda body, _: work(kind.read(body))


def _batch_part(body: bytes, config: EngineConfig) -> Done:
    """Some lines of a batch; the answer has as many."""
    kind, lines = read_asked(body)
    answers = (answer_all if kind == "solve" else revise_all)(lines, config)
    counts = Counter(answer.error or answer.kind.value for answer in answers)
    return Done(200, b"".join(answer.text for answer in answers), {"counts": dict(counts)})


def _seal(_: bytes, config: EngineConfig) -> Done:
    """By which engine this process answers."""
    return Done(200, seal_of(config).encode())


TASKS: dict[str, Task] = {
    "solve": _solve,
    "validate": _validate,
    "wish": _wish,
    "program": _program,
    messages.WhyNot.task: lambda body, config: living.why_not(messages.WhyNot.read(body), config),
    "batch_part": _batch_part,
    "seal": _seal,
    "what_if": living.what_if,
    messages.ProfileUpload.task: lambda body, _: profile_upload(body),
    messages.DoneUpload.task: lambda body, _: runs_upload(body),
    messages.Revise.task: lambda body, config: living.revise(messages.Revise.read(body), config),
    messages.Sketch.task: lambda body, config: sketch(messages.Sketch.read(body), config),
    messages.WhatIf.task: lambda body, config: living.what_if_of_plan(messages.WhatIf.read(body), config),
    **dict(
        (
            _reading(messages.Fill, _fill),
            _reading(messages.Guard, _guard),
            _reading(messages.Harmonize, _harmonize),
            _reading(messages.Why, living.why),
            _reading(messages.PlanFile, render_plan),
            _reading(messages.Weigh, weigh),
            _reading(messages.ProgramFile, render_program),
        )
    ),
}
