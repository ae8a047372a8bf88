"""A profile from uploaded files, in a solver process: the task's body is one line of JSON and the upload behind it."""

import datetime as dt
import json
from typing import Any

from api.history.history import history_of
from api.history.profile import profile_from
from api.workers.done import Done, dumped
from api.workers.uploads import boundary_of, files_in
from solver.errors import BadRequest


def packed_upload(content_type: str, asked: dict[str, Any], body: bytes) -> bytes:
    """The task's body; `asked` may hold asOf, timezone and units."""
    return json.dumps({"contentType": content_type, **asked}).encode() + b"\n" + body


def profile_upload(packed: bytes) -> Done:
    """The profile of an upload.

    Raises:
        BadRequest: when nothing in it can be used.
    """
    head, _, body = packed.partition(b"\n")
    asked = json.loads(head)
    files = list(files_in(body, boundary_of(asked["contentType"])))
    if not files:
        raise BadRequest("the body holds no files")
    as_of = asked.get("asOf")
    history = history_of(files, asked.get("units"), asked.get("timezone"))
    profile = profile_from(history, None if as_of is None else dt.date.fromisoformat(as_of))
    return Done(200, dumped(profile.as_json()))
