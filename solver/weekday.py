"""The seven days, Monday first, as they are written in requests and plans."""

from enum import StrEnum


class Weekday(StrEnum):
    """A day of the week by its English name in lower case."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def position(self) -> int:
        """0 for Monday to 6 for Sunday, as `date.weekday()` counts."""
        return WEEK.index(self)


WEEK: tuple[Weekday, ...] = tuple(Weekday)
