"""Sessions of whole plans: by goal, phase and level, within Daniels' ceilings, and never the same soon again."""

import datetime as dt
import itertools
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.moments.breaks import slowed_days
from solver.running.engine import solve
from solver.running.paces.durations import put_durations, session_minutes
from solver.running.paces.metrics import intensity_metrics
from solver.running.paces.paces import DEFAULT_PACES, paces_of
from solver.running.paces.sessions.catalogue import Level
from solver.running.paces.sessions.ceilings import CEILINGS
from solver.running.paces.sessions.occasion import Occasion
from solver.running.paces.sessions.programme import LEAST_OF_LOAD, sessions_of
from solver.running.paces.sessions.run_walk import run_walk
from solver.running.paces.sessions.strides import with_strides
from solver.running.paces.workouts import RELAXED_EFFORTS, Effort, Repeats, Session
from solver.running.request.request import Athlete, Goal, PlanRequest, read_request
from solver.running.request.result import PlanDay, PlanWeek, WeekType, WorkoutType
from solver.running.rules.volume import CutbackDepth
from solver.weekday import WEEK

MONDAY = dt.date(2027, 1, 4)
PHASES = ["base"] * 4 + ["recovery"] + ["build"] * 4 + ["recovery"] + ["peak"] * 4 + ["taper"] * 2
RACE_EFFORTS = {
    "5k": Effort.FIVE_K,
    "10k": Effort.TEN_K,
    "half_marathon": Effort.HALF,
    "marathon": Effort.MARATHON,
}
RACE_KM = {"5k": 5.0, "10k": 10.0, "half_marathon": 21.0975, "marathon": 42.195}


def request(goal="marathon", km=50.0, vdot=45.0, days=4, injured=False, **settings) -> PlanRequest:
    end = {"totalWeeks": len(PHASES)} if goal == "general_fitness" else {"raceDate": "2027-04-25"}
    athlete = {"currentWeeklyKm": km, "vdot": vdot, "injuryFlags": ["knee"] if injured else []}
    what = {"goal": goal, "startDate": MONDAY.isoformat(), "daysPerWeek": days, **end, **settings}
    return read_request({"athlete": athlete, "settings": what})


def skeleton(asked: PlanRequest, km=60.0, phases=PHASES) -> list[PlanWeek]:
    """Tuesday and Saturday easy, Thursday quality by R04 (tempo in odd weeks), Sunday long."""
    return [_week(asked, number, WeekType(phase), km) for number, phase in enumerate(phases, start=1)]


def _week(asked: PlanRequest, number: int, phase: WeekType, km: float) -> PlanWeek:
    fast = WorkoutType.TEMPO if number % 2 else WorkoutType.INTERVALS
    settings = asked.settings
    quality = fast if settings.include_speedwork and not asked.athlete.injury_flags else WorkoutType.STEADY
    plan = {1: (WorkoutType.EASY, 0.25), 3: (quality, 0.2), 5: (WorkoutType.EASY, 0.25), 6: (WorkoutType.LONG_RUN, 0.3)}
    start = MONDAY + dt.timedelta(7 * (number - 1))
    days = []
    for i, weekday in enumerate(WEEK):
        kind, share = plan.get(i, (WorkoutType.REST, 0.0))
        date, length = start + dt.timedelta(i), round(km * share, 1)
        if date == settings.race_date:
            kind, length = WorkoutType.RACE, RACE_KM[settings.goal.value]
        days.append(
            PlanDay(
                date=date,
                day_of_week=weekday,
                workout_type=kind,
                planned_distance_km=length or None,
                planned_duration_mins=None,
            )
        )
    total = sum(day.planned_distance_km or 0 for day in days)
    return PlanWeek(
        week_number=number,
        week_start_date=start,
        week_end_date=start + dt.timedelta(6),
        week_type=phase,
        planned_distance_km=total,
        days=days,
    )


def by_phase(asked: PlanRequest, km=60.0) -> dict[WeekType, list[Session]]:
    weeks, found = skeleton(asked, km), defaultdict(list)
    sessions = sessions_of(weeks, asked)
    for week in weeks:
        found[week.week_type] += [sessions[day.date] for day in week.days if day.date in sessions]
    return found


def metres(sessions: list[Session], *efforts: Effort) -> int:
    return sum(part.metres for session in sessions for part in session.stretches if part.effort in efforts)


def names(sessions: list[Session]) -> set[str]:
    return {session.name for session in sessions}


@pytest.mark.parametrize("goal", Goal)
def test_base_has_hills_strides_and_first_threshold_and_no_repeats_of_the_later_phases(goal):
    base = by_phase(request(goal.value))[WeekType.BASE]
    assert {"hills", "strides", "threshold"} <= names(base)
    assert not names(base) & {"vo2max", "race_pace", "cruise", "marathon_long", "race_pace_long"}


