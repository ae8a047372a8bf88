"""An endpoint that misbehaves in every way costs nobody a plan: the command line against real sockets."""

import json
from contextlib import contextmanager

import pytest

from tests.api.command_line import run, save
from tests.coach import endpoint as ep
from tests.coach.own_time import own_time
from tests.coach.recorded import recorded
from tests.coach.test_recorded_answers import skeleton_of

pytestmark = pytest.mark.usefixtures("loaded")

BUDGET, GRACE = 0.8, 3.2
"""Seconds that an endpoint may keep a plan waiting, and what is made of its answer beside."""
PATIENCE = 60
"""A budget that never ends an answer that comes: what is said of it does not hang on how busy the machine is."""
GOOD = recorded("warm").text
DEEP = '{"weeks":' + "[" * 100_000
ERROR_EVENT = 'data: {"error": {"message": "overloaded"}}\n\n'
BROKEN_LETTER = b'data: {"choices": [{"delta": {"content": "\xe2"}}]}\n\n'
FAULTS = {
    "silence": ([ep.silent()], "coach-timeout"),
    "an endless drip of braces": ([ep.drips()], "coach-"),
    "nothing but keep-alive comments": ([ep.keeps_alive()], "coach-timeout"),
    "a header that never ends": ([ep.slow_header()], "coach-timeout"),
    "no HTTP at all": ([ep.no_http()], "coach-unreachable"),
    "a connection cut before the first word": ([ep.hangs_up()], "coach-"),
    "a connection cut in the middle": ([ep.hangs_up(GOOD[:3000])], "coach-cut-short"),
    "a wrong key": ([ep.fails(401)], "coach-unauthorized"),
    "a forbidden model": ([ep.fails(403)], "coach-unauthorized"),
    "an unknown model": ([ep.fails(404)], "coach-refused-request"),
    "a pause longer than the budget": ([ep.fails(429, retry_after="3600")], "coach-"),
    "a pause in words": ([ep.fails(429, retry_after="tomorrow")], "coach-"),
    "server errors": ([ep.fails(500)], "coach-"),
    "a proxy's page": ([ep.body("<html><h1>502 Bad Gateway</h1></html>", "text/html")], "coach-"),
    "a redirect elsewhere": ([ep.fails(307, location="http://127.0.0.1:9/elsewhere")], "coach-"),
    "a content filter": ([ep.says("", "content_filter")], "coach-content-filter"),
    "a content filter half-way": ([ep.says(GOOD[:2000], "content_filter")], "coach-content-filter"),
    "a refusal": ([ep.refuses()], "coach-refusal"),
    "a length cut": ([ep.says(GOOD[:5000], "length")], "coach-cut-short"),
    "nothing": ([ep.says("")], "coach-empty"),
    "blanks": ([ep.says("  \n ")], "coach-empty"),
    "no choices": ([ep.body('{"choices": []}')], "coach-unreadable"),
    "a body of null": ([ep.body("null")], "coach-unreadable"),
    "a list": ([ep.says("[1, 2, 3]")], "coach-unreadable"),
    "prose": ([ep.says("I would be happy to help you with your plan! Which days suit you?")], "coach-unreadable"),
    "megabytes of garbage": ([ep.floods()], "coach-"),
    "an answer of megabytes": ([ep.says("x" * 12_000_000, piece=500_000)], "coach-too-long"),
    "packed garbage": ([ep.body(b"\x1f\x8b\x08\x00garbage", content_encoding="gzip")], "coach-"),
    "deep nesting": ([ep.says(DEEP)], "coach-"),
    "numbers that are none": ([ep.says('{"coachNote": NaN, "weeks": Infinity}')], "coach-unreadable"),
    "a stream of broken events": ([ep.body("data: {not json\n\ndata: [DONE]\n\n", ep.STREAM_TYPE)], "coach-"),
    "a stream with an error in it": (
        [ep.body('data: {"error": {"message": "overloaded"}}\n\n', ep.STREAM_TYPE)],
        "coach-",
    ),
    "half of a character": (
        [ep.body(b'data: {"choices": [{"delta": {"content": "\xe2"}}]}\n\n', ep.STREAM_TYPE)],
        "coach-",
    ),
}

