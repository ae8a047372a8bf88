"""The language model that the environment names, checked before it is asked anything."""

import os
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from coach.model.client import CoachModel
from coach.model.settings import ModelSettings
from solver.errors import BadRequest, FieldError

PREFIX = "PACEWRIGHT_LLM_"
VARIABLES = {PREFIX + name.upper(): name for name in ModelSettings.model_fields if name != "prose"} | {
    "PACEWRIGHT_COACH_PROSE": "prose"
}


def model_of(variables: Mapping[str, str] = os.environ) -> CoachModel:
    """The model that PACEWRIGHT_LLM_* and OPENAI_* describe.

    Raises:
        BadRequest: naming every variable that is missing or cannot be used; a key is never shown.
    """
    given = {VARIABLES[key]: text for key, text in variables.items() if key in VARIABLES and text != ""}
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


def _missing(name: str, what: str) -> FieldError:
    return FieldError(name, None, f"is not set: {what}")


def _problem(item: Any) -> FieldError:
    name = next(variable for variable, field in VARIABLES.items() if field == item["loc"][0])
    return FieldError(name, item["input"], item["msg"].replace("Input should", "must"))
