"""`python -m benchmarks.make_instances [FAMILY …]`: write stored requests anew. Needed only when a family changes.

A family is any file of `{"id": …, "request": …}` lines in `benchmarks/instances`; it need not come from here.
"""

import datetime as dt
import json
import random
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from benchmarks.instances import FOLDER
from solver.errors import BadRequest, NoPlan
from solver.running.engine import solve
from solver.running.request.request import read_request
from tests.judge.corpus import realistic

Data = dict[str, Any]
EACH, EVERYDAY_COUNT, POOL = 24, 200, 3000
EXTRAS = {"blockedDates", "tuneUpRaces", "maxKmByDay", "maxMinutesByDay", "weeksAfterRace"}


def main() -> None:
    for name in sys.argv[1:] or _FAMILY:
        requests = list(_FAMILY[name](random.Random(100 + list(_FAMILY).index(name))))
        lines = (json.dumps({"id": f"{name}-{i + 1:02}", "request": data}) for i, data in enumerate(requests))
        (FOLDER / f"{name}.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        print(f"{name}: {len(requests)}")


def _plain(fits: Callable[[Data, Data], bool]) -> Callable[[random.Random], Iterator[Data]]:
    """The first realistic requests without special wishes that fit, whether their plans bend or not."""

    def take(chance: random.Random) -> Iterator[Data]:
        pool = realistic(chance.randrange(10**6), POOL)
        plain = (data for data in pool if not EXTRAS & set(data["settings"]))
        return islice((d for d in plain if fits(d["athlete"], d["settings"])), EACH)

    return take


def _everyday(chance: random.Random) -> Iterator[Data]:
    yield from realistic(chance.randrange(10**6), EVERYDAY_COUNT)


def _bent(chance: random.Random) -> Iterator[Data]:
    """The first realistic requests whose plan bends."""
    return islice((d for d in realistic(chance.randrange(10**6), POOL) if _bends(d)), EACH)


def _bends(data: Data) -> bool:
    try:
        return bool(solve(read_request(data)).relaxations)
    except (BadRequest, NoPlan):
        return False


def _has_plan(data: Data) -> bool:
    try:
        solve(read_request(data))
    except (BadRequest, NoPlan):
        return False
    return True


def _whole_year(chance: random.Random) -> Iterator[Data]:
    for data in islice(realistic(chance.randrange(10**6), POOL), EACH):
        settings = {k: v for k, v in data["settings"].items() if k not in {*EXTRAS, "totalWeeks"}}
        first = _first_monday(settings)
        if settings["goal"] == "general_fitness":
            settings = {k: v for k, v in settings.items() if k != "raceDate"} | {"totalWeeks": 52}
        else:
            settings["raceDate"] = (first + dt.timedelta(days=7 * 52 - 1)).isoformat()
        yield data | {"settings": settings}


def _blocked(chance: random.Random) -> Iterator[Data]:
    """A holiday, a business trip every month, or single days that life takes."""
    return _with_plan(_add_blocked, chance)


def _add_blocked(chance: random.Random, first: dt.date, weeks: int) -> Data:
    kind = chance.choice(("holiday", "trips", "days"))
    days = {
        "holiday": lambda: _run_of_days(chance.randrange(7, 7 * (weeks - 3)), chance.randint(4, 14)),
        "trips": lambda: [d for w in range(2, weeks - 2, 4) for d in _run_of_days(7 * w + chance.randrange(3), 3)],
        "days": lambda: sorted(chance.sample(range(7, 7 * (weeks - 2)), 4)),
    }[kind]()
    return {"blockedDates": [(first + dt.timedelta(days=d)).isoformat() for d in days]}


def _run_of_days(start: int, length: int) -> list[int]:
    return list(range(start, start + length))


def _tune_ups(chance: random.Random) -> Iterator[Data]:
    return _with_plan(_add_tune_ups, chance)


def _add_tune_ups(chance: random.Random, first: dt.date, weeks: int) -> Data:
    """One to three races on weekends, at least three weeks apart."""
    places = sorted(chance.sample(range(2, weeks - 2), min(3, weeks - 4)))
    apart = [week for week in places if week == places[0] or week - places[0] >= 3][: chance.randint(1, 3)]
    apart = [week for i, week in enumerate(apart) if i == 0 or week - apart[i - 1] >= 3]
    days = [first + dt.timedelta(days=7 * week + chance.choice((5, 6, 6))) for week in apart]
    return {"tuneUpRaces": [{"date": d.isoformat(), "distanceKm": chance.choice((5.0, 10.0))} for d in days]}


def _with_plan(wishes: Callable[[random.Random, dt.date, int], Data], chance: random.Random) -> Iterator[Data]:
    """Realistic races from 30 km a week on, with wishes added, as long as a plan exists."""
    pool = realistic(chance.randrange(10**6), POOL)
    made = (_wishing(data, wishes, chance) for data in pool if _suits(data))
    return islice((data for data in made if _has_plan(data)), EACH)


def _suits(data: Data) -> bool:
    settings = data["settings"]
    return "raceDate" in settings and not EXTRAS & set(settings) and data["athlete"]["currentWeeklyKm"] >= 30


def _wishing(data: Data, wishes: Callable[[random.Random, dt.date, int], Data], chance: random.Random) -> Data:
    first = _first_monday(data["settings"])
    weeks = (dt.date.fromisoformat(data["settings"]["raceDate"]) - first).days // 7 + 1
    return data | {"settings": data["settings"] | wishes(chance, first, max(weeks, 6))}


def _capped(chance: random.Random) -> Iterator[Data]:
    """One or two working days with little time."""
    return _with_plan(_add_caps, chance)


def _add_caps(chance: random.Random, first: dt.date, weeks: int) -> Data:
    days = chance.sample(("monday", "tuesday", "wednesday", "thursday", "friday"), chance.randint(1, 2))
    return {"maxKmByDay": {day: chance.choice((6.0, 8.0, 10.0, 12.0)) for day in days}}


def _infeasible(chance: random.Random) -> Iterator[Data]:
    """Long-run days that are too short, minutes that nobody can run in, and races too close together."""
    pool = (data for data in realistic(chance.randrange(10**6), POOL) if _suits(data))
    made = (_spoilt(data, chance) for data in pool)
    return islice((data for data in made if _is_refused(data)), EACH)


def _spoilt(data: Data, chance: random.Random) -> Data:
    settings = {k: v for k, v in data["settings"].items() if k != "includeLongRun"}
    athlete, day = data["athlete"], settings.get("preferredLongRunDay", "sunday")
    race = dt.date.fromisoformat(settings["raceDate"])
    near = [(race - dt.timedelta(days=n)).isoformat() for n in (1, 22, 23)]
    wishes: tuple[Data, ...] = (
        {"preferredLongRunDay": day, "maxKmByDay": {day: 1.0}},
        {"preferredLongRunDay": day, "maxMinutesByDay": {day: 5.0}},
        {"tuneUpRaces": [{"date": near[0], "distanceKm": 5.0}]},
        {"tuneUpRaces": [{"date": date, "distanceKm": 10.0} for date in near[1:]]},
    )
    return {"athlete": {"easyPaceSecPerKm": 330} | athlete, "settings": settings | chance.choice(wishes)}


def _is_refused(data: Data) -> bool:
    try:
        solve(read_request(data))
    except NoPlan:
        return True
    except BadRequest:
        return False
    return False


def _first_monday(settings: Data) -> dt.date:
    start = dt.date.fromisoformat(settings["startDate"])
    return start + dt.timedelta(days=-start.weekday() % 7)


_FAMILY: dict[str, Callable[[random.Random], Iterator[Data]]] = {
    "beginner": _plain(lambda a, s: a["currentWeeklyKm"] < 20 and s["goal"] in ("5k", "10k", "general_fitness")),
    "5k-10k": _plain(lambda a, s: a["currentWeeklyKm"] >= 20 and s["goal"] in ("5k", "10k")),
    "half": _plain(lambda a, s: s["goal"] == "half_marathon"),
    "marathon": _plain(lambda a, s: s["goal"] == "marathon"),
    "high-volume": _plain(lambda a, s: a["currentWeeklyKm"] >= 80),
    "few-days": _plain(lambda a, s: a["currentWeeklyKm"] >= 20 and s["daysPerWeek"] <= 3),
    "tune-ups": _tune_ups,
    "blocked": _blocked,
    "52-weeks": _whole_year,
    "bent": _bent,
    "infeasible": _infeasible,
    "everyday": _everyday,
    "miles": _plain(lambda a, s: s.get("units") == "mi"),
    "capped": _capped,
}
"""New ones at the end: a family's place is its seed."""


if __name__ == "__main__":
    main()
