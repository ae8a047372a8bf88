"""What clients say of their addresses: the bodies of the routes, and rows as JSON."""

import datetime as dt
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, Field, StringConstraints

from api.store.events.outbox import PENDING
from api.store.events.tables import Webhook, WebhookDelivery
from api.webhooks.addresses import LONGEST_URL, Networks
from api.webhooks.message import content_of
from api.workers.questions import BODY
from solver.edge import Edge, validated
from solver.errors import BadRequest
from solver.sentences import Sentence

EventType = Literal[
    "plan.ready",
    "plan.failed",
    "program.ready",
    "program.failed",
    "revision.proposed",
    "revision.accepted",
    "revision.declined",
    "revision.expired",
    "batch.done",
]
Url = Annotated[
    str,
    StringConstraints(strict=True, min_length=1, max_length=LONGEST_URL),
    Field(description="where to post: https://HOST/PATH, no address of a private network"),
]


def _each_once(events: tuple[EventType, ...]) -> tuple[EventType, ...]:
    return tuple(sorted(set(events)))


Events = Annotated[
    tuple[EventType, ...],
    Field(min_length=1, max_length=20, description="the types of events to be told of"),
    AfterValidator(_each_once),
]


class WebhookOrder(Edge):
    """An address, and what it is to be told of."""

    url: Url
    events: Events


class WebhookChange(Edge):
    """What is to become different; what is left out stays."""

    url: Url | None = Field(None, description="the new address")
    events: Events | None = Field(None, description="the types of events from now on")
    enabled: bool | None = Field(None, strict=True, description="false: nothing is sent until it is true again")


def order_of(data: object, networks: Networks) -> WebhookOrder:
    """A body as an address.

    Raises:
        BadRequest: naming every field that cannot be used.
    """
    return _read(WebhookOrder, data, networks)


def changes_in(data: object, networks: Networks) -> dict[str, Any]:
    """A body as what is to change, by the columns' names.

    Raises:
        BadRequest: naming every field that cannot be used.
    """
    found = _read(WebhookChange, data, networks).model_dump(exclude_none=True)
    return {name: list(value) if name == "events" else value for name, value in found.items()}


Body = TypeVar("Body", WebhookOrder, WebhookChange)


def _read(shape: type[Body], data: object, networks: Networks) -> Body:
    if not isinstance(data, dict):
        raise BadRequest(Sentence("must_be_object", origin=BODY))
    found = validated(shape, data)
    if found.url is not None:
        networks.check(found.url)
    return found


def webhook_shown(row: Webhook, secret: str | None = None) -> dict[str, Any]:
    """An address; its secret only when it is new."""
    shown = {
        "id": row.id,
        "url": row.url,
        "events": row.events,
        "enabled": row.enabled,
        "createdAt": row.created_at.isoformat(),
    }
    return shown if secret is None else {**shown, "secret": secret}


def delivery_shown(row: WebhookDelivery) -> dict[str, Any]:
    """What one event came to so far; `content` is the body that is sent."""
    return {
        "id": row.id,
        "status": row.status,
        "attempts": row.attempts,
        "createdAt": row.created_at.isoformat(),
        "nextAttemptAt": _text(row.due_at) if row.status == PENDING else None,
        "lastAttemptAt": _text(row.last_at),
        "lastStatus": row.last_status,
        "lastError": row.last_error,
        "content": content_of(row),
    }


def _text(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
