"""The judge itself: every rule on one plan, and what its relaxations leave out or make up."""

from dataclasses import dataclass, field

from tests.judge import (
    calendar_rules,
    cap_rules,
    day_rules,
    race_rules,
    return_rules,
    share_rules,
    volume_rules,
    week_types,
)
from tests.judge.case import Case
from tests.judge.findings import LITERAL, READINGS, Finding, place
from tests.judge.numbers import exact
from tests.judge.shape import shape_problems

MODULES = (calendar_rules, volume_rules, day_rules, share_rules, race_rules, cap_rules, return_rules, week_types)
ELASTIC = {"R11", "R13", "R15", "R19", "R20", "R21", "R22", "R23", "R24"}
FATAL = ("fields differ", "seven days in order")


@dataclass
class Audit:
    """What is wrong with a plan; empty lists mean nothing."""

    hard: list[Finding] = field(default_factory=list)
    unreported: list[Finding] = field(default_factory=list)
    phantom: list[str] = field(default_factory=list)
    shape: list[str] = field(default_factory=list)
    misstated: list[str] = field(default_factory=list)

    @property
    def clean(self):
        return not (self.hard or self.unreported or self.phantom or self.shape)


def judge(plan, request, strictness="literal"):
    """Findings under the literal reading, or (lenient) only those that every plausible reading shares."""
    if strictness == "literal":
        return findings(plan, request, LITERAL)
    literal = Case(plan, request)
    found = {rule: list(rule(literal)) for rule in _rules_for(literal)}
    telling = [rule for rule in found if found[rule]]
    shared = {finding.key for rule in telling for finding in found[rule]}
    for reading in READINGS[1:]:
        if not shared:
            break
        case = Case(plan, request, reading, literal.weeks)
        shared &= {finding.key for rule in telling for finding in rule(case)}
    return [finding for rule in telling for finding in found[rule] if finding.key in shared]


def findings(plan, request, reading):
    """What one reading finds."""
    case = Case(plan, request, reading)
    return [finding for rule in _rules_for(case) for finding in rule(case)]


def _rules_for(case):
    """All rules; of a plan with another number of weeks there is nothing more to say."""
    if len(case.weeks) != case.terms.week_count:
        return [calendar_rules.r01_calendar]
    return [rule for module in MODULES for rule in module.RULES]


def audit(plan, request, strictness="lenient"):
    """Hard violations, bends that went unreported, reported bends that did not happen, and shape problems."""
    shape = shape_problems(plan, request)
    if any(word in problem for problem in shape for word in FATAL):
        return Audit(shape=shape)
    found = judge(plan, request, strictness)
    reported = {place(bend["ruleId"], bend["week"], bend["day"]): bend for bend in plan["relaxations"]}
    made_up = set(reported)
    for reading in (LITERAL,) if strictness == "literal" else READINGS:
        if made_up:
            made_up -= {finding.place for finding in findings(plan, request, reading) if finding.tier == "elastic"}
    return Audit(
        hard=[finding for finding in found if finding.tier == "hard"],
        unreported=[f for f in found if f.tier == "elastic" and f.place not in reported],
        phantom=[_told(bend) for spot, bend in reported.items() if spot in made_up],
        shape=shape + [f"{_told(b)}: not an elastic rule" for b in plan["relaxations"] if b["ruleId"] not in ELASTIC],
        misstated=[line for f in found if f.place in reported for line in _misstated(f, reported[f.place])],
    )


def _misstated(finding, bend):
    """A reported actual value that is not the plan's (R23 may state a distance or a change)."""
    if finding.rule != "R23" and abs(exact(bend["actual"]) - finding.actual_km) > exact("0.000002"):
        yield f"{_told(bend)}: the plan has {float(finding.actual_km)}"


def _told(bend):
    day = f" {bend['day']}" if bend["day"] else ""
    return f"{bend['ruleId']} week {bend['week']}{day} ({bend['actual']} against {bend['bound']} km)"
