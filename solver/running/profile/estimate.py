"""An estimate: a number, how far off it may be, how it came about, or why there is none."""

from enum import StrEnum

from pydantic import ConfigDict

from solver.answer import Shape


class Confidence(StrEnum):
    """How far a number can be trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


class ProfileShape(Shape):
    """Part of a profile, fixed once it is made."""

    model_config = ConfigDict(frozen=True)


class Estimate(ProfileShape):
    """One number's account. `value` is null where the data do not tell; the truth should lie within `plusMinus`."""

    value: float | None
    plus_minus: float | None
    confidence: Confidence
    how: str

    @classmethod
    def unknown(cls, why: str) -> "Estimate":
        """Not enough data, and what is missing."""
        return cls(value=None, plus_minus=None, confidence=Confidence.NONE, how=f"Not enough data: {why}")
