"""What hosts are shown: exactly these tools, each with its syntax and an example that works."""

import asyncio
import datetime as dt
import json
from typing import Any

from mcp import Client

from api.assistants.catalogue import TOOLS
from api.assistants.inside import Inside
from api.assistants.server import server_of
from api.assistants.texts import text_of

NAMES = [
    "read_wish",
    "make_plan",
    "explain_week",
    "why_not",
    "what_if",
    "propose_change",
    "accept_change",
    "log_run",
    "today",
    "make_program",
    "validate",
    "rules",
]
CHANGING = {"make_plan", "propose_change", "accept_change", "log_run", "make_program"}


async def nothing(*_: Any) -> None:
    raise AssertionError("no address is asked for a list")


def listed() -> dict[str, Any]:
    async def ask() -> dict[str, Any]:
        async with Client(server_of(Inside(nothing), dt.date.today)) as client:
            return {tool.name: tool for tool in (await client.list_tools()).tools}

    return asyncio.run(ask())


def test_the_tools_are_these_and_their_texts_and_schemas_are_short() -> None:
    tools = listed()
    assert list(tools) == NAMES == list(TOOLS)
    assert sum(len(tool.model_dump_json(exclude_none=True)) for tool in tools.values()) < 32_000


def test_a_description_has_syntax_and_an_example_that_can_be_read() -> None:
    for name, tool in listed().items():
        purpose, syntax, example = tool.description.split("\n\n")
        assert syntax.startswith("Arguments: ")
        arguments = json.loads(example.removeprefix("Example: "))
        TOOLS[name].read(arguments)
        named = tool.input_schema["properties"]
        assert all(argument in tool.description for argument in named), name
        assert purpose == text_of(name).purpose


def test_no_tool_takes_an_athletes_id() -> None:
    for name, tool in listed().items():
        arguments = {argument.lower() for argument in tool.input_schema["properties"]}
        assert not arguments & {"athlete", "athleteid", "tenant", "user", "userid", "key"}, name
        assert tool.input_schema["additionalProperties"] is False


def test_hints_say_what_reads_and_what_replaces() -> None:
    hints = {name: tool.annotations for name, tool in listed().items()}
    assert {name for name, hint in hints.items() if not hint.read_only_hint} == CHANGING
    assert {name for name, hint in hints.items() if hint.destructive_hint} == {"accept_change"}
    assert all(hint.open_world_hint is False for hint in hints.values())
    assert all(tool.output_schema["type"] == "object" for tool in listed().values())
