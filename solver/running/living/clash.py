"""Which wishes of a situation cannot stand together: pins, events and settings by name, irreducibly."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from solver.conflict import shrink
from solver.errors import BadRequest, Conflict, NoPlan
from solver.running.calendar.schedule import Kind
from solver.running.living.change.limits import CurrentWeek, NoCramming, Pinned, Resuming
from solver.running.living.change.model import RevisionModel
from solver.running.living.change.start import Start
from solver.running.living.change.terms import Key, Terms
from solver.running.living.past.scene import Scene
from solver.running.request.situation import Pin, Situation
from solver.running.rules.rulebook import RULEBOOK
from solver.running.search.bending import LAST_EFFORT
from solver.running.search.costs import Weights
from solver.running.search.model import MOST_ELASTIC
from solver.running.words.impossible import told as told_cause
from solver.running.words.tongue import Stated, Tongue, as_sentence, saying, tongue_of
from solver.solution import Status

OWN_RULES = {rule.id: rule.says for rule in (CurrentWeek, Pinned, Resuming, NoCramming)}
STATEMENTS = {rule.id: rule.statement for rule in RULEBOOK} | OWN_RULES


@dataclass(frozen=True)
class _Told:
    """Something that the situation says, how to leave it out, what to call it, and what to tell the runner."""

    field: str
    drop: Callable[["Clashing"], "Clashing"]
    name: Callable[[Tongue], str]
    advice: Callable[[Tongue], str]

    @classmethod
    def of(cls, field: str, drop: Callable[["Clashing"], "Clashing"], kind: str, **about: object) -> "_Told":
        """What the languages have two sentences for: what it is, and how it may give way."""
        return cls(field, drop, saying(f"these.{kind}", **about), saying(f"give.{kind}", **about))


@dataclass(frozen=True)
class Clashing:
    """A plan and a situation that leaves none."""

    start: Start
    situation: Situation
    recorded: bool = True

    def without(self, items: Iterable["_Told"]) -> "Clashing":
        """The same with some of it left out."""
        clash = self
        for item in items:
            clash = item.drop(clash)
        return clash

    def telling(self, situation: Situation) -> "Clashing":
        """The same with another situation."""
        return replace(self, situation=situation)

    def forgetting(self, pin: Pin) -> "Clashing":
        """The same without a pin that the plan in force was told before."""
        plan, told = self.start.plan, self.start.force.told
        assert plan.happened is not None
        assert told is not None
        fewer = told.model_copy(update={"pins": tuple(other for other in told.pins if other != pin)})
        happened = plan.happened.model_copy(update={"situation": fewer})
        start = Start(self.start.request, plan.model_copy(update={"happened": happened}), self.start.today)
        return replace(self, start=start)

    def scene(self) -> tuple[Scene, dict[Key, int]]:
        """The scene, and what the plan in force misses already."""
        return self.start.after(self.situation, self.recorded), self.start.forgiven

    @property
    def has_plan(self) -> bool:
        """Whether there is one after all."""
        try:
            scene, forgiven = self.scene()
        except (NoPlan, BadRequest):
            return False
        return _is_feasible(scene, forgiven, None)


def explained(clash: Clashing, cause: NoPlan) -> NoPlan:
    """The error for a situation without a plan, with its irreducible conflict."""
    told = {item.field: item for item in _told(clash)}
    fields = shrink(told, lambda kept: clash.without(told[field] for field in told if field not in kept).has_plan)
    rules = cause.conflict.rules if cause.conflict is not None else _rules(clash)
    tongue, at_fault = tongue_of(clash.start.force.request), [told[field] for field in fields]
    advice = [item.advice(tongue) for item in at_fault] or [tongue.say("give.plan")]
    detail = told_cause(cause, tongue) if cause.conflict is not None else _detail(clash, at_fault, rules)
    return NoPlan(detail, conflict=Conflict(fields, tuple(rules), as_sentence(tongue.say("advice.or").join(advice))))


def _detail(clash: Clashing, at_fault: list[_Told], rules: tuple[str, ...]) -> str:
    """What cannot stand, and what the rules say that forbid it."""
    tongue = tongue_of(clash.start.force.request)
    who = tongue.all_of(item.name(tongue) for item in at_fault) or tongue.say("these.situation")
    telling = [rule_id for rule_id in rules if rule_id != Pinned.id or rules == (Pinned.id,) or _fixes_rest(clash)]
    stated = tuple(Stated(rule_id, STATEMENTS[rule_id]) for rule_id in telling)
    return tongue.said("no.together", these=f"{who[0].upper()}{who[1:]}", rules=stated)


def _fixes_rest(clash: Clashing) -> bool:
    """Whether a recovery week's kilometres are fixed: else what is said of pins says nothing new."""
    fixed = {pin.week for pin in clash.situation.pins}
    weeks = clash.start.before.facts.schedule.weeks
    return any(week.kind is Kind.RECOVERY and week.number in fixed for week in weeks)