@pytest.mark.parametrize("goal", Goal)
def test_build_has_repeats_of_three_to_five_minutes(goal):
    asked = request(goal.value)
    middles = paces_of(asked.athlete, asked.settings.goal).middles
    repeats = [
        item
        for session in by_phase(asked)[WeekType.BUILD]
        if session.name == "vo2max"
        for item in session.main
        if isinstance(item, Repeats)
    ]
    assert repeats
    for item in repeats:
        minutes = item.parts[0].metres * middles["interval"] / 60_000
        assert 2.5 <= minutes <= 5.5


@pytest.mark.parametrize("goal", ["5k", "10k", "half_marathon", "marathon"])
def test_peak_and_race_week_run_at_the_pace_of_the_race(goal):
    found = by_phase(request(goal, days=4))
    effort = RACE_EFFORTS[goal]
    assert metres(found[WeekType.PEAK], effort) >= 3000
    last = [session for session in found[WeekType.TAPER] if session.name == "sharpener"]
    assert len(last) == 1
    assert 1000 <= metres(last, effort) <= (5000 if goal == "marathon" else 3000)
    others = set(RACE_EFFORTS.values()) - {effort}
    assert metres([s for phase in found.values() for s in phase], *others) == 0


@pytest.mark.parametrize(("goal", "least"), [("5k", 2000), ("10k", 2400), ("half_marathon", 4800)])
def test_a_peak_whose_only_fast_day_is_of_the_other_kind_runs_at_race_pace_on_it(goal, least):
    """35 km weeks, one peak week: 8 % are 2.8 km, 13 % 4.55 km. Week 7 is odd, its day tempo; week 8 has intervals."""
    shorter = ["base"] * 2 + ["recovery"] + ["build"] * 2 + ["recovery"]
    phases = [*shorter, *(["build"] if goal == "half_marathon" else []), "peak", "taper"]
    race = MONDAY + dt.timedelta(7 * len(phases) - 1)
    asked = request(goal, raceDate=race.isoformat())
    weeks = skeleton(asked, 40.0, phases)
    (peak,) = (week for week in weeks if week.week_type is WeekType.PEAK)
    quality, sessions = peak.days[3], sessions_of(weeks, asked)
    assert quality.workout_type is (WorkoutType.INTERVALS if goal == "half_marathon" else WorkoutType.TEMPO)
    assert metres([sessions[quality.date]], RACE_EFFORTS[goal]) >= least


@pytest.mark.parametrize(("goal", "race_km"), [("5k", 5), ("10k", 10)])
def test_the_sharpener_of_a_small_week_is_a_few_minutes_not_a_few_seconds(goal, race_km):
    """11 km before the race on Sunday: 8 % of the 16 or 21 km of the whole week, not of 11, are 1.28 and 1.68 km."""
    asked = request(goal, vdot=40.0)
    weeks = skeleton(asked, 16.0)
    assert weeks[-1].planned_distance_km == pytest.approx(11.2 + race_km, abs=0.1)
    sharpener = sessions_of(weeks, asked)[weeks[-1].days[3].date]
    assert 800 <= metres([sharpener], RACE_EFFORTS[goal]) <= 80 * (11.2 + race_km)


def test_every_second_long_run_of_build_and_peak_has_a_quarter_to_half_at_marathon_pace():
    """60 km weeks: long runs of 18 km; a quarter is 4.5, half 9, and 25 % of the week 15. The last is 9 km or 2 x 4."""
    found = by_phase(request("marathon"))
    hard = found[WeekType.BUILD] + found[WeekType.PEAK]
    longs = [metres([s], Effort.MARATHON) for s in hard if s.name in ("long", "marathon_long")]
    assert len(longs) == 8
    assert [m > 0 for m in longs] == [False, True] * 4
    assert all(4500 <= m <= 9000 for m in longs[1::2])
    assert longs[-1] == max(longs) == 8000


@pytest.mark.parametrize("vdot", [28, 45, 62, None])
@pytest.mark.parametrize("goal", Goal)
@pytest.mark.parametrize("km", [25.0, 60.0, 130.0])
def test_fast_running_keeps_daniels_ceilings(goal, km, vdot):
    asked = request(goal.value, vdot=vdot)
    weeks = skeleton(asked, km)
    sessions, seen = sessions_of(weeks, asked), set()
    for week in weeks:
        for day in week.days:
            for effort, ceiling in CEILINGS.items():
                fast = metres([sessions[day.date]], effort) if day.date in sessions else 0
                seen.add(effort) if fast else None
                assert fast <= min(ceiling.week_share * week.planned_distance_km * 1000, ceiling.metres) + 1
    assert {Effort.TEMPO, Effort.INTERVAL, Effort.HILL} <= seen


