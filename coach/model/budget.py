"""How a caller's time is shared out: the most of it to the model, the rest to what is made of the answer."""

RESERVE, MOST_RESERVE = 0.25, 2.5
"""Share of the time, and the most of it in seconds, that is kept back."""


def for_asking(seconds: float) -> float:
    """The seconds that a model may have."""
    return seconds - min(MOST_RESERVE, RESERVE * seconds)
