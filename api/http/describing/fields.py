"""Every field and every parameter of the document says what it means."""

from typing import Any

from api.http.describing.field_words import PARAMETERS, WORDS


def describe_fields(document: dict[str, Any]) -> None:
    """Give words to what has none; what its shape says of it stays."""
    for name, schema in document["components"]["schemas"].items():
        _describe(schema, name)
    for operations in document["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                if "description" not in parameter and parameter["name"] in PARAMETERS:
                    parameter["description"] = PARAMETERS[parameter["name"]]


def undescribed(document: dict[str, Any]) -> list[str]:
    """Fields and parameters that nobody has found words for."""
    found = list[str]()
    for name, schema in document["components"]["schemas"].items():
        found += [f"{name}.{field}" for field, part in _fields(schema) if "description" not in part]
    for path, operations in document["paths"].items():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                if "description" not in parameter:
                    found.append(f"{path} {parameter['name']}")
    return found


def _describe(schema: Any, owner: str) -> None:
    for name, field in _fields(schema):
        words = WORDS.get(f"{owner}.{name}", WORDS.get(name))
        if "description" not in field and words is not None:
            field["description"] = words


def _fields(schema: Any) -> list[tuple[str, dict[str, Any]]]:
    """The fields of a schema, and of all that stands inside it."""
    found = list[tuple[str, dict[str, Any]]]()
    if not isinstance(schema, dict):
        return found
    for name, field in schema.get("properties", {}).items():
        found.append((name, field))
        found += _fields(field)
    for inside in ("items", "additionalProperties"):
        found += _fields(schema.get(inside))
    for inside in ("anyOf", "oneOf", "allOf"):
        for part in schema.get(inside, ()):
            found += _fields(part)
    return found
