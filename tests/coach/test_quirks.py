"""Endpoints that are compatible in their own way: the model's good words are in the plan all the same, in time."""

import json
from time import monotonic

import pytest

from coach.choice.prompt import prompt_for
from coach.choice.question import read
from coach.choice.said import Words, said_in
from coach.choice.spots import Key, spots_of
from coach.model.answers.replies import Reply
from coach.model.client import CoachModel
from coach.model.prompts import Message, Prompt
from coach.model.settings import ModelSettings
from coach.offline import fill as fill_offline
from tests.coach import endpoint as ep
from tests.coach.foreign_shapes import foreign_shapes
from tests.coach.quirks import held, hopeless, quirks
from tests.coach.recorded import recorded
from tests.coach.test_faults import codes, planned
from tests.coach.test_recorded_answers import skeleton_of

pytestmark = pytest.mark.usefixtures("loaded")

GOOD = recorded("warm").text
ALL, NONE = quirks(GOOD) | foreign_shapes(GOOD), hopeless(GOOD)
SPOILT = {"half a character", "half a character, escaped", "an escape that is none"}
"""In these one sentence is not the recorded one."""


def written(plan: dict) -> set[str]:
    return {day["writtenBy"] for week in plan["weeks"] for day in week["days"] if day["plannedDistanceKm"]}


@pytest.fixture(scope="module")
def prompt() -> Prompt:
    """What is asked about the recorded plan."""
    told = recorded("warm")
    spots = spots_of(told.skeleton, told.request)
    return prompt_for(told.skeleton, told.request, spots, told.skeleton.weeks, prose=True)


def replies_of(there: ep.Endpoint, prompts: list[Prompt], **settings: object) -> list[Reply]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in there.environment().items():
            patch.setenv(name, value)
        return CoachModel(ModelSettings(model="m", **settings)).ask(prompts, 20)


def words_in(text: str) -> dict[Key, Words]:
    """What an answer says about the recorded plan, by place."""
    return said_in([read(text)], recorded("warm").skeleton, "en").at


@pytest.mark.parametrize("quirk", ALL)
def test_the_models_good_words_are_all_read(quirk, prompt):
    with ep.endpoint(ALL[quirk]) as there:
        (reply,) = replies_of(there, [prompt], temperature=0.3)
    good, heard = words_in(GOOD), words_in(reply.text)
    assert reply.fault is None or not reply.fault.is_fatal
    assert heard.keys() == good.keys()
    assert sum(heard[place] != good[place] for place in good) <= (quirk in SPOILT)
    assert len(there.asked) <= 5


@pytest.mark.parametrize("quirk", ["no system role", "a tool call in a stream", "half a character"])
def test_the_models_good_words_are_in_the_plan(quirk, tmp_path):
    told = recorded("warm")
    with planned(tmp_path, told, ALL[quirk], budget=20, PACEWRIGHT_LLM_TEMPERATURE="0.3") as (plan, _):
        assert skeleton_of(plan) == skeleton_of(told.skeleton.as_json())
        assert "model" in written(plan), codes(plan)


@pytest.mark.parametrize("quirk", NONE)
def test_what_holds_no_answer_ends_in_the_offline_coachs_plan_in_time(quirk, tmp_path):
    told = recorded("warm")
    with planned(tmp_path, told, NONE[quirk], budget=4) as (plan, _):
        assert written(plan) == {"offline"}
        assert any(code.startswith("coach-") for code in codes(plan))
        own = fill_offline(told.skeleton, told.request).as_json()
        assert plan["weeks"] == own["weeks"]


def test_a_body_that_breaks_off_has_said_what_it_said(prompt):
    body = json.dumps(ep.completion(GOOD))
    with ep.endpoint(ep.body(body[: len(body) * 2 // 3])) as there:
        (reply,) = replies_of(there, [prompt])
    assert GOOD.startswith(reply.text)
    assert len(words_in(reply.text)) > len(words_in(GOOD)) / 2


def test_a_connection_that_is_held_after_the_end_costs_no_more_than_a_moment(prompt):
    with ep.endpoint(held(GOOD)) as there:
        start = monotonic()
        (reply,) = replies_of(there, [prompt])
    assert reply == Reply(GOOD)
    assert monotonic() - start < 10  # of the 20 seconds that it may have


@pytest.mark.parametrize("address", ["http://127.0.0.1:99999/v1", "http://127.0.0.1:abc/v1", "nowhere", "ftp://x/v1"])
def test_an_address_that_is_none_is_said(address, tmp_path):
    told = recorded("warm")
    with planned(tmp_path, told, ep.silent(), OPENAI_BASE_URL=address) as (plan, _):
        assert written(plan) == {"offline"}
        assert "coach-bad-address" in codes(plan)


def test_the_status_and_the_reason_of_a_refusal_are_told_without_the_key(tmp_path):
    told = recorded("warm")
    said = "Incorrect API key <sk-test-secret> provided.\nSee the manual."
    with planned(tmp_path, told, ep.fails(401, said)) as (plan, _):
        (message,) = [a["message"] for a in plan["advisories"] if a["code"] == "coach-unauthorized"]
        assert message.endswith("It said: 401: Incorrect API key (key) provided. See the manual.")


def test_what_one_part_of_a_plan_is_refused_the_others_still_ask_for():
    """Thirteen questions at once; the endpoint takes the schema from all but the first that asks."""
    prompts = [Prompt((Message("user", str(n)),), {"type": "object"}, "x") for n in range(13)]
    acts = (ep.fails(400, "response_format"), ep.says('{"weeks": []}'))
    with ep.endpoint(*acts) as there:
        replies = replies_of(there, prompts)
    assert [reply.fault for reply in replies] == [None] * 13
    assert sum("response_format" not in asked for asked in there.asked) == 1
    assert len(there.asked) == 14
