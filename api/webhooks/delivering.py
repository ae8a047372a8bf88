"""The job that tries a delivery once: post, note what came of it, and leave the next try to another job.

So nothing waits in a process: a dead receiver costs a row in the queue until its next turn.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import structlog

from api.jobs.job import Job, step
from api.webhooks.addresses import Networks, NotReachable
from api.webhooks.deliveries import Deliveries, Due
from api.webhooks.message import body_of, headers_of, secrets_of
from api.webhooks.posting import Reply, post

DELIVERY = "deliver_webhook"
QUEUE = "webhooks"
DEFECT = Reply(None, "something unexpected happened on our side")
log = structlog.get_logger("pacewright.webhooks")


class Delivering(Job):
    """Posts messages. Its documents' names are those of jobs: delivery and turn. `again` queues the next try."""

    workflow = DELIVERY
    queue = QUEUE
    poll_seconds = 1.0
    id_name = "delivery"

    def __init__(self, deliveries: Deliveries, networks: Networks, again: Callable[[str, float], None]) -> None:
        super().__init__()
        self._deliveries = deliveries
        self._networks = networks
        self._again = again

    def _run(self, job: str) -> str:
        """A try. The next one is queued before anything is logged, so that a log that fails cannot cost it."""
        tried = step("post", self.post, job)
        if tried is None:
            return "unwanted"
        about, reply = tried["about"], Reply(**tried["reply"])
        following = step("note", self.note, job, tried["reply"])
        if following is not None:
            self._again(*following)
        log.info("webhook", **about, status=reply.status, error=reply.error)
        return "delivered" if reply.taken else "not delivered"

    def post(self, job: str) -> dict[str, Any] | None:
        """Try it; None when there is nothing to try."""
        due = self._deliveries.due(job)
        if due is None:
            self._deliveries.give_up(job)
            return None
        about = {"webhook": due.webhook.id, "type": due.delivery.type}
        return {"about": about, "reply": asdict(self._sent(due))}

    def _sent(self, due: Due) -> Reply:
        """A defect of ours is a try that failed, like any other: repeating the step would send the message again."""
        body, moment = body_of(due.delivery), dt.datetime.now(dt.UTC)
        headers = headers_of(due.delivery.id, body, secrets_of(due.webhook, moment), moment)
        try:
            return post(self._networks.resolve(due.webhook.url), body, headers)
        except NotReachable as error:
            return Reply(None, error.detail)
        except Exception:
            log.exception("defect", webhook=due.webhook.id)
            return DEFECT

    def note(self, job: str, reply: dict[str, Any]) -> tuple[str, float] | None:
        """Keep what came of it."""
        return self._deliveries.note(job, Reply(**reply))
