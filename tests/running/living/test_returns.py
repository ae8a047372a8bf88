"""Breaks and the way back: how long nobody ran, and what each day after it may have."""

import datetime as dt

import pytest

from coach.offline import fill
from solver.errors import NoPlan
from solver.running.calendar.roles import Role
from solver.running.engine import revise
from solver.running.paces.paces import middle
from solver.running.paces.vdot import race_minutes
from solver.running.request.situation import read_situation
from solver.running.rules.returns import RETURN, Break, breaks_of, least_break
from tests.running.living.lives import day_of, done, lived, made

MONDAY = dt.date(2027, 3, 1)
FOUR_DAYS = (Role.REST, Role.QUALITY, Role.REST, Role.EASY, Role.REST, Role.EASY, Role.LONG)
ONE_DAY = (Role.REST,) * 6 + (Role.LONG,)
TWO_WEEKS_ILL = [{"kind": "illness", "from": "2027-02-15", "to": "2027-02-28"}]
TO_SATURDAY = [{"move": {"from": "2027-03-07", "to": "2027-03-06"}}]


def day(offset):
    return MONDAY + dt.timedelta(offset)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (7, ((4, 50), (4, 75))),  # half of 7 rounds up to 4
        (28, ((14, 50), (14, 75))),
        (29, ((10, 33), (10, 50), (10, 75))),  # a third of 29 rounds up to 10
        (56, ((19, 33), (19, 50), (19, 75))),
        (57, ((21, 33), (21, 50), (21, 70), (21, 85))),
    ],
)
def test_the_way_back_follows_the_length_of_the_break(days, expected):
    assert RETURN.stages(days) == expected


def test_a_break_lasts_from_the_first_to_the_last_day_off_between_two_runs():
    found = breaks_of({day(k) for k in range(1, 8)}, [day(-1), day(8)], 7)
    assert found == (Break(day(1), day(7), day(8)),)
    assert found[0].days == 7


def test_shares_begin_with_the_first_run_and_end_in_full():
    back = Break(day(0), day(6), day(8))
    assert [back.percent_on(day(k)) for k in (7, 8, 11, 12, 15, 16)] == [100, 50, 50, 75, 75, 100]
    assert back.full_from == day(16)


def test_six_days_off_are_no_break_and_seven_are():
    assert breaks_of({day(k) for k in range(6)}, [day(-1), day(6)], 7) == ()
    assert len(breaks_of({day(k) for k in range(7)}, [day(-1), day(7)], 7)) == 1


def test_who_runs_once_a_week_needs_ten_days_off():
    assert least_break(FOUR_DAYS) == 7
    assert least_break(ONE_DAY) == 10  # six days between two Sundays, and four more


def test_days_off_without_a_run_after_them_are_no_break():
    assert breaks_of({day(k) for k in range(10)}, [day(-1)], 7) == ()


