"""Requests and plans as files: read with readable refusals, written as JSON."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from api.files import source, strict_json, target
from solver.edge import message_of
from solver.errors import MOST_TOLD, BadRequest, FieldError
from solver.running.request.request import PlanRequest, read_request
from solver.running.request.result import Plan

if TYPE_CHECKING:  # strength is loaded only where it is asked for
    from solver.strength.answer.result import Program
    from solver.strength.request.request import LifterRequest


Shape = TypeVar("Shape", bound=BaseModel)


Read = Callable[[object], PlanRequest]


def load_request(path: str, read: Read = read_request) -> PlanRequest:
    """The plan request in a file, or on standard input for `-`; `read` is a configuration's, to check weights as well.

    Raises:
        BadRequest: naming the file and every field at fault.
    """
    name = source.name_of(path)
    data = strict_json.parse(source.read_bytes(path), name)
    try:
        return read(data)
    except BadRequest as error:
        raise BadRequest(f"{name}: {error.detail.removeprefix(': ')}", error.errors) from None


def load_request_beside(path: str, program_path: str | None, read: Read = read_request) -> PlanRequest:
    """The plan request in a file, with the week of the strength program in another as its `strengthDays`.

    Raises:
        BadRequest: naming the file and every field at fault; also when both files say when to lift.
    """
    request = load_request(path, read)
    if program_path is None:
        return request
    if path == program_path == source.STANDARD:
        raise BadRequest("request and program cannot both come from standard input")
    program = load_plan(program_path)
    if isinstance(program, Plan):
        raise BadRequest(f"{source.name_of(program_path)} is a running plan; --program takes a strength program")
    from solver.strength.answer.beside_running import strength_days_of

    if request.settings.strength_days:
        message = "the program says when to lift; leave this out, or --program"
        raise BadRequest.of(FieldError("settings.strengthDays", None, message))
    settings = request.settings.model_copy(update={"strength_days": strength_days_of(program)})
    return request.model_copy(update={"settings": settings})


def load_lifter_request(path: str, plan_path: str | None = None) -> "LifterRequest":
    """The lifter's request in a file, or on standard input for `-`; with the weeks of the running plan in another.

    Raises:
        BadRequest: naming the file and every field at fault.
    """
    from solver.strength.request.request import read_lifter_request

    name = source.name_of(path)
    data = strict_json.parse(source.read_bytes(path), name)
    try:
        request = read_lifter_request(data)
    except BadRequest as error:
        raise BadRequest(f"{name}: {error.detail.removeprefix(': ')}", error.errors) from None
    if plan_path is None:
        return request
    from solver.strength.request.request import running_weeks_of

    if request.running:
        raise BadRequest.of(
            FieldError("running", None, "the plan says what the weeks are; leave this out, or --beside")
        )
    plan = load_running_plan(plan_path).model_dump(mode="json", by_alias=True)
    return request.model_copy(update={"running": running_weeks_of(plan)})


def load_plan(path: str) -> "Plan | Program":
    """The plan, or the strength program, in a file, also inside of what the service or a batch answers; its shape is
    checked here, its rules are not.

    Raises:
        BadRequest: naming the file and every field at fault.
    """
    name = source.name_of(path)
    data = _unwrapped(strict_json.parse(source.read_bytes(path), name), name)
    shape, kind = _shape_of(data)
    try:
        return shape.model_validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        problems = _refusal(error)
        raise BadRequest(f"{name} is not a {kind}: {problems.detail.removeprefix(': ')}", problems.errors) from None


def load_running_plan(path: str) -> Plan:
    """The running plan in a file.

    Raises:
        BadRequest: naming the file and every field at fault, also where it is a strength program.
    """
    plan = load_plan(path)
    if not isinstance(plan, Plan):
        raise BadRequest(f"{source.name_of(path)} is a strength program; a running plan is needed here")
    return plan


def load_json(path: str) -> object:
    """Whatever JSON a file holds.

    Raises:
        BadRequest: when it holds none.
    """
    return strict_json.parse(source.read_bytes(path), source.name_of(path))


def _unwrapped(data: object, name: str) -> object:
    """What an answer has in `plan` or `program`; anything else as it is."""
    if not isinstance(data, dict):
        return data
    kind = next((kind for kind in ("plan", "program") if kind in data), None)
    if kind is not None and data[kind] is None:
        raise BadRequest(f"{name} has no {kind} yet (its status: {data.get('status')}); ask the service again")
    return data if kind is None else data[kind]


def _shape_of(data: object) -> "tuple[type[Plan] | type[Program], str]":
    """A strength program tells its split."""
    if isinstance(data, dict) and "split" in data:
        from solver.strength.answer.result import Program

        return Program, "strength program"
    return Plan, "plan"


def plan_of(data: object) -> Plan:
    """A plan from parsed JSON; its shape is checked here, its rules are not.

    Raises:
        BadRequest: naming every field at fault.
    """
    return _shaped(Plan, data, "plan")


def program_from(data: object) -> "Program":
    """A strength program from parsed JSON, checked like a plan.

    Raises:
        BadRequest: naming every field at fault.
    """
    from solver.strength.answer.result import Program

    return _shaped(Program, data, "program")


def _shaped(shape: type[Shape], data: object, name: str) -> Shape:
    try:
        return shape.model_validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        raise _refusal(error, name) from None


def save_json(path: str | None, value: object) -> None:
    """Write indented JSON to a file, or to standard output for None and `-`."""
    target.write_text(path, json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def _refusal(error: ValidationError, *within: str) -> BadRequest:
    """Pydantic's findings as ours."""
    items = error.errors(include_url=False)
    told = items[:MOST_TOLD]
    return BadRequest.of(*(_problem(item, *within) for item in told), untold=len(items) - len(told))


def _problem(item: Any, *within: str) -> FieldError:
    """Pydantic's finding as a field, its value and what to do; whole objects are not shown."""
    value = None if isinstance(item["input"], dict | list) else item["input"]
    return FieldError(".".join(map(str, [*within, *item["loc"]])), value, message_of(item["type"], item))
