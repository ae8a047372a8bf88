"""Revisions end with their proofs here, however busy the machine is."""

import pytest


@pytest.fixture(autouse=True)
def time_enough(monkeypatch):
    monkeypatch.setattr("solver.running.living.revise.SECONDS", 60)
