"""The judge of revised plans: what the engine makes of lives passes, and each rule catches what breaks it."""

import datetime as dt
import json
import random

import pytest

from solver.errors import PacewrightError
from solver.running.engine import revise, solve
from solver.running.request.request import read_request
from solver.running.request.situation import read_situation
from tests.judge.corpus import realistic
from tests.judge.living import judge_revision

DAY = dt.timedelta(days=1)
REQUEST = {
    "athlete": {"currentWeeklyKm": 42.0, "longestRecentRunKm": 16.0, "easyPaceSecPerKm": 345},
    "settings": {
        "goal": "marathon",
        "startDate": "2027-01-04",
        "raceDate": "2027-04-25",
        "daysPerWeek": 4,
        "preferredDays": ["tuesday", "thursday", "saturday", "sunday"],
        "preferredLongRunDay": "sunday",
    },
}
ILL = {"kind": "illness", "from": "2027-02-15", "to": "2027-02-22"}
"""Eight days of week 7 and 8: four days at 50 %, four at 75 %, from Tuesday 23 February on."""


def shown(plan):
    return json.loads(json.dumps(plan.as_json(), default=str))


def done_before(plan, today, share=1.0, missed=()):
    days = [day for week in plan["weeks"] for day in week["days"]]
    ran = [day for day in days if day["plannedDistanceKm"] and day["date"] < today and day["date"] not in missed]
    return [{"date": day["date"], "distanceKm": round(day["plannedDistanceKm"] * share, 3)} for day in ran]


def judged(request, plan, situation):
    """Findings on the engine's revision, and the revision's plan."""
    revision = revise(read_request(request), plan, read_situation(situation))
    return judge_revision(request, shown(plan), shown(revision.plan), situation), shown(revision.plan)


@pytest.fixture(scope="module")
def eight_days_ill():
    plan = solve(read_request(REQUEST))
    situation = {"today": "2027-02-15", "done": done_before(shown(plan), "2027-02-15"), "events": [ILL]}
    found, after = judged(REQUEST, plan, situation)
    assert found == []
    return shown(plan), after, situation


def day_of(plan, date):
    return next(day for week in plan["weeks"] for day in week["days"] if day["date"] == date)


CASES = {
    "a day of the past": ("2027-02-14", {"plannedDistanceKm": 3.0}, "V1"),
    "a run while ill": ("2027-02-18", {"workoutType": "easy", "plannedDistanceKm": 5.0}, "V2"),
    "more than a day's share": ("2027-02-23", {"plannedDistanceKm": 9.0}, "R29"),
    "fast running on the way back": ("2027-02-25", {"workoutType": "tempo"}, "R29"),
    "more than before the break on a day to be run in full": ("2027-03-06", {"plannedDistanceKm": 12.0}, "V5"),
    "hard days side by side": ("2027-03-20", {"workoutType": "intervals"}, "R05"),
    "a week with more than it had": ("2027-03-18", {"plannedDistanceKm": 29.0}, "V6"),
    "a long run far above the last": ("2027-03-21", {"plannedDistanceKm": 34.5}, "R17"),
    "a run of 800 m": ("2027-03-18", {"plannedDistanceKm": 0.8}, "R24"),
    "a long day before the race": ("2027-04-24", {"workoutType": "easy", "plannedDistanceKm": 6.0}, "R25"),
}


@pytest.mark.parametrize(("date", "change", "rule"), CASES.values(), ids=CASES)
def test_each_rule_catches_what_breaks_it(eight_days_ill, date, change, rule):
    before, after, situation = eight_days_ill
    worse = json.loads(json.dumps(after))
    day_of(worse, date).update(change)
    found = judge_revision(REQUEST, before, worse, situation)
    assert rule in {line.split(":")[0] for line in found}


def test_a_pin_that_does_not_hold_is_caught(eight_days_ill):
    before, after, situation = eight_days_ill
    found = judge_revision(REQUEST, before, after, {**situation, "pins": [{"date": "2027-03-18", "distanceKm": 3.0}]})
    assert any(line.startswith("V3: 2027-03-18") for line in found)


def life_of(chance, plan, today):
    """A month of missed runs, and something to come: an illness, a journey, a pin, another race day or fewer runs."""
    days = [day for week in plan["weeks"] for day in week["days"]]
    runs = [d for d in days if d["plannedDistanceKm"] and d["workoutType"] != "race"]
    past = [day["date"] for day in runs if day["date"] < today]
    ahead = [day for day in runs if day["date"] >= today][:14]
    first = dt.date.fromisoformat(today) + chance.randint(0, 9) * DAY
    off = {"from": first.isoformat(), "to": (first + chance.choice((0, 3, 6, 13, 20)) * DAY).isoformat()}
    day = chance.choice(ahead)
    kinds = (
        {"events": [{"kind": chance.choice(("illness", "injury", "travel")), **off}]},
        {"pins": [{"date": day["date"], "distanceKm": round(day["plannedDistanceKm"] * 1.6) / 2}]},
        {"settings": {"raceDate": (dt.date.fromisoformat(plan["raceDate"]) + 7 * DAY).isoformat()}},
        {},
    )
    missed = set(chance.sample(past[-12:], min(len(past), chance.choice((0, 0, 1, 3)))))
    return {"today": today, "done": done_before(plan, today, chance.choice((1.0, 0.8)), missed), **chance.choice(kinds)}


def test_the_engine_s_revisions_of_random_lives_pass():
    chance, revised, changed = random.Random(11), 0, 0
    for request in [one for one in realistic(11, 60) if one["settings"].get("raceDate")][:12]:
        plan = solve(read_request(request))
        today = (plan.start_date + chance.randint(0, len(plan.weeks) * 7 - 20) * DAY).isoformat()
        situation = life_of(chance, shown(plan), today)
        try:
            found, after = judged(request, plan, situation)
        except PacewrightError:
            continue
        assert found == [], (request, situation)
        revised += 1
        changed += after["weeks"] != shown(plan)["weeks"]
    assert revised > 9
    assert changed > 6
