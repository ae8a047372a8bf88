"""The judge itself: every rule on one revision; what the plan before missed already, it may keep missing."""

from tests.judge.living.lived import Life
from tests.judge.living.rules import RULES


def judge_revision(request, before, after, situation):
    """Sentences about what a revised plan breaks, and about differences that its list of changes does not tell."""
    return [line for rule in RULES for line in rule(Life(request, before, after, situation))]
