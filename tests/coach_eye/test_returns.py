"""After a break: less at first, nothing fast, no cutback at once, and no catching up."""

import pytest

from solver.running.paces.durations import session_minutes
from solver.running.paces.paces import paces_of
from solver.running.paces.vdot import race_minutes
from solver.running.request.request import Athlete, Goal, read_request
from tests.coach_eye.asking import changed, dates, request, with_goal, with_runs
from tests.coach_eye.looking import FAST, date, fast_of, km, load, long_of, plan_of, runs, sessions, training, week_of

FIRST_DAY = "2027-02-15"
LENGTHS = (7, 10, 14, 21, 28, 35, 60)


def off(days, first=FIRST_DAY, base=None):
    return changed(base or request("after_break"), blockedDates=dates(first, days))


CASES = {f"{days} days off": (days, off(days)) for days in LENGTHS}
for runs_a_week in (3, 5, 6):
    CASES |= {f"three weeks off with {runs_a_week} runs a week": (21, with_runs(off(21), runs_a_week))}
for goal in ("10k", "half_marathon"):
    CASES |= {f"three weeks off before a {goal}": (21, with_goal(off(21), goal))}
CASES |= {"three weeks off from a Wednesday": (21, off(21, "2027-02-17"))}


def after(plan, first, days):
    """The runs from the first after the break, and the last load week before it."""
    last = dates(first, days)[-1]
    back = [day for day in runs(plan) if day["date"] > last]
    before = [week for week in load(plan) if week["weekEndDate"] < first]
    return back, before[-1]


def first_day(data):
    return data["settings"]["blockedDates"][0]


@pytest.mark.parametrize("name", CASES)
def test_the_first_days_back_have_half_or_less(name):
    days, data = CASES[name]
    back, ref = after(plan_of(data), first_day(data), days)
    half = days / 2 if days <= 28 else days / 3
    soon = [day for day in back if (date(day) - date(back[0])).days < half]
    share = sum(day["plannedDistanceKm"] for day in soon) / len(soon) / (training(ref) / len(_runs_of(ref)))
    assert share <= (0.5 if days <= 28 else 0.33) * 1.2  # which weekdays they are makes the difference of a fifth


def _runs_of(week):
    return [day for day in week["days"] if day["plannedDistanceKm"]]


@pytest.mark.parametrize("name", CASES)
def test_nothing_fast_until_as_many_days_are_run_as_were_missed(name):
    days, data = CASES[name]
    back, _ = after(plan_of(data), first_day(data), days)
    early = [day for day in back if (date(day) - date(back[0])).days < min(days, 84)]
    assert early
    assert not [day for day in early if day["workoutType"] in FAST]


@pytest.mark.parametrize("name", CASES)
def test_the_first_load_week_is_no_more_than_before(name):
    days, data = CASES[name]
    plan = plan_of(data)
    back, ref = after(plan, first_day(data), days)
    later = [week for week in load(plan) if week["weekStartDate"] > back[0]["date"]]
    if later:
        assert training(later[0]) <= training(ref) + 0.01
        # two of them before the next cutback, unless the taper is near
        following = [week for week in plan["weeks"] if week["weekStartDate"] > later[0]["weekStartDate"]]
        assert following[0]["weekType"] != "recovery"
    assert later or days >= 28


@pytest.mark.parametrize("name", CASES)
def test_the_weeks_back_are_recovery_weeks(name):
    days, data = CASES[name]
    plan = plan_of(data)
    back, _ = after(plan, first_day(data), days)
    week = week_of(plan, back[0]["date"])
    assert week["weekType"] == "recovery"
    assert not fast_of(week)


def test_a_run_after_three_weeks_off_is_never_longer_than_before_them():
    days, data = CASES["21 days off"]
    plan = plan_of(data)
    _, ref = after(plan, FIRST_DAY, days)
    before = max(day["plannedDistanceKm"] for day in _runs_of(ref))
    back = [day for day in runs(plan) if "2027-03-07" < day["date"] < "2027-03-29"]
    assert back
    assert max(day["plannedDistanceKm"] for day in back) <= before


