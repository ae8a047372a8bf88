"""Sessions of solved plans as a running coach reads them: novices who walk yet, variety, and race pace for all."""

import datetime as dt
import itertools

import pytest

from coach.offline import fill
from solver.running.engine import solve
from solver.running.paces.sessions.programme import sessions_of
from solver.running.paces.workouts import RELAXED_EFFORTS, Effort, Repeats, Session
from solver.running.request.request import read_request
from solver.running.request.result import Intensity, WorkoutType

MONDAY = dt.date(2027, 1, 4)
ATHLETES = {
    "who runs nothing": {"currentWeeklyKm": 0.0},
    "a novice": {"currentWeeklyKm": 12.0, "easyPaceSecPerKm": 420.0},
    "a regular": {"currentWeeklyKm": 42.0, "vdot": 45.0, "longestRecentRunKm": 15.0},
    "a fast one": {"currentWeeklyKm": 85.0, "vdot": 66.0, "longestRecentRunKm": 24.0},
}
WEEKS = {"5k": 12, "10k": 14, "half_marathon": 16, "marathon": 20}
FAST = frozenset(WorkoutType(kind) for kind in ("tempo", "intervals"))


def season(goal: str, athlete: str, days: int):
    race = MONDAY + dt.timedelta(7 * WEEKS[goal] - 1)
    settings = {"goal": goal, "startDate": f"{MONDAY}", "raceDate": f"{race}", "daysPerWeek": days}
    request = read_request({"athlete": ATHLETES[athlete], "settings": settings})
    plan = solve(request)
    return request, plan, sessions_of(plan.weeks, request)


def work_of(session: Session) -> list[tuple[int, int, Effort]]:
    """How often, how far, how fast: what is more than relaxed running, steady running or strides."""
    items = [(item, item.parts[0] if isinstance(item, Repeats) else item) for item in session.main]
    calm = RELAXED_EFFORTS | {Effort.STEADY, Effort.STRIDE}
    fast = [(item, part) for item, part in items if part.effort not in calm]
    return [(item.times if isinstance(item, Repeats) else 1, part.metres, part.effort) for item, part in fast]


@pytest.mark.parametrize("days", [3, 5, 6, 7])
@pytest.mark.parametrize("athlete", ATHLETES)
@pytest.mark.parametrize("goal", WEEKS)
def test_no_workout_comes_again_within_three_weeks(goal, athlete, days):
    _, _, sessions = season(goal, athlete, days)
    fast = [(date, work) for date, session in sorted(sessions.items()) for work in work_of(session)]
    assert len(fast) >= 3
    again = [
        (date, work)
        for (before, other), (date, work) in itertools.combinations(fast, 2)
        if work == other and date - before <= dt.timedelta(weeks=3)
    ]
    assert not again


@pytest.mark.parametrize("goal", WEEKS)
def test_who_still_walks_in_easy_runs_runs_nothing_fast_that_week_and_is_told_so(goal):
    """From nothing, walking ends after eight weeks; R04 has tempo and intervals from the seventh on."""
    request, plan, sessions = season(goal, "who runs nothing", 4)
    plan = fill(plan, request)
    walking = [week for week in plan.weeks if week.week_number <= 8]
    quality = [day for week in walking for day in week.days if day.workout_type in FAST]
    assert len(quality) >= 2
    for day in quality:
        assert work_of(sessions[day.date]) == []
        assert Effort.WALK in {part.effort for part in sessions[day.date].stretches}
        assert day.intensity is Intensity.LOW
        assert day.title.startswith("Run and walk")
    assert any(work_of(sessions[d.date]) for w in plan.weeks[8:] for d in w.days if d.workout_type in FAST)


@pytest.mark.parametrize(("goal", "effort", "metres"), [("5k", Effort.FIVE_K, 1000), ("10k", Effort.TEN_K, 1600)])
@pytest.mark.parametrize("athlete", ["a regular", "a fast one"])
def test_peak_weeks_run_kilometres_at_the_pace_of_a_short_race(goal, effort, metres, athlete):
    _, _, sessions = season(goal, athlete, 5)
    longest = max(length for s in sessions.values() for _, length, kind in work_of(s) if kind is effort)
    assert longest >= metres


@pytest.mark.parametrize("athlete", ATHLETES)
def test_nobody_jogs_less_than_a_hundred_metres_between_repeats(athlete):
    _, _, sessions = season("10k", athlete, 3)
    sets = [item for session in sessions.values() for item in session.main if isinstance(item, Repeats)]
    jogs = [part.metres for item in sets for part in item.parts if part.effort is Effort.RECOVERY]
    assert jogs
    assert min(jogs) >= 100
