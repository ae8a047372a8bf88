"""Lists over HTTP: pages, and the cursor that leads from one to the next."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal, Protocol, TypeVar

from fastapi import Query, Request, Response

from api.http.asking.parameters import must_match
from api.store.paging import After
from api.workers.done import dumped

CURSOR = "^[0-9]{16}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
Limit = Annotated[int, Query(ge=1, le=100)]
Cursor = Annotated[
    str | None,
    Query(json_schema_extra={"pattern": CURSOR}, description="`next` of the page before"),
    must_match(CURSOR, "cursor_form"),
]


class Listed(Protocol):
    """What can stand in a list: it has its time and its id."""

    @property
    def created_at(self) -> dt.datetime:
        """When it was made."""

    @property
    def id(self) -> str:
        """Its id."""


Row = TypeVar("Row", bound=Listed)
Status = Literal["queued", "running", "ready", "failed"] | None


def listing(
    request: Request, name: str, rows: Sequence[Row], limit: int, summary: Callable[[Row], dict[str, Any]]
) -> Response:
    """A page of `limit` documents; one row more than that means that there is a next page, which the head links to."""
    following = _cursor(rows[limit - 1]) if len(rows) > limit else None
    headers = {}
    if following is not None:
        address = request.url.include_query_params(cursor=following)
        headers["Link"] = f'<{address.path}?{address.query}>; rel="next"'
    content = {name: [summary(row) for row in rows[:limit]], "next": following}
    return Response(dumped(content), headers=headers, media_type="application/json")


def after(cursor: str | None) -> After | None:
    """The place that a cursor names."""
    if cursor is None:
        return None
    micros, _, document_id = cursor.partition("_")
    return EPOCH + dt.timedelta(microseconds=int(micros)), document_id


def _cursor(row: Listed) -> str:
    return f"{(row.created_at - EPOCH) // dt.timedelta(microseconds=1):016d}_{row.id}"
