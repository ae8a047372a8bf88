"""The comparison with published plans: what the engine is told, and what an error is."""

from benchmarks.cases.published import compared, published, request_of
from solver.running.request.request import read_request


def test_a_weeks_error_is_its_distance_from_the_published_weeks_training() -> None:
    # 27 against 30 km is 10 %; the race's 10 km are no training, so 22 against 20 km is 10 % too
    plan = {"weeklyKm": [30.0, 20.0], "longKm": [12.0]}
    found = compared(plan, {"weeks": [_week(9.0, 9.0, 9.0), _week(12.0, 10.0, race=10.0)]})
    assert [round(error, 6) for error in found["errors"]] == [0.1, 0.1]
    assert found["peak"] == 0.9
    assert found["longest"] == 1.0


def test_every_published_plan_makes_a_request_that_the_engine_takes() -> None:
    plans = published()
    assert len(plans) == 15
    for plan in plans:
        assert len(plan["weeklyKm"]) == plan["weeks"]
        assert len(plan["longKm"]) == plan["weeks"] - 1
        told = [read_request(request_of(plan, given)).settings for given in (False, True)]
        assert [settings.peak_weekly_km for settings in told] == [None, max(plan["weeklyKm"])]


def _week(*kilometres: float, race: float | None = None) -> dict[str, object]:
    days = [{"workoutType": "easy", "plannedDistanceKm": km} for km in kilometres]
    days.append({"workoutType": "rest", "plannedDistanceKm": None})
    return {"days": days if race is None else [*days, {"workoutType": "race", "plannedDistanceKm": race}]}
