"""The tools behind the protocol: listed with their schemas, called, and every refusal told so that a model can act."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import structlog
from mcp import types
from mcp.server import Server
from mcp.server.context import ServerRequestContext

from api.assistants.catalogue import TOOLS
from api.assistants.inside import Inside, Refused
from api.assistants.plans import language_of
from api.assistants.refusals import conflict_lines, placed, refusal_lines
from api.assistants.texts import instructions, text_of
from api.assistants.tool import Desk, Tool
from coach.bank.labels import Labels, labels_of
from solver import ENGINE_VERSION
from solver.errors import BadRequest

Context = ServerRequestContext[Any, Any]
log = structlog.get_logger("pacewright.assistants")


def server_of(service: Inside, today: Callable[[], dt.date]) -> Server[Any]:
    """A server whose tools ask a service, under the key of whoever calls them."""
    listed = types.ListToolsResult(tools=[_described(tool) for tool in TOOLS.values()])

    async def tools(_: Context, __: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return listed

    async def call(context: Context, asked: types.CallToolRequestParams) -> types.CallToolResult:
        desk = Desk(service.on_behalf_of(_authorization(context)), today)
        return await answered(desk, asked.name, asked.arguments or {})

    return Server(
        "pacewright",
        version=ENGINE_VERSION,
        title="Pacewright",
        instructions=instructions(),
        on_list_tools=tools,
        on_call_tool=call,
        get_tool_input_schema=lambda name: _schema(TOOLS[name]) if name in TOOLS else None,
    )


async def answered(desk: Desk, name: str, arguments: dict[str, Any]) -> types.CallToolResult:
    """What a call comes to. A refusal is a result, too: models read those, and hosts drop protocol errors."""
    tool = TOOLS.get(name)
    if tool is None:
        known = f"There is no tool {name[:60]!r}; call one of {', '.join(TOOLS)}."
        return _problem(BadRequest(known).as_problem(), known)
    try:
        told = await tool.call(desk, arguments)
    except BadRequest as error:
        labels = labels_of(await language_of(desk.service, arguments))
        return _refused(name, error.as_problem(labels.code), labels)
    except Refused as refusal:
        labels = labels_of(await language_of(desk.service, arguments))
        return _refused(name, placed(refusal.told(labels.code), tool.within), labels, refusal.is_decided)
    return types.CallToolResult(content=[_text("\n".join(told.lines))], structured_content=told.answer.as_json())


def _refused(name: str, problem: dict[str, Any], labels: Labels, decided: bool = False) -> types.CallToolResult:
    log.info("tool refused", tool=name, status=problem["status"], detail=problem["detail"])
    if problem.get("conflict"):
        lines = conflict_lines(name, problem, labels)
    else:
        lines = refusal_lines(name, problem, text_of(name).example, labels, decided)
    return _problem(problem, "\n".join(lines))


def _problem(problem: dict[str, Any], lines: str) -> types.CallToolResult:
    return types.CallToolResult(content=[_text(lines)], structured_content=problem, is_error=True)


def _text(lines: str) -> types.TextContent:
    return types.TextContent(text=lines)


def _described(tool: Tool[Any]) -> types.Tool:
    text = text_of(tool.name)
    hints = types.ToolAnnotations(
        title=text.title,
        read_only_hint=tool.hints.reads_only,
        destructive_hint=tool.hints.destroys,
        idempotent_hint=tool.hints.reads_only or tool.hints.repeatable,
        open_world_hint=False,
    )
    return types.Tool(
        name=tool.name,
        title=text.title,
        description=text.description,
        input_schema=_schema(tool),
        output_schema=_untitled(tool.gives.model_json_schema(mode="serialization", by_alias=True)),
        annotations=hints,
    )


def _schema(tool: Tool[Any]) -> dict[str, Any]:
    schema: dict[str, Any] = _untitled(tool.takes.model_json_schema(by_alias=True))
    return schema


def _untitled(schema: Any) -> Any:
    """The schema without the titles that pydantic makes of names: every host sends them to its model each time."""
    if isinstance(schema, list):
        return [_untitled(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {name: _untitled(part) for name, part in schema.items() if name != "title" or not isinstance(part, str)}


def _authorization(context: Context) -> str | None:
    """The header of whoever called over HTTP; there is none over standard input."""
    request = context.request
    return None if request is None else request.headers.get("authorization")
