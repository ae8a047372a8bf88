"""What is guessed, corrected, copied or hard to believe is told, with low confidence, and never cut in silence."""

import datetime as dt
from dataclasses import replace
from itertools import permutations

import pytest

from api.history.history import history_of
from api.history.profile import profile_from
from solver.running.profile.activity import Activity, Hint
from solver.running.profile.estimate import Confidence
from solver.running.profile.result import Profile
from solver.running.profile.sessions import without_duplicates
from tests.api.history.tracks import Session, fit_of, gpx_of, later, steady
from tests.profile.test_people import SUNDAY, profile, run, weeks


def remarks(made: Profile) -> str:
    return " | ".join(r.message for r in made.account.remarks)


def test_without_distances_and_without_a_pace_the_kilometres_are_unknown_and_told() -> None:
    made = profile([replace(a, distance_km=None, treadmill=True) for a in weeks(8)])
    weekly = made.account.numbers.current_weekly_km
    assert (weekly.value, weekly.confidence) == (None, Confidence.NONE)
    assert made.athlete.current_weekly_km == 0
    assert "32 runs have no distance, and without an easy pace none is guessed" in remarks(made)
    assert made.account.numbers.runs_per_week_avg.value == 4


def test_kilometres_guessed_from_time_are_told_and_have_low_confidence() -> None:
    made = profile([replace(a, distance_km=None) if a.day.weekday() == 1 else a for a in weeks(10)])
    weekly = made.account.numbers.current_weekly_km
    assert (weekly.value, weekly.confidence) == (40, Confidence.LOW)  # an hour's easy running is ten kilometres
    assert "; 64.0 of these km are guessed or uncertain" in weekly.how  # 8 weeks of 8 km
    assert "10 runs have no distance; the kilometres are guessed from the time" in remarks(made)


def test_a_guess_that_hardly_matters_lowers_nothing() -> None:
    made = profile([replace(a, distance_km=None) if a.day == SUNDAY - dt.timedelta(days=1) else a for a in weeks(10)])
    assert made.account.numbers.current_weekly_km.confidence is Confidence.HIGH
    assert "one run has no distance" in remarks(made)


def test_a_longest_run_that_is_also_that_of_eight_weeks_is_told_once() -> None:
    first = SUNDAY - dt.timedelta(days=28)  # of the last 30 days' Sundays, all alike
    same = profile(weeks(10)).account.numbers.longest_recent_run_km.how
    assert same == f"16.0 km on {first}; the longest of the last 8 weeks too"
    before = SUNDAY - dt.timedelta(days=35)
    longer = profile([replace(a, distance_km=20.0) if a.day == before else a for a in weeks(10)])
    assert longer.account.numbers.longest_recent_run_km.how == (
        f"16.0 km on {first}; the longest of the last 8 weeks is 20.0 km on {before}"
    )


def test_distance_without_time_counts_and_teaches_no_pace() -> None:
    made = profile([replace(a, moving_s=0.0, elapsed_s=0.0) for a in weeks(10)])
    assert (made.athlete.current_weekly_km, made.athlete.longest_recent_run_km) == (40, 16)
    assert (made.athlete.easy_pace_sec_per_km, made.athlete.vdot) == (None, None)
    assert made.account.numbers.current_weekly_km.confidence is Confidence.HIGH


def test_a_doubted_run_is_named_and_teaches_no_pace() -> None:
    doubt = "its summary says 16.00 km, its track 12.00 km"
    made = profile([replace(a, doubt=doubt, hint=Hint.RACE) if a.day == SUNDAY else a for a in weeks(10)])
    longest = made.account.numbers.longest_recent_run_km
    assert (longest.value, longest.confidence) == (16, Confidence.HIGH)  # another Sunday's is as long, and sure
    only = profile([replace(a, doubt=doubt) if a.day.weekday() == 6 else a for a in weeks(10)])
    longest = only.account.numbers.longest_recent_run_km
    assert (longest.confidence, only.account.numbers.current_weekly_km.confidence) == (Confidence.LOW, Confidence.LOW)
    assert f"uncertain: {doubt}" in longest.how
    assert remarks(only).count(doubt) == 10


@pytest.mark.parametrize("factor", [2.0, 3.0])
def test_weeks_far_beyond_somebodys_own_longest_are_doubted_and_kept(factor: float) -> None:
    made = profile(weeks(26, dict.fromkeys(range(8), factor)))
    weekly = made.account.numbers.current_weekly_km
    assert (weekly.value, weekly.confidence) == (40 * factor, Confidence.LOW)
    assert f"weeks of {40 * factor:.1f} km are over 1.5 times your own longest" in remarks(made)


