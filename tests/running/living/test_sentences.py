"""Every sentence about a stored plan or its revision, worked out again by the judge's own arithmetic."""

import json
from itertools import combinations

import pytest

from benchmarks.lives import lives, stored_plans
from solver.errors import NoPlan
from solver.running.engine import revise, why
from solver.running.request.situation import read_situation
from solver.weekday import WEEK
from tests.judge.living.accounts import Account
from tests.judge.living.lived import Life
from tests.judge.living.reasons import Reading
from tests.judge.test_living import shown
from tests.running.living.lives import done, made


def plain(model):
    return json.loads(model.model_dump_json(by_alias=True))


def changes_of(life):
    """A revision's changes, and what is untrue of them."""
    revision = revise(life.request, life.plan, life.situation)
    changes = [plain(change) for change in revision.changes]
    reading = Reading(Life(plain(life.request), shown(life.plan), shown(revision.plan), plain(life.situation)))
    return changes, list(reading.untrue(changes))


def test_every_reason_of_a_changed_day_is_true_of_the_numbers():
    found, untrue, rules = 0, [], set()
    for life in lives(per_kind=3):
        changes, problems = changes_of(life)
        untrue += [(life.kind, life.name, problem) for problem in problems]
        rules |= {change["ruleId"] for change in changes}
        found += len(changes)
    assert untrue == []
    assert found > 400
    assert {"R13", "R14", "R15", "R17", "R19", "R21", "R23", "R26", "R29", "V2", "V3"} <= rules


def test_every_sentence_of_why_is_true_and_what_it_calls_tight_is_tight():
    told, untrue = 0, []
    for instance, request, plan in stored_plans():
        life = Life(plain(request), shown(plan), shown(plan), {"today": plan.start_date.isoformat()})
        reading = Account(life, Reading(life).unit)
        for week in plan.weeks[::5]:
            runs = [day for day in WEEK if week.days[day.position].planned_distance_km]
            for day in (None, *runs):
                account = plain(why(request, plan, week.week_number, day))
                untrue += [(instance.name, problem) for problem in reading.untrue(account)]
                told += len(account["tight"]) + len(account["heldBy"])
    assert untrue == []
    assert told > 300


@pytest.mark.parametrize(
    ("sentence", "problem"),
    [
        ("this run may have 26 km at most: a long run grows by 2 km at most, and the one it is measured from counts "
         "24 km", "the long runs before it count"),
        ("week 9 may have 70 km at most: no more than 10 % above week 8, the full week before it (50 km)",
         "beyond|counts|measured|limit"),
        ("after 9 days without running 50 % of the usual run is enough on this day", "no such break"),
        ("you are ill from Monday 1 March to Friday 5 March", "no such event"),
        ("the moon is full", "nobody can check this"),
    ],
)  # fmt: skip
def test_a_sentence_that_is_not_true_is_found(sentence, problem):
    asked, plan = made()
    situation = {"today": "2027-02-15", "events": [{"kind": "illness", "from": "2027-02-15", "to": "2027-02-17"}]}
    reading = Reading(Life(plain(asked), shown(plan), shown(plan), situation))
    day = {"workoutType": "long_run", "plannedDistanceKm": 30.0}
    change = {"date": "2027-03-07", "before": day, "after": {**day, "plannedDistanceKm": 24.0}}
    change["reason"] = f"Sunday 7 March: 24 km instead of 30 km, because {sentence}."
    found = list(reading.untrue([change]))
    assert any(part in line for line in found for part in problem.split("|"))


def test_no_field_of_a_conflict_can_be_left_out():
    asked, plan = made()
    pins = [
        {"date": "2027-02-18", "workoutType": "tempo"},
        {"date": "2027-02-19", "workoutType": "intervals"},
        {"date": "2027-02-16", "distanceKm": 8},
    ]

    def told(some):
        return read_situation({"today": "2027-02-15", "done": done(plan, "2027-02-15"), "pins": list(some)})

    with pytest.raises(NoPlan) as refused:
        revise(asked, plan, told(pins))
    named = [pin for pin in pins if f"pins.{pin['date']}" in refused.value.conflict.fields]
    assert 1 <= len(named) < len(pins)
    with pytest.raises(NoPlan):
        revise(asked, plan, told(named))
    for fewer in combinations(named, len(named) - 1):
        assert revise(asked, plan, told(fewer)).plan
