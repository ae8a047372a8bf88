"""Why, why not and what if of random plans and revisions: true, irreducible, and the same as solving what was asked."""

import datetime as dt
import random
from itertools import combinations

import pytest

from solver.errors import PacewrightError
from solver.running.engine import revise, solve, what_if, why, why_not
from solver.running.request.request import read_request
from solver.running.request.situation import read_situation, read_wish, with_settings
from solver.weekday import WEEK
from tests.judge.corpus import realistic
from tests.judge.living.accounts import Account
from tests.judge.living.lived import Life
from tests.judge.living.reasons import Reading
from tests.judge.test_living import life_of, shown
from tests.running.living.test_sentences import plain

DAY = dt.timedelta(1)


def plans(seed, count):
    """Plans of random requests with a race, in English."""
    asked = (one for one in realistic(seed, 9 * count) if one["settings"].get("raceDate"))
    english = [one for one in asked if one["settings"].get("language", "en") == "en"]
    for request in english[:count]:
        yield request, solve(read_request(request))


def wishes_of(chance, request):
    """Other settings; the last of them can never be."""
    settings = request["settings"]
    later = dt.date.fromisoformat(settings["raceDate"]) + chance.choice((-7, 7, 14)) * DAY
    return [
        {"daysPerWeek": chance.randint(1, 7)},
        {"raceDate": later.isoformat(), "includeSpeedwork": chance.random() < 0.5},
        {"goal": chance.choice(("5k", "10k", "half_marathon", "marathon"))},
        {"daysPerWeek": 8},
    ]


def _solved(asked, settings):
    """The plan of the changed request, or the error."""
    try:
        return solve(with_settings(asked, settings))
    except PacewrightError as error:
        return error


def test_what_if_on_a_request_is_the_changed_request_solved():
    chance, answered, refused = random.Random(3), 0, 0
    for request, _ in plans(301, 9):
        asked, wishes = read_request(request), wishes_of(chance, request)
        for settings, found in zip(wishes, what_if(asked, [read_wish({"settings": w}) for w in wishes]), strict=True):
            other = _solved(asked, settings)
            if isinstance(other, PacewrightError):
                assert found.error == other.as_problem()
                refused += 1
                continue
            days = [day for week in other.weeks for day in week.days if day.date != other.race_date]
            total = sum(day.planned_distance_km or 0 for day in days)
            assert found.summary.total_km == pytest.approx(total)
            runs = [day.planned_distance_km or 0 for day in days if day.workout_type != "race"]
            assert found.summary.longest_km == max(runs)
            assert (found.summary.weeks, found.summary.bends) == (len(other.weeks), len(other.relaxations))
            answered += 1
    assert answered > 20
    assert refused >= 9


def pins_of(chance, plan):
    """Four pins around one week, some of which are too much for it."""
    week = chance.choice(plan.weeks[1:-3])
    days = [day for day in week.days if day.workout_type != "race"]
    hard, other, third = chance.sample(days, 3)
    return [
        {"date": hard.date.isoformat(), "workoutType": chance.choice(("tempo", "intervals"))},
        {"date": other.date.isoformat(), "workoutType": chance.choice(("tempo", "long_run", "rest"))},
        {"date": third.date.isoformat(), "distanceKm": chance.choice((1.0, 6.0, 30.0))},
        {"week": week.week_number, "distanceKm": round(week.planned_distance_km * chance.choice((0.9, 1.0, 1.4)), 1)},
    ]


def test_no_field_of_a_why_not_s_conflict_can_be_left_out():
    chance, sizes = random.Random(5), []
    for request, plan in plans(302, 9):
        asked, pins = read_request(request), pins_of(chance, plan)
        answer = why_not(asked, plan, read_wish({"pins": pins}))
        if answer.possible:
            continue

        def can_be(some, asked=asked, plan=plan):
            return why_not(asked, plan, read_wish({"pins": list(some)})).possible

        fields = {f"pins.{pin['date']}" if "date" in pin else f"pins.week{pin['week']}": pin for pin in pins}
        named = [fields[field] for field in answer.conflict.fields]
        assert named
        assert not can_be(named)
        assert all(can_be(fewer) for fewer in combinations(named, len(named) - 1))
        sizes.append(len(named))
    assert len(sizes) > 5
    assert {1, 2} <= set(sizes)


def test_every_sentence_of_why_on_a_revised_plan_is_true_and_what_it_calls_tight_is_tight():
    chance, told, revised, untrue = random.Random(7), 0, 0, []
    for request, plan in plans(303, 7):
        today = plan.start_date + chance.randint(0, len(plan.weeks) * 7 - 20) * DAY
        situation = life_of(chance, shown(plan), today.isoformat())
        asked = read_request(request)
        try:
            new = revise(asked, plan, read_situation(situation)).plan
        except PacewrightError:
            continue
        revised += new.weeks != plan.weeks
        life = Life(request, shown(plan), shown(new), situation)
        reading = Account(life, Reading(life).unit)
        for week in [week for week in new.weeks if week.week_start_date >= today][::2]:
            runs = [day for day in WEEK if week.days[day.position].planned_distance_km]
            for day in (None, *runs):
                account = plain(why(asked, new, week.week_number, day))
                untrue += [(request, situation, problem) for problem in reading.untrue(account)]
                told += len(account["tight"]) + len(account["heldBy"])
    assert untrue == []
    assert told > 200
    assert revised > 3
