"""The batch machinery with work of the tests' own, so that deaths can be arranged."""

import io
import json
import os
from collections.abc import Sequence

import pytest

from api.batch import tally as tally_module
from api.batch.answers import Answer, Kind, answer
from api.batch.crew import Crew
from api.batch.lines import Line, read_lines
from api.batch.stream import CHUNK, answered
from api.batch.tally import Tally
from api.files.source import MAX_BYTES
from solver.running.search.config import DEFAULT_CONFIG, EngineConfig


def echo(lines: Sequence[Line], _: EngineConfig) -> list[Answer]:
    return [Answer(Kind.PLAN, line.data, len(line.data)) for line in lines]


def echo_unless_deadly(lines: Sequence[Line], config: EngineConfig) -> list[Answer]:
    if any(b"deadly" in line.data for line in lines):
        os._exit(9)
    return echo(lines, config)


def some_lines(count: int) -> list[Line]:
    return [Line(number, b'{"id": %d}\n' % number) for number in range(1, count + 1)]


def test_answers_come_in_input_order() -> None:
    lines = some_lines(CHUNK * 7 + 3)
    with Crew(2, DEFAULT_CONFIG, echo) as crew:
        assert [a.text for a in answered(lines, crew)] == [line.data for line in lines]


def test_a_deadly_line_costs_no_other_line_its_answer() -> None:
    lines = some_lines(CHUNK * 4)
    lines[20] = Line(21, b'{"id": "deadly"}\n')
    with Crew(2, DEFAULT_CONFIG, echo_unless_deadly) as crew:
        answers = list(answered(lines, crew))
    assert [a.text for a in answers if a.kind is Kind.PLAN] == [line.data for line in lines if line.number != 21]
    assert answers[20].kind is Kind.FAILED
    refused = json.loads(answers[20].text)
    assert refused["id"] == "deadly"
    assert (refused["error"]["status"], refused["error"]["errors"]) == (500, [])
    assert "line 21: the worker process died" in refused["error"]["detail"]


def test_no_more_lines_are_read_than_are_under_way() -> None:
    read = 0

    def endless():
        nonlocal read
        while True:
            read += 1
            yield Line(read, b"{}\n")

    with Crew(1, DEFAULT_CONFIG, echo) as crew:
        answers = answered(endless(), crew)
        for _ in range(CHUNK * 10):
            next(answers)
    assert read <= CHUNK * 20


def test_lines_keep_their_numbers_over_blank_ones_and_monsters_are_cut() -> None:
    stream = io.BytesIO(b"a\n\n  \nb\n" + b"x" * (MAX_BYTES * 2) + b"\nc")
    lines = list(read_lines(stream))
    assert [line.number for line in lines] == [1, 4, 5, 6]
    assert [line.too_long for line in lines] == [False, False, True, False]


REFUSED = {
    "broken JSON has no id": (b'{"id": 7, "request"', None, "line 3 is not valid JSON: line 1, column"),
    "a list is no line": (b"[1]", None, "line 3 must be an object"),
    "a request is needed": (b'{"id": 7}', 7, "line 3: request is required"),
    "an unknown key is refused": (b'{"id": 7, "request": {}, "plan": {}}', 7, "line 3: plan is not a known field"),
    "a duplicate key is named": (b'{"id": 7, "id": 8, "request": {}}', None, '"id" twice'),
    "NaN is refused": (b'{"id": NaN, "request": {}}', None, "contains NaN"),
    "a request is validated": (b'{"id": [7], "request": {"settings": 1}}', [7], "athlete"),
    "a line too long is refused": (b" " * (MAX_BYTES + 1), None, "longer than any request"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_line_gets_the_contracts_error_object(name: str) -> None:
    data, identity, reason = REFUSED[name]
    given = answer(Line(3, data), DEFAULT_CONFIG)
    line = json.loads(given.text)
    assert given.kind is Kind.REFUSED
    assert line["id"] == identity
    assert reason in json.dumps(line["error"], ensure_ascii=False).replace('\\"', '"')
    assert set(line["error"]) == {"type", "title", "status", "detail", "errors", "conflict"}


def test_the_tally_is_one_sentence() -> None:
    tally = Tally()
    kinds = [Kind.PLAN] * 1200 + [Kind.BENT, Kind.REFUSED, Kind.FAILED]
    assert len(list(tally.counting(Answer(kind, b"", 0) for kind in kinds))) == 1203
    assert tally.summary().startswith("1,201 plans (1 bent), 1 error, 1 internal error in ")


def test_the_pace_tells_errors_by_kind_and_the_time_that_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 300 lines 100 took ten seconds, so 200 take twenty more."""
    monkeypatch.setattr(tally_module, "perf_counter", lambda: 10.0)
    tally = Tally(started=0.0, to_do=300)
    answers = [Answer(Kind.PLAN, b"", 1)] * 97 + [Answer(Kind.REFUSED, b"", 1, "urn:pacewright:no-plan")] * 3
    assert len(list(tally.counting(answers))) == 100
    assert tally.pace() == "100 lines, 10 a second, 0 bent, 3 no-plan, 0:20 left"
