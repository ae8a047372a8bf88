"""Run-walk: how somebody who cannot run yet gets to running without a break in eight weeks.

Source: the idea of NHS Couch to 5K (nine weeks, running that grows from one minute to thirty); the steps are ours.
"""

from collections.abc import Sequence

from solver.running.paces.sessions.occasion import NOVICE_KM, Occasion
from solver.running.paces.workouts import KM, Effort, Part, Repeats, Session, full_hundreds

STEPS: Sequence[tuple[float, float]] = (
    (1, 1.5),
    (1.5, 1.5),
    (2, 1.5),
    (3, 1.5),
    (5, 2),
    (8, 2),
    (12, 1.5),
    (20, 1),
)
"""Minutes of running and of walking, a week each; then running only."""
WALK_FIRST = 400
"""Metres of brisk walking before the first stretch, where the run is long enough."""


def step_of(current_weekly_km: float, week_number: int) -> int | None:
    """Which step a week takes, None once the running is continuous.

    Who runs nothing starts at the first step; who runs nearly 15 km a week near the last.
    """
    start = int(current_weekly_km / NOVICE_KM * len(STEPS))
    step = start + week_number - 1
    return step if current_weekly_km < NOVICE_KM and step < len(STEPS) else None


def run_walk(total: int, step: int, occasion: Occasion, *, always: bool = False) -> Session:
    """`total` metres as running with walking breaks; no longer than one stretch of the step, they are run.

    `always`: even then with a break, as on a day that is fast once no run needs walking any more. A run too short for
    a round of its step takes the longest earlier step that fits. What is left after the last break is run as long as
    a stretch may be, then walked.
    """
    if total <= _lengths(step, occasion)[0] and not always:
        return Session(None, (Part(total, Effort.EASY),), None)
    first = WALK_FIRST if total >= 4 * WALK_FIRST else full_hundreds(total * 0.2)
    step = next((shorter for shorter in range(step, 0, -1) if sum(_lengths(shorter, occasion)) <= total - first), 0)
    run, walk = _lengths(step, occasion)
    times, left = divmod(total - first, run + walk)
    minutes, rest = STEPS[step]
    parts = (Part(run, Effort.EASY, round(minutes * 60)), Part(walk, Effort.WALK, round(rest * 60)))
    last, home = min(run, left), max(0, left - run)
    return Session(
        Part(first, Effort.WALK) if first else None,
        (Repeats(times, parts), *([Part(last, Effort.EASY)] if last else [])),
        Part(home, Effort.WALK) if home else None,
        "run_walk",
    )


def _lengths(step: int, occasion: Occasion) -> tuple[int, int]:
    """Metres of running and of walking in a round."""
    minutes, rest = STEPS[step]
    return _metres(minutes, Effort.EASY, occasion), _metres(rest, Effort.WALK, occasion)


def _metres(minutes: float, effort: Effort, occasion: Occasion) -> int:
    """Full 10 m in so many minutes."""
    return max(10, int(minutes * 60 * KM / occasion.paces.middles[effort] / 10 + 0.5) * 10)
