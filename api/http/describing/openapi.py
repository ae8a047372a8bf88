"""The OpenAPI document: routes declare shapes by name, and the bodies never pass through FastAPI's models.

Validating once, in a solver process, keeps the network's process free; so the shapes are added here.
"""

import json
import re
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.alias_generators import to_camel
from pydantic.json_schema import models_json_schema

from api.http.describing import batch_shapes, hook_shapes, shapes
from api.http.describing.examples import give_examples, referred
from api.http.describing.fields import describe_fields
from api.http.describing.generators import for_generators
from api.http.describing.headers import declare_headers, declared
from api.http.describing.operations import describe_operations
from api.webhooks.orders import WebhookChange, WebhookOrder
from api.workers.questions import DoneOrder, PinOrder, PlanWishes, ProposalOrder, RequestWishes, WhyNotOrder, WishOrder
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan
from solver.running.request.revision import Why, WhyNot
from solver.running.request.situation import Event
from solver.running.search.config import EngineConfig
from solver.running.search.costs import Weights
from solver.strength.answer.result import Program
from solver.strength.request.request import LifterRequest

SHAPES: list[type[BaseModel]] = [
    PlanRequest,
    Plan,
    shapes.AnyValidation,
    shapes.Verdicts,
    shapes.Rules,
    shapes.WeightsProfiles,
    shapes.Health,
    shapes.Readiness,
    shapes.StoredPlan,
    shapes.PlanList,
    shapes.StoredProfile,
    LifterRequest,
    Program,
    shapes.StoredProgram,
    shapes.ProgramList,
    shapes.ProfileList,
    Why,
    shapes.Alternatives,
    PlanWishes,
    ProposalOrder,
    shapes.Proposal,
    shapes.ProposalList,
    DoneOrder,
    PinOrder,
    Event,
    shapes.NewsItem,
    shapes.NewsList,
    shapes.History,
    shapes.Feed,
    RequestWishes,
    WhyNotOrder,
    WhyNot,
    WishOrder,
    shapes.WishRead,
    WebhookOrder,
    WebhookChange,
    hook_shapes.WebhookList,
    hook_shapes.NewWebhook,
    hook_shapes.DeliveryList,
    batch_shapes.BatchList,
    shapes.Problem,
]
BOUNDS = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"}
NULL_IS_NOT_GIVEN = (
    "LifterRequest",
    "Lifter",
    "PlanRequest",
    "Athlete",
    "Settings",
    "TuneUpRace",
    "Wish",
    "Pin",
    "ProposalOrder",
    "PlanWishes",
    "Event",
    "Done",
    "PinOrder",
    "MoveTo",
    "WishOrder",
    "WhyNotOrder",
    "WebhookChange",
)
ORDERS = (
    "PlanOrder",
    "ProgramOrder",
    "PlanRequest",
    "LifterRequest",
    "PlanWishes",
    "RequestWishes",
    "ProposalOrder",
    "DoneOrder",
    "PinOrder",
    "Event",
    "WishOrder",
    "WhyNotOrder",
    "WebhookOrder",
    "WebhookChange",
)
REFERENCE = "#/components/schemas/"


def answer(shape: str, description: str, status: int = 200, *headers: str) -> dict[int | str, dict[str, Any]]:
    """The declaration of a JSON answer, with the headers that are its own."""
    content = {"application/json": {"schema": {"$ref": REFERENCE + shape}}}
    return {status: {"description": description, "content": content, "headers": declared(*headers)}}


def body(shape: str, *examples: str) -> dict[str, Any]:
    """The declaration of a JSON body, with examples by their names; by default, its shape's."""
    content = {"schema": {"$ref": REFERENCE + shape}, "examples": referred(*examples)}
    return {"requestBody": {"required": True, "content": {"application/json": content}}}


NOTES: dict[str, Any] = {
    "name": "metadata",
    "in": "query",
    "required": False,
    "style": "deepObject",
    "explode": True,
    "description": "`metadata[key]=value`, as often as there are keys",
    "schema": {
        "type": "object",
        "maxProperties": 20,
        "propertyNames": {"pattern": "^[A-Za-z0-9_.-]{1,40}$"},
        "additionalProperties": {"type": "string", "maxLength": 200},
    },
}
"""The parameter by which documents are listed, or noted upon."""


def upload() -> dict[str, Any]:
    """The declaration of a body of files."""
    files = {"type": "array", "items": {"type": "string", "format": "binary"}, "minItems": 1}
    schema = {"type": "object", "properties": {"activities": files}, "required": ["activities"]}
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}}


