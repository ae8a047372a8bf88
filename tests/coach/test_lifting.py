"""What the coach says on days with a strength session, and what a model is told of them."""

import json
import re

import pytest

from coach.fill import Answer, ask, guard
from coach.model.client import CoachModel
from coach.model.settings import ModelSettings
from coach.offline import fill
from solver.running.request.result import STRENGTH_LABELS, WorkoutType
from tests.coach import endpoint as ep
from tests.coach.builder import plan, request


def lifting_plan(**more):
    """A marathon plan in which every day has a strength session."""
    wish = request(**more)
    made = plan(wish)
    for week in made.weeks:
        for day in week.days:
            day.strength = ("full_body", "upper", "lower")[day.date.toordinal() % 3]
    return made, wish


def test_a_day_without_a_run_on_which_a_runner_lifts_is_no_day_off():
    made, wish = lifting_plan(after=2)
    rest = [day for week in fill(made, wish).weeks for day in week.days if day.workout_type is WorkoutType.REST]
    assert len(rest) > 20
    for day in rest:
        assert day.title == f"Strength, no running: {STRENGTH_LABELS[day.strength]}"
        assert not re.search(r"day off|do nothing|gym|let the legs be", day.description, re.IGNORECASE)
    assert len({day.description for day in rest}) > 5


def test_a_model_is_told_of_the_sessions():
    made, wish = lifting_plan()
    with ep.endpoint(ep.says("{}")) as there, pytest.MonkeyPatch.context() as patch:
        for name, value in there.environment().items():
            patch.setenv(name, value)
        ask(made, wish, CoachModel(ModelSettings(model="m", retries=0)), seconds=5)
    question = there.asked[0]["messages"][1]["content"]
    assert re.search(r"\n1tu easy [\d.]+ km, strength session: ", question)


def test_a_days_rest_is_not_spoken_of_where_a_runner_lifts():
    """The same sentence on the same day, with and without a session."""
    made, wish = lifting_plan()
    answer = Answer(prompt="", texts=(json.dumps({"own": {"2027-01-06": ["Enjoy a quiet day and a book."]}}),))
    lifts = guard(made, wish, answer).plan.weeks[0].days[2]
    made.weeks[0].days[2].strength = None
    rests = guard(made, wish, answer).plan.weeks[0].days[2]
    assert (lifts.written_by, rests.written_by) == ("offline", "model")
