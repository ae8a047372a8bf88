"""What finished numbers miss, and what that makes of a rule: the same words for every domain."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from solver.rule import AnyRule, Bound

Where = TypeVar("Where")
"""A place as a document's relaxations name it."""


class Verdict(StrEnum):
    """What the validator found for a rule."""

    HOLDS = "holds"
    BENT = "bent"
    BROKEN = "broken"
    NOT_APPLICABLE = "not_applicable"


class RuleVerdict(BaseModel):
    """What became of one rule, and where it is not kept."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)

    rule_id: str
    verdict: Verdict
    places: list[str]


@dataclass(frozen=True)
class Breach(Generic[AnyRule]):
    """One rule missed at one place, by whole steps of what its bound counts in."""

    rule: AnyRule
    bound: Bound
    amount: int

    @property
    def is_bend(self) -> bool:
        """Whether the rule may give way here."""
        return self.bound.rank is not None

    @property
    def actual(self) -> Fraction:
        """What the bounded quantity comes to."""
        return Fraction(self.bound.subject)  # type: ignore[arg-type]

    @property
    def limit(self) -> Fraction:
        """What it was to come to at the most or at the least."""
        return self.actual - self.bound.sign * self.amount

    @property
    def asks(self) -> str:
        """Which of the two, in words."""
        return "at most" if self.bound.sign > 0 else "at least"


def missed(stated: Iterable[tuple[AnyRule, Bound]]) -> list[Breach[AnyRule]]:
    """Every bound over finished numbers that does not hold, hard and elastic."""
    return [Breach(rule, bound, amount) for rule, bound in stated if (amount := bound.amount())]


def untrue_of(
    bent: set[Where], told: set[Where], document: str, order: Callable[[Where], Any], name: Callable[[Where], str]
) -> list[str]:
    """Where a rule bends and the document does not say so, and where it says so and nothing bends, in sentences."""
    silent, idle = sorted(bent - told, key=order), sorted(told - bent, key=order)
    return [
        *(f"{name(place)}: this bend is not among the {document}'s relaxations" for place in silent),
        *(f"{name(place)}: a bend is reported that did not happen" for place in idle),
    ]


def verdict_of(
    breaches: Sequence[Breach[AnyRule]],
    sentences: Sequence[str],
    faults: Sequence[str],
    untrue: Sequence[str],
) -> tuple[Verdict, list[str]]:
    """Broken where anything hard is missed or a bend is not told as it is; else bent, or it holds. And all places."""
    broken = faults or untrue or not all(breach.is_bend for breach in breaches)
    found = Verdict.BROKEN if broken else Verdict.BENT if breaches else Verdict.HOLDS
    return found, [*faults, *sentences, *untrue]
