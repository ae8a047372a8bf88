"""`/mcp`: the tools for assistants, where they are switched on and installed, behind the service's keys."""

import datetime as dt

from fastapi import FastAPI
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import ASGIApp

from api.assistants.inside import Inside
from api.assistants.server import server_of
from api.assistants.transports import ADDRESS, Door
from api.environment import Service
from api.http.access import Access, Caller
from api.http.problems import HttpProblem
from solver.sentences import Sentence


def door_of(gate: ASGIApp, access: Access, service: Service) -> Door:
    """The way in. What comes in asks `gate` under its own key, so every right is looked at there."""

    async def admit(request: Request) -> Caller:
        if request.method != "POST":
            raise HttpProblem(405, Sentence("tools_post", address=ADDRESS), {"Allow": "POST"})
        origin = request.headers.get("origin")
        if origin is not None and not {origin, "*"}.intersection(service.origins):
            raise HttpProblem(403, Sentence("tools_origin", origin=origin[:100]))
        return await access.recognize(request)

    return Door(server_of(Inside(gate), _today), admit, service.body_bytes)


def add_door(app: FastAPI, door: Door) -> None:
    """Put it at its address."""
    app.router.routes.append(Route(ADDRESS, door))


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
