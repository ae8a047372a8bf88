"""`keys`: who may use the service."""

import datetime as dt
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from solver.errors import BadRequest

if TYPE_CHECKING:
    from api.store.keys import Keys
    from api.store.models import ApiKey

app = typer.Typer(name="keys", help="Create, list and revoke API keys of the service.", no_args_is_help=True)

Database = Annotated[
    str | None,
    typer.Option("--database", metavar="URL", help="The service's database; default: PACEWRIGHT_DATABASE_URL."),
]
Tenant = Annotated[str, typer.Argument(metavar="TENANT", help="Whose key it is; a tenant's keys share its plans.")]
Name = Annotated[str, typer.Option(metavar="TEXT", help="What it is for, to tell keys apart.")]
Scopes = Annotated[
    str,
    typer.Option("--scopes", metavar="LIST", help="Of solve, read, write, metrics; default: all but metrics."),
]
Expires = Annotated[
    str | None,
    typer.Option(
        "--expires",
        metavar="DATE|DAYS",
        help="Its last day (UTC), or days from now; default: until it is revoked.",
    ),
]


@app.command("create")
def create(
    tenant: Tenant, name: Name = "", scopes: Scopes = "", expires: Expires = None, database: Database = None
) -> None:
    """Create a key and print it. It is shown this once: only a hash is kept."""
    from api.store.keys import SCOPES, USUAL

    wanted = [scope.strip() for scope in scopes.split(",") if scope.strip()] or list(USUAL)
    if unknown := sorted(set(wanted) - set(SCOPES)):
        raise BadRequest(f"--scopes: {unknown[0]!r} is no scope; choose from {', '.join(SCOPES)}")
    if not tenant.isprintable() or not 1 <= len(tenant.strip()) <= 128 or len(name) > 128:
        raise BadRequest("TENANT and --name are short texts, at most 128 characters")
    until = None if expires is None else _moment(expires)
    made = _keys(database).create(tenant.strip(), name, wanted, until)
    good = "" if until is None else f", good until {until:%Y-%m-%d %H:%M} UTC"
    sys.stderr.write(
        f"Key {made.id} of {tenant.strip()}, for {', '.join(wanted)}{good}. Keep it: it is not shown again.\n"
    )
    sys.stdout.write(made.secret + "\n")


@app.command("list")
def list_keys(database: Database = None) -> None:
    """List all keys: id, tenant, scopes, when it was created, whether it is in force and until when, its name."""
    for key in _keys(database).list():
        about = (key.id, key.tenant, ",".join(key.scopes), f"{key.created_at:%Y-%m-%d}", _state(key), key.name)
        sys.stdout.write("\t".join(about) + "\n")


@app.command("revoke")
def revoke(key_id: Annotated[str, typer.Argument(metavar="ID")], database: Database = None) -> None:
    """Revoke a key; a running service refuses it within five seconds."""
    if not _keys(database).revoke(key_id):
        raise BadRequest(f"there is no key with the id {key_id}; see pacewright keys list")


def _state(key: "ApiKey") -> str:
    if key.revoked_at is not None:
        return "revoked"
    if key.expires_at is None:
        return "in force"
    return f"{'in force until' if key.is_good else 'expired'} {key.expires_at:%Y-%m-%d %H:%M}"


def _moment(expires: str) -> dt.datetime:
    """The end of a day, or so many days from now."""
    now = dt.datetime.now(dt.UTC)
    try:
        if expires.isascii() and expires.isdigit():
            until = now + dt.timedelta(days=int(expires))
        else:
            until = dt.datetime.combine(dt.date.fromisoformat(expires), dt.time.min, dt.UTC) + dt.timedelta(days=1)
    except (ValueError, OverflowError):
        raise BadRequest(f"--expires: {expires!r} is neither a day such as 2027-12-31 nor a number of days") from None
    if until <= now:
        raise BadRequest(f"--expires: {expires} is over already")
    return until


def _keys(database: str | None) -> "Keys":
    from api.environment import read_environment
    from api.store.database import Database as Store
    from api.store.keys import Keys
    from api.store.migrate import migrate

    store = Store(read_environment(database_url=database).database_url)
    migrate(store)
    return Keys(store)
