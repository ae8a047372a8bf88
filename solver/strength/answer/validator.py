"""The independent check of a finished program, whoever wrote it: plain arithmetic over the same rules, no solver."""

from solver.errors import BadRequest
from solver.refusals import refused
from solver.rule import Place
from solver.strength.answer.explain import StrengthBreach, breaches_of
from solver.strength.answer.result import Program, ProgramExercise
from solver.strength.calendar.entry import Entry, Origin
from solver.strength.calendar.split import Split
from solver.strength.curve.targets import targets_of
from solver.strength.naming.resolver import resolve
from solver.strength.request.muscles import Muscle
from solver.strength.request.request import LifterRequest
from solver.strength.rules.base import HALF, Facts, Rule
from solver.strength.rules.numbers import Numbers
from solver.strength.rules.rulebook import COMPARING, RULEBOOK
from solver.strength.rules.sessions import SessionTime
from solver.strength.words.tongue import tongue_of
from solver.verdict import RuleVerdict, Verdict, untrue_of, verdict_of
from solver.weekday import WEEK, Weekday


def validate(program: Program, request: LifterRequest) -> list[RuleVerdict]:
    """Judge a program, wherever it comes from: one verdict a rule, in the rulebook's order.

    S13 and S16-S18 compare with a draft that a finished program no longer shows: its reported bends are believed.

    Raises:
        BadRequest: when the program does not have seven days.
    """
    if len(program.days) != len(WEEK):
        raise BadRequest.of(refused("days", len(program.days), "days_of_week"))
    facts = _facts(program, request)
    numbers = Numbers(facts, tuple(entry.sets for entry in facts.entries))
    breaches = breaches_of(numbers)
    return [_verdict(rule, program, facts, [b for b in breaches if b.rule.id == rule.id]) for rule in RULEBOOK]


def _facts(program: Program, request: LifterRequest) -> Facts:
    entries = tuple(_entry(place, exercise) for place, day in enumerate(program.days) for exercise in day.exercises)
    split = Split(program.split, tuple(day.focus for day in program.days))
    targets = targets_of(request.lifter, bool(request.running))
    return Facts(request.lifter, split, targets, entries, request.draft is not None)


def _entry(day: int, shown: ProgramExercise) -> Entry:
    """An exercise is what its name means; the program's own word on muscles is not believed."""
    return Entry(
        day=day,
        name=shown.name,
        exercise=resolve(shown.name).exercise,
        sets=shown.sets,
        origin=Origin.DRAFT,
        role=shown.role,
        reps=shown.reps,
        rest_secs=shown.rest_secs,
        rir=shown.rir,
    )


def _verdict(rule: Rule, program: Program, facts: Facts, mine: list[StrengthBreach]) -> RuleVerdict:
    told = {(r.muscle, r.day) for r in program.relaxations if r.rule_id == rule.id}
    if facts.thrifty and rule.id in COMPARING:
        return RuleVerdict(rule_id=rule.id, verdict=Verdict.BENT if told else Verdict.HOLDS, places=[])
    bent = {_where(breach) for breach in mine if breach.is_bend}
    untrue = untrue_of(bent, told, "program", str, lambda at: str(at[0]))
    faults = [f"{_day(fault.place) if fault.place else ''}{fault.sentence}" for fault in rule.faults(facts)]
    verdict, places = verdict_of(mine, [_sentence(breach) for breach in mine], faults, untrue)
    return RuleVerdict(rule_id=rule.id, verdict=verdict, places=places)


def _where(breach: StrengthBreach) -> tuple[Muscle | None, Weekday | None]:
    place = breach.bound.place
    muscle = None if place.muscle is None else Muscle(place.muscle)
    return muscle, place.weekday


def _sentence(breach: StrengthBreach) -> str:
    place = breach.bound.place
    unit, divisor = ("minutes", 60) if breach.rule.id == SessionTime.id else ("sets", HALF)
    what = "" if place.muscle is None else f"{tongue_of().written(Muscle(place.muscle))}: "
    actual, limit = float(breach.actual / divisor), float(breach.limit / divisor)
    return f"{_day(place)}{what}{actual:g} where {breach.asks} {limit:g} {unit} are asked for"


def _day(place: Place) -> str:
    return "" if place.weekday is None else f"{place.weekday.capitalize()}: "
