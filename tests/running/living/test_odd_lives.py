"""Lives that were internal errors once: each is what is left of one that was made at random."""

from solver.running.engine import revise, solve, validate
from solver.running.request.request import read_request
from solver.running.request.situation import read_situation
from solver.verdict import Verdict
from tests.running.living.lives import done


def made(athlete, **settings):
    asked = read_request({"athlete": athlete, "settings": {"startDate": "2027-01-04", "daysPerWeek": 3, **settings}})
    return asked, solve(asked)


def revised(asked, plan, today, **news):
    """The plan after news on a day until which all was run as planned."""
    revision = revise(asked, plan, read_situation({"today": today, "done": done(plan, today), **news}))
    assert all(verdict.verdict is not Verdict.BROKEN for verdict in validate(revision.plan, asked))
    return revision


def test_a_tune_up_on_the_way_back_is_there_because_it_was_asked_for():
    """28 days after an injury no share of a run before it says how far a race goes."""
    asked, plan = made({"currentWeeklyKm": 14.0, "longestRecentRunKm": 14.0}, goal="general_fitness", totalWeeks=9)
    revision = revised(
        asked,
        plan,
        "2027-02-06",
        events=[{"kind": "injury", "from": "2027-02-12", "to": "2027-02-23"}],
        settings={"tuneUpRaces": [{"date": "2027-03-07", "distanceKm": 5}]},
    )
    (race,) = [change for change in revision.changes if change.after and change.after.workout_type == "race"]
    assert race.cause == "setting"
    assert race.reason.endswith("because a tune-up race is on Sunday 7 March now.")


def test_a_plan_most_of_whose_weeks_are_days_off_can_be_revised_again():
    """Of seven weeks, three are off and one keeps its long run alone: no weekday has runs in most of them."""
    asked, plan = made({"currentWeeklyKm": 49.0, "longestRecentRunKm": 14.0}, goal="marathon", raceDate="2027-02-21")
    injured = revised(asked, plan, "2027-01-09", events=[{"kind": "injury", "from": "2027-01-06", "to": "2027-01-30"}])
    assert revised(asked, injured.plan, "2027-01-10").changes == []
