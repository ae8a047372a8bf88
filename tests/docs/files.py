"""The files that the documentation's commands speak of, made by readable code."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

from tests.api.command_line import ROOT

REQUEST: dict[str, Any] = {
    "athlete": {"currentWeeklyKm": 42},
    "settings": {"goal": "half_marathon", "startDate": "2027-01-04", "raceDate": "2027-04-25", "daysPerWeek": 4},
}


def write_files(folder: Path) -> None:
    """Everything that a page may begin with; requests as the pages print them."""
    strength = (ROOT / "docs" / "how-to" / "strength.md").read_text(encoding="utf-8")
    lifter = re.search(r"`lifter\.json`:\n\n```json\n(.*?)```", strength, re.DOTALL)
    assert lifter
    tuning = (ROOT / "docs" / "how-to" / "tuning.md").read_text(encoding="utf-8")
    club = re.search(r"```toml\n(.*?)```", tuning, re.DOTALL)
    assert club
    (folder / "lifter.json").write_text(lifter[1], encoding="utf-8")
    (folder / "club.toml").write_text(club[1], encoding="utf-8")
    (folder / "request.json").write_text(json.dumps(REQUEST), encoding="utf-8")
    (folder / "few.jsonl").write_text(json.dumps(REQUEST) + "\n", encoding="utf-8")
    lines = [json.dumps({"id": "one", "request": REQUEST}), json.dumps({"id": "two", "request": {}})]
    (folder / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    shutil.copy(ROOT / "docs" / "activities.csv", folder)
