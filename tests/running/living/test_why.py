"""Why, why not and what if: answers that the finished numbers bear out."""

import pytest

from solver.errors import BadRequest
from solver.running.engine import revise, solve, validate, what_if, why, why_not
from solver.running.living.change.terms import Terms
from solver.running.living.explain.wording import room_of
from solver.running.living.past.force import as_revised
from solver.running.request.situation import read_situation, read_wish, with_settings
from solver.running.rules.numbers import Numbers
from solver.weekday import Weekday
from tests.running.living.lives import done, lived, made, week_km

MONDAY = "2027-02-15"


def test_why_names_the_distance_and_where_it_comes_from():
    asked, plan = made()
    account = why(asked, plan, 8)
    assert account.distance_km == week_km(plan, 8)
    assert account.target.source == "curve"
    assert account.sentences[0] == f"Week 8: {week_km(plan, 8):g} km."


def test_why_of_a_day_off_says_that_it_is_one_and_where_the_runs_are():
    asked, plan = made()
    off = next(day for day in plan.weeks[7].days if not day.planned_distance_km)
    account = why(asked, plan, 8, off.day_of_week)
    assert (account.target, account.held_by, account.distance_km) == (None, [], 0)
    assert account.sentences[0].endswith(": rest.")
    runs = [day.day_of_week.value.capitalize() for day in plan.weeks[7].days if day.planned_distance_km]
    assert account.sentences[1] == f"The runs of this week are on {' and '.join(runs)}."


def test_every_bound_that_is_called_tight_breaks_with_one_step_more():
    """The same week with this run alone one step further misses the bound, and no bound that it misses was left out."""
    asked, plan = made()
    scene = as_revised(asked, plan)
    runs, checked = {d.date: scene.slots[d.date].steps for w in scene.facts.schedule.weeks for d in w.runs}, 0
    for week in scene.facts.schedule.weeks[6:11]:
        for day in week.runs:
            missed = set()
            for step in (1, -1):
                own = Numbers.of_distances(scene.facts, runs)
                numbers = Numbers(scene.facts, {**runs, day.date: runs[day.date] + step}, own.totals)
                bounds = Terms(scene).plain(numbers)
                here = [(r, b) for r, b in bounds if (b.place.week, b.place.day) == (week.number, day.weekday)]
                missed |= {rule.id for rule, bound in here if bound.amount()}
            tight = {line.rule_id for line in why(asked, plan, week.number, list(Weekday)[day.weekday]).tight}
            assert tight <= missed
            assert missed - {"V1", "V6", "R10"} <= tight
            checked += len(tight)
    assert checked > 10


def test_what_a_bound_says_of_the_goal_s_minimum_is_not_said_before_it_too():
    asked, plan = made()
    account = why(asked, plan, 13, Weekday.SUNDAY)
    assert account.target.source == "minimum"
    assert account.target.distance_km == account.distance_km
    assert (
        "Sunday of week 13 needs 31 km at least: the goal needs long runs of this length by now." in account.sentences
    )
    assert not any(sentence.startswith("The goal needs") for sentence in account.sentences)


def test_what_holds_a_week_is_its_ref():
    asked, plan = made()
    held = [line.sentence for line in why(asked, plan, 8).held_by]
    assert f"It is measured from week 7, which counts {week_km(plan, 7):g} km." in held


def test_why_on_a_revised_plan_names_what_touched_it():
    asked, _ = made()
    _, revision = lived(MONDAY, events=[{"kind": "illness", "from": MONDAY, "to": "2027-02-18"}])
    account = why(asked, revision.plan, 7)
    assert [event.kind for event in account.touched_by] == ["illness"]
    assert any("you are ill" in sentence for sentence in account.sentences)


def test_a_week_that_the_plan_lacks_is_refused():
    asked, plan = made()
    with pytest.raises(BadRequest, match="the plan has weeks 1 to 16"):
        why(asked, plan, 17)


def test_why_not_names_the_pin_and_the_rules_that_forbid_it():
    asked, plan = made()
    answer = why_not(asked, plan, read_wish({"pins": [{"week": 8, "distanceKm": 90}]}))
    assert not answer.possible
    assert answer.conflict.fields == ["pins.week8"]
    assert "R12" in answer.conflict.rules


def test_why_not_tells_the_price_of_what_is_possible():
    asked, plan = made()
    date = plan.weeks[7].days[3].date.isoformat()
    planned = plan.weeks[7].days[3].planned_distance_km
    answer = why_not(asked, plan, read_wish({"pins": [{"date": date, "distanceKm": planned - 1}]}))
    assert answer.possible
    assert answer.cost.changed_days == len(answer.revision.changes) >= 1
    assert all(verdict.verdict != "broken" for verdict in validate(answer.revision.plan, asked))


def test_what_if_on_a_request_is_the_changed_request_solved():
    asked, _ = made()
    (found,) = what_if(asked, [read_wish({"settings": {"daysPerWeek": 5}})])
    other = solve(with_settings(asked, {"daysPerWeek": 5}))
    total = sum(
        day.planned_distance_km or 0 for week in other.weeks for day in week.days if day.date != other.race_date
    )
    assert found.summary.total_km == pytest.approx(total)
    assert found.summary.weeks == 16


def test_what_if_on_a_plan_is_its_revision():
    asked, plan = made()
    blocked = {"blockedDates": ["2027-02-21"]}  # a long run's Sunday
    (found,) = what_if(asked, [read_wish({"settings": blocked})], plan)
    assert len(found.changes) > 1
    situation = {"today": "2027-01-04", "done": done(plan, "2027-01-04"), "settings": blocked}
    assert found.changes == revise(asked, plan, read_situation(situation)).changes


def test_a_wish_that_cannot_be_carries_its_error_beside_the_others():
    asked, _ = made()
    wishes = [{"settings": {"daysPerWeek": 9}}, {"settings": {"daysPerWeek": 3}}]
    bad, good = what_if(asked, [read_wish(wish) for wish in wishes])
    assert bad.error["errors"][0]["field"] == "settings.daysPerWeek"
    assert good.error is None
    assert good.summary is not None


def test_room_counts_whole_steps_until_a_bound_breaks():
    asked, plan = made()
    scene = as_revised(asked, plan)
    numbers = Numbers.of_distances(
        scene.facts, {d.date: scene.slots[d.date].steps for w in scene.facts.schedule.weeks for d in w.runs}
    )
    for _, bound in Terms(scene).plain(numbers):
        assert (room_of(bound) < 0) == (bound.amount() > 0)
