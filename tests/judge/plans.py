"""Hand-made plans for the judge's own tests."""

import copy
import datetime as dt

from tests.judge.oddities import MONDAY, ask
from tests.judge.terms import WEEKDAYS

NO_RUN = ("rest", "cross_training")


def week(kind, **days):
    """A week of that type; days are given as tuesday=("tempo", 8.5), all others are rest."""
    return kind, {WEEKDAYS.index(name): value for name, value in days.items()}


def plan_of(request, *weeks, relaxations=()):
    """A plan in the contract's shape from `week(...)`s."""
    built = [_week(k, kind, days) for k, (kind, days) in enumerate(weeks)]
    return {
        "planId": "hand-made",
        "goal": request["settings"]["goal"],
        "startDate": MONDAY.isoformat(),
        "endDate": built[-1]["weekEndDate"],
        "raceDate": request["settings"].get("raceDate"),
        "coachNote": None,
        "weeks": built,
        "relaxations": list(relaxations),
        "advisories": [],
        "solver": {
            **dict.fromkeys(("buildMs", "solveMs"), 1.0),
            **dict.fromkeys(("objective", "bound", "modelVariables"), 0),
            "status": "optimal",
            "engineVersion": "0",
        },
    }


def _week(k, kind, days):
    monday = MONDAY + dt.timedelta(days=7 * k)
    made = [_day(monday + dt.timedelta(days=d), *days.get(d, ("rest", None))) for d in range(7)]
    return {
        "weekNumber": k + 1,
        "weekStartDate": monday.isoformat(),
        "weekEndDate": made[-1]["date"],
        "weekType": kind,
        "plannedDistanceKm": _total(made),
        "coachNotes": None,
        "days": made,
    }


def _total(days):
    return round(sum(day["plannedDistanceKm"] or 0 for day in days), 6)


def _day(date, kind, km):
    blank = dict.fromkeys(("plannedDurationMins", "description", "targetPace", "targetHrZone", "workoutStructure"))
    own = {"date": date.isoformat(), "dayOfWeek": WEEKDAYS[date.weekday()], "workoutType": kind}
    return own | {"plannedDistanceKm": km, "title": "", "intensity": "low"} | blank


def changed(plan, number, **days):
    """A copy with days of that week replaced, and its sum made right again."""
    result = copy.deepcopy(plan)
    target = result["weeks"][number - 1]
    for name, (kind, km) in days.items():
        target["days"][WEEKDAYS.index(name)] |= {"workoutType": kind, "plannedDistanceKm": km}
    target["plannedDistanceKm"] = _total(target["days"])
    return result


def small():
    """A 5k in four weeks on three days, 30 km a week: the request and a plan that breaks and bends nothing.

    Grid 0.5 km. n = 3: long run 36-44 % and quality 24-30 % of W, each give or take 0.25 km; easy 1.15 Q + 0.25.
    Week 1: 30 km, L 10.55-13.45, Q 6.95-9.25. Week 2: 31.5 (5 % more), L 11.09-14.11, Q 7.31-9.7.
    Week 3: 33 (4.8 % more), L 11.63-14.77, Q 7.67-10.15. The six days before the race: at most 65 % of 33 = 21.45,
    no run above 15 % = 4.95, but 5 km are always allowed; the sharpener is on Tuesday, five days before.
    minLong is 8 km throughout (5k), maxLong 16 km; the longest run so far is 12 km, so week 1 may have 14 km.
    Every run has at least 3 km (30 >= 6 x 3), 2 km in the last six days.
    """
    request = ask(
        30.0, 3, "5k", 4, athlete={"longestRecentRunKm": 12.0}, preferredDays=["tuesday", "thursday", "sunday"]
    )
    return request, plan_of(
        request,
        week("base", tuesday=("tempo", 8.5), thursday=("easy", 9.5), sunday=("long_run", 12.0)),
        week("build", tuesday=("intervals", 9.0), thursday=("easy", 10.0), sunday=("long_run", 12.5)),
        week("peak", tuesday=("tempo", 9.5), thursday=("easy", 10.5), sunday=("long_run", 13.0)),
        week("taper", tuesday=("intervals", 5.0), thursday=("easy", 5.0), sunday=("race", 5.0)),
    )


FLAT = (50, 50, 39, 50, 50, 39, 50, 50, 39, 50, 50, 40, 30)


def marathon(volumes=FLAT, athlete=None, **settings):
    """A marathon on five days in 14 weeks, 50 km a week and no growth: L 30 %, Q 20 % twice, E 15 % twice.

    The taper is weeks 12-14; recovery in weeks 3, 6 and 9 at 78 % (39 km). Of eight load weeks on the curve (50 km
    growing by 8.5 % towards 77.5 km: 50, 54.5, 59, 64, 69.5, 75, 77.5, 77.5) the last three are peak, of the others two
    base.
    minLong starts at longest 16 km and rises by 2 km a load week, so this plan bends R19; other rules hold.
    """
    request = ask(50.0, 5, "marathon", 14, athlete={"longestRecentRunKm": 16.0} | (athlete or {}), **settings)
    return request, plan_of(request, *(_even_week(k, volume) for k, volume in enumerate(volumes)), _race_week())


KINDS = ("base", "base", "recovery", "build", "build", "recovery", "build", "peak", "recovery", "peak", "peak")


def _even_week(k, volume):
    kind = "taper" if k >= len(KINDS) else KINDS[k]
    first, second = ("intervals", "tempo") if k % 2 else ("tempo", "intervals")
    both = kind not in ("base", "recovery")
    long_run, quality, easy = (0.5 * round(2 * share * volume) for share in (0.3, 0.2, 0.15))
    return week(
        kind,
        tuesday=(first, quality),
        wednesday=("recovery", volume - long_run - 2 * quality - easy),
        thursday=(second if both else "steady", quality),
        friday=("recovery" if both else "easy", easy),
        sunday=("long_run", long_run),
    )


def _race_week():
    return week("taper", tuesday=("intervals", 6.0), thursday=("easy", 5.0), sunday=("race", 42.195))
