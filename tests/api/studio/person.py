"""Somebody in front of the studio."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

DESK, TELEPHONE, WALL = (1280, 900), (390, 844), (3840, 2160)


@dataclass
class Person:
    """A browser window, and all that it complained of."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    @classmethod
    @contextlib.contextmanager
    def at(cls, browser: Any, address: str, size: tuple[int, int] = DESK, **options: Any) -> Iterator["Person"]:
        """A new window, with cookies of its own. In the end nothing was complained of or came from elsewhere."""
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        person = cls(context.new_page(), f"{address}/studio")
        person._listen(address)
        yield person
        context.close()
        assert person.complaints == []

    def _listen(self, address: str) -> None:
        page, complaints = self.page, self.complaints
        page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        home = (address, address.replace("http", "ws", 1), "data:", "blob:")
        page.on("request", lambda r: None if r.url.startswith(home) else complaints.append(f"from elsewhere: {r.url}"))

    def open(self, view: str = "") -> Page:
        """Load a view and wait until it stands."""
        self.page.goto(f"{self.address}/{view}")
        self.page.wait_for_selector("main")
        if not view:
            self.page.wait_for_selector("#drawn")
        return self.page

    def set(self, field_path: str, value: str) -> None:
        """Fill in a field of the request."""
        self.page.locator(f"#request-{field_path.replace('.', '-')}").fill(value)

    def fill_in(self, **settings: str) -> None:
        """Fill in settings by their names in JSON."""
        for name, value in settings.items():
            self.set(f"settings.{name}", value)

    def day(self, date: str) -> Any:
        """A day of the calendar."""
        return self.page.locator(f"[data-date='{date}']")

    def title(self, week: int) -> Any:
        """A week's number and kilometres in the calendar."""
        return self.page.locator(f"[data-week='{week}']")
