"""A rule of thumb: 10 % a week, every fourth week lighter, no solver and no look ahead."""

from benchmarks.peers.arrays import DONE, Outcome, Task
from benchmarks.rule_of_thumb import plan_of

EXACT = False
SAME_MODEL = False


def solve(task: Task) -> Outcome:
    return Outcome(DONE, plan=plan_of(task.request))
