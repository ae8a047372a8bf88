"""What is around every page: its head, its navigation, and the line that says that something is under way."""

import contextlib
from collections.abc import Iterator

from babel import Locale
from nicegui import ui
from nicegui.elements.mixins.text_element import TextElement

from api.studio.pieces.looks import BASE, PIECES, THEME
from api.terminal.units import Units
from coach.bank.labels import DEFAULT
from solver.languages import LANGUAGES

TABS = {"plan": "/studio/", "weights": "/studio/weights", "judge": "/studio/judge", "runs": "/studio/runs"}


def box(kind: str, classes: str = "", **attributes: object) -> ui.element:
    """An element to put others into."""
    element = ui.element(kind).classes(classes)
    for name, value in attributes.items():
        element.props[name.rstrip("_").replace("_", "-")] = value
    return element


def text(kind: str, words: str, classes: str = "", **attributes: object) -> TextElement:
    """An element with words."""
    element = TextElement(tag=kind, text=words).classes(classes)
    for name, value in attributes.items():
        element.props[name.rstrip("_").replace("_", "-")] = value
    return element


def button(words: str, classes: str = "", **attributes: object) -> TextElement:
    """A button."""
    return text("button", words, classes, type="button", **attributes)


@contextlib.contextmanager
def framed(view: str, units: Units, *, signed_in: bool, spoken: bool = False) -> Iterator[None]:
    """A page with its frame in the visitor's language; what is made inside is its content, in the same language where
    it is `spoken`, else in English."""
    say = units.labels.say
    ui.page_title(f"{say(f'studio_view.{view}')} · Pacewright Studio")
    ui.add_head_html(f"<script>{THEME}</script><style>{BASE}{PIECES}</style>")
    text("a", say("studio.skip"), "skip", href="#main", lang=units.language)
    with box("header", "masthead", lang=units.language):
        with box("a", "brand", href="/studio/"):
            box("i", aria_hidden="true")
            text("span", "Pacewright Studio")
        with box("nav", aria_label=say("studio.views")), box("ul", "tabs"):
            for name, address in TABS.items():
                current = {"aria_current": "page"} if name == view else {}
                with box("li"):
                    text("a", say(f"studio_view.{name}"), href=address, **current)
        with box("div", "end"):
            _languages(TABS[view], units)
            theme = text("button", say("studio.theme"), "plain", type="button")
            theme.on("click", js_handler="() => window.pacewrightTheme()")
            if signed_in:
                with box("form", method="post", action="/studio/sign-out"):
                    text("button", say("studio.sign_out"), "plain", type="submit")
    # the page framework puts its own `main` around it
    with box("div", "page", id="main", tabindex="-1", lang=units.language if spoken else DEFAULT):
        yield


def _languages(address: str, units: Units) -> None:
    """A link to the page in each other language, by the language's own name."""
    with box("nav", "languages", aria_label=units.labels.say("studio.languages")):
        for code in LANGUAGES:
            if code != units.language:
                name = str(Locale(code).display_name)
                text("a", name, href=f"{address}?language={code}", lang=code, hreflang=code)
