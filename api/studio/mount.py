"""The studio in the service: its pages, its own addresses, and its door."""

from importlib.resources import files

from fastapi import FastAPI
from nicegui import core, ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.http.parts import Parts
from api.http.wanting import wanted_by
from api.studio.door import SIGN_IN, Door
from api.studio.files import Files
from api.studio.pages import judge, plan, runs, weights
from api.studio.sign_in import HOME, SignIn
from api.studio.visitors import Visitor, Visitors
from solver.languages import LANGUAGES

FAVICON = (files("api.studio.pieces") / "favicon.svg").read_text(encoding="utf-8")
PAGES = {"/": plan.build, "/weights": weights.build, "/judge": judge.build, "/runs": runs.build}


def mount(app: FastAPI, parts: Parts) -> None:
    """Put the studio into a service, at /studio. Once in a process: the page framework has one application."""
    visitors = Visitors(parts)
    sign_in, own = SignIn(visitors), Files(visitors)
    app.add_route("/studio", _home, include_in_schema=False)
    app.add_route(SIGN_IN, sign_in.show, methods=["GET"], include_in_schema=False)
    app.add_route(SIGN_IN, sign_in.enter, methods=["POST"], include_in_schema=False)
    app.add_route("/studio/sign-out", sign_in.leave, methods=["POST"], include_in_schema=False)
    app.add_route("/studio/files/{kind}", own.take, methods=["POST"], include_in_schema=False)
    app.add_route("/studio/files/{name}", own.give, methods=["GET"], include_in_schema=False)
    for path, build in PAGES.items():
        _add_page(path, build)
    ui.run_with(
        app,
        title="Pacewright Studio",
        mount_path="/studio",
        favicon=FAVICON,
        language="en-US",
        dark=False,
        tailwind=False,
        binding_refresh_interval=None,
        reconnect_timeout=30.0,
        show_welcome_message=False,
    )
    core.app.add_middleware(Door, visitors=visitors)


def _add_page(path: str, build: plan.Build) -> None:
    @ui.page(path)
    def page(request: Request) -> None:
        visitor: Visitor = request.state.visitor
        wanted = request.query_params.get("language")
        if wanted in LANGUAGES:
            visitor.desk.speak(wanted)
        elif visitor.desk.language is None:
            visitor.desk.speak(wanted_by(request.headers.get("accept-language")))
        build(visitor.desk, signed_in=visitor.secret is not None)


async def _home(_: Request) -> Response:
    return RedirectResponse(HOME, 307)
