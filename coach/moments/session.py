"""A session read from its parts, whatever workout it is: its main work, its shape, and the quantities in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from coach.bank.quantities import Count, Number, Pace, Quantity, Stretch, Times
from solver.running.paces.paces import Paces
from solver.running.paces.workouts import Effort, Part, Repeats, Session

Shape = Literal["even", "repeats", "blocks", "finish", "walk_run"]
HARDNESS = {effort: rank for rank, effort in enumerate(Effort)}
"""Efforts stand in the order of their pace, the slowest first."""
_RELAXED = frozenset({Effort.RECOVERY, Effort.EASY, Effort.LONG})


@dataclass(frozen=True)
class Reading:
    """What one session holds."""

    session: Session

    @cached_property
    def efforts(self) -> frozenset[str]:
        """Every effort in it."""
        return frozenset(part.effort.value for part in self.session.stretches())

    @cached_property
    def work(self) -> list[Part | Repeats]:
        """The items of the main part that are more than relaxed running; strides are no work."""
        return [item for item in self.session.main if _effort(item) not in _RELAXED | {Effort.STRIDE}]

    @property
    def main(self) -> Effort:
        """The hardest effort of the work, or the session's own where there is none."""
        items = self.work or [item for item in self.session.main if isinstance(item, Part)]
        return max((_effort(item) for item in items or self.session.main), key=HARDNESS.__getitem__)

    @property
    def shape(self) -> Shape:
        """How the work is laid out."""
        if "walk" in self.efforts:
            return "walk_run"
        if not self.work:
            return "even"
        if any(isinstance(item, Repeats) for item in self.work):
            return "repeats" if len(self.work) == 1 else "blocks"
        if len(self.work) > 1:
            return "blocks"
        return "finish" if Effort.LONG in {_effort(item) for item in self.session.main} else "even"

    @property
    def repeats(self) -> Repeats | None:
        """The repeats of the work, where it is a single set of them."""
        sets = [item for item in self.work if isinstance(item, Repeats)]
        return sets[0] if len(self.work) == len(sets) == 1 else None

    @property
    def strides(self) -> Repeats | None:
        """Strides, if there are any."""
        sets = (item for item in self.session.main if isinstance(item, Repeats))
        return next((item for item in sets if item.parts[0].effort is Effort.STRIDE), None)

    @property
    def work_metres(self) -> int:
        """Metres at the main effort."""
        return sum(part.metres for part in self.session.stretches() if part.effort is self.main)


def session_slots(session: Session, paces: Paces | None) -> dict[str, Quantity]:
    """The quantities of a session, each where it exists."""
    reading = Reading(session)
    return dict([*_ends(session), *_work(reading, paces), *_strides(reading)])


def _ends(session: Session) -> Iterator[tuple[str, Quantity]]:
    if session.warmup:
        yield "warm_up", Stretch(session.warmup.metres)
    if session.cooldown:
        yield "cool_down", Stretch(session.cooldown.metres)
    before = session.main[0]
    if len(session.main) > 1 and isinstance(before, Part) and before.effort in _RELAXED:
        yield "easy_before", Stretch(before.metres)


def _work(reading: Reading, paces: Paces | None) -> Iterator[tuple[str, Quantity]]:
    if not reading.work:
        return
    repeats, first = reading.repeats, reading.work[0]
    if repeats is not None:
        yield "main_set", Times(repeats.times, Stretch(repeats.parts[0].metres))
        yield "repeats", Number(repeats.times)
        yield "repeat_count", Count(repeats.times, "repeat")
        yield "repeat_length", Stretch(repeats.parts[0].metres)
        if len(repeats.parts) > 1:
            yield "pause", Stretch(repeats.parts[1].metres)
    elif isinstance(first, Part) and len(reading.work) == 1:
        yield "main_set", Stretch(first.metres)
    yield "work", Stretch(reading.work_metres)
    if paces is not None:
        yield "main_pace", Pace(paces.of(reading.main))


def _strides(reading: Reading) -> Iterator[tuple[str, Quantity]]:
    strides = reading.strides
    if strides is not None:
        yield "strides", Count(strides.times, "stride")
        yield "stride_count", Number(strides.times)
        yield "stride_length", Stretch(strides.parts[0].metres)


def _effort(item: Part | Repeats) -> Effort:
    return item.effort if isinstance(item, Part) else max((p.effort for p in item.parts), key=HARDNESS.__getitem__)


def traits_of_session(session: Session | None) -> dict[str, Any]:
    """The traits that conditions ask for."""
    if session is None:
        return {}
    reading = Reading(session)
    return {
        "efforts": reading.efforts,
        "main": reading.main.value,
        "shape": reading.shape,
        "repeats": reading.repeats.times if reading.repeats else None,
        "strides": reading.strides is not None,
    }
