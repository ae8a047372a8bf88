"""The service's settings: PACEWRIGHT_* variables, checked once at start, every mistake named in one go."""

import ipaddress
import os
import re
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.cores import cores
from api.saved_weights import usual_folder
from solver.errors import BadRequest, FieldError

PREFIX = "PACEWRIGHT_"
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
PRIVATE = "127.0.0.0/8, 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, ::1/128, fc00::/7"
"""This machine and private networks (RFC 1918, RFC 4193); not the neighbours on a link, among whom clouds answer with
credentials."""


def default_database() -> str:
    """A SQLite file where this user's data belongs: $XDG_DATA_HOME, else ~/.local/share."""
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return f"sqlite:///{home / 'pacewright' / 'pacewright.db'}"


class Service(BaseSettings):
    """How the service runs. A field `solve_seconds` is the variable PACEWRIGHT_SOLVE_SECONDS."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", env_prefix=PREFIX, env_ignore_empty=True)

    host: Annotated[str, Field(min_length=1, description="address to listen on")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, description="port to listen on; 0 takes any free one")] = 8080
    database_url: Annotated[str, Field(description="sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME")] = Field(
        default_factory=default_database
    )
    auth: Annotated[
        Literal["auto", "open", "keys"],
        Field(
            description="keys: every request needs an API key; open: none does, on loopback only; auto: open on "
            "loopback as long as no key exists, else keys"
        ),
    ] = "auto"
    config: Annotated[Path | None, Field(description="the file with weights profiles")] = None
    profiles: Annotated[Path, Field(description="the folder with the weights profiles that people saved")] = Field(
        default_factory=usual_folder
    )
    studio: Annotated[bool, Field(description="true: the analysts' page is served at /studio")] = False
    workers: Annotated[int, Field(ge=1, le=256, description="solver processes")] = Field(default_factory=cores)
    queue: Annotated[int | None, Field(ge=0, le=10_000, description="requests that may wait for a solver")] = None
    queue_seconds: Annotated[float, Field(gt=0, le=60, description="the longest that a request waits")] = 2.0
    coach: Annotated[
        Literal["offline", "llm"],
        Field(description="who writes and drafts: the built-in coach, or the model of OPENAI_* and PACEWRIGHT_LLM_*"),
    ] = "offline"
    coach_seconds: Annotated[float, Field(ge=1, le=3600, description="the longest that a model may take")] = 120.0
    solve_seconds: Annotated[
        float, Field(gt=0, le=600, description="the longest that one solve, or the reading of one upload, may take")
    ] = 20.0
    body_bytes: Annotated[int, Field(ge=1000, le=50_000_000, description="the largest request body")] = 2_000_000
    jobs: Annotated[
        int, Field(ge=1, le=256, description="plans and programs that this process makes at the same time")
    ] = 4
    backlog: Annotated[
        int,
        Field(
            ge=1,
            le=1_000_000,
            description="plans that may wait to be made, in all processes together, and as many programs",
        ),
    ] = 10_000
    upload_bytes: Annotated[int, Field(ge=1000, le=500_000_000, description="the largest upload of activity files")] = (
        50_000_000
    )
    rate_per_minute: Annotated[
        int, Field(ge=0, le=1_000_000, description="requests a minute for each tenant; 0: no limit")
    ] = 0
    retention_days: Annotated[
        int,
        Field(
            ge=0,
            le=36_500,
            description="plans, programs and profiles unchanged for this long are removed; 0: kept until deleted",
        ),
    ] = 0
    worker_id: Annotated[
        str | None,
        Field(
            description="this process's name among those that share a database, the same after a restart",
        ),
    ] = None
    lost_seconds: Annotated[
        float, Field(ge=2, le=3600, description="silence after which another process's jobs are taken over")
    ] = 30.0
    cors_origins: Annotated[
        str, Field(description="origins such as https://app.example, with commas between, whose pages may ask; or *")
    ] = ""
    mcp: Annotated[bool, Field(description="on: tools for assistants at /mcp; needs the extra mcp")] = False
    batch_bytes: Annotated[int, Field(ge=1000, le=2_000_000_000, description="the largest batch, packed or not")] = (
        100_000_000
    )
    batch_lines: Annotated[int, Field(ge=1, le=10_000_000, description="the most lines of a batch")] = 100_000
    webhook_networks: Annotated[
        str,
        Field(
            description="networks besides the public internet that webhooks may go to, such as 10.0.0.0/8, with commas "
            "between; there http:// will do"
        ),
    ] = ""
    webhooks_private: Annotated[
        bool,
        Field(description="on: webhooks may go to this machine and to private networks, too; there http:// will do"),
    ] = False
    telemetry: Annotated[
        Literal["off", "otlp"],
        Field(description="otlp: spans to the address in OTEL_EXPORTER_OTLP_ENDPOINT; needs the extra telemetry"),
    ] = "off"
    log_level: Annotated[Literal["debug", "info", "warning", "error"], Field(description="what is logged")] = "info"

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        if not url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return url

    @field_validator("worker_id")
    @classmethod
    def _plain_name(cls, name: str | None) -> str | None:
        if name is not None and not re.fullmatch(r"[A-Za-z0-9_.:-]{1,64}", name):
            raise ValueError("must be 1 to 64 letters, digits or any of _ . : -")
        return name

    @field_validator("cors_origins")
    @classmethod
    def _known_origins(cls, origins: str) -> str:
        for origin in filter(None, map(str.strip, origins.split(","))):
            if origin != "*" and not re.fullmatch(
                r"https?://[a-z0-9.-]+(:\d{1,5})?|https?://\[[0-9a-f:]+\](:\d{1,5})?", origin
            ):
                raise ValueError("must be origins such as https://app.example, without a path, with commas between")
        return origins

    @field_validator("webhook_networks")
    @classmethod
    def _known_networks(cls, networks: str) -> str:
        try:
            _networks_in(networks)
        except ValueError as error:
            raise ValueError(f"must be networks such as 10.0.0.0/8 with commas between: {error}") from None
        return networks

    @property
    def further_networks(self) -> list[Network]:
        """Networks besides the public internet that webhooks may go to."""
        return [*_networks_in(self.webhook_networks), *(_networks_in(PRIVATE) if self.webhooks_private else ())]

    @property
    def origins(self) -> list[str]:
        """Whose pages may ask."""
        return [origin for origin in map(str.strip, self.cors_origins.split(",")) if origin]

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the service."""
        return self.host in LOOPBACK

    @property
    def worker_name(self) -> str:
        """This process's name among those that share the jobs."""
        return self.worker_id or f"{socket.gethostname()[:64]}:{self.port}"

    @property
    def queue_limit(self) -> int:
        """How many requests may wait. Longer queues only turn overload into waiting."""
        return 4 * self.workers if self.queue is None else self.queue


