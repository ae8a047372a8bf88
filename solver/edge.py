"""Requests from outside: how every domain's models refuse what they cannot use, in readable sentences."""

import datetime as dt
import difflib
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from pydantic.alias_generators import to_camel

from solver.errors import MOST_TOLD, BadRequest, FieldError
from solver.languages import LANGUAGES
from solver.refusals import Unusable, refused
from solver.sentences import Choice, Sentence, is_known


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

    def as_json(self) -> dict[str, Any]:
        """The same as plain data that can be read again, with what was left out as it is taken to be."""
        return self.model_dump(mode="json", by_alias=True)


Model = TypeVar("Model", bound=BaseModel)


def read(model: type[Model], data: object, what: str) -> Model:
    """Validate parsed JSON as a model; `what` says what it should be where it is no object at all.

    Raises:
        BadRequest: naming every field that cannot be used, its value and what to do.
    """
    if not isinstance(data, Mapping):
        raise BadRequest.of(FieldError("", shown(data), what))
    return validated(model, data)


def validated(model: type[Model], data: object) -> Model:
    """The same of what is known to be an object.

    Raises:
        BadRequest: naming every field that cannot be used, its value and what to do.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise _refusal(error, model) from None


def _refusal(error: ValidationError, model: type[BaseModel]) -> BadRequest:
    """Pydantic's findings as ours, one per field; of the branches of a union the one that looked deepest."""
    found, within = dict[str, Any](), set[str]()
    for item in error.errors(include_url=False):
        path = [str(part) for part in item["loc"] if _is_field(part)]
        found.setdefault(".".join(path), item)
        within.update(".".join(path[:depth]) for depth in range(1, len(path)))
    wrong = [(field, item) for field, item in found.items() if field not in within]
    told = wrong[:MOST_TOLD]
    return BadRequest.of(*(_error(field, item, model) for field, item in told), untold=len(wrong) - len(told))


def _is_field(part: int | str) -> bool:
    """Names of union branches, such as `tuple[…]` or `constrained-str`, and the key marker are not fields."""
    return isinstance(part, int) or not ("[" in part or part.startswith("constrained-"))


def _error(field: str, item: Any, model: type[BaseModel]) -> FieldError:
    """One finding of pydantic's as ours."""
    kind = item["type"]
    value = None if kind == "missing" else shown(item["input"])
    if kind == "extra_forbidden":
        return unknown_field(field, value, str(item["loc"][-1]), _fields_at(model, item["loc"][:-1]))
    return FieldError(field, value, message_of(kind, item))


def message_of(kind: str, item: Any) -> str:
    """What a finding of pydantic's says as one of a kind, its own or one that is much like it."""
    context = item.get("ctx", {})
    if isinstance(cause := context.get("error"), Unusable):
        return cause.sentence
    if not is_known(kind):
        told = str(context.get("error", item["msg"])).replace("Input should", "must")
        return f"{told[:1].lower()}{told[1:]}"
    return Sentence(
        kind, **{name: Choice.of(value) if name == "expected" else value for name, value in context.items()}
    )


def unknown_field(field: str, value: object, name: str, known: Iterable[str]) -> FieldError:
    """What to say of a field that there is not, by its last name: which one was probably meant."""
    by_letters = {_letters(field): field for field in known}
    close = difflib.get_close_matches(_letters(name), by_letters, n=1, cutoff=0.75)
    if close:
        return refused(field, value, "unknown_close", close=by_letters[close[0]])
    return refused(field, value, "unknown")


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _fields_at(model: type[BaseModel], path: Sequence[int | str]) -> list[str]:
    """The names that a model has at a place; none where the place is in no model."""
    found: type[BaseModel] | None = model
    for part in path:
        if found is not None and isinstance(part, str) and _is_field(part):
            fields = {field.alias or name: field for name, field in found.model_fields.items()}
            found = _model_in(fields[part].annotation) if part in fields else None
    return [] if found is None else [field.alias or name for name, field in found.model_fields.items()]


def _model_in(annotation: object) -> type[BaseModel] | None:
    """The model that an annotation is or holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def language_in(data: object, part: str) -> str | None:
    """The language that a part of a request asks for, however wrong the rest is; None where it asks for none."""
    asked = data.get(part) if isinstance(data, Mapping) else None
    language = asked.get("language") if isinstance(asked, Mapping) else None
    return language if isinstance(language, str) and language in LANGUAGES else None


def shown(value: object) -> Any:
    """The offending value as JSON has it, safe to be put there again and short enough to read."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str | dt.date):
        text = str(value)
    else:
        text = json.dumps(value, ensure_ascii=False, default=str, skipkeys=True)
    return text if len(text) <= 200 else text[:199] + "…"
