"""Everything that the grammar finds in a text."""

import datetime as dt
from collections.abc import Sequence

from coach.wishes.fields.choices import body_of, choices_of
from coach.wishes.fields.days import long_day_of, open_days, weekdays_of
from coach.wishes.fields.goal import goal_of, target_of
from coach.wishes.fields.gym import strength_of
from coach.wishes.fields.limits import limits_of
from coach.wishes.fields.often import frequency_of
from coach.wishes.fields.tune_ups import tune_ups_of
from coach.wishes.fields.volume import longest_of, volume_of
from coach.wishes.fields.when import dates_of, length_of, weeks_after_race
from coach.wishes.found import Reader, Reading
from coach.wishes.reading import Text

READERS: Sequence[Reader] = (
    goal_of,
    dates_of,
    tune_ups_of,
    volume_of,
    longest_of,
    frequency_of,
    weekdays_of,
    open_days,
    long_day_of,
    length_of,
    weeks_after_race,
    body_of,
    target_of,
    choices_of,
    strength_of,
    limits_of,
)


def readings(text: Text, today: dt.date) -> list[Reading]:
    """All readings, in the order of the readers."""
    return [reading for reader in READERS for reading in reader(text, today)]
