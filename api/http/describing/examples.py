"""Examples: of requests, and of what is answered to them, in `api/examples`. They stand with every shape's uses."""

import json
from importlib.resources import files
from typing import Any

REFERENCE = "#/components/examples/"
JSON_TYPES = ("application/json", "application/problem+json")


def bundled(name: str) -> Any:
    """A file of examples."""
    return json.loads((files("api") / "examples" / f"{name}.json").read_text(encoding="utf-8"))


def referred(*names: str) -> dict[str, Any]:
    """References to examples, by their names in :func:`examples`."""
    return {name: {"$ref": REFERENCE + name} for name in names}


def examples() -> dict[str, Any]:
    """All examples. They are components, since FastAPI would take the nulls out of any that stand with a route."""
    marathon, lifter, judged = map(bundled, ("marathon", "lifter", "validation"))
    values = {
        **bundled("requests"),
        **bundled("answers"),
        "marathon": marathon,
        "generate": {"lifter": lifter["lifter"]},
        "harmonize": lifter,
        "plan": judged["plan"],
        "program": judged["program"],
        "batch": json.dumps({"id": "anna", "request": marathon}) + "\n",
    }
    return {name: {"value": value} for name, value in values.items()}


def give_examples(document: dict[str, Any]) -> None:
    """Put each shape's example where the shape stands and no other example does."""
    known = document["components"]["examples"] = examples()
    for operations in document["paths"].values():
        for operation in operations.values():
            bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
            for media_type, content in [one for body in bodies for one in body.get("content", {}).items()]:
                shape = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
                if media_type in JSON_TYPES and shape in known:
                    content["examples"] = content.get("examples") or referred(shape)