def describe(app: FastAPI, config: EngineConfig, *, open_to_all: bool) -> None:
    """Make the app describe itself with our shapes and its weights profiles."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = get_openapi(
                title=app.title,
                version=app.version,
                summary=app.summary,
                description=app.description,
                routes=app.routes,
            )
            components = document.setdefault("components", {})
            schemas = components.setdefault("schemas", {})
            schemas.pop("HTTPValidationError", None)
            schemas.pop("ValidationError", None)
            schemas.update(_schemas(config))
            _secure(document, optional=open_to_all)
            describe_operations(document)
            describe_fields(document)
            declare_headers(document)
            give_examples(document)
            for_generators(document)
            app.openapi_schema = document
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _secure(document: dict[str, Any], *, optional: bool) -> None:
    """Where a service is open to this machine, a key may be left out; a client made from the document can send one."""
    for operations in document["paths"].values():
        for operation in operations.values():
            if optional and "security" in operation:
                operation["security"].append({})


def _schemas(config: EngineConfig) -> dict[str, Any]:
    wanted = [(shape, "validation") for shape in SHAPES]
    _, definitions = models_json_schema(wanted, ref_template=REFERENCE + "{model}")  # type: ignore[arg-type]
    found: dict[str, Any] = definitions["$defs"]
    for name in NULL_IS_NOT_GIVEN:
        _allow_nulls(found[name])
    _name_bounds(found)
    overrides = {to_camel(name): {"type": "integer", "minimum": 0, "maximum": 1000} for name in Weights.model_fields}
    found["PlanRequest"]["properties"]["weights"]["anyOf"] = [
        {"type": "string", "enum": sorted(config.weights)},
        {"type": "object", "properties": overrides, "additionalProperties": False},
        {"type": "null"},
    ]
    found["RequestWishes"]["properties"]["request"] = {"$ref": REFERENCE + "PlanRequest"}
    notes = {"anyOf": [NOTES["schema"], {"type": "null"}], "description": "what you note about it, to find it by"}
    profile = {"type": "string", "format": "uuid", "description": "a profile of yours, whose numbers stand for what "
               "`athlete` leaves out"}  # fmt: skip
    found["PlanOrder"] = _with(
        found["PlanRequest"], {"profileId": {"anyOf": [profile, {"type": "null"}]}, "metadata": notes}
    )
    found["PlanOrder"] |= {"if": {"not": {"required": ["profileId"]}}, "then": {"required": ["athlete"]}}
    found["PlanOrder"]["required"] = [name for name in found["PlanOrder"]["required"] if name != "athlete"]
    plan = {"type": "string", "format": "uuid", "description": "a plan of yours beside which the lifting stands: its "
            "weeks are `running`, and the program's calendar ends with it"}  # fmt: skip
    beside = {"planId": {"anyOf": [plan, {"type": "null"}]}}
    found["ProgramOrder"] = _with(found["LifterRequest"], {**beside, "metadata": notes})
    _let_answers_grow(found)
    return found


def _let_answers_grow(schemas: dict[str, Any]) -> None:
    """Unknown fields are refused in what is asked; an answer may gain some, and a client made today must bear that."""
    asked, to_see = set[str](), [*ORDERS]
    while to_see:
        name = to_see.pop()
        if name not in asked:
            asked.add(name)
            to_see += re.findall(rf'"{REFERENCE}(\w+)"', json.dumps(schemas[name]))
    for name, schema in schemas.items():
        if name not in asked and schema.get("additionalProperties") is False:
            del schema["additionalProperties"]


def _with(schema: dict[str, Any], further: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "properties": {**schema["properties"], **further}}


def _name_bounds(schema: Any) -> None:
    """Bounds that stand behind a validator of ours are left by pydantic under its own names."""
    if isinstance(schema, list):
        for part in schema:
            _name_bounds(part)
    elif isinstance(schema, dict):
        for ours, theirs in BOUNDS.items():
            if isinstance(schema.get(ours), int | float):
                schema[theirs] = schema.pop(ours)
        for part in schema.values():
            _name_bounds(part)


def _allow_nulls(schema: dict[str, Any]) -> None:
    """In a request null is the same as leaving an optional field out."""
    for name, field in schema["properties"].items():
        if name not in schema.get("required", ()) and {"type": "null"} not in field.get("anyOf", ()):
            about = {key: field.pop(key) for key in ("title", "description", "default") if key in field}
            schema["properties"][name] = {"anyOf": [field, {"type": "null"}], **about}