def test_a_steady_run_that_became_easy_keeps_most_of_a_usual_easy_run():
    injured = {
        "athlete": {"currentWeeklyKm": 81.5, "longestRecentRunKm": 23.6, "easyPaceSecPerKm": 347, "injuryFlags": ["x"]},
        "settings": {"goal": "marathon", "startDate": "2027-04-19", "raceDate": "2027-08-24", "daysPerWeek": 6},
    }
    off = {"kind": "injury", "from": "2027-04-21", "to": "2027-05-03"}
    plan, revision = lived("2027-04-21", injured, events=[off])
    became_easy = [c for c in revision.changes if c.before.workout_type == "steady" and c.after.workout_type == "easy"]
    assert len(became_easy) > 4
    for change in became_easy:
        week = plan.weeks[(change.date - plan.start_date).days // 7]
        shortest = min(day.planned_distance_km for day in week.days if day.workout_type in ("easy", "recovery"))
        assert change.after.planned_distance_km >= 0.6 * shortest


def test_a_way_back_that_was_planned_is_measured_by_the_week_before_the_break_after_other_news_too():
    """The week in which days off begin is no ref (R29), so a shorter long run before them shortens the first after."""
    off = [f"2027-10-{day}" for day in range(17, 31)]
    request = {
        "athlete": {"currentWeeklyKm": 65.0, "longestRecentRunKm": 27.0, "easyPaceSecPerKm": 330},
        "settings": {
            "goal": "marathon",
            "startDate": "2027-09-20",
            "raceDate": "2027-12-12",
            "daysPerWeek": 5,
            "preferredLongRunDay": "sunday",
            "blockedDates": off,
        },
    }
    plan, revision = lived("2027-09-26", request, settings={"goal": "half_marathon"})
    before, after = ({d.date.isoformat(): d for w in p.weeks for d in w.days} for p in (plan, revision.plan))
    assert after["2027-10-03"].workout_type == after["2027-10-31"].workout_type == "long_run"
    assert after["2027-10-03"].planned_distance_km < before["2027-10-03"].planned_distance_km
    assert after["2027-10-31"].planned_distance_km <= 0.5 * after["2027-10-03"].planned_distance_km


def test_days_of_a_return_week_that_may_be_run_in_full_have_no_more_than_before_the_break():
    """Two weeks in bed up to Sunday 28 February: the first run is on Tuesday, so the way back ends on Monday 15 March,
    and the days after it in that week are days of a return at 100 % of week 5: 11.5, 10.5, 11 and 22 km.

    They were once left as the plan had them, a long run of 30 km among them, a week after one of 16.5.
    """
    plan, revision = lived("2027-02-15", events=TWO_WEEKS_ILL)
    assert [day.planned_distance_km for day in plan.weeks[4].days if day.planned_distance_km] == [11.5, 10.5, 11, 22]
    week = revision.plan.weeks[10]
    assert [day.planned_distance_km for day in week.days if day.planned_distance_km] == [11.5, 10.5, 11, 22]


def test_a_long_run_that_is_moved_on_the_way_back_is_measured_by_its_new_weekday_and_that_is_said():
    """Saturdays had 11 km in week 5, so half of that is 5.5; Saturday's own run, now on Sunday, is for no more."""
    _, revision = lived("2027-02-15", events=TWO_WEEKS_ILL, pins=TO_SATURDAY)
    reasons = {change.date.isoformat(): change.reason for change in revision.changes}
    half = "after 14 days without running 50 % of the usual run is enough on this day"
    assert reasons["2027-03-06"] == (
        "Saturday 6 March: long run of 5.5 km instead of easy run of 11 km, because you moved this run here from "
        f"Sunday 7 March, but {half} (Saturday of week 5 counts 11 km)."
    )
    assert reasons["2027-03-07"] == (
        "Sunday 7 March: recovery run of 5.5 km instead of long run of 19.5 km, because you moved this run to "
        f"Saturday 6 March, but {half}."
    )


@pytest.mark.parametrize("kind", ["tempo", "intervals", "steady"])
@pytest.mark.parametrize("date", ["2027-03-02", "2027-03-04"])
def test_quality_fixed_on_a_way_back_is_refused_by_name_whatever_else_the_weeks_before_had(date, kind):
    """Ten days ill up to Friday 19 February, so that all is allowed again from Tuesday 2 March on: its week has easy
    running only. The days off are told on the 24th, when the record has a fast run of a week of the return already.
    """
    asked, plan = made()
    record = done(plan, "2027-02-24", skip=[f"2027-02-{day}" for day in range(10, 20)])
    ill = [{"kind": "illness", "from": "2027-02-10", "to": "2027-02-19"}]
    told = revise(asked, plan, read_situation({"today": "2027-02-24", "done": record, "events": ill}))
    pins = [{"date": date, "workoutType": kind}]
    with pytest.raises(NoPlan) as refused:
        revise(asked, told.plan, read_situation({"today": "2027-02-24", "done": record, "pins": pins}))
    assert refused.value.conflict.fields == (f"pins.{date}",)
    assert refused.value.conflict.rules == ("R29",)


def test_what_stands_against_a_wish_on_a_way_back_is_the_illness_that_was_told():
    """The days without a run are missing in the record too, but it is the illness that a runner can speak about."""
    with pytest.raises(NoPlan) as refused:
        lived(
            "2027-03-01",
            skip=[f"2027-02-{day}" for day in range(15, 29)],
            events=TWO_WEEKS_ILL,
            pins=[{"date": "2027-03-04", "workoutType": "tempo"}],
        )
    assert refused.value.conflict.fields == ("events.0", "pins.2027-03-04")


def test_paces_after_an_illness_are_slower_for_as_many_days_as_it_had():
    """14 days off up to 28 February take 0.3 % x (14 - 5) = 2.7 % of VDOT: 5:52 to the kilometre instead of 5:45, on
    the 14 days from the first run on.
    """
    ill = [f"2027-02-{day}" for day in range(15, 29)]
    _, revision = lived("2027-03-01", skip=ill, events=TWO_WEEKS_ILL)
    told = fill(revision.plan, made()[0])
    for date, pace in [("2027-03-04", 352.5), ("2027-03-11", 352.5), ("2027-03-16", 345), ("2027-03-18", 345)]:
        run = day_of(told, date)
        assert run.planned_duration_mins == pytest.approx(run.planned_distance_km * pace / 60, abs=1), date
        assert middle(run.target_pace) == pytest.approx(pace, abs=1), date


def test_illness_just_before_the_race_slows_the_race_and_its_estimate():
    """11 days, 5 to 15 April, before a marathon on the 25th: 0.3 % of VDOT for six of them, though no kilometre of the
    race is another."""
    ill = {"kind": "illness", "from": "2027-04-05", "to": "2027-04-15"}
    plan, revision = lived("2027-04-05", events=[ill])
    race = day_of(revision.plan, "2027-04-25")
    slower = 45.0 * (1 - 0.003 * 6)
    assert race.planned_distance_km == day_of(plan, "2027-04-25").planned_distance_km
    assert race.planned_duration_mins == round(race_minutes(slower, 42_195))
    assert race.planned_duration_mins > day_of(plan, "2027-04-25").planned_duration_mins
    assert revision.plan.race_estimate.fast_secs == round(60 * 0.98 * race_minutes(slower, 42_195))
    after = [day for week in revision.plan.weeks for day in week.days if day.date >= race.date - dt.timedelta(9)]
    assert {day.workout_type for day in after} <= {"easy", "long_run", "rest", "race"}


def test_the_estimate_follows_a_goal_that_changes():
    _, revision = lived("2027-03-29", settings={"goal": "10k"})
    assert revision.plan.race_estimate.fast_secs == round(60 * 0.98 * race_minutes(45.0, 10_000))
