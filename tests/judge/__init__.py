"""An independent judge of finished plans, written from the rulebook alone and sharing no code with the engine."""

from tests.judge.findings import Finding
from tests.judge.judging import Audit, audit, judge

__all__ = ["Audit", "Finding", "audit", "judge"]
