"""The season in the guide is what the tools answer today."""

import asyncio
from collections.abc import Mapping
from typing import Any

from api.reference.season import SEASON, stands_in, with_request, written
from tests.api.assistants.conftest import Serving
from tests.api.assistants.hosts import over_http
from tests.api.command_line import ROOT

GUIDE = ROOT / "docs" / "how-to" / "assistants.md"


def test_the_guides_season_is_what_the_tools_answer(serving: Serving) -> None:
    async def live() -> list[tuple[Mapping[str, Any], str]]:
        found, request = [], {}
        async with over_http(serving.address, serving.ben) as client:
            for call in SEASON:
                arguments = with_request(call, request)
                result = await client.call_tool(call.tool, dict(arguments))
                assert not result.is_error, result.content[0].text
                request = result.structured_content.get("request") or request
                found.append((arguments, result.content[0].text))
        return found

    assert written(asyncio.run(live())).rstrip("\n") == stands_in(GUIDE), "stale: run make docs"
