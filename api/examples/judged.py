"""The documented example of what can be judged: its plan and program are of today's engines, made by `make docs`."""

import json
import sys
from pathlib import Path
from typing import Any

from solver.running.engine import solve
from solver.running.request.request import read_request
from solver.strength.engine import program_of
from solver.strength.request.request import read_lifter_request

FILE = Path(__file__).parent / "validation.json"


def judged() -> dict[str, Any]:
    """The example's requests with what answers them now, without times, which differ from run to run."""
    known = json.loads(FILE.read_text(encoding="utf-8"))
    plan: dict[str, Any] = solve(read_request(known["plan"]["request"])).as_json()
    program: dict[str, Any] = program_of(read_lifter_request(known["program"]["request"])).as_json()
    for made in (plan, program):
        made["solver"].update(buildMs=0.0, solveMs=0.0)
    return {"plan": {**known["plan"], "plan": plan}, "program": {**known["program"], "program": program}}


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else FILE
    target.write_text(json.dumps(judged(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
