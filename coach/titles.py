"""Titles: short, different with phase and purpose, never promising what the day does not hold."""

from coach.instructions import main_set
from coach.phrases.phase import Phase, rotate
from coach.race import race_title
from coach.today import Runner, Today
from solver.running.paces.workouts import Repeats
from solver.running.request.result import STRENGTH_LABELS, WorkoutType

_EASY = {
    Phase.BASE: ("Easy {km}", "Relaxed {km}", "Aerobic {km}"),
    Phase.BUILD: ("Easy {km}", "Easy mileage: {km}", "Comfortable {km}"),
    Phase.PEAK: ("Easy {km} between big days", "Loose {km}", "Easy {km}"),
    Phase.RECOVERY: ("Light {km}", "Easy {km}, lighter week", "Gentle {km}"),
    Phase.TAPER: ("Easy {km} to stay loose", "Freshen up: {km}", "Relaxed taper run: {km}"),
    Phase.AFTER_RACE: ("Gentle return: {km}", "Jog for fun: {km}", "Loose {km} after the race"),
}
_RECOVERY = {
    Phase.BASE: ("Recovery jog: {km}", "Slow {km}"),
    Phase.BUILD: ("Recovery jog: {km}", "Recover with {km}"),
    Phase.PEAK: ("Slow {km} to absorb the work", "Recovery jog: {km}"),
    Phase.RECOVERY: ("Very light {km}", "Recovery jog: {km}"),
    Phase.TAPER: ("Gentle {km}", "Recovery jog: {km}"),
    Phase.AFTER_RACE: ("Walk and jog: {km}", "Gentle {km}"),
}
_LONG = {
    Phase.BASE: ("Long run: {km}", "Patient long run: {km}"),
    Phase.BUILD: ("Building long run: {km}", "Long run: {km}"),
    Phase.PEAK: ("Peak long run: {km}", "Big long run: {km}"),
    Phase.RECOVERY: ("Shorter long run: {km}",),
    Phase.TAPER: ("Tapered long run: {km}",),
    Phase.AFTER_RACE: ("Relaxed longer run: {km}",),
}
_STEADY = {
    Phase.BASE: ("Steady run: {km}", "Steady introduction: {km}"),
    Phase.BUILD: ("Steady run: {km}", "Firm and steady: {km}"),
    Phase.PEAK: ("Strong steady run: {km}", "Steady at the peak: {km}"),
    Phase.RECOVERY: ("Short steady run: {km}", "Light steady run: {km}"),
    Phase.TAPER: ("Sharp and steady: {km}", "Steady reminder: {km}"),
    Phase.AFTER_RACE: ("Steady by feel: {km}",),
}
_QUALITY = {
    Phase.BASE: {"tempo": "Tempo introduction", "intervals": "Speed introduction"},
    Phase.BUILD: {"tempo": "Threshold builder", "intervals": "Intervals"},
    Phase.PEAK: {"tempo": "Peak tempo", "intervals": "Peak intervals"},
    Phase.RECOVERY: {"tempo": "Light tempo", "intervals": "Light intervals"},
    Phase.TAPER: {"tempo": "Tempo reminder", "intervals": "Sharpener"},
    Phase.AFTER_RACE: {"tempo": "Playful tempo", "intervals": "Playful pick-ups"},
}
_SESSIONS = {"hills": "Hills", "race_pace": "Race pace", "sharpener": "Sharpener", "fartlek": "Fartlek"}
_FINISHES = {
    "marathon_long": " with marathon pace",
    "race_pace_long": " with half-marathon pace",
    "progression_long": " with a steady finish",
}
_REST = {
    Phase.BASE: ("Rest day", "Day off"),
    Phase.BUILD: ("Rest and recharge", "Rest day"),
    Phase.PEAK: ("Full rest", "Rest between big days"),
    Phase.RECOVERY: ("Rest in a light week", "Rest day"),
    Phase.TAPER: ("Rest and freshen up", "Rest day"),
    Phase.AFTER_RACE: ("Well-earned rest", "Rest and recover"),
}
_CROSS = ("Cross-training: bike or swim", "Easy cross-training", "Low-impact day: your choice")


def title_of(today: Today, runner: Runner) -> str:
    """The day's title, at most about 60 characters."""
    kind, km = today.day.workout_type, runner.units.distance(today.km)
    match kind:
        case WorkoutType.RACE:
            return race_title(today, runner)
        case WorkoutType.REST:
            return _rest_title(today)
        case WorkoutType.CROSS_TRAINING:
            return rotate(_CROSS, today.turn)
        case WorkoutType.TEMPO | WorkoutType.INTERVALS:
            name = _SESSIONS.get(today.session.name if today.session else "", _QUALITY[today.phase][kind.value])
            return f"{name}: {main_set(today, runner)}"
        case WorkoutType.LONG_RUN:
            return _long_title(today, km)
        case WorkoutType.STEADY:
            return rotate(_STEADY[today.phase], today.turn_in_phase).format(km=km)
        case WorkoutType.RECOVERY:
            return rotate(_RECOVERY[today.phase], today.turn_in_phase).format(km=km)
    return _easy_title(today, km)


def _easy_title(today: Today, km: str) -> str:
    if today.session and today.session.name == "run_walk":
        return f"Run and walk: {km}"
    if today.tomorrow and today.tomorrow.workout_type is WorkoutType.RACE:
        return f"Shake-out: {km}"
    if today.strides and today.session:
        n = next(item.times for item in today.session.main if isinstance(item, Repeats))
        return f"Easy {km} with {n} strides"
    return rotate(_EASY[today.phase], today.turn_in_phase).format(km=km)


def _long_title(today: Today, km: str) -> str:
    title = f"Longest run: {km}" if today.longest else rotate(_LONG[today.phase], today.turn_in_phase).format(km=km)
    return title + _FINISHES.get(today.session.name if today.session else "", "")


def _rest_title(today: Today) -> str:
    if today.day.strength is not None:
        return f"Strength, no running: {STRENGTH_LABELS[today.day.strength]}"
    if today.tomorrow and today.tomorrow.workout_type is WorkoutType.RACE:
        return "Rest before the race"
    if today.yesterday and today.yesterday.workout_type is WorkoutType.RACE:
        return "Rest after the race"
    return rotate(_REST[today.phase], today.turn_in_phase)
