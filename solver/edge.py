"""Requests from outside: how every domain's models refuse what they cannot use, in readable sentences."""

import datetime as dt
import math
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from pydantic.alias_generators import to_camel

from solver.errors import FieldError


def _whole(value: object) -> object:
    """JSON writes 4 and 4.0 for the same whole number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


WholeNumber = Annotated[int, Field(strict=True), BeforeValidator(_whole)]
ShortText = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=60)]


class Edge(BaseModel):
    """What everything read from outside has in common: camelCase, frozen, nothing unknown, no NaN."""

    model_config = ConfigDict(alias_generator=to_camel, extra="forbid", frozen=True, allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _null_is_not_given(cls, data: object) -> object:
        """A null is the same as leaving the field out."""
        return {k: v for k, v in data.items() if v is not None} if isinstance(data, Mapping) else data


def field_errors(error: ValidationError) -> list[FieldError]:
    """Pydantic's findings as ours, one per field; of the branches of a union the one that looked deepest."""
    found: dict[str, FieldError] = {}
    for item in error.errors(include_url=False):
        field = ".".join(str(part) for part in item["loc"] if _is_field(part))
        value = None if item["type"] == "missing" else shown(item["input"])
        found.setdefault(field, FieldError(field, value, _message(item)))
    return [error for field, error in found.items() if not any(other.startswith(f"{field}.") for other in found)]


def _is_field(part: int | str) -> bool:
    """Names of union branches, such as `tuple[…]` or `constrained-str`, and the key marker are not fields."""
    return isinstance(part, int) or not ("[" in part or part.startswith("constrained-"))


_MESSAGES = {
    "missing": "is required",
    "extra_forbidden": "is not a known field; check its spelling",
    "finite_number": "must be a finite number",
    "value_error": "{error}",
    "enum": "must be one of {expected}",
    "literal_error": "must be {expected}",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "string_type": "must be a text",
    "tuple_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "too_long": "must have at most {max_length} entries",
    "string_too_long": "must have at most {max_length} characters",
    "string_too_short": "must not be empty",
}


def _message(item: Any) -> str:
    text: str = _MESSAGES.get(item["type"], item["msg"])
    context = {k: f"{v:g}" if isinstance(v, float) else v for k, v in item.get("ctx", {}).items()}
    return text.format(**context)


def shown(value: object) -> Any:
    """The offending value, safe to put into JSON and short enough to read."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    text = value if isinstance(value, str) else repr(value) if not isinstance(value, dt.date) else value.isoformat()
    return text if len(text) <= 200 else text[:199] + "…"
