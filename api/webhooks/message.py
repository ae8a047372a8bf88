"""What an event says, and its signature by Standard Webhooks: the same text and id at every try."""

import base64
import datetime as dt
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from standardwebhooks import Webhook as Signer

from api.store.events.outbox import EVENTS
from api.store.events.tables import Webhook, WebhookDelivery
from api.workers.done import dumped
from solver import ENGINE_VERSION

TEST = "webhook.test"
LINKS: Mapping[str, str] = {
    "plan": "/v1/plans/{id}",
    "program": "/v1/programs/{id}",
    "revision": "/v1/plans/{id}/revisions/{revision}",
    "batch": "/v1/batches/{id}",
    "webhook": "/v1/webhooks/{id}",
}
SECRET_BYTES = 32
assert {name.partition(".")[0] for name in EVENTS} <= set(LINKS)


def new_secret() -> str:
    """A secret in the form that libraries of Standard Webhooks take."""
    return f"whsec_{base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()}"


def content_of(row: WebhookDelivery) -> dict[str, Any]:
    """An event: its type, when it happened, and where to read more. Nothing of a person is in it."""
    link = LINKS[row.type.partition(".")[0]].format(id=row.document_id, revision=row.revision)
    data = {"id": row.document_id, "revision": row.revision, "link": link}
    return {"type": row.type, "timestamp": row.created_at.isoformat(), "data": data}


def body_of(row: WebhookDelivery) -> bytes:
    """The same as the body of a message."""
    return dumped(content_of(row))


def secrets_of(webhook: Webhook, moment: dt.datetime) -> Sequence[str]:
    """Those that sign now: for a while after a renewal the former one does too."""
    former = webhook.former_until is not None and webhook.former_until > moment and webhook.former_secret
    return [webhook.secret, *([former] if former else [])]


def headers_of(message_id: str, body: bytes, keys: Sequence[str], moment: dt.datetime) -> dict[str, str]:
    """A message's head: id, time and a signature by each secret."""
    signatures = [Signer(key).sign(message_id, moment, body.decode()) for key in keys]
    return {
        "content-type": "application/json",
        "user-agent": f"Pacewright-Webhooks/{ENGINE_VERSION}",
        "webhook-id": message_id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
