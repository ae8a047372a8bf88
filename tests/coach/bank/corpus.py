"""Plans of all goals and people, solved and filled once for all tests that read them back."""

from functools import cache

from coach.offline import fill
from solver.running.engine import revise, solve
from solver.running.request.request import read_request
from solver.running.request.situation import read_situation

SUNDAYS = {8: "2027-02-28", 10: "2027-03-14", 12: "2027-03-28", 16: "2027-04-25"}


def _request(goal, weeks, km, days, athlete=(), **settings):
    dated = {"totalWeeks": weeks} if goal == "general_fitness" else {"raceDate": SUNDAYS[weeks]}
    return {
        "athlete": {"currentWeeklyKm": km, **dict(athlete)},
        "settings": {"goal": goal, "startDate": "2027-01-04", "daysPerWeek": days, **dated, **settings},
    }


FAST = {"vdot": 62.0, "maxHr": 192, "longestRecentRunKm": 26.0}
USUAL = {"vdot": 45.0, "maxHr": 188, "longestRecentRunKm": 14.0}
TWO_WEEKS = [*(f"2027-02-{day}" for day in range(22, 29)), *(f"2027-0{day}" for day in ("3-29", "3-30", "3-31"))]
TWO_WEEKS += [f"2027-04-0{day}" for day in range(1, 5)]
A_WEEK = [f"2027-03-{day}" for day in range(15, 22)]
SCATTERED = [f"2027-{day}" for day in ("01-12", "01-21", "02-02", "02-11", "02-13", "02-14", "02-27", "03-06")]
LATE = [f"2027-03-{day:02d}" for day in range(5, 17)]
FORTNIGHT = [f"2027-02-{day:02d}" for day in range(2, 16)]
REQUESTS = {
    "marathon with a tune-up, weights and weeks after": _request(
        "marathon", 16, 55.0, 5, USUAL, weeksAfterRace=3, strengthDays=["wednesday", "friday"],
        tuneUpRaces=[{"date": "2027-03-20", "distanceKm": 21.0975, "name": "Harbour Half"}], allowCrossTraining=True,
    ),
    "fast marathon in miles": _request("marathon", 16, 90.0, 6, FAST, units="mi", weeksAfterRace=1),
    "fast 5k": _request("5k", 12, 70.0, 6, FAST, weeksAfterRace=2, strengthDays={"monday": "full_body"}),
    "10k": _request("10k", 10, 42.0, 5, USUAL, tuneUpRaces=[{"date": "2027-02-14", "distanceKm": 5.0}]),
    "small 10k by feel": _request("10k", 10, 15.0, 3),
    "10k after a break": _request("10k", 16, 40.0, 4, USUAL, blockedDates=FORTNIGHT),
    "half marathon with an injury and no pace": _request(
        "half_marathon", 12, 30.0, 4, {"injuryFlags": ["achilles"], "longestRecentRunKm": 9}, strengthDays=["tuesday"],
        allowCrossTraining=True,
    ),
    "10k with an injury and a pace": _request("10k", 10, 30.0, 4, {**USUAL, "injuryFlags": ["shin"]}),
    "half marathon after late days off": _request("half_marathon", 12, 45.0, 4, USUAL, blockedDates=LATE),
    "half marathon, half blocked": _request(
        "half_marathon", 12, 45.0, 5, USUAL, blockedDates=SCATTERED
    ),
    "half marathon by feel with a heart rate": _request(
        "half_marathon", 10, 38.0, 4, {"maxHr": 180}, tuneUpRaces=[{"date": "2027-02-14", "distanceKm": 5.0}]
    ),
    "from nothing to 5k": _request("5k", 10, 0.0, 3),
    "novice 5k with a pace": _request("5k", 12, 10.0, 3, {"easyPaceSecPerKm": 420, "longestRecentRunKm": 4.0}),
    "fitness": _request(
        "general_fitness", 16, 35.0, 4, USUAL, allowCrossTraining=True, blockedDates=A_WEEK
    ),
    "fitness by feel, all week": _request("general_fitness", 12, 30.0, 7, blockedDates=["2027-02-10"]),
    "one day a week": _request("general_fitness", 8, 8.0, 1),
    "steady only": _request("half_marathon", 12, 40.0, 4, USUAL, includeSpeedwork=False, weeksAfterRace=2),
    "two days a week": _request("10k", 8, 18.0, 2, {"easyPaceSecPerKm": 400}, strengthDays=3),
    "a long base": _request("general_fitness", 26, 40.0, 4, USUAL),
    "level weeks": _request("half_marathon", 8, 50.0, 5, USUAL, peakWeeklyKm=50.0, strengthDays=["tuesday", "sunday"]),
    "nothing for two weeks": _request(
        "half_marathon", 12, 45.0, 5, USUAL, weeksAfterRace=2,
        blockedDates=TWO_WEEKS,
    ),
    "undated 5k": {
        "athlete": {"currentWeeklyKm": 25.0, **USUAL},
        "settings": {"goal": "5k", "startDate": "2027-01-04", "totalWeeks": 6, "daysPerWeek": 4},
    },
    "race on a Wednesday": {
        "athlete": {"currentWeeklyKm": 45.0, **USUAL},
        "settings": {"goal": "10k", "startDate": "2027-01-04", "raceDate": "2027-03-17", "daysPerWeek": 5},
    },
}  # fmt: skip


LIVES = {
    "marathon with a journey": [("travel", "2027-02-10", "2027-02-16")],
    "marathon after two weeks of illness": [("illness", "2027-02-15", "2027-02-28")],
    "marathon with days of illness in a usual and in a lighter week": [
        ("illness", "2027-02-02", "2027-02-03"),
        ("illness", "2027-02-09", "2027-02-10"),
    ],
}
"""What is told on the first day of a marathon plan of four days a week."""


def _revised(request, told):
    plan = solve(request)
    events = [{"kind": kind, "from": first, "to": last} for kind, first, last in told]
    return revise(request, plan, read_situation({"today": "2027-01-04", "done": [], "events": events})).plan


@cache
def plans(language):
    """Each request with its filled plan, by name."""
    found = {}
    for name, data in REQUESTS.items():
        request = read_request({**data, "settings": {**data["settings"], "language": language}})
        found[name] = request, fill(solve(request), request)
    for name, told in LIVES.items():
        request = read_request(_request("marathon", 16, 42.0, 4, USUAL, language=language))
        found[name] = request, fill(_revised(request, told), request)
    return found