ENDLESS = frozenset(
    {"silence", "an endless drip of braces", "nothing but keep-alive comments", "a header that never ends"}
)
"""Those that only the budget ends."""


@pytest.fixture(scope="module")
def solved():
    """A request of six weeks with its skeleton."""
    told = recorded("warm")
    return told, told.skeleton.as_json()


@contextmanager
def planned(tmp_path, told, *acts, budget=PATIENCE, **environment):
    """The plan that the command line makes of what an endpoint does, and the endpoint."""
    path = save(tmp_path / "request.json", told.request.model_dump(mode="json", by_alias=True))
    with ep.endpoint(*acts) as there:
        start = own_time()
        result = run("plan", path, "--coach", "llm", "--budget", str(budget), **there.environment(**environment))
        took = own_time() - start
    assert result.exit_code == 0, result.output
    assert took < BUDGET + GRACE
    assert "sk-test-secret" not in result.output
    yield json.loads(result.stdout), there


def codes(plan):
    return [advisory["code"] for advisory in plan["advisories"]]


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_an_endpoint_does_there_is_a_whole_true_plan_in_time(fault, solved, tmp_path):
    told, skeleton = solved
    acts, code = FAULTS[fault]
    budget = BUDGET if fault in ENDLESS else PATIENCE
    with planned(tmp_path, told, *acts, budget=budget, PACEWRIGHT_LLM_RETRIES="1") as (plan, _):
        assert skeleton_of(plan) == skeleton_of(skeleton)
        assert all(day["title"] and day["description"] for week in plan["weeks"] for day in week["days"])
        assert all(week["coachNotes"] for week in plan["weeks"])
        assert any(found.startswith(code) for found in codes(plan)), codes(plan)


def test_an_endpoint_that_is_not_there_is_said_and_costs_little(solved, tmp_path):
    told, skeleton = solved
    nowhere = f"http://127.0.0.1:{ep.refused_port()}/v1"
    with planned(tmp_path, told, ep.silent(), OPENAI_BASE_URL=nowhere) as (plan, _):
        assert skeleton_of(plan) == skeleton_of(skeleton)
        assert "coach-unreachable" in codes(plan)


def test_a_good_answer_is_the_models_plan(solved, tmp_path):
    told, skeleton = solved
    with planned(tmp_path, told, ep.says(GOOD)) as (plan, there):
        assert skeleton_of(plan) == skeleton_of(skeleton)
        assert plan["weeks"][0]["days"][1]["description"].startswith(told.said["own"]["1tu"][0])
        assert plan["weeks"][0]["days"][1]["writtenBy"] == "model"
        assert len(there.asked) == 1


def test_what_was_complete_before_a_cut_is_used(solved, tmp_path):
    told, _ = solved
    with planned(tmp_path, told, ep.says(GOOD[: len(GOOD) // 2], "length")) as (plan, _):
        writers = [day["writtenBy"] for week in plan["weeks"] for day in week["days"] if day["plannedDistanceKm"]]
        assert writers[0] == "model"
        assert writers[-1] == "offline"


def test_an_endpoint_without_structured_output_is_asked_in_plain_words(solved, tmp_path):
    """400 to the first form, the answer to a simpler one."""
    told, _ = solved
    with planned(tmp_path, told, ep.fails(400, "response_format unsupported"), ep.says(GOOD)) as (
        plan,
        there,
    ):
        assert plan["weeks"][0]["days"][1]["writtenBy"] == "model"
        assert "response_format" in there.asked[0]
        assert "response_format" not in there.asked[1]


def test_an_answer_in_one_piece_instead_of_a_stream_is_read_too(solved, tmp_path):
    told, _ = solved
    with planned(tmp_path, told, ep.says_at_once(GOOD)) as (plan, _):
        assert plan["weeks"][0]["days"][1]["writtenBy"] == "model"
