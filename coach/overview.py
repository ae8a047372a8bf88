"""The plan's own note: where it starts, how high it goes, when it eases off, and how to use the paces."""

from coach.facts import Facts
from coach.today import Runner
from coach.wording import count, date, listed
from solver.running.paces.workouts import Effort
from solver.running.request.result import PlanWeek, WorkoutType


def plan_note(facts: Facts, runner: Runner) -> str:
    """A paragraph that a runner reads before the first run."""
    parts = [_aim, _volume, _longest, _cutbacks, _end, _paces, _heart_rate, _care]
    return " ".join(filter(None, (part(facts, runner) for part in parts)))


def _aim(facts: Facts, runner: Runner) -> str:
    weeks, race = count(len(facts.weeks), "week"), facts.plan.race_date
    if race is None:
        return f"{weeks} of training for {_purpose(runner)}, from {date(facts.plan.start_date)}."
    after = len(facts.after_race)
    extra = f", with {count(after, 'easy week')} after it" if after else ""
    return f"{weeks} with your {runner.goal.label} on {date(race)} as the goal{extra}."


def _purpose(runner: Runner) -> str:
    return runner.goal.label if runner.goal.value == "general_fitness" else f"your {runner.goal.label}"


def _volume(facts: Facts, runner: Runner) -> str:
    first, top = facts.weeks[0], facts.highest
    if top is None or facts.goal_race_in(first):
        return ""
    if _km(top, runner) == _km(first, runner):
        return f"The highest weeks hold {_km(top, runner)}, which is where you start."
    return f"You begin with {_km(first, runner)} in week 1 and reach {_km(top, runner)} in week {top.week_number}."


def _longest(facts: Facts, runner: Runner) -> str:
    if not facts.longest:
        return ""
    week, day = facts.longest[0]
    length = runner.units.distance(day.planned_distance_km or 0.0)
    if facts.the_longest is None:
        return f"The longest runs, {length} each, begin in week {week.week_number}."
    return f"The longest run, {length}, comes in week {week.week_number}."


def _cutbacks(facts: Facts, runner: Runner) -> str:
    numbers = [week.week_number for week in facts.cutbacks]
    if not numbers:
        return ""
    if len(numbers) == 1:
        return f"Week {numbers[0]} is a cutback week, lighter on purpose so that the training can sink in."
    return f"Weeks {listed(numbers)} are cutback weeks, lighter on purpose so that the training can sink in."


def _end(facts: Facts, runner: Runner) -> str:
    taper = len(facts.taper)
    if not taper:
        return ""
    if taper == 1:
        return "The race week is your taper: less running, so that you start fresh."
    return f"The last {count(taper, 'week')} up to the race are the taper: less running, so that you start fresh."


def _paces(facts: Facts, runner: Runner) -> str:
    if runner.paces is None:
        return (
            "Your paces are not known yet, so every run is described by effort: RPE 3 is a chat with a friend, "
            "RPE 5 short sentences, RPE 7 single words. A recent race result would give you exact paces."
        )
    units = runner.units
    used = [(name, effort) for kind, name, effort in _PACES if facts.has(kind)]
    if not used:
        return ""
    table = listed([f"{name} {units.pace(runner.paces.of(effort))}" for name, effort in used])
    return (
        f"Your paces: {table}. Take paces as a guide: on hills, in heat or on tired days "
        "run by effort and let the watch say what it likes."
    )


_PACES = (
    (WorkoutType.EASY, "easy", Effort.EASY),
    (WorkoutType.RECOVERY, "recovery", Effort.RECOVERY),
    (WorkoutType.LONG_RUN, "long runs", Effort.LONG),
    (WorkoutType.STEADY, "steady", Effort.STEADY),
    (WorkoutType.TEMPO, "tempo", Effort.TEMPO),
    (WorkoutType.INTERVALS, "intervals", Effort.INTERVAL),
)


def _heart_rate(facts: Facts, runner: Runner) -> str:
    if runner.zones is None:
        return ""
    easy = runner.zones[1]
    return f"On easy days your heart rate should stay between {easy.low_bpm} and {easy.high_bpm}."


def _care(facts: Facts, runner: Runner) -> str:
    if not runner.injured:
        return ""
    return (
        "Because of the injury you mentioned, the training holds no fast running. Stop when something hurts, "
        "shorten any run without regret, and let a doctor or physiotherapist judge what you are ready for."
    )


def _km(week: PlanWeek, runner: Runner) -> str:
    return runner.units.distance(week.planned_distance_km)
