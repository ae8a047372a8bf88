"""Query parameters that an address does not know are refused: a misspelt filter, ignored, answers another question."""

from fastapi import Request

from solver.edge import unknown_field
from solver.errors import BadRequest


async def known_query(request: Request) -> None:
    """Look at a request's address. Guards do, of whom they let in; a route without one has this as a dependency.

    Raises:
        BadRequest: naming every parameter that is not the route's.
    """
    if request.scope["query_string"]:
        refuse_unknown(request, *_known_to(request))


def refuse_unknown(request: Request, *known: str) -> None:
    """Refuse what is none of the `known` parameters; `metadata` stands for all of `metadata[key]`, and how
    that is written is said where it is read."""
    unknown = [
        unknown_field(f"query.{name[:60]}", value[:200], name, known)
        for name, value in request.query_params.multi_items()
        if name not in known and not ("metadata" in known and name.startswith("metadata"))
    ]
    if unknown:
        raise BadRequest.of(*unknown)


def _known_to(request: Request) -> list[str]:
    """By the document: what a client can read there, and nothing else, is answered."""
    operations = request.app.openapi()["paths"][request.scope["route"].path]
    parameters = operations[request.method.lower()].get("parameters", [])
    return [parameter["name"] for parameter in parameters if parameter["in"] == "query"]
