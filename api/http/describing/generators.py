"""What generators of clients and checkers of documents stumble over, put straight."""

from typing import Any


def for_generators(document: dict[str, Any]) -> None:
    """A name of its own for every shape, and the items of every list; nothing means anything else after that."""
    for name, schema in document["components"]["schemas"].items():
        if "title" in schema:
            schema["title"] = name
        _say_items(schema)


def without_examples(document: Any) -> None:
    """Leave out examples, which change with the engine, and all that refers to them."""
    if isinstance(document, list):
        for part in document:
            without_examples(part)
    elif isinstance(document, dict):
        examples = document.get("examples")
        if isinstance(examples, dict) and all(isinstance(one, dict) for one in examples.values()):
            del document["examples"]
        for part in document.values():
            without_examples(part)


def _say_items(schema: Any) -> None:
    """A pair has prefixItems; who reads an older kind of schema looks for items."""
    if isinstance(schema, list):
        for part in schema:
            _say_items(part)
    elif isinstance(schema, dict):
        pair = schema.get("prefixItems")
        if isinstance(pair, list) and "items" not in schema and all(one == pair[0] for one in pair):
            schema["items"] = pair[0]
            del schema["prefixItems"]
        for part in schema.values():
            _say_items(part)
