"""How long an answer will be, computed beforehand, and which weeks fit into one."""

from collections.abc import Sequence

from coach.today import WITHOUT_RUN
from solver.running.request.result import PlanWeek

CHARS_PER_TOKEN = 4
SLACK = 4
"""How many times as long as it may be a text is read; what is beyond is cut before anything looks at it."""
DAY_TOKENS, WEEK_TOKENS, NOTE_TOKENS = 110, 110, 130
"""Three sentences of some 18 words, a few codes and a date with their signs; the same for a week and the plan."""


def most_chars(most_tokens: int) -> int:
    """The characters of an answer that are read."""
    return SLACK * CHARS_PER_TOKEN * most_tokens


def answer_tokens(weeks: Sequence[PlanWeek]) -> int:
    """What an answer for these weeks needs."""
    runs = sum(day.workout_type not in WITHOUT_RUN for week in weeks for day in week.days)
    return NOTE_TOKENS + WEEK_TOKENS * len(weeks) + DAY_TOKENS * runs


def parts_of(weeks: Sequence[PlanWeek], most_tokens: int) -> list[Sequence[PlanWeek]]:
    """The weeks in as few parts of nearly the same length as answers of this size can hold; a week is never split."""
    for count in range(1, len(weeks) + 1):
        size = -(-len(weeks) // count)
        parts = [weeks[at : at + size] for at in range(0, len(weeks), size)]
        if all(answer_tokens(part) <= most_tokens for part in parts):
            return parts
    return [[week] for week in weeks]
