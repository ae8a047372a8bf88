"""Requests for strength programs: what is refused, with the field and what to do."""

import pytest

from solver.errors import BadRequest
from solver.strength.request.request import read_lifter_request
from tests.strength.drafts import lifter


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"lifter": lifter(trainingDaysPerWeek=7)}, "lifter.trainingDaysPerWeek"),
        ({"lifter": lifter(trainingDaysPerWeek=0)}, "lifter.trainingDaysPerWeek"),
        ({"lifter": lifter(trainingDaysPerWeek=2.5)}, "lifter.trainingDaysPerWeek"),
        ({"lifter": lifter(sessionDurationMins=19)}, "lifter.sessionDurationMins"),
        ({"lifter": lifter(sessionDurationMins=181)}, "lifter.sessionDurationMins"),
        ({"lifter": lifter(equipment=["rubber duck"])}, "lifter.equipment.0"),
        ({"lifter": lifter(injuryFlags=["x" * 61])}, "lifter.injuryFlags.0"),
        ({"lifter": lifter(primaryFocus="bulking")}, "lifter.primaryFocus"),
        ({"lifter": lifter(shoeSize=43)}, "lifter.shoeSize"),
        ({"lifter": lifter(weekdays=["monday"])}, "lifter.weekdays"),
        ({"lifter": lifter(trainingDaysPerWeek=2, weekdays=["monday", "monday"])}, "lifter.weekdays"),
        ({"lifter": lifter(priorityMuscles=["chest", "back", "quads", "abs"])}, "lifter.priorityMuscles"),
        ({"lifter": lifter(priorityMuscles=["chest", "chest"])}, "lifter.priorityMuscles"),
        ({"lifter": lifter(weeks=9)}, "lifter.weeks"),
        ({"lifter": lifter(allowSupersets="maybe")}, "lifter.allowSupersets"),
        ({"lifter": lifter(), "running": [{"weekType": "party"}]}, "running.0.weekType"),
        ({"lifter": lifter(), "drafts": {}}, "drafts"),
        ({"lifter": lifter(), "draft": []}, "draft"),
        ({"lifter": lifter(), "draft": {"days": {}}}, "draft"),
        ({}, "lifter"),
        ([], ""),
    ],
)
def test_what_cannot_be_used_is_named(request_, field):
    with pytest.raises(BadRequest) as refused:
        read_lifter_request(request_)
    assert refused.value.errors[0].field == field


def test_an_unknown_injury_flag_is_only_a_remark():
    assert read_lifter_request({"lifter": lifter(injuryFlags=["tennis arm", "Knees"])}).lifter.joints == {"knee"}
