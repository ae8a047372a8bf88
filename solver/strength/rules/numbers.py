"""A finished program as rules see it: the same view as the model's, with plain numbers."""

from dataclasses import dataclass

from solver.strength.rules.base import Facts
from solver.strength.rules.sessions import session_secs


@dataclass(frozen=True)
class Numbers:
    """The sets of every entry; 0 where it is not in the program."""

    facts: Facts
    chosen: tuple[int, ...]

    def sets(self, place: int) -> int:
        """The entry's sets."""
        return self.chosen[place]

    def kept(self, place: int) -> int:
        """1 if the entry is in the program."""
        return int(self.chosen[place] > 0)

    def seconds(self, day: int) -> int:
        """What a day's session takes."""
        return int(session_secs(self, day))  # type: ignore[arg-type]

    def saved_secs(self, day: int) -> int:
        """Nothing more than what the entries' rests say already: the first of a pair has none."""
        return 0
