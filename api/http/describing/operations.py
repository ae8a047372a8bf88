"""Every operation says what it does, every group of them what it is for, and the document whom to ask."""

from typing import Any

from api.http.describing.operation_words import TAGS, WORDS

CONTACT = {"name": "The maintainers of Pacewright"}
SERVER = {"url": "/", "description": "the service that gives you this document"}


def describe_operations(document: dict[str, Any]) -> None:
    """Give words to operations whose routes have none; what a route says itself stays."""
    document["info"]["contact"], document["servers"] = CONTACT, [SERVER]
    document["tags"] = [{"name": name, "description": words} for name, words in TAGS.items()]
    for operations in document["paths"].values():
        for operation in operations.values():
            if operation["operationId"] in WORDS:
                operation.setdefault("description", WORDS[operation["operationId"]])
