"""`db`: the service's database, brought to this release's schema or back to an older one's."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from solver.errors import BadRequest

if TYPE_CHECKING:
    from api.store.database import Database

app = typer.Typer(name="db", help="Bring the service's database up to date, or back for an older release.",
                  no_args_is_help=True)  # fmt: skip

Address = Annotated[
    str | None,
    typer.Option("--database", metavar="URL", help="The service's database; default: PACEWRIGHT_DATABASE_URL."),
]
Revision = Annotated[str, typer.Argument(metavar="SCHEMA", help="Such as 0004; the release notes name each release's.")]


@app.command("upgrade")
def upgrade(database: Address = None) -> None:
    """Bring the database to this release's schema; `pacewright serve` does so by itself when it starts."""
    from api.store.migrate import migrate

    store = _opened(database)
    migrate(store)
    _tell(store)


@app.command("downgrade")
def downgrade(schema: Revision, database: Address = None) -> None:
    """Take the database back to an older release's schema, before that release is started again.

    What the older schema has no place for is lost. Stop the service first.
    """
    from api.store.migrate import downgrade as step_down

    store = _opened(database)
    step_down(store, schema)
    _tell(store)


@app.command("check")
def check(database: Address = None) -> None:
    """Say which schema the database has; exit code 2 where this release cannot use it as it is."""
    from api.store.migrate import standing_of

    store = _opened(database)
    standing = standing_of(store)
    _tell(store)
    if standing.current == standing.newest:
        return
    if not standing.is_known:
        raise BadRequest(f"schema {standing.current} is a newer release's; this one knows up to {standing.newest}")
    raise BadRequest(f"this release works with schema {standing.newest}; run pacewright db upgrade")


def _opened(database: str | None) -> "Database":
    from api.environment import read_environment
    from api.store.database import Database as Store

    return Store(read_environment(database_url=database).database_url)


def _tell(store: "Database") -> None:
    from api.store.migrate import standing_of

    sys.stdout.write(f"{store.shown}: schema {standing_of(store).current or 'none yet'}\n")
