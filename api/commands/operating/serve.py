"""`serve`: the HTTP service."""

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from api.commands.options import Config

Host = Annotated[str | None, typer.Option(metavar="ADDRESS", help="Address to listen on; default: 127.0.0.1.")]
Port = Annotated[int | None, typer.Option(metavar="PORT", help="Port; default: 8080; 0 takes any free one.")]
Database = Annotated[
    str | None,
    typer.Option("--database", metavar="URL", help="sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME."),
]


class WithVariables(TyperCommand):
    """The help names every setting's variable; the settings are loaded only when it is asked for."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The command's help, and the variables below."""
        from api.environment import described

        lines = [f"* `{name}` {about}; default: {default}" for name, about, default in described()]
        self.epilog = "\n".join(["**Environment variables**", "", *lines])
        super().format_help(ctx, formatter)


def serve(host: Host = None, port: Port = None, database: Database = None, config: Config = None) -> None:
    """Serve plans over HTTP.

    Without any settings: on this machine only, with a SQLite database in your data directory. Every setting is an
    environment variable PACEWRIGHT_…; `pacewright serve` refuses to start with one that it cannot use.
    """
    run(host, port, database, config)


def run(host: Host, port: Port, database: Database, config: Config, *, studio: bool | None = None) -> None:
    """Serve by the options and the environment; with the studio where it is switched on."""
    from api.environment import read_environment, unknown_settings
    from api.http.server import serve as serving

    for name in unknown_settings(os.environ):
        sys.stderr.write(f"pacewright: {name} is not a known setting; check its spelling\n")
    service = read_environment(host=host, port=port, database_url=database, config=config, studio=studio)
    if not service.studio:
        serving(service)
        return
    from api.studio.mount import mount

    serving(service, mount)
