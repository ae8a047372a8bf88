"""Weights profiles that people saved: a settings file each, which also says who saved it, when and why.

Such a file can be handed on and named with `--config` like any other.
"""

import datetime as dt
import json
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.files.source import reason
from api.files.target import write_text
from solver.errors import BadRequest, FieldError

VARIABLE = "PACEWRIGHT_PROFILES"
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}", re.ASCII)
LONGEST = 200


def usual_folder() -> Path:
    """Where profiles are kept unless it is said: beside this user's other data."""
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return home / "pacewright" / "profiles"


def folder() -> Path:
    """Where this process's commands look for profiles."""
    return Path(os.environ.get(VARIABLE) or usual_folder())


@dataclass(frozen=True)
class Saved:
    """A profile: every weight by its name in files, and what is to be known about it."""

    name: str
    weights: Mapping[str, int]
    who: str
    why: str
    when: dt.datetime
    tenant: str

    def as_toml(self) -> str:
        """The settings file."""
        about = {"who": self.who, "why": self.why, "tenant": self.tenant}
        lines = [
            f"[weights.{self.name}]",
            *(f"{name} = {value}" for name, value in self.weights.items()),
            "",
            f"[about.{self.name}]",
            f"when = {self.when:%Y-%m-%dT%H:%M:%SZ}",
            *(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in about.items()),
        ]
        return "\n".join(lines) + "\n"


def save(where: Path, profile: Saved, taken: frozenset[str]) -> Path:
    """Write a profile under its name; one that the same tenant saved before is replaced. Where the file is.

    Raises:
        BadRequest: for a name, author or reason that cannot be used, or a name that others use (`taken`, or saved by
            another tenant).
    """
    _check(profile)
    earlier = next((one for one in read(where) if one.name == profile.name), None)
    if profile.name in taken or (earlier is not None and earlier.tenant != profile.tenant):
        raise BadRequest.of(FieldError("name", profile.name, "is in use already; choose another name"))
    try:
        where.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadRequest(f"cannot make {where}: {reason(error)}") from None
    path = where / f"{profile.name}.toml"
    write_text(str(path), profile.as_toml())
    return path


def _check(profile: Saved) -> None:
    problems = []
    if not NAME.fullmatch(profile.name):
        message = "must begin with a letter and have at most 40 letters, digits and underscores"
        problems.append(FieldError("name", profile.name[:60], message))
    for field in ("who", "why"):
        text = getattr(profile, field)
        if not text.strip() or not text.isprintable() or len(text) > LONGEST:
            problems.append(FieldError(field, text[:60], f"must be one line of at most {LONGEST} characters"))
    if problems:
        raise BadRequest.of(*problems)


def read(where: Path) -> list[Saved]:
    """All profiles of a folder by name; none where there is no such folder.

    Raises:
        BadRequest: naming a file that cannot be read.
    """
    return [_saved(path) for path in sorted(where.glob("*.toml"))]


def _saved(path: Path) -> Saved:
    data = tables(path)
    name = path.stem
    try:
        about, weights = data["about"][name], data["weights"][name]
        told = {field: str(about[field]) for field in ("who", "why", "tenant")}
        return Saved(name=name, weights=dict(weights), when=_moment(about["when"]), **told)
    except (KeyError, TypeError, ValueError) as error:
        message = f"{path} is no saved profile: it lacks {error}; move it away, or name it with --config"
        raise BadRequest(message) from None


def _moment(value: object) -> dt.datetime:
    if not isinstance(value, dt.datetime):
        raise TypeError("the moment in `when`")
    return value.astimezone(dt.UTC)


def tables(path: Path) -> dict[str, Any]:
    """What a settings file holds.

    Raises:
        BadRequest: when it cannot be read.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadRequest(f"cannot read {path}: {reason(error)}") from None
    except ValueError as error:
        raise BadRequest(f"{path} is not valid TOML: {error}") from None
