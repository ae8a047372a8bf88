"""The heart of a quality day in a few characters, for the language model's outline of the plan."""

from coach.today import Runner, Today
from coach.wording import clock_time
from solver.running.paces.workouts import Repeats


def main_set(today: Today, runner: Runner) -> str:
    """The heart of a quality day: "5 x 800 m", "4.5 km"."""
    units, item = runner.units, (today.session.main[-1] if today.session else None)
    if isinstance(item, Repeats) and item.parts[0].seconds is not None:
        return f"{item.times} x {clock_time(item.parts[0].seconds)}"
    if isinstance(item, Repeats):
        return f"{item.times} x {units.stretch(item.parts[0].metres)}"
    return units.part(item.metres) if item else ""
