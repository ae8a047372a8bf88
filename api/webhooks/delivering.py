"""The job that tries a delivery once: post, note what came of it, and leave the next try to another job.

So nothing waits in a process: a dead receiver costs a row in the queue until its next turn.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

import structlog

from api.jobs.job import Job, step
from api.webhooks.addresses import Networks, NotReachable
from api.webhooks.deliveries import Deliveries
from api.webhooks.message import body_of, headers_of, secrets_of
from api.webhooks.posting import Reply, post

DELIVERY = "deliver_webhook"
QUEUE = "webhooks"
log = structlog.get_logger("pacewright.webhooks")


class Delivering(Job):
    """Posts messages. Its documents' names are those of jobs: delivery and turn. `again` queues the next try."""

    workflow = DELIVERY
    queue = QUEUE
    id_name = "delivery"

    def __init__(self, deliveries: Deliveries, networks: Networks, again: Callable[[str, float], None]) -> None:
        super().__init__()
        self._deliveries = deliveries
        self._networks = networks
        self._again = again

    def _run(self, job: str) -> str:
        reply = step("post", self.post, job)
        if reply is None:
            return "unwanted"
        following = step("note", self.note, job, reply)
        if following is not None:
            self._again(*following)
        return "delivered" if Reply(**reply).taken else "not delivered"

    def post(self, job: str) -> dict[str, Any] | None:
        """Try it; None when there is nothing to try."""
        due = self._deliveries.due(job)
        if due is None:
            self._deliveries.give_up(job)
            return None
        body, moment = body_of(due.delivery), dt.datetime.now(dt.UTC)
        headers = headers_of(due.delivery.id, body, secrets_of(due.webhook, moment), moment)
        try:
            reply = post(self._networks.resolve(due.webhook.url), body, headers)
        except NotReachable as error:
            reply = Reply(None, error.detail)
        log.info("webhook", webhook=due.webhook.id, type=due.delivery.type, status=reply.status, error=reply.error)
        return {"status": reply.status, "error": reply.error, "wait_seconds": reply.wait_seconds}

    def note(self, job: str, reply: dict[str, Any]) -> tuple[str, float] | None:
        """Keep what came of it."""
        return self._deliveries.note(job, Reply(**reply))
