"""People whom everybody knows, and what a reasonable friend would say of them."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.running.profile.activity import Activity, Effort, Hint, Sport
from solver.running.profile.estimate import Confidence
from solver.running.profile.result import Profile
from solver.running.profile.snapshot import profile_of
from solver.running.profile.volume import share_after_break
from solver.weekday import Weekday

SUNDAY = dt.date(2026, 11, 15)
EASY = 360.0  # seconds per km, 6:00
WEEK = {1: 8.0, 3: 8.0, 5: 8.0, 6: 16.0}  # weekday: km; 40 km in four runs


def run(day: dt.date, km: float, pace: float = EASY, hour: int = 18, **facts: object) -> Activity:
    start = dt.datetime.combine(day, dt.time(hour))
    made = Activity(start, Sport.RUN, km * pace, km * pace, km, average_hr=140.0, max_hr=155.0, source="watch")
    return replace(made, **facts)  # type: ignore[arg-type]


def weeks(count: int, factor: "dict[int, float] | None" = None, last: dt.date = SUNDAY) -> list[Activity]:
    """Weeks of WEEK up to a Sunday; `factor` scales some of them, counted back from 0."""
    made = []
    for ago in range(count):
        scale = (factor or {}).get(ago, 1.0)
        for weekday, km in WEEK.items() if scale else ():
            made.append(run(last - dt.timedelta(days=7 * ago + 6 - weekday), km * scale))
    return made


def profile(activities: list[Activity], as_of: dt.date = SUNDAY) -> Profile:
    return profile_of(activities, as_of)


def weekly_km(activities: list[Activity], as_of: dt.date = SUNDAY) -> float:
    return profile(activities, as_of).athlete.current_weekly_km


def test_the_same_every_week() -> None:
    athlete = profile(weeks(12)).athlete
    assert (athlete.current_weekly_km, athlete.runs_per_week_avg, athlete.longest_recent_run_km) == (40.0, 4.0, 16.0)
    assert (athlete.easy_pace_sec_per_km, athlete.easy_hr, athlete.consistency_score) == (360, 140, 1.0)
    assert (athlete.vdot, athlete.max_hr) == (None, None)  # nothing hard: no guess


@pytest.mark.parametrize("as_of", [SUNDAY + dt.timedelta(days=n) for n in range(5)])
def test_it_does_not_matter_on_which_weekday_one_asks(as_of: dt.date) -> None:
    assert weekly_km(weeks(13), as_of) == pytest.approx(40, rel=0.13)
    assert weekly_km(weeks(13, last=as_of), as_of) == 40


@pytest.mark.parametrize("holiday", [{2: 0.0}, {1: 0.0, 2: 0.0}, {3: 0.0, 6: 0.0}])
def test_a_holiday_does_not_change_what_somebody_usually_runs(holiday: dict[int, float]) -> None:
    made = profile(weeks(14, holiday))
    assert made.athlete.current_weekly_km == 40
    assert made.athlete.runs_per_week_avg == 4
    assert made.athlete.consistency_score == pytest.approx(1 - len(holiday) / 12, abs=0.01)  # but it was missed
    assert "left out as a break" in made.account.numbers.current_weekly_km.how


def test_one_short_jog_on_holiday_does_not_make_it_a_week_of_training() -> None:
    assert weekly_km(weeks(14, {2: 0.1})) == pytest.approx(40, rel=0.05)


def test_an_ultra_does_not_make_the_weeks_longer() -> None:
    made = profile([*weeks(14), run(SUNDAY - dt.timedelta(days=8), 100, 420, hour=5, elapsed_s=50_000)])
    assert made.athlete.current_weekly_km == pytest.approx(40, rel=0.05)
    assert made.athlete.longest_recent_run_km == 100


def test_somebody_who_builds_up_is_where_the_last_four_weeks_are() -> None:
    growth = {ago: 1.1**-ago for ago in range(12)}  # 10 % a week, 40 km now
    last_four = 40 * sum(1.1**-ago for ago in range(4)) / 4
    made = profile(weeks(12, growth))
    assert made.athlete.current_weekly_km == pytest.approx(last_four, rel=0.02)
    assert "rising" in made.account.numbers.current_weekly_km.how


def test_cutback_weeks_count_half_way() -> None:
    """Load weeks of 40 km with every fourth at 30: 40 is what somebody runs, 37.5 the mean."""
    assert 37.5 <= weekly_km(weeks(12, dict.fromkeys(range(3, 12, 4), 0.75))) <= 40


def test_who_runs_every_other_week_runs_half_as_much() -> None:
    assert weekly_km(weeks(14, dict.fromkeys(range(1, 14, 2), 0.0))) == pytest.approx(20, rel=0.1)


def test_who_stopped_three_weeks_ago_starts_with_half() -> None:
    made = profile(weeks(12), SUNDAY + dt.timedelta(days=21))
    assert made.athlete.current_weekly_km == 20.0
    assert made.account.numbers.current_weekly_km.confidence is Confidence.LOW
    assert "50% of that, after 21 days without a run" in made.account.numbers.current_weekly_km.how
    assert made.athlete.longest_recent_run_km == 16.0  # 21 days ago
    assert made.athlete.consistency_score == 0.75  # nine of twelve weeks


def test_who_stopped_half_a_year_ago_starts_from_nothing_and_is_told() -> None:
    made = profile(weeks(12), SUNDAY + dt.timedelta(days=180))
    assert made.athlete.current_weekly_km == 0
    assert made.athlete.longest_recent_run_km is None
    assert made.account.numbers.longest_recent_run_km.how.startswith("Not enough data: no run in the last 30 days")


def test_a_break_never_raises_what_is_left() -> None:
    shares = [share_after_break(days) for days in range(120)]
    assert (shares[7], shares[21], shares[56], shares[84]) == (1.0, 0.5, pytest.approx(1 / 3), 0.0)
    assert all(later <= earlier for earlier, later in pairwise(shares))


def test_a_beginner_of_three_days_gets_what_is_known_and_no_more() -> None:
    made = profile([run(SUNDAY - dt.timedelta(days=2), 5), run(SUNDAY, 4)])
    assert made.athlete.current_weekly_km == 9.0
    assert "only 3 days of history" in made.account.numbers.current_weekly_km.how
    assert made.athlete.easy_pace_sec_per_km is None
    assert made.athlete.consistency_score is None


def test_a_walker_with_a_dog_is_no_runner() -> None:
    walks = [replace(a, sport=Sport.WALK, moving_s=(a.distance_km or 0) * 700) for a in weeks(12)]
    made = profile(walks)
    assert (made.athlete.current_weekly_km, made.account.counts.cross_training) == (0.0, 48)
    assert made.account.numbers.current_weekly_km.how == "no runs in this history"
    assert made.suggested_settings.preferred_days == ()


def test_a_bicycle_commuter_trains_across_and_runs_no_further() -> None:
    days = [SUNDAY - dt.timedelta(days=n) for n in range(84) if (SUNDAY - dt.timedelta(days=n)).weekday() < 5]
    rides = [run(day, 9.0, 160, hour=hour, sport=Sport.RIDE) for day in days for hour in (7, 17)]
    made = profile([*weeks(12), *rides])
    assert (made.athlete.current_weekly_km, made.athlete.runs_per_week_avg) == (40.0, 4.0)
    assert made.suggested_settings.allow_cross_training
    assert made.account.weeks[-1].cross_training_minutes == 10 * 24


def test_rides_saved_as_runs_are_seen_through() -> None:
    wrong = [run(SUNDAY - dt.timedelta(days=7 * n), 20, 150, hour=8) for n in range(4)]
    made = profile([*weeks(12), *wrong])
    assert (made.athlete.current_weekly_km, made.athlete.vdot) == (40.0, None)
    assert [r.message.endswith("perhaps a ride saved as a run; left out") for r in made.account.remarks] == [True] * 4


def test_a_watch_stopped_at_a_traffic_light_splits_no_long_run() -> None:
    whole = weeks(12)
    long_run = next(a for a in whole if a.day == SUNDAY)
    first = replace(long_run, distance_km=10.0, moving_s=3600.0, elapsed_s=3600.0)
    rest = replace(first, start=first.end + dt.timedelta(minutes=4), distance_km=6.0, moving_s=2160.0, elapsed_s=2160.0)
    made = profile([a for a in whole if a is not long_run] + [first, rest])
    assert (made.athlete.longest_recent_run_km, made.athlete.runs_per_week_avg) == (16.0, 4.0)


def test_warm_up_race_and_cool_down_are_one_outing_and_one_race() -> None:
    race = run(SUNDAY, 10.1, 270, hour=10, hint=Hint.RACE, average_hr=172.0, max_hr=184.0)
    around = [run(SUNDAY, 2.0, 380, hour=9), run(SUNDAY, 2.0, 380, hour=11)]
    made = profile([*(a for a in weeks(12) if a.day != SUNDAY), race, *around])
    assert made.athlete.runs_per_week_avg == 4.0
    assert made.account.numbers.vdot.how.startswith("10 km in 45:27 on 2026-11-15 (race)")
    assert made.athlete.vdot == pytest.approx(44.8, abs=0.3)  # Daniels' table: 45:16 is 45
    assert made.athlete.max_hr == 186


def test_a_race_jogged_with_a_friend_shows_no_fitness() -> None:
    jogged = run(SUNDAY, 10.0, 355, hour=10, hint=Hint.RACE)
    assert profile([*weeks(12), jogged]).athlete.vdot is None


def test_a_hard_five_kilometres_inside_a_run_is_a_lower_bound() -> None:
    efforts = (Effort(1609.344, 400.0), Effort(5000.0, 1310.0))  # Daniels' table: 21:50 is VDOT 45
    hard = run(SUNDAY - dt.timedelta(days=3), 8.0, 300, hour=7, efforts=efforts)
    made = profile([*weeks(12), hard])
    assert made.athlete.vdot == pytest.approx(45, abs=0.2)
    assert made.account.numbers.vdot.confidence is Confidence.LOW
    assert "perhaps not all-out" in made.account.numbers.vdot.how


def test_easy_pace_is_that_of_the_easy_runs_however_many_are_hard() -> None:
    """Two of four runs at 4:48 and 5:00, the others at 6:00: the average would be 5:27."""
    mixed = []
    for a in weeks(10):
        pace = {1: 288.0, 3: 300.0}.get(a.day.weekday(), EASY)
        mixed.append(replace(a, moving_s=(a.distance_km or 0) * pace, elapsed_s=(a.distance_km or 0) * pace))
    assert profile(mixed).athlete.easy_pace_sec_per_km == 360


def test_treadmill_runs_count_and_teach_no_pace() -> None:
    indoors = [
        replace(a, treadmill=a.day.weekday() == 1, distance_km=None) if a.day.weekday() == 1 else a for a in weeks(10)
    ]
    made = profile(indoors)
    assert made.athlete.current_weekly_km == pytest.approx(40, rel=0.01)  # an hour's easy running is ten kilometres
    assert made.account.counts.treadmill_runs == 10


def test_days_without_times_keep_their_doubles() -> None:
    midnight = [replace(a, start=dt.datetime.combine(a.day, dt.time()), timed=False) for a in weeks(10)]
    twice = midnight + [replace(a) for a in midnight if a.day == SUNDAY]
    assert profile(twice).account.counts.duplicates == 0
    assert profile(twice).account.weeks[-1].km == 56.0
    other = [replace(a, source="another export") for a in midnight]
    assert profile([*midnight, *other]).account.counts.duplicates == len(midnight)


def test_a_copy_with_a_wrong_time_zone_is_a_copy() -> None:
    shifted = [replace(a, start=a.start + dt.timedelta(hours=7), source="phone") for a in weeks(10)]
    made = profile([*weeks(10), *shifted], SUNDAY + dt.timedelta(days=1))
    assert (made.account.counts.duplicates, made.athlete.runs_per_week_avg) == (40, 4.0)


def test_habits_are_proposed_with_room_to_grow() -> None:
    settings = profile(weeks(10)).suggested_settings
    assert settings.preferred_days == (Weekday.TUESDAY, Weekday.THURSDAY, Weekday.SATURDAY, Weekday.SUNDAY)
    assert (settings.days_per_week, settings.preferred_long_run_day) == (4, Weekday.SUNDAY)
    assert settings.max_minutes_by_day == dict.fromkeys(settings.preferred_days[:3], 90)  # 48 minutes and room to grow


def test_five_weeks_off_in_sixteen_are_five_breaks_and_no_habit() -> None:
    assert weekly_km(weeks(30, dict.fromkeys((1, 3, 7, 8, 11), 0.0))) == 40


def test_hard_sessions_without_a_race_are_no_fitness_test() -> None:
    """A tempo run every week at 5:00: fast, but nobody knows how hard."""
    made = profile([replace(a, moving_s=2400.0, elapsed_s=2400.0) if a.day.weekday() == 3 else a for a in weeks(16)])
    assert made.athlete.vdot is None
    assert made.athlete.easy_pace_sec_per_km == 360


def test_one_run_that_stands_out_is_a_hard_effort_though_nobody_called_it_a_race() -> None:
    alone = run(SUNDAY - dt.timedelta(days=9), 10.0, 271.6, hour=9)  # Daniels' table: 45:16 is VDOT 45
    made = profile([*weeks(16), alone])
    assert made.athlete.vdot == pytest.approx(45, abs=0.1)
    assert made.account.numbers.vdot.confidence is Confidence.LOW


def test_who_came_back_three_weeks_ago_runs_what_was_run_since() -> None:
    before = [replace(a, start=a.start - dt.timedelta(days=365)) for a in weeks(12, dict.fromkeys(range(12), 2.0))]
    made = profile([*before, *weeks(3)])
    assert made.athlete.current_weekly_km == 40
    assert made.athlete.consistency_score == 0.25  # three of twelve weeks


def test_a_watch_that_ran_on_for_ages_stops_nothing() -> None:
    endless = [replace(a, elapsed_s=1e300) for a in weeks(10)]
    assert profile(endless).athlete == profile(weeks(10)).athlete


NUMBERS = st.floats() | st.floats(0, 20_000)
ANYTHING = st.builds(
    Activity,
    start=st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2099, 1, 1)) | st.just(dt.datetime(2026, 11, 1, 8)),
    sport=st.sampled_from(Sport),
    moving_s=NUMBERS,
    elapsed_s=NUMBERS,
    distance_km=st.none() | NUMBERS | st.floats(1, 30),
    average_hr=st.none() | NUMBERS | st.floats(90, 190),
    max_hr=st.none() | NUMBERS,
    hint=st.sampled_from(Hint),
    treadmill=st.booleans(),
    timed=st.booleans(),
    efforts=st.lists(st.builds(Effort, NUMBERS, NUMBERS), max_size=2).map(tuple),
)


@given(st.lists(ANYTHING, max_size=25), st.dates(dt.date(1995, 1, 1), dt.date(2099, 1, 1)) | st.just(SUNDAY))
@settings(max_examples=80, deadline=None)
def test_no_history_makes_the_arithmetic_stumble(activities: list[Activity], as_of: dt.date) -> None:
    made = profile([*activities, *weeks(3)], as_of)
    assert made.as_json()["athlete"]
    assert made.athlete.current_weekly_km >= 0
