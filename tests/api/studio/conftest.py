"""A studio of its own and a real Chromium: what a person would see and do."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.api.service.running import Running, running

if TYPE_CHECKING:
    from tests.api.studio.person import Person

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
         "--disable-component-update", "--no-first-run", "--disable-dev-shm-usage"]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("studio"), PACEWRIGHT_STUDIO="true") as service:
        yield service
        assert service.defects() == []


@pytest.fixture
def person(browser: Any, studio: Running) -> "Iterator[Person]":
    """Somebody at a desk; whatever their browser complains of fails the test."""
    from tests.api.studio.person import Person

    with Person.at(browser, studio.address) as somebody:
        yield somebody
