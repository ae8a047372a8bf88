"""Shapes of requests and answers as tables: every field with what it may be, read off the JSON schema."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

_LIMITS = {
    "minimum": "at least {}",
    "exclusiveMinimum": "above {}",
    "maximum": "at most {}",
    "exclusiveMaximum": "below {}",
    "maxLength": "at most {} characters",
    "maxItems": "at most {} of them",
}

Schema = Mapping[str, Any]


def shape_tables(model: type[BaseModel]) -> str:
    """The model's table, then one of each model inside it."""
    schema = _with_choices(model.model_json_schema(by_alias=True))
    inner = {name: part for name, part in schema.get("$defs", {}).items() if "properties" in part}
    parts = [_table(model.__name__, schema), *(_table(name, part) for name, part in inner.items())]
    return "\n".join(parts)


def _with_choices(schema: dict[str, Any]) -> Schema:
    """References to mere choices (a weekday, a goal) are replaced by the choices themselves."""
    choices = {name: part for name, part in schema.get("$defs", {}).items() if "enum" in part}

    def resolved(part: Any) -> Any:
        if isinstance(part, list):
            return [resolved(item) for item in part]
        if not isinstance(part, dict):
            return part
        name = str(part.get("$ref", "")).rsplit("/", 1)[-1]
        if name in choices:
            return {**{key: value for key, value in part.items() if key != "$ref"}, "enum": choices[name]["enum"]}
        return {key: resolved(value) for key, value in part.items()}

    found: Schema = resolved(schema)
    return found


def _table(name: str, schema: Schema) -> str:
    rows = [_row(field, part, field in schema.get("required", ())) for field, part in schema["properties"].items()]
    about = " ".join(str(schema.get("description", "")).split())
    return "\n".join([f"## {name}", "", about, "", "| field | what it is | default |", "|---|---|---|", *rows, ""])


def _row(field: str, part: Schema, required: bool) -> str:
    default = "**required**" if required else f"`{_shown(part['default'])}`" if "default" in part else ""
    about = part.get("description")
    what = f"{kind_of(part)}: {about}" if about else kind_of(part)
    return f"| `{field}` | {_cell(what)} | {default} |"


def kind_of(part: Schema) -> str:
    """A schema in words: "whole number, at least 1, at most 7", "list of date", "one of km, mi"."""
    if "$ref" in part:
        name = part["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in part:
        return " or ".join(dict.fromkeys(kind_of(option) for option in part["anyOf"]))
    if "const" in part:
        return f"always {part['const']}"
    if "enum" in part:
        return f"one of {', '.join(map(str, part['enum']))}"
    return ", ".join([_plain(part), *_limits(part)])


def _plain(part: Schema) -> str:
    match part.get("type"):
        case "array":
            return f"list of {kind_of(part['items'])}" if "items" in part else "list"
        case "object":
            inner = part.get("additionalProperties")
            return f"object of {kind_of(inner)}" if isinstance(inner, Mapping) else "object"
        case "string":
            return "date" if part.get("format") == "date" else "text"
        case "integer":
            return "whole number"
        case "boolean":
            return "true or false"
        case "null":
            return "null"
        case other:
            return str(other or "anything")


def _limits(part: Schema) -> Iterator[str]:
    for name, words in _LIMITS.items():
        if name in part:
            yield words.format(f"{part[name]:g}" if isinstance(part[name], float) else part[name])


def _shown(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case [] | () | {}:
            return "[]" if isinstance(value, Sequence) else "{}"
        case _:
            return str(value)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