def test_no_run_of_a_way_back_is_longer_than_its_long_run():
    """Two weeks off right before a marathon's taper: a medium-long run of 31 km before them is no 30 km after."""
    settings = {"goal": "marathon", "daysPerWeek": 7, "startDate": "2027-08-09", "raceDate": "2028-01-02"}
    wish = {"preferredLongRunDay": "sunday", "blockedDates": dates("2027-11-16", 14)}
    athlete = {"currentWeeklyKm": 136.5, "longestRecentRunKm": 36.0, "vdot": 55.3}
    plan = plan_of({"athlete": athlete, "settings": settings | wish})
    back = [week for week in plan["weeks"] if "2027-11-29" < week["days"][0]["date"] < "2027-12-20"]
    assert len(back) == 2
    for week in back:
        others = [km(day) for day in week["days"] if day["workoutType"] not in ("long_run", "rest")]
        assert max(others) < long_of(week)


@pytest.mark.parametrize("name", CASES)
def test_paces_are_slower_for_as_many_days_as_the_break_had_and_then_as_before(name):
    """21 days take 0.3 % x (21 - 5) = 4.8 % of VDOT (Daniels), 20 % is the most."""
    days, data = CASES[name]
    asked, made = read_request(data), sessions(data)
    usual = paces_of(asked.athlete, asked.settings.goal)
    slower = paces_of(Athlete(currentWeeklyKm=40, vdot=usual.vdot * (1 - min(0.2, 0.003 * (days - 5)))), Goal.TEN_K)
    back, _ = after(plan_of(data), first_day(data), days)
    seen = set()
    for day in back:
        if day["workoutType"] == "easy":
            is_slower = (date(day) - date(back[0])).days < days
            minutes = session_minutes(made[day["date"]], slower if is_slower else usual)
            assert day["plannedDurationMins"] == pytest.approx(minutes, abs=0.6), day["date"]
            seen.add(is_slower)
    assert True in seen


LATE = {
    "21 days, 12 to the race": (21, off(21, "2027-04-07")),
    "14 days, 8 to the race": (14, off(14, "2027-04-18")),
    "9 days, 7 to the race": (9, with_runs(off(9, "2027-04-24"), 5)),
}


@pytest.mark.parametrize("name", LATE)
def test_a_break_just_before_the_race_is_one(name):
    """Runs are easy, and they and the race on 9 May as slow as VDOT has fallen."""
    days, data = LATE[name]
    plan, asked = plan_of(data), read_request(data)
    last = data["settings"]["blockedDates"][-1]
    slower, made = paces_of(asked.athlete, asked.settings.goal, days), sessions(data)
    *late, race = [day for day in runs(plan) if day["date"] > last]
    assert {day["workoutType"] for day in late} <= {"easy", "recovery", "long_run"}
    for day in late:
        minutes = session_minutes(made[day["date"]], slower)
        assert day["plannedDurationMins"] == pytest.approx(minutes, abs=0.6)
    assert race["plannedDurationMins"] == pytest.approx(race_minutes(slower.vdot, 42_195), abs=0.6)


@pytest.mark.parametrize("name", LATE)
def test_the_race_estimate_knows_of_a_break_just_before_the_race(name):
    """As of the VDOT that is left: 0.3 % less for each day off after the fifth."""
    days, data = LATE[name]
    without, vdot = changed(data, blockedDates=[]), data["athlete"]["vdot"]
    slower = without | {"athlete": data["athlete"] | {"vdot": vdot * (1 - 0.003 * (days - 5))}}
    assert plan_of(data)["raceEstimate"] == plan_of(slower)["raceEstimate"]
    assert plan_of(data)["raceEstimate"] != plan_of(without)["raceEstimate"]


def test_what_is_left_before_the_race_is_told_as_it_is():
    """The biggest week from the first run after the break on: three weeks of taper, no load week, and yet not 0 km."""
    plan = plan_of(LATE["21 days, 12 to the race"][1])
    *_, back, race_week = plan["weeks"]
    (told,) = [advisory["message"] for advisory in plan["advisories"] if advisory["code"] == "race-at-risk"]
    assert f"the biggest week after them has {max(training(back), training(race_week)):g} km" in told


def test_a_week_after_a_break_just_before_the_race_is_no_peak():
    """Nine days off to Wednesday, 28 April, before a 10 km race on 9 May: five runs a week, of which two are lost."""
    plan = plan_of(with_goal(with_runs(off(9, "2027-04-20"), 5), "10k"))
    *_, back, race_week = plan["weeks"]
    assert len([day for day in back["days"] if day["plannedDistanceKm"]]) == 3
    assert (back["weekType"], race_week["weekType"]) == ("recovery", "taper")
