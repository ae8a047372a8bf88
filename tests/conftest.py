"""For all tests: how examples are timed, what is not loaded, and what stays together."""

import re
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

settings.register_profile("unhurried", deadline=None)  # the first example may load what all others use
settings.load_profile("unhurried")

MARK = re.compile(r"^pytestmark = \[?pytest\.mark\.(\w+)", re.MULTILINE)
TOGETHER = ("tests/api/assistants", "tests/api/http/one_service", "tests/coach/bank", "tests/coach_eye")
"""Folders whose tests share what is dear to make, a service or solved plans: each process that runs some makes it."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """A module whose mark is deselected is not loaded either: what it needs, a browser's driver say, takes its time."""
    if collection_path.suffix != ".py":
        return None
    mark = MARK.search(collection_path.read_text(encoding="utf-8"))
    return True if mark and f"not {mark[1]}" in config.option.markexpr else None


class Together(LoadFileScheduling):
    """A module's tests stay together, and those of such a folder."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return next((folder for folder in TOGETHER if file.startswith(folder)), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """What a module or such a folder shares is made once."""
    return Together(config, log)
