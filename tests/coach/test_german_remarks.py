"""What became of a language model's answer is told in the plan's language."""

import json

from coach.fill import Answer, guard
from coach.model.faults import Fault
from solver.running.engine import solve
from solver.running.request.request import read_request
from tests.coach.recorded import recorded

ENGLISH = {"the", "language", "model", "answer", "was", "it", "of", "week"}


def test_a_german_plan_has_no_english_remark() -> None:
    data = recorded("warm").request.model_dump(mode="json", by_alias=True)
    request = read_request({**data, "settings": {**data["settings"], "language": "de"}})
    said = {"say": {"1": "zz9", "99": "a1"}, "own": {"1": ["Sprint!"]}}
    answer = Answer(
        prompt="",
        texts=(json.dumps(said),),
        faults=(Fault("refused-request", "400", "nein"), Fault("timeout")),
        parts=2,
        begun_before=True,
        repaired=True,
    )
    remarks = [a for a in guard(solve(request), request, answer).plan.advisories if a.code.startswith("coach-")]
    assert len(remarks) >= 7
    for remark in remarks:
        words = {word.strip(".,:;()").lower() for word in remark.message.split()}
        assert words.isdisjoint(ENGLISH), remark.message
    assert "Der Endpunkt des Sprachmodells hat die Anfrage abgelehnt. Es sagte: 400: nein." in [
        remark.message for remark in remarks
    ]
