"""A session read from its parts, whatever workout it is: its main work, its shape, and the quantities in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from coach.bank.quantities import Count, Distance, Number, Pace, Quantity, Seconds, Stretch, Times
from solver.running.paces.intensity import BY_EFFORT
from solver.running.paces.paces import Paces
from solver.running.paces.sessions.catalogue import LIGHT
from solver.running.paces.workouts import RELAXED_EFFORTS, Effort, Part, Repeats, Session
from solver.running.request.result import WorkoutType

Shape = Literal["even", "repeats", "blocks", "finish", "walk_run"]
HARDNESS = {effort: rank for rank, effort in enumerate(Effort)}
"""Efforts stand in the order of their pace, the slowest first."""


@dataclass(frozen=True)
class Reading:
    """What one session holds."""

    session: Session

    @cached_property
    def efforts(self) -> frozenset[str]:
        """Every effort in it."""
        return frozenset(part.effort.value for part in self.session.stretches)

    @cached_property
    def work(self) -> list[Part | Repeats]:
        """The items of the main part that are more than relaxed running; strides are no work."""
        return [item for item in self.session.main if _effort(item) not in RELAXED_EFFORTS | {Effort.STRIDE}]

    @property
    def main(self) -> Effort:
        """The hardest effort of the work, or the session's own where there is none."""
        items = self.work or [item for item in self.session.main if isinstance(item, Part)]
        return max((_effort(item) for item in items or self.session.main), key=HARDNESS.__getitem__)

    @property
    def shape(self) -> Shape:
        """How the work is laid out."""
        if Effort.WALK.value in self.efforts:
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
        return sum(part.metres for part in self.session.stretches if part.effort is self.main)


RACE_EFFORTS = frozenset({Effort.MARATHON, Effort.HALF, Effort.TEN_K, Effort.FIVE_K})
_FAST = frozenset({WorkoutType.TEMPO, WorkoutType.INTERVALS})


def name_of(kind: WorkoutType, session: Session | None) -> str:
    """How `words.toml` calls a workout: by its type, but hills, run-walk and fast days at race pace by themselves."""
    if session is None:
        return kind.value
    reading = Reading(session)
    if reading.shape == "walk_run":
        return "walk_run"
    by_itself = reading.main is Effort.HILL or (reading.main in RACE_EFFORTS and kind in _FAST)
    return reading.main.value if by_itself else kind.value


def session_slots(session: Session, paces: Paces | None) -> dict[str, Quantity]:
    """The quantities of a session, each where it exists."""
    reading = Reading(session)
    return dict([*_ends(session), *_walking(reading), *_work(reading, paces), *_strides(reading)])


def _ends(session: Session) -> Iterator[tuple[str, Quantity]]:
    if session.warmup:
        yield "warm_up", Stretch(session.warmup.metres)
    if session.cooldown:
        yield "cool_down", Stretch(session.cooldown.metres)
    first = session.main[0]
    if _runs_on_easily(session) and isinstance(first, Part):
        yield "easy_before", Stretch(first.metres)
    if session.easier_metres:
        yield "easier", Distance(session.easier_metres / 1000)


def _runs_on_easily(session: Session) -> bool:
    """Whether an easy stretch lies between warm-up and work."""
    first = session.main[0]
    return len(session.main) > 1 and isinstance(first, Part) and first.effort in RELAXED_EFFORTS


def _work(reading: Reading, paces: Paces | None) -> Iterator[tuple[str, Quantity]]:
    if not reading.work:
        return
    repeats, first = reading.repeats, reading.work[0]
    if repeats is not None:
        yield "main_set", Times(repeats.times, _length(repeats.parts[0]))
        if len(repeats.parts) > 1:
            yield "pause", _length(repeats.parts[1])
    elif isinstance(first, Part) and len(reading.work) == 1:
        yield "main_set", Stretch(first.metres)
    yield "work", Stretch(reading.work_metres)
    if paces is not None and reading.main not in BY_EFFORT:
        yield "main_pace", Pace(paces.of(reading.main))


def _walking(reading: Reading) -> Iterator[tuple[str, Quantity]]:
    sets = [item for item in reading.session.main if isinstance(item, Repeats)]
    if reading.shape == "walk_run" and sets and len(sets[0].parts) > 1:
        run, walk = sets[0].parts[:2]
        yield "run_time", _length(run)
        yield "walk_time", _length(walk)
        yield "walk_breaks", Count(sets[0].times, "walk_break")


def _length(part: Part) -> Quantity:
    """By the clock where that is how the part is meant, else its metres."""
    return Stretch(part.metres, on_track=True) if part.seconds is None else Seconds(part.seconds)


def _strides(reading: Reading) -> Iterator[tuple[str, Quantity]]:
    strides = reading.strides
    if strides is not None:
        yield "strides", Count(strides.times, "stride")
        yield "stride_count", Number(strides.times)
        yield "stride_length", Stretch(strides.parts[0].metres, on_track=True)


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
        "easy_before": reading.shape != "walk_run" and _runs_on_easily(session),
        "has_option": session.easier_metres > 0,
        "light_work": session.name == LIGHT,
    }
