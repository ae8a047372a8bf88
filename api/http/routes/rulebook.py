"""`/v1/rules` and `/v1/weights`: what every plan is built by."""

from fastapi import APIRouter, Depends, Response

from api.http.access import Scope
from api.http.describing.openapi import answer
from api.http.parts import Parts
from api.rulebook_table import as_json
from api.workers.done import dumped
from solver.rule import Domain


def routes(parts: Parts) -> APIRouter:
    """The two addresses."""
    router = APIRouter(
        tags=["rulebook"],
        dependencies=[Depends(parts.access.needs(Scope.SOLVE))],
        responses=parts.access.problems(),
    )
    rules = {domain: dumped(as_json(domain)) for domain in (None, *Domain)}

    @router.get(
        "/v1/rules",
        summary="The rulebooks of running plans and strength programs, or one of them",
        responses=answer("Rules", "Every rule"),
    )
    async def get_rules(domain: Domain | None = None) -> Response:
        return Response(rules[domain], media_type="application/json")

    @router.get("/v1/weights", summary="The weights profiles", responses=answer("WeightsProfiles", "By name"))
    async def get_weights() -> Response:
        weights = {name: weights.model_dump(by_alias=True) for name, weights in parts.config.weights.items()}
        return Response(dumped(weights), media_type="application/json")

    return router
