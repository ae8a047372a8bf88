"""Race days: three stretches with a pacing plan, the same in the structure and in words."""

from coach.today import Runner, Today
from coach.wording import Units, duration
from solver.running.paces.paces import Paces, middle
from solver.running.request.result import Intensity, PaceRange, Step, WorkoutStructure

OPENING, CLOSING = 0.12, 0.22
"""Shares of the distance: held back at the start, and left for whatever is in the legs at the end."""


def stretches(km: float, units: Units) -> tuple[float, float, float]:
    """Opening, middle and closing km; the ends are full km or miles, 0 in races too short to be divided."""
    whole = km * units.per_km
    if whole < 3:
        return 0.0, km, 0.0
    first, last = (round(max(1, int(whole * share + 0.5)) / units.per_km, 3) for share in (OPENING, CLOSING))
    return first, round(km - first - last, 6), last


def race_structure(km: float, paces: Paces | None, units: Units) -> WorkoutStructure:
    """The race and nothing but the race: the warm-up is described in words, its metres are not the day's."""
    target = paces.race(km) if paces else None
    notes = ("Hold back and find your rhythm", "Settle at race effort", "Give what you have left")
    steps = [
        Step(distance_km=part, intensity=Intensity.MAX, target_pace=pace, note=note)
        for part, pace, note in zip(stretches(km, units), three_paces(target), notes, strict=True)
        if part
    ]
    return WorkoutStructure(main=[*steps])


def three_paces(target: PaceRange | None) -> tuple[PaceRange | None, PaceRange | None, PaceRange | None]:
    """The slower half of the target, all of it, the faster half: one for each stretch."""
    if target is None:
        return None, None, None
    half = round(middle(target))
    slower = PaceRange(fast_sec_per_km=half, slow_sec_per_km=target.slow_sec_per_km)
    faster = PaceRange(fast_sec_per_km=target.fast_sec_per_km, slow_sec_per_km=half)
    return slower, target, faster


def race_title(today: Today, runner: Runner) -> str:
    """ "Race day: marathon", "Tune-up race: 10 km" or the tune-up's own name."""
    if today.goal_race:
        return f"Race day: {runner.goal.label}"
    return f"Tune-up race: {today.race_name or runner.units.distance(today.km)}"


def race_description(today: Today, runner: Runner) -> str:
    """What the race is for, how to warm up and how to pace it."""
    care = ["Start only if you can run without pain."] if runner.injured else []
    how = [_purpose(today, runner), _warmup(today.km, runner.injured), _pacing(today, runner)]
    return " ".join([*how, *_prediction(today, runner), *care])


def _purpose(today: Today, runner: Runner) -> str:
    length = runner.units.distance(today.km)
    if today.goal_race:
        return f"This is what the training was for: {length}, rested and ready."
    return f"A race of {length} on the way to your goal: practise the routine, the pacing and the nerves."


def _warmup(km: float, injured: bool) -> str:
    if injured:
        return "Walk and jog for about ten minutes beforehand and listen to how it feels."
    if km > 25:
        return "Walk and jog for five to ten minutes beforehand; the opening stretch is the rest of your warm-up."
    if km > 12:
        return "Jog for about ten minutes beforehand and add three or four strides."
    return "Jog for about fifteen minutes beforehand and add four strides, so that the first metres are no shock."


def _pacing(today: Today, runner: Runner) -> str:
    units = runner.units
    first, _, last = stretches(today.km, units)
    paces = three_paces(runner.paces.race(today.km) if runner.paces else None)
    slower, target, faster = (f"{units.pace(p)}" if p else "" for p in paces)
    effort = "RPE 7-8 of 10" if today.km > 25 else "RPE 8-9 of 10"
    if not first:
        return f"Start controlled and run evenly, {f'at {target}' if target else f'strong to the end ({effort})'}."
    if not target:
        return (
            f"Run the first {units.distance(first)} more gently than feels natural, settle into a strong, "
            f"even effort ({effort}), and spend what is left over the last {units.distance(last)}."
        )
    return (
        f"Run the first {units.distance(first)} at {slower} while everyone else rushes off, then hold {target}, "
        f"and if you feel good let the last {units.distance(last)} come down to {faster}."
    )


def _prediction(today: Today, runner: Runner) -> list[str]:
    minutes = today.day.planned_duration_mins
    if runner.paces is None or minutes is None:
        return []
    return [f"Your current fitness points to about {duration(minutes)}."]
