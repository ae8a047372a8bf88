"""The settings file: TOML for analysts, checked key by key, on top of the bundled defaults."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from api import saved_weights
from solver.errors import BadRequest, FieldError

if TYPE_CHECKING:
    from solver.running.search.config import EngineConfig

BUNDLED = "weights.toml"


def load_config(path: Path | None = None, saved: Path | None = None) -> "EngineConfig":
    """The bundled settings, with the profiles that people saved in a folder (default: where commands look for them),
    overlaid with those of a file.

    A profile starts from `default`, so it only names what it changes; a file may change `default` as well, and
    replace bundled profiles by its own of the same name.

    Raises:
        BadRequest: naming file, key and value.
    """
    from solver.running.search.config import (
        EngineConfig,  # with the rules that weights price, which not every command needs
    )

    bundled = tomllib.loads((files("api") / BUNDLED).read_text(encoding="utf-8"))
    kept = {profile.name: profile.weights for profile in saved_weights.read(saved or saved_weights.folder())}
    bundled["weights"] = {**kept, **bundled["weights"]}
    own = {} if path is None else _read(path)
    try:
        return EngineConfig.model_validate(_overlaid(bundled, own), strict=True)
    except ValidationError as error:
        problems = BadRequest.of(*map(_problem, error.errors(include_url=False)))
        raise BadRequest(f"{path}: {problems.detail}", problems.errors) from None


def _read(path: Path) -> dict[str, Any]:
    """A file's settings; what a saved profile says about itself is for people."""
    return {name: table for name, table in saved_weights.tables(path).items() if name != "about"}


def _overlaid(bundled: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    profiles = own.get("weights", {})
    if not isinstance(profiles, Mapping):
        return {**bundled, **own}
    default = {**bundled["weights"]["default"], **_table(profiles.get("default"))}
    both = {**bundled["weights"], **profiles}
    named = {name: {**default, **given} if isinstance(given, Mapping) else given for name, given in both.items()}
    return {**bundled, **own, "weights": named}


def _table(value: object) -> Mapping[str, Any]:
    """What is no table is left for the typed check to refuse."""
    return value if isinstance(value, Mapping) else {}


def _problem(item: Any) -> FieldError:
    unknown = item["type"] == "extra_forbidden"
    message = "is not a known setting; check its spelling" if unknown else _sentence(item["msg"])
    value = None if isinstance(item["input"], Mapping) else item["input"]
    return FieldError(".".join(map(str, item["loc"])), value, message)


def _sentence(message: str) -> str:
    """Pydantic's wording, made to follow a field's name."""
    return message.replace("Input should be", "must be").replace("valid dictionary", "table")
