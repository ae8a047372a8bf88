"""The language model that the environment names, checked before it is asked anything."""

import os
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from coach.model.client import CoachModel
from coach.model.settings import ModelSettings
from solver.errors import BadRequest, FieldError

PREFIX = "PACEWRIGHT_LLM_"


def model_of(variables: Mapping[str, str] = os.environ) -> CoachModel:
    """The model that PACEWRIGHT_LLM_* and OPENAI_* describe.

    Raises:
        BadRequest: naming every variable that is missing or cannot be used; a key is never shown.
    """
    names = {PREFIX + name.upper(): name for name in ModelSettings.model_fields}
    given = {names[key]: text for key, text in variables.items() if key in names and text != ""}
    problems = [] if "model" in given else [_missing(PREFIX + "MODEL", "the model's name at its endpoint")]
    if not variables.get("OPENAI_API_KEY"):
        problems.append(_missing("OPENAI_API_KEY", "the endpoint's key; a server that needs none takes any text"))
    try:
        settings = ModelSettings.model_validate({"model": "?", **given})
    except ValidationError as error:
        problems += map(_problem, error.errors(include_url=False))
    if problems:
        raise BadRequest.of(*problems)
    return CoachModel(settings)


def is_named(variables: Mapping[str, str] = os.environ) -> bool:
    """Whether the environment names a language model at all."""
    return bool(variables.get(PREFIX + "MODEL"))


def _missing(name: str, what: str) -> FieldError:
    return FieldError(name, None, f"is not set: {what}")


def _problem(item: Any) -> FieldError:
    return FieldError(PREFIX + str(item["loc"][0]).upper(), item["input"], item["msg"].replace("Input should", "must"))
