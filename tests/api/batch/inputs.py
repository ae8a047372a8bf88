"""Batches for the tests: small requests, some of them unusable."""

import json
import re
from pathlib import Path
from typing import Any


def request(number: int) -> dict[str, Any]:
    """Eight weeks without a race, from 20 to 29 km a week; every tenth is no request."""
    if number % 10 == 3:
        return {"athlete": {}}
    settings = {"goal": "general_fitness", "startDate": "2027-01-04", "daysPerWeek": 3, "totalWeeks": 8}
    return {"athlete": {"currentWeeklyKm": 20 + number % 10}, "settings": settings}


def lines(count: int) -> str:
    return "".join(json.dumps({"id": f"n{i}", "request": request(i)}) + "\n" for i in range(count))


def without_times(path: Path) -> list[str]:
    """The answers without what a clock says of them."""
    text = path.read_text(encoding="utf-8")
    return [re.sub(r'"(?:buildMs|solveMs)":[-0-9.e]+', "", line) for line in text.splitlines()]
