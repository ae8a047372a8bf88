"""What a program looks like, and strength days in the view of a running plan."""

import io

from rich.console import Console, RenderableType

from api.terminal.plan.plan_view import plan_view
from api.terminal.program.muscle_bars import MuscleBars
from solver.strength.answer.result import MuscleSets
from solver.strength.request.muscles import Muscle
from tests.api.sample import sample_plan, sample_request

BARS = {
    Muscle.CHEST: MuscleSets(sets=19, target=(14, 20), before=20),
    Muscle.QUADS: MuscleSets(sets=15, target=(14, 20), before=5),
    Muscle.ABS: MuscleSets(sets=0, target=(0, 20), before=0),
}
DRAWN = """\
Sets a week, [ ] is the target, █ kept, ▓ added, ░ taken away
chest       ██████████████[████░]  20 → 19 (target 14-20)
quads       █████▓▓▓▓▓▓▓▓▓[     ]  5 → 15 (target 14-20)
abs                             ]  0 (target 0-20)
"""


def shown(renderable: RenderableType, width: int, encoding: str = "utf-8") -> str:
    console = Console(file=io.TextIOWrapper(io.BytesIO(), encoding=encoding), width=width, highlight=False)
    with console.capture() as text:
        console.print(renderable)
    return "".join(f"{line.rstrip()}\n" for line in text.get().splitlines())


def test_bars_tell_what_was_kept_added_and_taken_away() -> None:
    """22 cells for 20 sets, two of them spare: one cell a set."""
    assert shown(MuscleBars(BARS), 64) == DRAWN
    ascii_only = DRAWN.translate(str.maketrans("█▓░", "#+-"))
    assert shown(MuscleBars(BARS), 64, "ascii").split("chest")[1].split("→")[0] in ascii_only


def test_a_generated_program_has_nothing_to_compare_with() -> None:
    generated = {muscle: sets.model_copy(update={"before": None}) for muscle, sets in BARS.items()}
    assert "added" not in shown(MuscleBars(generated), 64)
    assert "▓" not in shown(MuscleBars(generated), 64)


def test_strength_stands_in_the_calendar_and_beside_the_days_of_a_plan() -> None:
    plan = sample_plan()
    assert "Strength" not in shown(plan_view(plan, sample_request(), {1}), 110)
    monday, tuesday = plan.weeks[0].days[:2]
    monday.strength, tuesday.strength = "lower", "upper"
    view = shown(plan_view(plan, sample_request(), {1}), 110)
    assert "Strength on the day: +F full body, +U upper body, +L legs" in view
    assert "- +L  Easy +U 6" in view
    assert "Mon  4 Jan  Rest  strength: legs" in view
    narrow = shown(plan_view(plan, sample_request(), set()), 28)
    assert "Mon - +L." in narrow
