"""`/v1/webhooks`: addresses that are told of what happens, what they were told, and telling them again."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from api.files import strict_json
from api.http.access import Caller, Scope
from api.http.answering.paging import Cursor, Limit, after, listing
from api.http.asking.bodies import read_body
from api.http.describing.openapi import answer, body
from api.http.parts import Parts
from api.http.problems import HttpProblem, problems
from api.store.events.tables import Webhook, WebhookDelivery
from api.webhooks.addresses import Networks
from api.webhooks.deliveries import Deliveries
from api.webhooks.endpoints import Endpoints, Owner
from api.webhooks.orders import changes_in, delivery_shown, order_of, webhook_shown
from api.workers.done import dumped
from api.workers.questions import BODY
from solver.sentences import Sentence

JSON = "application/json"
WRITING = problems(400, 408, 413, 415, 422, 500, 503)
WebhookId = Annotated[UUID, Path(description="the webhook's id")]
DeliveryId = Annotated[UUID, Path(description="the delivery's id, which is its messages' `webhook-id`")]
State = Annotated[Literal["pending", "delivered", "failed"] | None, Query(description="only those that stand so")]


def routes(parts: Parts) -> APIRouter:
    """All addresses of webhooks."""
    router = APIRouter(tags=["webhooks"], responses=parts.access.problems())
    kept, sent = Endpoints(parts.database), Deliveries(parts.database)
    _add_registering(router, parts, kept)
    _add_changing(router, parts, kept)
    _add_reading(router, parts, kept)
    _add_deliveries(router, parts, kept, sent)
    _add_sending(router, parts, kept, sent)
    return router


def _add_registering(router: APIRouter, parts: Parts, kept: Endpoints) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type
    networks = Networks(parts.service.further_networks)

    @router.post(
        "/v1/webhooks",
        status_code=201,
        summary="Register an address that is told of what happens",
        description="Messages are signed by [Standard Webhooks](https://www.standardwebhooks.com): `webhook-id`, "
        "`webhook-timestamp`, `webhook-signature`. What is not answered with 2xx within ten seconds is sent again, for "
        "a day and more, under the same `webhook-id`; redirects are not followed. It goes when its key is revoked.",
        responses={
            **answer("NewWebhook", "It is enabled; its secret is shown this once", 201, "Location"),
            **problems(409),
            **WRITING,
        },
        openapi_extra=body("WebhookOrder"),
    )
    async def create_webhook(request: Request, caller: Author) -> Response:
        content = strict_json.parse(await read_body(request, parts.service.body_bytes), BODY)
        order = order_of(content, networks)
        row = await run_in_threadpool(kept.create, owner_of(caller), order.url, order.events)
        headers = {"Location": f"/v1/webhooks/{row.id}"}
        return Response(dumped(webhook_shown(row, row.secret)), 201, headers, JSON)

    @router.post(
        "/v1/webhooks/{webhook_id}/secret",
        status_code=201,
        summary="A new secret; for a day the former one signs too",
        responses={**answer("NewWebhook", "The new secret is shown this once", 201), **problems(404, 422, 500, 503)},
    )
    def renew_webhook_secret(caller: Author, webhook_id: WebhookId) -> Response:
        row = _known(kept.renew(owner_of(caller), str(webhook_id)))
        return Response(dumped(webhook_shown(row, row.secret)), 201, media_type=JSON)


def _add_changing(router: APIRouter, parts: Parts, kept: Endpoints) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type
    networks = Networks(parts.service.further_networks)

    @router.patch(
        "/v1/webhooks/{webhook_id}",
        summary="Change a webhook's address or events, or switch it off and on",
        responses={**answer("Webhook", "The webhook as it is now"), **problems(404), **WRITING},
        openapi_extra=body("WebhookChange"),
    )
    async def change_webhook(request: Request, caller: Author, webhook_id: WebhookId) -> Response:
        content = strict_json.parse(await read_body(request, parts.service.body_bytes), BODY)
        changes = changes_in(content, networks)
        row = await run_in_threadpool(kept.change, owner_of(caller), str(webhook_id), changes)
        return Response(dumped(webhook_shown(_known(row))), media_type=JSON)

    @router.delete(
        "/v1/webhooks/{webhook_id}",
        status_code=204,
        response_class=Response,
        summary="Remove a webhook with all that it was told",
        responses=problems(404, 422, 500, 503),
    )
    def delete_webhook(caller: Author, webhook_id: WebhookId) -> Response:
        if not kept.remove(owner_of(caller), str(webhook_id)):
            raise _unknown()
        return Response(status_code=204)


def _add_reading(router: APIRouter, parts: Parts, kept: Endpoints) -> None:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    @router.get(
        "/v1/webhooks",
        summary="Your key's webhooks, newest first",
        responses={**answer("WebhookList", "All of them, without their secrets"), **problems(422, 500, 503)},
    )
    def list_webhooks(caller: Reader) -> Response:
        rows = kept.list(owner_of(caller))
        return Response(dumped({"webhooks": [webhook_shown(row) for row in rows]}), media_type=JSON)

    @router.get(
        "/v1/webhooks/{webhook_id}",
        summary="A webhook, without its secret",
        responses={**answer("Webhook", "The webhook"), **problems(404, 422, 500, 503)},
    )
    def get_webhook(caller: Reader, webhook_id: WebhookId) -> Response:
        return Response(dumped(webhook_shown(_mine(kept, caller, webhook_id))), media_type=JSON)


def _add_deliveries(router: APIRouter, parts: Parts, kept: Endpoints, sent: Deliveries) -> None:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    @router.get(
        "/v1/webhooks/{webhook_id}/deliveries",
        summary="What a webhook was told, newest first, and what came of it",
        responses={**answer("DeliveryList", "A page of deliveries"), **problems(404, 422, 500, 503)},
    )
    def list_deliveries(
        request: Request,
        caller: Reader,
        webhook_id: WebhookId,
        limit: Limit = 20,
        cursor: Cursor = None,
        status: State = None,
    ) -> Response:
        found = _mine(kept, caller, webhook_id)
        rows = sent.page(found.id, limit + 1, after(cursor), status)
        return listing(request, "deliveries", rows, limit, delivery_shown)

    @router.get(
        "/v1/webhooks/{webhook_id}/deliveries/{delivery_id}",
        summary="One delivery: what is sent, how often it was tried, and what the receiver said",
        responses={**answer("Delivery", "The delivery"), **problems(404, 422, 500, 503)},
    )
    def get_delivery(caller: Reader, webhook_id: WebhookId, delivery_id: DeliveryId) -> Response:
        found = _mine(kept, caller, webhook_id)
        return Response(dumped(_delivery(sent.get(found.id, str(delivery_id)))), media_type=JSON)


def _add_sending(router: APIRouter, parts: Parts, kept: Endpoints, sent: Deliveries) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type

    @router.post(
        "/v1/webhooks/{webhook_id}/test",
        status_code=202,
        summary="Send a message of type `webhook.test`, to try the receiver",
        responses={**answer("Delivery", "It is on its way", 202), **problems(404, 422, 500, 503)},
    )
    def try_webhook(caller: Author, webhook_id: WebhookId) -> Response:
        found = _mine(kept, caller, webhook_id)
        return Response(dumped(delivery_shown(sent.test(caller.tenant, found.id))), 202, media_type=JSON)

    @router.post(
        "/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/replay",
        status_code=202,
        summary="Send a delivery again now, whatever became of it, under the same `webhook-id`",
        responses={**answer("Delivery", "It is on its way", 202), **problems(404, 422, 500, 503)},
    )
    def replay_delivery(caller: Author, webhook_id: WebhookId, delivery_id: DeliveryId) -> Response:
        found = _mine(kept, caller, webhook_id)
        return Response(dumped(_delivery(sent.replay(found.id, str(delivery_id)))), 202, media_type=JSON)


def owner_of(caller: Caller) -> Owner:
    """Whose webhooks a caller may see."""
    return Owner(caller.tenant, caller.key_id)


def _mine(kept: Endpoints, caller: Caller, webhook_id: UUID) -> Webhook:
    return _known(kept.get(owner_of(caller), str(webhook_id)))


def _known(row: Webhook | None) -> Webhook:
    if row is None:
        raise _unknown()
    return row


def _unknown() -> HttpProblem:
    return HttpProblem(404, Sentence("no_webhook"))


def _delivery(row: WebhookDelivery | None) -> dict[str, object]:
    if row is None:
        raise HttpProblem(404, Sentence("no_delivery"))
    return delivery_shown(row)
