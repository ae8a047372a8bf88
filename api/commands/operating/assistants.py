"""`mcp`: the engine as tools for assistants."""

import asyncio
import datetime as dt
import os
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.operating.serve import Database, Host, Port
from api.commands.options import Config

if TYPE_CHECKING:
    from api.http.gate import Gate

OverHttp = Annotated[
    bool, typer.Option("--http", help="Serve them at /mcp of the HTTP service instead, behind its keys.")
]


def mcp(
    http: OverHttp = False, host: Host = None, port: Port = None, database: Database = None, config: Config = None
) -> None:
    """The engine as tools for assistants (MCP), over standard input and output.

    They work on the database in your data directory, as its own tenant, and change a plan only by a proposal that was
    accepted. A host starts this command itself; to try it, put it into the host's list of servers.
    """
    from api.assistants.transports import over_standard_input  # first: what it needs comes with all else
    from api.environment import read_environment

    if http:
        from api.http.server import serve

        serve(read_environment(host=host, port=port, database_url=database, config=config, mcp=True))
        return
    from api.assistants.inside import Inside
    from api.assistants.server import server_of
    from api.http.app import create_app
    from api.http.logs import configure_logs

    configure_logs("warning")
    mine = {"auth": "open", "host": "127.0.0.1", "worker_id": f"mcp-{os.getpid()}", "workers": 1, "rate_per_minute": 0}
    app = create_app(read_environment(database_url=database, config=config, mcp=False, **mine))
    asyncio.run(_while_running(app, over_standard_input(server_of(Inside(app), dt.date.today))))


async def _while_running(app: "Gate", answering: Coroutine[Any, Any, None]) -> None:
    async with app.running():
        await answering
