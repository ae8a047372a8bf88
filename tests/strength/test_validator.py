"""Verdicts on finished programs: our own hold or say what bent, changed ones are found out."""

import copy

import pytest

from solver.strength.answer.result import Program
from solver.strength.engine import program_of, validate
from solver.strength.request.request import read_lifter_request
from tests.strength.drafts import PROGRAMS, draft_of, lifter


def verdicts(program, request):
    """Verdict by rule id."""
    return {v.rule_id: v.verdict.value for v in validate(Program.model_validate(program), read_lifter_request(request))}


def made(**changes):
    """A generated program and its request."""
    request = {"lifter": lifter(**changes)}
    return program_of(read_lifter_request(request)).as_json(), request


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_harmonized_program_breaks_nothing(name):
    days, program = PROGRAMS[name]
    request = {"lifter": lifter(trainingDaysPerWeek=days), "draft": draft_of(program)}
    harmonized = program_of(read_lifter_request(request)).as_json()
    assert "broken" not in verdicts(harmonized, request).values()


def test_a_bend_that_is_reported_is_bent_and_one_that_is_not_is_broken():
    program, request = made(trainingDaysPerWeek=1, sessionDurationMins=30)
    assert verdicts(program, request)["S14"] == "bent"
    assert verdicts({**program, "relaxations": []}, request)["S14"] == "broken"


def edited(change):
    """The verdicts on a six-day program after a change, where all held before."""
    program, request = made()
    assert set(verdicts(program, request).values()) == {"holds"}
    spoiled = copy.deepcopy(program)
    change(spoiled["days"])
    return {rule for rule, verdict in verdicts(spoiled, request).items() if verdict == "broken"}


def test_each_hard_rule_finds_its_breach():
    def swap_focus(days):
        days[0]["focus"] = "pull"

    def squat_on_push(days):
        days[0]["exercises"][-1]["name"] = "Leg extension"

    def long_rest(days):
        days[0]["exercises"][-1]["restSecs"] = 3000

    def seven_sets(days):
        days[0]["exercises"][-1]["sets"] = 7

    def accessory_first(days):
        days[0]["exercises"].insert(0, days[0]["exercises"].pop())

    assert "S02" in edited(swap_focus)
    assert "S03" in edited(squat_on_push)
    assert "S22" in edited(long_rest)
    assert "S21" in edited(seven_sets)
    assert "S20" in edited(accessory_first)


def test_equipment_and_flags_are_checked_against_the_names():
    program, request = made()
    sore = {"lifter": {**request["lifter"], "injuryFlags": ["knee"]}}
    assert verdicts(program, sore)["S23"] == "broken"