def _told(clash: Clashing) -> list[_Told]:
    """All that may be at fault, what is known from before first: where the news alone suffice, only they are named."""
    situation, before = clash.situation, clash.start.force.told
    again = {pin.field for pin in situation.pins}
    old = [pin for pin in (before.pins if before else ()) if pin.field not in again]
    found = [_pin(pin, lambda clash, pin=pin: clash.forgetting(pin)) for pin in old]  # type: ignore[misc]
    if clash.recorded:
        found.append(_Told.of("done", lambda clash: replace(clash, recorded=False), "done"))
    found += [_Told.of(f"settings.{name}", _without_setting(name), "setting", name=name) for name in situation.settings]
    found += [
        _Told.of(f"events.{i}", _without(events=event), event.kind, date=event.first)
        for i, event in enumerate(situation.events)
    ]
    return [*found, *(_pin(pin, _without(pins=pin)) for pin in situation.pins)]


def _pin(pin: Pin, drop: Callable[[Clashing], Clashing]) -> _Told:
    if pin.week is not None:
        return _Told.of(pin.field, drop, "week", number=pin.week)
    return _Told.of(pin.field, drop, "day", date=pin.day)


def _without_setting(name: str) -> Callable[[Clashing], Clashing]:
    def drop(clash: Clashing) -> Clashing:
        settings = {key: value for key, value in clash.situation.settings.items() if key != name}
        return clash.telling(clash.situation.model_copy(update={"settings": settings}))

    return drop


def _without(**items: object) -> Callable[[Clashing], Clashing]:
    ((field, item),) = items.items()

    def drop(clash: Clashing) -> Clashing:
        fewer = tuple(other for other in getattr(clash.situation, field) if other != item)
        return clash.telling(clash.situation.model_copy(update={field: fewer}))

    return drop


def _is_feasible(scene: Scene, forgiven: dict[Key, int], rules: frozenset[str] | None) -> bool:
    """Whether hard bounds (of some rules, if they are named) leave any plan: what is not refuted is not forbidden."""
    model = RevisionModel(
        scene,
        Terms(scene, forgiven),
        Weights(),
        1,
        MOST_ELASTIC,
        states=lambda rule_id, bound: bound.rank is None and (rules is None or rule_id in rules),
    )
    solution = model.solve(0)
    if solution.status is Status.UNKNOWN:
        solution = model.solve(0, effort=LAST_EFFORT)
    return solution.status is not Status.INFEASIBLE


def _rules(clash: Clashing) -> tuple[str, ...]:
    """An irreducible set of rules that cannot hold together."""
    scene, forgiven = clash.scene()
    known = [rule.id for rule in RULEBOOK if rule.id != "R10"] + list(OWN_RULES)
    return shrink(dict.fromkeys(known), lambda kept: _is_feasible(scene, forgiven, kept | {"R10"}))
