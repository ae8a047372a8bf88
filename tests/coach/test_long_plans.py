"""A year with a run every day does not fit into one answer: it is split by weeks, asked side by side, and says so."""

import json
import re
from itertools import combinations

import pytest

from coach.fill import fill
from coach.model.client import CoachModel
from coach.model.settings import ModelSettings
from coach.model.sizes import answer_tokens, parts_of
from solver.running.engine import solve
from solver.running.request.request import read_request
from tests.coach import endpoint as ep
from tests.coach.test_recorded_answers import skeleton_of

MOST_TOKENS = 16_000
JOYS = ("joy", "pleasure", "pride", "gratitude", "delight")
WHAT = (*JOYS, *(f"{one} and {other}" for one, other in combinations(JOYS, 2)))
WHERE = ("this moment", "the journey", "the rhythm of running", "the rhythm of movement")


@pytest.fixture(scope="module")
def year():
    settings = {"goal": "general_fitness", "startDate": "2027-01-04", "totalWeeks": 52, "daysPerWeek": 7}
    request = read_request({"athlete": {"currentWeeklyKm": 60}, "settings": settings})
    return request, solve(request)


@pytest.fixture
def environment(monkeypatch):
    """Names a scripted endpoint to the openai package."""

    def use(there):
        for name, value in there.environment().items():
            monkeypatch.setenv(name, value)

    return use


def weeks_asked(question: dict) -> tuple[int, int]:
    """The first and the last week that a prompt wants."""
    text = question["messages"][-1]["content"]
    first, last = re.search(r"Write weeks (\d+) to (\d+) only", text).groups()
    return int(first), int(last)


def answers_its_weeks(exchange: ep.Exchange) -> None:
    """A different sentence for each week of the year: 52 of 15 times 4 pairs of what is found and where."""
    first, last = weeks_asked(exchange.asked)
    weeks = range(first, last + 1)
    own = {str(n): [f"Find {WHAT[n % 15]} in {WHERE[n // 15]}."] for n in weeks}
    ep.says(json.dumps({"own": own}))(exchange)


def test_the_parts_are_few_alike_and_fit(year):
    """364 runs: 130 + 52 x 110 + 364 x 110 = 45,890 tokens, so three parts (18 weeks: 15,970 tokens)."""
    _, plan = year
    parts = parts_of(plan.weeks, MOST_TOKENS)
    assert answer_tokens(plan.weeks) == 45_890
    assert [len(part) for part in parts] == [18, 18, 16]
    assert max(map(answer_tokens, parts)) == 130 + 18 * 110 + 18 * 7 * 110 <= MOST_TOKENS


def test_a_year_is_asked_in_parts_side_by_side_and_says_so(year, environment):
    request, skeleton = year
    with ep.endpoint(answers_its_weeks) as there:
        environment(there)
        filled = fill(skeleton, request, model=CoachModel(ModelSettings(model="m", max_tokens=MOST_TOKENS)), seconds=30)
    asked = sorted({weeks_asked(question) for question in there.asked})
    assert asked == [(1, 18), (19, 36), (37, 52)]
    assert "coach-split" in [advisory.code for advisory in filled.plan.advisories]
    assert {week.written_by for week in filled.plan.weeks} == {"model"}
    assert skeleton_of(filled.plan.as_json()) == skeleton_of(skeleton.as_json())


def test_a_failing_part_leaves_the_others(year, environment):
    """The endpoint fails for everything but the first part."""
    request, skeleton = year

    def first_part_only(exchange):
        act = answers_its_weeks if weeks_asked(exchange.asked)[0] == 1 else ep.fails(400)
        act(exchange)

    with ep.endpoint(first_part_only) as there:
        environment(there)
        filled = fill(skeleton, request, model=CoachModel(ModelSettings(model="m", max_tokens=MOST_TOKENS)), seconds=30)
    writers = [week.written_by for week in filled.plan.weeks]
    assert writers == ["model"] * 18 + ["offline"] * 34
    assert "coach-refused-request" in [advisory.code for advisory in filled.plan.advisories]
