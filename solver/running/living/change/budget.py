"""The work that a revision may take: counted by the solver, so it ends alike on a busy machine and on an idle one."""

from dataclasses import dataclass

REVISION_EFFORT, OTHERS_EFFORT = 0.25, 0.06
"""For one revision, and for all the ways out where a race is at risk, in CP-SAT's own units. Measured: 2 to 7 seconds
of a processor each, the fewer the longer a search is, so a revision's searches end within a second or so.
"""
LEAST_EFFORT = 0.002
"""What each search still may take once all is spent: enough for most that only look for any plan."""


@dataclass
class Budget:
    """Effort that is left, for several searches in turn."""

    left: float

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left."""
        return self.left <= 0

    def allows(self, effort: float) -> float:
        """What of it a search may take."""
        return min(effort, max(self.left, LEAST_EFFORT))

    def spend(self, effort: float) -> None:
        """Take off what a search has taken."""
        self.left -= effort

    def put_aside(self, share: float) -> float:
        """Keep a share of what is left for later, and tell how much that is."""
        aside = max(0.0, self.left * share)
        self.left -= aside
        return aside
