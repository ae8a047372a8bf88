"""A later race adds weeks; those that stand before it as they stood keep every run (V8)."""

import pytest

from tests.running.living.lives import lived, week_km
from tests.running.sample import ask

TODAY = "2027-02-01"
STRONG = {"longestRecentRunKm": 19.0, "easyPaceSecPerKm": 330}
"""Quality days are as long as the goal calls for, so that R22 measures by the week's curve value."""


@pytest.mark.parametrize(
    ("goal", "kilometres", "days"), [("half_marathon", 50, 3), ("half_marathon", 60, 4), ("10k", 60, 4)]
)
@pytest.mark.parametrize("race", ["2027-04-25", "2027-05-02"])
def test_weeks_of_the_same_kind_keep_their_easy_runs_though_a_new_curve_would_be_lower(goal, kilometres, days, race):
    """A plan for the later race grows more slowly: easy runs beside short quality days would have less in it (R22)."""
    asked = ask(float(kilometres), days, goal, 14, athlete=STRONG, preferredLongRunDay="sunday")
    plan, revision = lived(TODAY, asked, settings={"raceDate": race})
    kinds = [[week.week_type == "recovery" for week in made.weeks[:11]] for made in (plan, revision.plan)]
    same = [number for number, (old, new) in enumerate(zip(*kinds, strict=True)) if old is new]
    assert len(same) >= 8
    for number in same:
        runs = [
            [(day.date, day.planned_distance_km) for day in made.weeks[number].days] for made in (plan, revision.plan)
        ]
        assert runs[0] == runs[1], f"week {number + 1}"
    assert revision.relaxations == plan.relaxations


@pytest.mark.parametrize(("race", "later"), [("2027-05-02", 1), ("2027-04-18", -1)])
def test_weeks_of_the_taper_count_from_the_race_wherever_it_goes(race, later):
    """The marathon's last weeks have 68.5 km, then 75 and 55 % of them, 51.5 and 37.5, then the race's. With the race a
    week later or earlier the second-last of these weeks is another one, and has what the second-last week is to have.
    """
    plan, revision = lived("2027-02-17", settings={"raceDate": race})
    assert [week_km(plan, number) for number in (13, 14, 15)] == [68.5, 51.5, 37.5]
    assert week_km(revision.plan, 15 + later) == 37.5
    assert week_km(revision.plan, 14 + later) == 51.5
    of_taper = [change for change in revision.changes if change.reason.endswith("the taper counts from the race.")]
    assert {(change.date - plan.start_date).days // 7 + 1 for change in of_taper} >= {15 if later > 0 else 14}
    assert all(change.cause == "setting" for change in of_taper)


def test_a_training_week_that_joins_the_taper_is_a_week_of_the_taper_and_a_recovery_week_nearly_is_one():
    """With the race two weeks earlier weeks 12 and 13 are the two before it: 75 and 55 % of 68.5 km are 51.5 and
    37.5. Week 12 had 54 km and loses what its long run must; week 13 had 68.5.
    """
    plan, revision = lived("2027-03-08", settings={"raceDate": "2027-04-11"})
    assert [week_km(plan, number) for number in (11, 12, 13)] == [68.5, 54, 68.5]
    assert week_km(revision.plan, 13) == 37.5
    assert 49 <= week_km(revision.plan, 12) <= 51.5
    of_week_12 = [change for change in revision.changes if (change.date - plan.start_date).days // 7 == 11]
    assert len(of_week_12) == 1