def test_weeks_a_little_beyond_the_longest_are_believed() -> None:
    made = profile(weeks(26, dict.fromkeys(range(8), 1.3)))
    assert made.account.numbers.current_weekly_km.confidence is Confidence.HIGH
    assert "own longest" not in remarks(made)


def test_more_than_anybody_runs_is_told_and_the_cap_is_no_secret() -> None:
    made = profile(weeks(10, dict.fromkeys(range(10), 8.0)))  # 320 km a week
    weekly = made.account.numbers.current_weekly_km
    assert (weekly.value, weekly.confidence) == (300, Confidence.LOW)
    assert "320 km, of which a request takes 300" in weekly.how
    assert "a week of 320 km is more than almost anybody runs" in remarks(made)


RECORDED = fit_of(steady(8.2, 366, counted=True), Session(3000, 8200), utc_offset=2)  # 50 minutes, 09:00 by the wall
TABLE = b"Activity Type,Date,Distance (km),Time\nRunning,2026-10-04 09:00:00,10.00,00:50:00\n"
ENTRY = b'[{"type": "Run", "distance": 10000.0, "moving_time": 3000, "start_date": "2026-10-04T07:00:00Z"}]'
DAY = b"Datum;Distanz (km);Dauer\n04.10.2026;10,0;50:00\n"


@pytest.mark.parametrize("listed", [TABLE, ENTRY, DAY])
@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_what_somebody_corrected_wins_whatever_the_files_are_called(listed: bytes, names: tuple[str, str]) -> None:
    made = profile_from(history_of([(names[0], RECORDED), (names[1], listed)]), None)
    assert (made.athlete.longest_recent_run_km, made.account.counts.duplicates) == (10, 1)
    assert "10.00 km as listed, not 8.20 as recorded" in remarks(made)


def test_a_corrected_time_wins_as_well() -> None:
    """A watch that ran on in the car: 8.2 km in two hours; the list says 50 minutes."""
    ran_on = fit_of(steady(8.2, 366, counted=True), Session(7200, 8200))
    (one,) = without_duplicates(history_of([("a.fit", ran_on), ("b.csv", TABLE)]).activities).kept
    assert (one.distance_km, one.moving_s) == (10, 3000)


@pytest.mark.parametrize("suffix", ["gpx", "fit"])
def test_two_runs_of_one_watch_with_known_instants_are_two_runs(suffix: str) -> None:
    """The same loop at seven in the morning and eleven hours later, to the second."""
    evening = later(steady(5, counted=True), 11 * 3600)
    pairs = {
        "gpx": (gpx_of(steady(5)), gpx_of(evening)),
        "fit": (
            fit_of(steady(5, counted=True), Session(1500, 5000)),
            fit_of(evening, Session(1500, 5000, 11 * 3600)),
        ),
    }
    first, second = pairs[suffix]
    found = history_of([(f"1.{suffix}", first), (f"2.{suffix}", second)]).activities
    assert len(without_duplicates(found).kept) == 2


@pytest.mark.parametrize("hours", [1, 2, 7])
def test_a_copy_shifted_by_whole_hours_that_counted_the_pauses_is_one(hours: int) -> None:
    watch = run(SUNDAY, 10.0, elapsed_s=4100.0, source="a.fit")
    start = watch.start + dt.timedelta(hours=hours)
    copy = replace(watch, start=start, moving_s=4100.0, source="b.csv", listed=True)
    singles = without_duplicates([watch, copy])
    (one,) = singles.kept
    assert (one.moving_s, one.elapsed_s, len(singles.copies)) == (3600, 4100, 1)


def test_a_loop_run_twice_within_the_hour_stays_two_runs() -> None:
    first = run(SUNDAY, 2.0, 300, source="a.fit", instant=dt.datetime(2026, 11, 15, 17))
    second = replace(first, start=first.start + dt.timedelta(minutes=13), source="b.fit")
    second = replace(second, instant=dt.datetime(2026, 11, 15, 17, 13))
    assert len(without_duplicates([first, second]).kept) == 2


def test_the_order_of_files_changes_nothing() -> None:
    watch = run(SUNDAY, 8.2, 366, source="a.fit", instant=dt.datetime(2026, 11, 15, 17))
    listed = replace(watch, distance_km=10.0, source="z.csv", listed=True, average_hr=None)
    phone = replace(watch, distance_km=8.3, source="m.gpx")
    found = {_figures(order) for order in permutations([watch, listed, phone])}
    assert found == {(10.0, 140.0, 2)}


def _figures(order: tuple[Activity, ...]) -> tuple[float | None, float | None, int]:
    singles = without_duplicates(order)
    (one,) = singles.kept
    return one.distance_km, one.average_hr, len(singles.copies)
