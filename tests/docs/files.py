"""The files that the documentation's commands speak of, made by readable code."""

import datetime as dt
import json
import re
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
    (folder / "activities.csv").write_text(_log(), encoding="utf-8")


def _log() -> str:
    """Twelve weeks up to 3 January 2027: 8 km on Tuesday and Thursday, 10 on Saturday, 16 on Sunday, at 5:45 a km."""
    first, rows = dt.date(2026, 10, 12), ["date,type,distance_km,duration"]
    for week in range(12):
        for day, km in ((1, 8), (3, 8), (5, 10), (6, 16)):
            minutes, seconds = divmod(km * 345, 60)
            rows.append(
                f"{first + dt.timedelta(7 * week + day)},Run,{km},{minutes // 60}:{minutes % 60:02}:{seconds:02}"
            )
    return "\n".join(rows) + "\n"
