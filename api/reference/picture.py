"""`python -m api.reference.picture FILE.svg`: the demo's plan as the terminal shows it, drawn from the real output."""

import io
import sys
from importlib.resources import as_file
from pathlib import Path

from rich.console import Console, Group
from rich.text import Text

from api.commands.making.demo import EXAMPLE
from api.files.documents import load_request
from api.terminal.plan.calendar import Calendar
from api.terminal.plan.chart import VolumeChart
from api.terminal.plan.header import header
from api.terminal.units import Units
from coach.offline import fill
from solver.running.engine import solve

WIDTH = 92
NO_FONTS_FROM_ELSEWHERE = "ui-monospace, Menlo, Consolas, monospace"


def picture() -> str:
    """Header, volume chart and calendar as an SVG that loads nothing from anywhere."""
    with as_file(EXAMPLE) as path:
        asked = load_request(str(path))
    plan, units = fill(solve(asked), asked), Units(asked.settings.units)
    console = Console(file=io.StringIO(), record=True, width=WIDTH, force_terminal=True, highlight=False, emoji=False)
    console.print(Group(header(plan, asked, units), Text(), VolumeChart(plan, units), Text(), Calendar(plan, units)))
    svg = console.export_svg(title="pacewright demo", unique_id="plan")
    return _without_web_fonts(svg)


def _without_web_fonts(svg: str) -> str:
    """Rich names a font on the web; the reader's own will do."""
    start = svg.index("@font-face")
    end = svg.index(".plan-matrix")
    return (svg[:start] + svg[end:]).replace("Fira Code, monospace", NO_FONTS_FROM_ELSEWHERE)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(picture(), encoding="utf-8")
