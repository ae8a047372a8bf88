"""A profile from uploaded files, in a solver process: the task's body is one line of JSON and the upload behind it."""

import datetime as dt
import json
from typing import Any

from api.history.done import done_of
from api.history.history import History, history_of
from api.history.profile import profile_from
from api.workers.done import Done, dumped
from api.workers.uploads import boundary_of, files_in
from solver.errors import BadRequest


def packed_upload(content_type: str, asked: dict[str, Any], body: bytes) -> bytes:
    """The task's body; `asked` may hold asOf, timezone and units."""
    return json.dumps({"contentType": content_type, **asked}).encode() + b"\n" + body


def runs_upload(packed: bytes) -> Done:
    """What was run on the days from `first` to `last`, as a situation's `done`.

    Raises:
        BadRequest: when nothing in the upload can be used.
    """
    asked, history = _history(packed)
    first, last = (dt.date.fromisoformat(asked[name]) for name in ("first", "last"))
    return Done(200, dumped(done_of(history, first, last + dt.timedelta(1))))


def profile_upload(packed: bytes) -> Done:
    """The profile of an upload.

    Raises:
        BadRequest: when nothing in it can be used.
    """
    asked, history = _history(packed)
    as_of = asked.get("asOf")
    profile = profile_from(history, None if as_of is None else dt.date.fromisoformat(as_of))
    return Done(200, dumped(profile.as_json()))


def _history(packed: bytes) -> tuple[dict[str, Any], History]:
    head, _, body = packed.partition(b"\n")
    asked = json.loads(head)
    files = list(files_in(body, boundary_of(asked["contentType"])))
    if not files:
        raise BadRequest("the body holds no files")
    return asked, history_of(files, asked.get("units"), asked.get("timezone"))
