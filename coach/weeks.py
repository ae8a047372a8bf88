"""Week notes: what the week is for, with the plan's own numbers."""

from coach.facts import Facts, is_training_run
from coach.instructions import main_set
from coach.phrases.phase import Phase, phase_of, rotate
from coach.phrases.weeks import BUILD_WITHOUT_RACE, CUTBACK_REASONS, WEEKS
from coach.today import Runner, Today
from coach.wording import count, listed
from solver.running.request.result import PlanWeek, WorkoutType

_KEY = {
    WorkoutType.TEMPO: "tempo",
    WorkoutType.INTERVALS: "intervals",
    WorkoutType.STEADY: "steady run",
    WorkoutType.LONG_RUN: "long run",
}


def week_note(week: PlanWeek, days: list[Today], facts: Facts, runner: Runner, turn: int) -> str:
    """A few sentences; `turn` counts earlier weeks of the same phase."""
    opening = _opening(week, facts, runner, turn)
    return " ".join(filter(None, [opening, _tune_up(week, days, facts, runner), _key_runs(days, runner)]))


def _opening(week: PlanWeek, facts: Facts, runner: Runner, turn: int) -> str:
    """What the week is for; the first that applies."""
    phase = phase_of(week, facts.plan.race_date)
    if facts.goal_race_in(week):
        return _race_week(week, facts, runner)
    if week in facts.after_race[:1]:
        return _first_after_race(week, runner)
    if phase is Phase.RECOVERY:
        return _cutback(week, facts, runner, turn)
    if week in facts.taper[:1]:
        return _first_taper(week, facts, runner)
    return " ".join(
        filter(
            None,
            [
                _milestone(week, facts, runner) or _usual(week, phase, facts, runner, turn),
                _longest(week, facts, runner),
            ],
        )
    )


def _usual(week: PlanWeek, phase: Phase, facts: Facts, runner: Runner, turn: int) -> str:
    variants = BUILD_WITHOUT_RACE if phase is Phase.BUILD and facts.plan.race_date is None else WEEKS[phase]
    return f"{_capital(rotate(variants, turn).format(km=_km(week, runner)))}{_change(week, facts, runner)}"


def _change(week: PlanWeek, facts: Facts, runner: Runner) -> str:
    """The step from the last load week, where there is one worth naming."""
    before = facts.load_week_before(week)
    if before is None or week.week_type.value in ("taper", "recovery"):
        return ""
    now, then = _km(week, runner), _km(before, runner)
    if now == then:
        return f" The distance is that of week {before.week_number}."
    word = "up" if week.planned_distance_km > before.planned_distance_km else "down"
    return f" That is {word} from {then} in week {before.week_number}."


def _milestone(week: PlanWeek, facts: Facts, runner: Runner) -> str:
    """The first week and the highest one have something of their own to say."""
    km = _km(week, runner)
    if week.week_number == 1:
        return (
            f"Welcome to week 1 of {len(facts.weeks)}: {km} to find your rhythm. Start modestly and let the plan lead."
        )
    if week is facts.highest:
        change = _change(week, facts, runner)
        return f"The highest week of the plan: {km}.{change} Eat well, sleep long, and keep other stress low."
    return ""


def _longest(week: PlanWeek, facts: Facts, runner: Runner) -> str:
    day = facts.the_longest
    if day is None or day not in week.days:
        return ""
    weekday = _capital(day.day_of_week.value)
    return f"It holds the longest run of the plan, {_day_km(day.planned_distance_km, runner)} on {weekday}."


def _cutback(week: PlanWeek, facts: Facts, runner: Runner, turn: int) -> str:
    if not week.planned_distance_km:
        return (
            "No running fits into this week. Take it as a holiday for the legs; a quiet week costs very little fitness."
        )
    text = _capital(rotate(WEEKS[Phase.RECOVERY], turn).format(km=_km(week, runner)))
    before = facts.load_week_before(week)
    if before is None or before.planned_distance_km <= week.planned_distance_km:
        return text
    less = runner.units.distance(before.planned_distance_km - week.planned_distance_km)
    reason = rotate(CUTBACK_REASONS, turn)
    return f"{text} {reason.format(less=less, ref=before.week_number, ref_km=_km(before, runner))}"


def _first_taper(week: PlanWeek, facts: Facts, runner: Runner) -> str:
    text = f"The taper begins: {_km(week, runner)}"
    if facts.highest:
        text += f" after a high point of {_km(facts.highest, runner)} in week {facts.highest.week_number}"
    left = len(facts.taper)
    return f"{text}. The work is done; over the {count(left, 'week')} to the race, tiredness fades faster than fitness."


def _race_week(week: PlanWeek, facts: Facts, runner: Runner) -> str:
    race = facts.goal_race_in(week)
    if race is None:
        return ""
    before = sum(day.planned_distance_km or 0.0 for day in week.days if is_training_run(day) and day.date < race.date)
    easy = f"Until then there are {_day_km(before, runner)} to run" if before else "Until then you rest"
    return (
        f"Race week: your {runner.goal.label} is on {_capital(race.day_of_week.value)}. {easy}; "
        "sleep well early in the week, lay out your kit the day before, and change nothing that has worked."
    )


def _first_after_race(week: PlanWeek, runner: Runner) -> str:
    return (
        f"The first week after the race: {_km(week, runner)} of easy running at most. "
        "Your muscles need longer to recover than your mood suggests, so every run is optional."
    )


def _tune_up(week: PlanWeek, days: list[Today], facts: Facts, runner: Runner) -> str:
    race = facts.tune_up_in(week)
    if race is None:
        return ""
    name = next((day.race_name for day in days if day.day is race), None)
    what = (
        f"{name}, {_day_km(race.planned_distance_km, runner)}," if name else _day_km(race.planned_distance_km, runner)
    )
    return (
        f"The tune-up race on {_capital(race.day_of_week.value)} ({what.rstrip(',')}) takes the place of a key run: "
        "use it to rehearse, and keep the days around it easy."
    )


def _key_runs(days: list[Today], runner: Runner) -> str:
    keys = [day for day in days if day.day.workout_type in _KEY]
    if not keys:
        return ""
    alike: dict[tuple[WorkoutType, str], list[Today]] = {}
    for day in keys:
        alike.setdefault((day.day.workout_type, _heart_of(day, runner)), []).append(day)
    named = [_key_run(kind, heart, same) for (kind, heart), same in alike.items()]
    return f"Key run{'s' if len(keys) > 1 else ''}: {listed(named)}."


def _key_run(kind: WorkoutType, heart: str, days: list[Today]) -> str:
    """ "long run on Sunday (16 km)", "steady runs on Tuesday and Thursday (9 km each)"."""
    weekdays = listed([_capital(day.day.day_of_week.value) for day in days])
    if len(days) == 1:
        return f"{_KEY[kind]} on {weekdays} ({heart})"
    return f"{_KEY[kind].removesuffix('s')}s on {weekdays} ({heart} each)"


def _heart_of(today: Today, runner: Runner) -> str:
    """The main set of a quality day, else the distance."""
    if today.day.workout_type in (WorkoutType.TEMPO, WorkoutType.INTERVALS):
        return main_set(today, runner)
    return runner.units.distance(today.km)


def _km(week: PlanWeek, runner: Runner) -> str:
    return runner.units.distance(week.planned_distance_km)


def _day_km(km: float | None, runner: Runner) -> str:
    return runner.units.distance(km or 0.0)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