def _networks_in(text: str) -> list[Network]:
    return [ipaddress.ip_network(one.strip()) for one in text.split(",") if one.strip()]


def read_environment(**given: Any) -> Service:
    """The settings in the environment's variables; what is `given` (not None) goes before them.

    Raises:
        BadRequest: naming every variable that cannot be used. A database's password is never shown.
    """
    try:
        return Service(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise BadRequest.of(*map(_problem, error.errors(include_url=False))) from None


def unknown_settings(variables: Mapping[str, str]) -> list[str]:
    """Variables that look like settings and are none: most likely misspelt."""
    known = {PREFIX + name.upper() for name in Service.model_fields} | {f"{PREFIX}COACH_PROSE"}
    return sorted(v for v in variables if v.startswith(PREFIX) and v not in known and not v.startswith(f"{PREFIX}LLM_"))


def described() -> list[tuple[str, str, str]]:
    """Every variable with what it is for and its default in words."""
    return [
        (PREFIX + name.upper(), field.description or "", _default(name, field.get_default()))
        for name, field in Service.model_fields.items()
    ]


def _default(name: str, value: object) -> str:
    chosen = {
        "database_url": "a SQLite file in your data directory",
        "profiles": "a folder in your data directory",
        "workers": "one for each core",
        "queue": "four for each solver process",
        "worker_id": "host name and port",
    }
    return chosen.get(name, "none" if value is None else str(value))


def _problem(item: Any) -> FieldError:
    name = PREFIX + str(item["loc"][0]).upper()
    message = item["msg"].replace("Input should be", "must be").removeprefix("Value error, ")
    message = message.replace("a valid boolean, unable to interpret input", "on or off")
    secret = item["loc"][0] == "database_url"
    return FieldError(name, None if secret else item["input"], message[0].lower() + message[1:])
