"""An estimate: a number, how far off it may be, how it came about, or why there is none."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Confidence(StrEnum):
    """How far a number can be trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


class Shape(BaseModel):
    """Part of a profile: camelCase at the edge, frozen, no NaN."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, extra="forbid", frozen=True, allow_inf_nan=False
    )


class Estimate(Shape):
    """One number's account. `value` is null where the data do not tell; the truth should lie within `plusMinus`."""

    value: float | None
    plus_minus: float | None
    confidence: Confidence
    how: str

    @classmethod
    def unknown(cls, why: str) -> "Estimate":
        """Not enough data, and what is missing."""
        return cls(value=None, plus_minus=None, confidence=Confidence.NONE, how=f"Not enough data: {why}")
