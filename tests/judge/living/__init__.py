"""An independent judge of revised plans, written from the living plan's rules alone."""

from tests.judge.living.judging import judge_revision

__all__ = ["judge_revision"]
