"""All tools, in the order in which hosts list them."""

from collections.abc import Mapping
from typing import Any

from api.assistants.tool import Tool
from api.assistants.tools.changes import ACCEPT_CHANGE, LOG_RUN, PROPOSE_CHANGE
from api.assistants.tools.looking import EXPLAIN_WEEK, TODAY
from api.assistants.tools.rulebook import RULES_TOOL, VALIDATE
from api.assistants.tools.strength import MAKE_PROGRAM
from api.assistants.tools.trying import WHAT_IF, WHY_NOT
from api.assistants.tools.wishes import MAKE_PLAN, READ_WISH

TOOLS: Mapping[str, Tool[Any]] = {
    tool.name: tool
    for tool in (
        READ_WISH,
        MAKE_PLAN,
        EXPLAIN_WEEK,
        WHY_NOT,
        WHAT_IF,
        PROPOSE_CHANGE,
        ACCEPT_CHANGE,
        LOG_RUN,
        TODAY,
        MAKE_PROGRAM,
        VALIDATE,
        RULES_TOOL,
    )
}
