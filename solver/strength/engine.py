"""The strength engine's front door: a lifter's request in, a program out; drafts are repaired, never refused."""

from collections.abc import Iterable, Mapping
from time import perf_counter
from typing import NamedTuple

from solver import ENGINE_VERSION
from solver.answer import SolverReport
from solver.digest import digest_of
from solver.strength.answer.advisories import advisories_of, injury_remarks, pair_changes, repair_changes, rest_changes
from solver.strength.answer.block import weeks_of, with_progression
from solver.strength.answer.explain import relaxations_of
from solver.strength.answer.own_answers import as_reported
from solver.strength.answer.program import days_of, weekly_sets_of
from solver.strength.answer.result import Program
from solver.strength.answer.validator import validate as validate
from solver.strength.calendar.entry import Entry
from solver.strength.calendar.roles import with_roles
from solver.strength.calendar.split import Split, split_for
from solver.strength.calendar.template import template_day
from solver.strength.catalogue.exercise import Exercise
from solver.strength.curve.block import WeekKind
from solver.strength.curve.targets import targets_of
from solver.strength.drafts.changes import Change, Code
from solver.strength.drafts.fitting import with_rests_that_fit
from solver.strength.drafts.placing import place_draft
from solver.strength.drafts.reader import read_draft
from solver.strength.request.request import LifterRequest
from solver.strength.rules.base import Facts
from solver.strength.rules.numbers import Numbers
from solver.strength.search.bending import Repair, repair_of
from solver.strength.words.tongue import told

SEED = 1


def program_of(request: LifterRequest) -> Program:
    """The program for a lifter: generated, or a draft's smallest repair. The same request gives the same program."""
    start = perf_counter()
    facts, received, changes, notes = facts_of(request)
    repair = as_reported(facts, request.draft) or repair_of(facts, SEED)
    if facts.thrifty:
        changes += repair_changes(repair)
    changes += rest_changes(repair.facts, repair.chosen, facts)
    changes += pair_changes(repair.facts, repair.chosen, facts)
    program = _program(request, repair, received, changes, notes, start)
    return _with_block(program, request, Numbers(repair.facts, repair.chosen), notes)


class Settled(NamedTuple):
    """What is settled before the sets, what the draft asked for, what was changed so far, and the notes by weekday."""

    facts: Facts
    received: tuple[tuple[Exercise, int], ...] | None
    changes: list[Change]
    notes: Mapping[int, str]


def facts_of(request: LifterRequest) -> Settled:
    """Everything that a search starts from."""
    lifter = request.lifter
    split = split_for(lifter)
    changes = list(injury_remarks(lifter))
    received, understood = None, True
    notes: Mapping[int, str] = {}
    if request.draft is None:
        entries = _template(split, request)
    else:
        draft = read_draft(request.draft)
        received = draft.received
        placed = place_draft(draft, split, lifter)
        entries, shortened = with_rests_that_fit(placed.entries, lifter)
        changes += [*draft.changes, *placed.changes, *shortened]
        notes, understood = placed.notes, draft.is_understood
        if not understood:
            changes.append(Change(Code.DRAFT_NOT_UNDERSTOOD, told("draft.unknown")))
    trained = frozenset(muscle for exercise, sets in received or () if sets for muscle in exercise.direct)
    facts = Facts(
        lifter,
        split,
        targets_of(lifter, bool(request.running)),
        entries,
        request.draft is not None,
        trained,
        understood,
    )
    return Settled(facts, received, changes, notes)


def _template(split: Split, request: LifterRequest) -> tuple[Entry, ...]:
    long = request.lifter.has_long_sessions
    days = (with_roles(template_day(day, split, request.lifter), split.week[day], long) for day in split.training)
    return tuple(entry for day in days for entry in day)


def _program(
    request: LifterRequest,
    repair: Repair,
    received: Iterable[tuple[Exercise, int]] | None,
    changes: Iterable[Change],
    notes: Mapping[int, str],
    start: float,
) -> Program:
    numbers = Numbers(repair.facts, repair.chosen)
    solve_ms = round(1000 * repair.solve_seconds, 2)
    program = Program(
        program_id=digest_of(*request.as_json().values()),
        split=repair.facts.split.name,
        days=days_of(numbers, notes),
        weekly_sets=weekly_sets_of(numbers, received),
        relaxations=relaxations_of(numbers),
        advisories=advisories_of(changes, request.lifter.language),
        solver=SolverReport(
            status="optimal" if repair.proven else "feasible",
            build_ms=0,
            solve_ms=solve_ms,
            objective=repair.objective,
            bound=repair.bound,
            model_variables=repair.variables,
            engine_version=ENGINE_VERSION,
        ),
    )
    program.solver.build_ms = round(1000 * (perf_counter() - start) - solve_ms, 2)
    return program


def _with_block(program: Program, request: LifterRequest, numbers: Numbers, notes: Mapping[int, str]) -> Program:
    """The program with its weeks, where more than one was asked for; `days` is then the first load week's."""
    if request.lifter.weeks == 1:
        return program
    start = perf_counter()
    program.weeks = weeks_of(numbers, request, notes, SEED)
    reserve = next((week.rir for week in program.weeks if week.kind is WeekKind.LOAD), None)
    program.days = [with_progression(day, numbers, reserve) for day in program.days]
    program.solver.solve_ms = round(program.solver.solve_ms + 1000 * (perf_counter() - start), 2)
    return program
