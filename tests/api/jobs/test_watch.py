"""The watch looks twice before it calls a document lost."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from api.jobs.watch import Patience, Watch

PATIENCE = Patience(dt.timedelta(seconds=2), None)


class Document:
    """One that is unfinished for so many looks."""

    def __init__(self, looks: int) -> None:
        self._looks = looks
        self.failed: list[str] = []

    def unfinished(self, silent: dt.timedelta) -> Sequence[str]:
        self._looks -= 1
        return ["document"] if self._looks >= 0 else []

    def fail(self, document_id: str, problem: dict[str, Any]) -> bool:
        self.failed.append(document_id)
        return True

    def expire(self, kept: dt.timedelta | None) -> int:
        return 0


class Jobs:
    """All of them have ended."""

    def status(self, document_id: str) -> str:
        return "SUCCESS"

    def forget_before(self, moment: str) -> int:
        return 0


class Beats:
    """Nobody else is at work."""

    def beat(self, worker: str) -> None: ...

    def take_over(self, *_: Any) -> Sequence[str]:
        return []

    def living(self, silent: dt.timedelta) -> int:
        return 1


@pytest.mark.parametrize(("looks", "lost"), [(1, []), (2, ["document"])])
def test_a_job_that_ends_between_two_looks_has_lost_nothing(looks: int, lost: list[str]) -> None:
    document = Document(looks)
    Watch("me", Jobs(), Beats(), {"made": document}, PATIENCE).round()
    assert document.failed == lost