@pytest.mark.parametrize("goal", Goal)
@pytest.mark.parametrize("km", [30.0, 60.0, 100.0])
def test_no_fast_workout_comes_twice_within_three_weeks(goal, km):
    asked = request(goal.value)
    sessions = sessions_of(skeleton(asked, km), asked)
    work = [(date, s.main[-1]) for date, s in sorted(sessions.items()) if s.easier_metres and s.name != "steady"]
    fast = [(date, item) for date, item in work if isinstance(item, Repeats) or item.effort is not Effort.STEADY]
    assert len(fast) >= 14
    for (earlier, one), (later, other) in itertools.combinations(fast, 2):
        assert one != other or later - earlier > dt.timedelta(weeks=3)


def test_who_runs_nothing_walks_and_runs_and_runs_without_a_break_in_the_ninth_week():
    asked = request("5k", km=0.0, vdot=None, days=3)
    sessions = sessions_of(skeleton(asked, 8.0), asked)
    by_week = defaultdict(list)
    for date, session in sessions.items():
        by_week[(date - MONDAY).days // 7 + 1].append(session)
    first = next(item for item in by_week[1][0].main if isinstance(item, Repeats))
    assert [part.seconds for part in first.parts] == [60, 90]
    walked = [metres(by_week[n], Effort.WALK) / metres(by_week[n], *RELAXED_EFFORTS) for n in range(1, 11)]
    assert walked[0] > 0.3
    assert walked[8:] == [0, 0]


def test_a_day_too_short_for_its_weeks_stretch_takes_an_earlier_one_and_a_shorter_one_is_run():
    """Week 6 runs 8 min at 6:30 = 1.23 km and walks 2: 1.7 km hold that no more, but 5 min (0.77 km) and 2 min."""
    occasion = Occasion(Goal.FIVE_K, WeekType.BASE, DEFAULT_PACES, 8.0, Level.NOVICE)
    (rounds, *_rest) = run_walk(1700, 5, occasion).main
    assert [part.seconds for part in rounds.parts] == [5 * 60, 2 * 60]
    assert metres([run_walk(1200, 5, occasion)], Effort.WALK) == 0


def test_the_first_long_run_is_easy_and_later_ones_end_steadily():
    asked = request("10k")
    longs = [s for date, s in sorted(sessions_of(skeleton(asked), asked).items()) if date.weekday() == 6]
    steady = [round(metres([s], Effort.STEADY) / s.metres, 2) for s in longs]
    assert steady[0] == 0
    assert all(0.35 <= share <= 0.55 for share in steady if share)
    assert sum(share > 0 for share in steady) >= 5


def test_a_runner_near_the_novices_limit_walks_for_a_week_at_most():
    """14 of 15 km: the eighth of eight steps in week 1, running only from week 2."""
    asked = request("10k", km=14.0)
    weeks = sessions_of(skeleton(asked, 16.0), asked)
    later = [session for date, session in weeks.items() if date >= MONDAY + dt.timedelta(7)]
    assert metres(later, Effort.WALK) == 0


def test_the_injured_run_steadily_and_nothing_faster_than_that():
    found = [s for sessions in by_phase(request("10k", injured=True)).values() for s in sessions]
    steady = [s for s in found if s.name == "steady"]
    assert len(steady) == len(PHASES)
    assert metres(found, Effort.STEADY) > 0
    assert metres(found, *(set(Effort) - RELAXED_EFFORTS - {Effort.STEADY})) == 0


def test_the_fast_start_higher_up_the_ladder_than_the_rest():
    first = {vdot: by_phase(request("10k", vdot=vdot))[WeekType.BASE] for vdot in (40, 66)}
    longest = {
        vdot: max(p.metres for s in sessions if s.name == "threshold" for p in s.stretches if p.effort is Effort.TEMPO)
        for vdot, sessions in first.items()
    }
    assert longest[66] > longest[40]


def test_hard_sessions_carry_an_easier_option_no_longer_than_themselves():
    found = [s for sessions in by_phase(request("marathon")).values() for s in sessions]
    hard = [s for s in found if s.name not in ("easy", "long", "strides")]
    assert len(hard) >= 20
    assert all(0 < s.easier_metres <= s.metres for s in hard)
    assert all(s.easier_metres == 0 for s in found if s.name in ("easy", "long", "strides"))


@given(
    st.sampled_from(list(Goal)),
    st.floats(6, 200),
    st.none() | st.floats(15, 90),
    st.sampled_from(["km", "mi"]),
    st.floats(0, 120),
)
def test_sessions_add_up_to_the_metre_and_every_part_is_run(goal, week_km, vdot, units, current):
    asked = request(goal.value, km=current, vdot=vdot, units=units)
    weeks = skeleton(asked, week_km)
    sessions = sessions_of(weeks, asked)
    runs = [d for w in weeks for d in w.days if d.planned_distance_km and d.workout_type is not WorkoutType.RACE]
    assert set(sessions) == {day.date for day in runs}
    for day in runs:
        assert sessions[day.date].metres == round(day.planned_distance_km * 1000)
        assert all(part.metres > 0 for part in sessions[day.date].stretches)


@given(st.integers(1000, 45_000))
def test_strides_fit_into_every_easy_run(total):
    session = with_strides(total)
    assert session.metres == total
    assert all(part.metres > 0 for part in session.stretches)
    assert 2 <= sum(part.effort is Effort.STRIDE for part in session.stretches) <= 6


def test_durations_are_those_of_the_sessions():
    """Without paces 6:30 per km easy is assumed: 15 km on Tuesday of a recovery week are 97.5, so 98 minutes."""
    asked = request("general_fitness", vdot=None)
    weeks = skeleton(asked)
    put_durations(weeks, asked, {})
    assert weeks[4].days[1].planned_duration_mins == 98
    sessions = sessions_of(weeks, asked)
    for day in (day for week in weeks for day in week.days):
        if day.date in sessions:
            assert day.planned_duration_mins == int(session_minutes(sessions[day.date], None) + 0.5)
        else:
            assert day.planned_duration_mins is None


@pytest.mark.parametrize("goal", Goal)
def test_three_quarters_to_nine_tenths_of_training_time_is_easy(goal):
    asked = request(goal.value)
    measured = intensity_metrics(skeleton(asked), asked)
    assert 0.75 <= measured.easy_share <= 0.90
    week = measured.weeks[0]
    assert sum(week.minutes.values()) == pytest.approx(
        sum(session_minutes(s, paces_of(Athlete(currentWeeklyKm=50, vdot=45.0), goal)) for s in _first_week(asked)),
        abs=0.5,
    )


@pytest.mark.parametrize("days", [7, 21, 40])
def test_time_by_intensity_is_the_time_that_runs_after_a_break_are_said_to_take(days):
    """Runs are told in whole minutes, the five sums of a week in tenths: half a minute a run and a twentieth a sum."""
    blocked = [(MONDAY + dt.timedelta(28 + k)).isoformat() for k in range(days)]
    asked = request("10k", blockedDates=blocked)
    plan = solve(asked)
    measured = intensity_metrics(plan.weeks, asked, slowed_days(plan, asked.settings.blocked_dates))
    for week, told in zip(plan.weeks, measured.weeks, strict=True):
        said = [day.planned_duration_mins for day in week.days if day.planned_distance_km]
        assert sum(told.minutes.values()) == pytest.approx(sum(said), abs=0.5 * len(said) + 0.25)


def _first_week(asked: PlanRequest) -> list[Session]:
    return [s for date, s in sessions_of(skeleton(asked), asked).items() if date < MONDAY + dt.timedelta(7)]


RACE_PACED = {"race_pace", "race_pace_long"}


@pytest.mark.parametrize("kinds", [["intervals"], ["tempo"], ["tempo", "intervals"]])
@pytest.mark.parametrize("goal", ["5k", "10k", "half_marathon"])
def test_a_week_with_two_fast_days_has_one_run_at_race_pace_at_most(goal, kinds):
    asked = request(goal, km=45.0, days=5, qualityTypes=kinds)
    weeks = solve(asked).weeks
    sessions = sessions_of(weeks, asked)
    found = [[s.name for day in week.days if (s := sessions.get(day.date)) and s.name in RACE_PACED] for week in weeks]
    assert max(map(len, found)) == 1


@pytest.mark.parametrize(("days", "most"), [(4, 7000), (5, 5000)])
def test_a_base_long_run_ends_steadily_for_half_of_it_at_most_and_less_beside_two_hard_days(days, most):
    asked = request("marathon", km=45.0, days=days)
    weeks = solve(asked).weeks
    sessions = sessions_of(weeks, asked)
    longs = [
        sessions[day.date]
        for week in weeks
        if week.week_type is WeekType.BASE
        for day in week.days
        if day.workout_type is WorkoutType.LONG_RUN
    ]
    ends = [(metres([long], Effort.STEADY), long.metres) for long in longs]
    assert max(steady for steady, _ in ends) in range(3000, most + 1)
    assert all(steady <= 0.5 * whole for steady, whole in ends)


def test_what_is_left_of_a_cut_week_is_measured_by_the_least_recovery_week_of_r15():
    """Rules stand in a room above sessions, which cannot ask them."""
    assert CutbackDepth().low_percent == 100 * LEAST_OF_LOAD
