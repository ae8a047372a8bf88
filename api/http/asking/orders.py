"""What stands in a request beside what is to be computed: whose profile it is for, and notes of the asker's own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from fastapi import Request

from solver.edge import shown
from solver.errors import BadRequest, FieldError
from solver.refusals import refused
from solver.sentences import Sentence

MOST_NOTES, LONGEST_NOTE = 20, 200
KEY = r"[A-Za-z0-9_.-]{1,40}"
_FILTER = re.compile(rf"metadata\[({KEY})\]", re.ASCII)
_KEY = re.compile(KEY, re.ASCII)


@dataclass(frozen=True)
class Order:
    """A request as the engine reads it, and what came with it."""

    request: dict[str, Any]
    noted: dict[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    """Documents of the asker's by the fields that name them."""


PROFILE, PLAN = "profileId", "planId"
_WANTED = {PROFILE: Sentence("wants_profile"), PLAN: Sentence("wants_plan")}


def order_in(data: object, *names: str) -> Order:
    """Take a body apart; `names` are the fields by which it may name documents.

    Raises:
        BadRequest: for metadata or an id that cannot be used. What else is wrong, the engine says.
    """
    if not isinstance(data, Mapping):
        return Order(data)  # type: ignore[arg-type]  # the engine's refusal says what it must be
    rest = {name: value for name, value in data.items() if name not in ("metadata", *names)}
    errors = [*_notes_wrong(data.get("metadata"))]
    named = {name: data[name] for name in names if data.get(name) is not None}
    for name, value in named.items():
        if not _is_id(value):
            errors.append(FieldError(name, shown(value), _WANTED[name]))
    if errors:
        raise BadRequest.of(*errors)
    return Order(rest, dict(data.get("metadata") or {}), named)


def notes_in(request: Request) -> dict[str, str]:
    """The notes that an address has as `metadata[key]=value`: those to filter by, or to keep with an upload.

    Raises:
        BadRequest: for those that cannot be used.
    """
    found, wrong = dict[str, str](), list[FieldError]()
    for name, value in request.query_params.multi_items():
        if name.startswith("metadata"):
            key = _FILTER.fullmatch(name)
            if key is None:
                wrong.append(refused(f"query.{name[:60]}", value[:200], "metadata_form"))
            else:
                found[key[1]] = value
    wrong += [FieldError(f"query.{one.field}", one.value, one.message) for one in _notes_wrong(found)]
    if wrong:
        raise BadRequest.of(*wrong)
    return found


def _notes_wrong(notes: object) -> list[FieldError]:
    """Notes are few and short, or they would be a store of their own."""
    if notes is None:
        return []
    if not isinstance(notes, Mapping):
        return [refused("metadata", shown(notes), "metadata_object")]
    wrong = []
    if len(notes) > MOST_NOTES:
        wrong.append(refused("metadata", len(notes), "metadata_most", most=MOST_NOTES))
    for key, value in list(notes.items())[: MOST_NOTES + 1]:
        if not _KEY.fullmatch(key):
            wrong.append(refused(f"metadata.{shown(key)}", None, "metadata_key"))
        elif not isinstance(value, str) or len(value) > LONGEST_NOTE or "\0" in value:
            wrong.append(refused(f"metadata.{key}", shown(value), "metadata_text", most=LONGEST_NOTE))
    return wrong


def _is_id(value: object) -> bool:
    try:
        return isinstance(value, str) and str(UUID(value)) == value.lower()
    except ValueError:
        return False
