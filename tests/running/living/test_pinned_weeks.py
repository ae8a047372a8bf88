"""A week whose kilometres the runner fixes: each run takes its share, and the weeks around it stay as they are."""

import pytest

from solver.errors import NoPlan
from solver.running.engine import revise, validate
from solver.running.request.situation import read_situation
from solver.verdict import Verdict
from tests.running.living.lives import done, lived, made, week_km


def runs(plan, number):
    return [day.planned_distance_km for day in plan.weeks[number - 1].days if day.planned_distance_km]


def fixed(number, kilometres, today="2027-01-04", **news):
    return lived(today, pins=[{"week": number, "distanceKm": kilometres}], **news)


def test_a_fuller_recovery_week_is_fuller_on_each_of_its_days():
    """43.5 km are 87 half kilometres; of 100 the four runs' 19, 17, 18 and 33 get 21.8, 19.5, 20.7 and 37.9: 22, 19, 21
    and 38, where the four nearest to the next whole step take what whole steps leave.
    """
    plan, revision = fixed(6, 50)
    assert runs(plan, 6) == [9.5, 8.5, 9, 16.5]
    assert runs(revision.plan, 6) == [11, 9.5, 10.5, 19]
    assert {change.cause for change in revision.changes} == {"pin"}
    assert all(change.reason.endswith("because you fixed the kilometres of week 6.") for change in revision.changes)
    assert revision.changed_days == 4


def test_a_long_run_that_may_not_grow_so_far_leaves_its_part_to_the_others():
    """22 km are the most in week 6, as many as week 5 has (R17); its share of 60 km is 16.5 * 60 / 43.5 = 22.8."""
    _, revision = fixed(6, 60)
    long_run = runs(revision.plan, 6)[-1]
    assert (week_km(revision.plan, 6), long_run) == (60, 22)


def test_a_lighter_week_is_lighter_by_its_easy_runs_where_they_suffice():
    """5 km less are 10 half kilometres of the easy runs' 23 and 22: 18 and 17 are left."""
    plan, revision = fixed(5, 50)
    assert runs(plan, 5) == [11.5, 10.5, 11, 22]
    assert runs(revision.plan, 5) == [9, 10.5, 8.5, 22]
    assert revision.changed_days == 2


def test_a_much_lighter_week_is_lighter_on_each_day_and_costs_later_ones_little():
    """Half of 55 km is more than two fifths of its easy 22.5. Later long runs are measured by 20/19 of week 4's 20 km,
    21 instead of 22 (V4), and so are a kilometre shorter until they have caught up.
    """
    plan, revision = fixed(5, 27.5)
    assert runs(revision.plan, 5) == [6, 5, 5.5, 11]
    later = [change for change in revision.changes if (change.date - plan.start_date).days // 7 != 4]
    assert later
    assert all(abs(c.after.planned_distance_km - c.before.planned_distance_km) <= 1 for c in later)
    assert revision.relaxations == []


def test_what_is_left_of_a_week_that_has_begun_makes_up_for_what_is_fixed():
    """V1 holds back all but what the runner fixes: on Wednesday 3 February 11.5 of week 5's 55 km are run."""
    _, revision = fixed(5, 57, today="2027-02-03")
    assert runs(revision.plan, 5)[0] == 11.5
    assert week_km(revision.plan, 5) == 57
    assert all(verdict.verdict is not Verdict.BROKEN for verdict in validate(revision.plan, made()[0]))


def test_a_day_that_is_fixed_too_keeps_its_distance():
    asked, plan = made()
    pins = [{"week": 6, "distanceKm": 50}, {"date": "2027-02-09", "distanceKm": 8}]
    known = {"today": "2027-01-11", "done": done(plan, "2027-01-11")}
    both = revise(asked, plan, read_situation({**known, "pins": pins}))
    assert runs(both.plan, 6)[0] == 8
    assert week_km(both.plan, 6) == 50
    assert revise(asked, both.plan, read_situation(known)).changes == []


@pytest.mark.parametrize("kilometres", [43.5, 0.2])
def test_a_week_fixed_at_what_it_has_or_at_less_than_a_step_a_run_is_not_shared_out(kilometres):
    asked, plan = made()
    known = {"today": "2027-01-11", "done": done(plan, "2027-01-11"), "pins": [{"week": 6, "distanceKm": kilometres}]}
    if kilometres > 1:
        assert revise(asked, plan, read_situation(known)).changes == []
    else:
        with pytest.raises(NoPlan) as refused:
            revise(asked, plan, read_situation(known))
        assert refused.value.conflict.fields == ("pins.week6",)


HALF_MARATHON = {"settings": {"tuneUpRaces": [{"date": "2027-02-14", "distanceKm": 21.0975}]}}


@pytest.mark.parametrize(("wished", "rest"), [(40, 19), (45, 24), (50, 29)])
def test_a_week_with_a_race_off_the_grid_comes_as_near_to_what_is_fixed_as_its_runs_can(wished, rest):
    """21.0975 km are 42.195 half kilometres: of 80, 90 and 100 they leave 37.8, 47.8 and 57.8, so 38, 48 and 58."""
    _, revision = fixed(6, wished, **HALF_MARATHON)
    assert week_km(revision.plan, 6) == pytest.approx(rest + 21.0975, abs=1e-6)


@pytest.mark.parametrize(("wished", "rest"), [(55, 13), (58, 16)])
def test_what_is_fixed_of_the_race_week_counts_the_race_as_its_kilometres_do(wished, rest):
    """42.195 km are 84.39 half kilometres: of 110 and 116 they leave 25.6 and 31.6, so 26 and 32."""
    plan, revision = fixed(16, wished, today="2027-04-12")
    assert week_km(plan, 16) == pytest.approx(59.695)
    assert week_km(revision.plan, 16) == pytest.approx(rest + 42.195)
    assert all(verdict.verdict is not Verdict.BROKEN for verdict in validate(revision.plan, made()[0]))
