"""How many days change: those that the runner's own news change, by the calendar alone, and few more."""

import datetime as dt
from fractions import Fraction
from itertools import product

import pytest

from benchmarks.fewest import fewest
from benchmarks.lives import lives
from solver.running.engine import revise
from solver.running.request.situation import read_situation
from tests.running.living.lives import done, lived, made

TODAY = "2027-02-15"
DAY = dt.timedelta(1)
HALF_STEP = Fraction(1, 4)


def date(text):
    return dt.date.fromisoformat(text)


def runs_of(plan):
    return {day.date: day for week in plan.weeks for day in week.days if day.planned_distance_km}


def lost(plan, first, last):
    """Runs of some days on which nobody runs."""
    return {day for day in runs_of(plan) if date(first) <= day <= date(last)}


def held_back(plan, back, off, ref, until):
    """Runs from the first one after a break that are above their day's share of week `ref`, or fast meanwhile (R29)."""
    runs, half = runs_of(plan), -(-off // 2)
    before = {day.date.weekday(): day.planned_distance_km for day in plan.weeks[ref - 1].days}
    found = set()
    for day, run in runs.items():
        if not date(back) <= day <= date(until):
            continue
        percent = 50 if (day - date(back)).days < half else 75 if (day - date(back)).days < 2 * half else 100
        if run.planned_distance_km > before[day.weekday()] * percent / 100 or run.workout_type in (
            "tempo",
            "intervals",
        ):
            found.add(day)
    return found


def changed(revision):
    return {change.date for change in revision.changes}


def test_a_run_that_is_moved_changes_its_two_days():
    _, revision = lived(TODAY, pins=[{"move": {"from": "2027-02-18", "to": "2027-02-17"}}])
    assert changed(revision) == {date("2027-02-18"), date("2027-02-17")}


SEVEN_DAYS = {
    "athlete": {"currentWeeklyKm": 80.0, "longestRecentRunKm": 24.0, "easyPaceSecPerKm": 320},
    "settings": {
        "goal": "marathon",
        "startDate": "2027-01-04",
        "raceDate": "2027-04-25",
        "daysPerWeek": 7,
        "preferredLongRunDay": "saturday",
    },
}


@pytest.mark.parametrize("race", ["2027-02-28", "2027-03-21"])
def test_a_race_that_takes_monday_s_fast_run_makes_no_other_run_of_that_week_longer(race):
    """A race on Sunday, after a recovery week's easy Saturday, and Monday's 22 fast km are 12 easy ones. The week was
    to have 112 km, as the last full week has: what the race takes from it (V7) no other run makes up for. On Wednesday
    the kinds take turns (R04).
    """
    plan, revision = lived("2027-01-11", SEVEN_DAYS, settings={"tuneUpRaces": [{"date": race, "distanceKm": 10.0}]})
    assert changed(revision) == {date(race) + k * DAY for k in (-1, 0, 1, 3)}
    monday, wednesday = (next(c for c in revision.changes if c.date == date(race) + k * DAY) for k in (1, 3))
    assert (monday.before.planned_distance_km, monday.after.planned_distance_km) == (22, 12)
    assert wednesday.before.planned_distance_km == wednesday.after.planned_distance_km == 22
    known = read_situation({"today": "2027-01-11", "done": done(plan, "2027-01-11")})
    again = revise(made(SEVEN_DAYS)[0], revision.plan, known)
    assert (again.changes, again.relaxations) == ([], revision.relaxations)


def test_easy_days_away_change_themselves():
    plan, revision = lived(TODAY, events=[{"kind": "travel", "from": "2027-02-19", "to": "2027-02-20"}])
    assert changed(revision) == lost(plan, "2027-02-19", "2027-02-20") == {date("2027-02-20")}


def test_two_weeks_in_bed_change_the_runs_that_fall_away_and_those_of_the_way_back():
    """14 days off: eight runs fall away, the eight after them are at 50 and 75 % of week 5, and the four of the week in
    which the way back ends are longer than in week 5, one of them fast. That one more changes is the rules' doing.
    """
    plan, revision = lived(TODAY, events=[{"kind": "illness", "from": TODAY, "to": "2027-02-28"}])
    away = lost(plan, TODAY, "2027-02-28")
    back = held_back(plan, "2027-03-02", 14, ref=5, until="2027-03-21")
    assert (len(away), len(back)) == (8, 12)
    assert away | back <= changed(revision)
    asked, _ = made()
    situation = {"today": TODAY, "done": done(plan, TODAY)}
    ill = [{"kind": "illness", "from": TODAY, "to": "2027-02-28"}]
    assert fewest(asked, plan, read_situation({**situation, "events": ill}), named=False).refuted


FIVE_DAYS = {
    "athlete": {"currentWeeklyKm": 50.0, "longestRecentRunKm": 16.0, "easyPaceSecPerKm": 330},
    "settings": {
        "goal": "10k",
        "startDate": "2027-01-04",
        "raceDate": "2027-02-07",
        "daysPerWeek": 5,
        "preferredLongRunDay": "sunday",
    },
}


def fits(recovery, quality, easy, long):
    """R19 (28 to 32 %), R21 (18 to 22 %), R22 (15 % above quality), R20 and R18 of a week with four runs."""
    week = recovery + quality + easy + long
    within = [
        week * Fraction(low, 100) - HALF_STEP <= run <= week * Fraction(high, 100) + HALF_STEP
        for run, low, high in ((long, 28, 32), (quality, 18, 22))
    ]
    most = quality * Fraction(115, 100) + HALF_STEP
    return all(within) and recovery <= easy <= most and recovery <= most and long > max(quality, easy)


def test_four_runs_in_place_of_five_cannot_all_stay_as_long_as_they_were():
    """The smallest example of rules that ask for more changed days than the runner does.

    Week 4 has 12, 7, 12, 11 and 18 km. Without one of its quality runs it has 48 km, of which 12 are 25 % and 18 are
    37.5 %: too much for R21 and R19. No other length of one run alone mends both; of two runs it does.
    """
    plan, revision = lived("2027-01-25", FIVE_DAYS, settings={"daysPerWeek": 4})
    week = [day.planned_distance_km for day in plan.weeks[3].days if day.planned_distance_km]
    assert week == [12, 7, 12, 11, 18]
    usual = tuple(map(Fraction, (7, 12, 11, 18)))
    lengths = [Fraction(half, 2) for half in range(2, 61)]
    assert not fits(*usual)
    assert not any(fits(*usual[:i], km, *usual[i + 1 :]) for i, km in product(range(4), lengths))
    assert fits(Fraction(23, 2), usual[1], Fraction(14), usual[3])
    longer = [c for c in revision.changes if c.date < date("2027-02-01") and c.after.workout_type != "rest"]
    assert sum(c.before.planned_distance_km != c.after.planned_distance_km for c in longer) == 2
    asked, _ = made(FIVE_DAYS)
    situation = {"today": "2027-01-25", "done": done(plan, "2027-01-25"), "settings": {"daysPerWeek": 4}}
    proof = fewest(asked, plan, read_situation(situation))
    assert proof.refuted
    assert {"R19", "R21"} & set(proof.rules)


@pytest.mark.parametrize("kind", ["5-7 days off", "two weeks off", "race moved", "a day more or less a week", "pin"])
def test_no_life_changes_more_lengths_than_rules_ask_for(kind):
    tried = 0
    for life in lives(2, [kind]):
        revision = revise(life.request, life.plan, life.situation)
        if revision.solver.status == "optimal" and len(revision.relaxations) <= len(life.plan.relaxations):
            assert fewest(life.request, life.plan, life.situation, named=False).refuted, life.name
            tried += 1
    assert tried
