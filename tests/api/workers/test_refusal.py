"""A refusal reaches the edge with its codes and values, and can be told there in any language."""

import datetime as dt
import json

from api.workers.refusal import refusal, refused_in
from solver.errors import BadRequest, Conflict, NoPlan
from solver.refusals import refused
from solver.sentences import Choice, Sentence


def test_every_kind_of_value_is_the_same_on_the_other_side() -> None:
    error = BadRequest.of(
        refused("a", 1, "date_range", first=dt.date(2027, 1, 4), last=dt.date(2027, 4, 25)),
        refused("b", None, "greater_than_equal", ge=0.5),
        refused("c", [2], "enum", expected=Choice.of("'km' or 'mi'")),
    )
    error.language = "de"
    again = refused_in(refusal(error))
    assert [(type(e.message), e.message.code, dict(e.message.values)) for e in again.errors] == [
        (Sentence, e.message.code, dict(e.message.values)) for e in error.errors
    ]
    assert (again.status, again.type, again.language) == (422, BadRequest.type, "de")
    for language in ("en", "de"):
        error.language = again.language = language
        assert again.as_problem() == error.as_problem()


def test_the_message_itself_is_in_no_language() -> None:
    message = json.loads(refusal(BadRequest(Sentence("must_be_object", origin=Sentence("body")))).body)
    assert message["detail"] == {"code": "must_be_object", "values": {"origin": {"code": "body", "values": {}}}}


def test_a_conflict_is_handed_on_whole() -> None:
    error = NoPlan("told already", conflict=Conflict(("settings.raceDate",), ("R14",), "Move it."))
    assert refused_in(refusal(error)).as_problem() == error.as_problem()
