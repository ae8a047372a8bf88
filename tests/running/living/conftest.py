"""Revisions end with their proofs here, however busy the machine is."""

import pytest


@pytest.fixture(autouse=True)
def time_enough(monkeypatch):
    for limit in ("revise.SECONDS", "risk.SECONDS", "risk.SECONDS_EACH"):
        monkeypatch.setattr(f"solver.running.living.{limit}", 60)
