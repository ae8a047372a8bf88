"""Shapes of webhooks, for the OpenAPI document."""

import datetime as dt
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.http.describing.shapes import Shape
from api.webhooks.orders import EventType


class Webhook(Shape):
    """An address that is told of what happens."""

    id: Annotated[UUID, Field(description="its id")]
    url: Annotated[str, Field(description="where messages are posted to")]
    events: Annotated[list[EventType], Field(description="the types of events that it is told of")]
    enabled: Annotated[bool, Field(description="false: nothing is sent; an answer of 410 makes it so too")]
    created_at: Annotated[dt.datetime, Field(description="when it was registered")]


class NewWebhook(Webhook):
    """The same with its secret, which is shown this once."""

    secret: Annotated[str, Field(description="`whsec_…`, as libraries of Standard Webhooks take it")]


class WebhookList(Shape):
    """A key's webhooks, newest first."""

    webhooks: Annotated[list[Webhook], Field(description="all of them, at most 20")]


class MessageData(Shape):
    """What an event tells of."""

    id: Annotated[UUID, Field(description="the id of the plan, program, batch or webhook")]
    revision: Annotated[int, Field(description="the plan's revision; 1 for all that has none")]
    link: Annotated[str, Field(description="the path where it can be read")]


class Message(Shape):
    """The body that a receiver gets; ignore what you do not know in it."""

    type: Annotated[EventType | Literal["webhook.test"], Field(description="what happened")]
    timestamp: Annotated[dt.datetime, Field(description="when it happened")]
    data: Annotated[MessageData, Field(description="to what")]


class Delivery(Shape):
    """One event for one webhook, and what came of it so far."""

    id: Annotated[UUID, Field(description="its id, the same as its messages' `webhook-id`")]
    status: Annotated[
        Literal["pending", "delivered", "failed"],
        Field(description="`failed`: it was tried for a day and more, or the webhook is disabled"),
    ]
    attempts: Annotated[int, Field(description="how often it was sent")]
    created_at: Annotated[dt.datetime, Field(description="when the event happened")]
    next_attempt_at: Annotated[dt.datetime | None, Field(description="when it is sent next, while it is pending")]
    last_attempt_at: Annotated[dt.datetime | None, Field(description="when it was sent last")]
    last_status: Annotated[int | None, Field(description="the receiver's last HTTP status, if there was an answer")]
    last_error: Annotated[str | None, Field(description="why the last try did not succeed")]
    content: Annotated[Message, Field(description="the body that is sent")]


class DeliveryList(Shape):
    """A page of deliveries, newest first."""

    deliveries: Annotated[list[Delivery], Field(description="the page")]
    next: Annotated[str | None, Field(description="the cursor of the following page; null: there is none")]
