"""The plan itself, indented for people; `pacewright validate` and /v1/validate read it."""

import json

from api.exports.document import Document


def as_json(document: Document) -> bytes:
    """UTF-8."""
    return (json.dumps(document.plan.as_json(), ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()
