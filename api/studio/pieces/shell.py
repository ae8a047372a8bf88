"""What is around every page: its head, its navigation, and the line that says that something is under way."""

import contextlib
from collections.abc import Iterator

from nicegui import ui
from nicegui.elements.mixins.text_element import TextElement

from api.studio.pieces.looks import BASE, PIECES, THEME

TABS = (("Plan", "/studio/"), ("Weights", "/studio/weights"), ("Judge", "/studio/judge"), ("Runs", "/studio/runs"))


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
def framed(title: str, *, signed_in: bool) -> Iterator[None]:
    """A page with its frame; what is made inside is its content."""
    ui.page_title(f"{title} · Pacewright Studio")
    ui.add_head_html(f"<script>{THEME}</script><style>{BASE}{PIECES}</style>")
    text("a", "Skip to the content", "skip", href="#main")
    with box("header", "masthead"):
        with box("a", "brand", href="/studio/"):
            box("i", aria_hidden="true")
            text("span", "Pacewright Studio")
        with box("nav", aria_label="Views"), box("ul", "tabs"):
            for name, address in TABS:
                current = {"aria_current": "page"} if name == title else {}
                with box("li"):
                    text("a", name, href=address, **current)
        with box("div", "end"):
            theme = text("button", "Light or dark", "plain", type="button")
            theme.on("click", js_handler="() => window.pacewrightTheme()")
            if signed_in:
                with box("form", method="post", action="/studio/sign-out"):
                    text("button", "Sign out", "plain", type="submit")
    with box("div", "page", id="main", tabindex="-1"):  # the page framework puts its own `main` around it
        yield
