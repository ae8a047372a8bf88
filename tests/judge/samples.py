"""More hand-made plans that bend nothing: a 10k on four days, and a strong marathoner on six."""

from tests.judge.oddities import ask
from tests.judge.plans import plan_of, week

TEN_DAYS = ("tuesday", "thursday", "saturday", "sunday")
TEN_KINDS = ("base", "base", "recovery", "build", "build", "recovery", "peak", "peak", "recovery", "peak")
RETURN_KINDS = ("base", "base", "recovery", "off", "off", "half", "most", "back", "build", "build", "recovery")
RETURN_KINDS += ("peak", "peak", "peak")


def ten(kinds=TEN_KINDS, *, athlete=None, **settings):
    """A 10k, 40 km a week and no growth on Tuesday, Thursday, Saturday and Sunday; the last week is the race's.

    n = 4: L 12.5 = 31 %, Q 8.5 = 21.25 %, easy 9.5 = 23.75 % (at most 1.15 x 8.5 + 0.25 = 10.02). minLong is 12 km,
    since nobody needs more for a 10k and the longest run was 12.5. Recovery weeks of 31 km (77.5 %): L at most 80 % of
    12.5 = 10 and at least 75 % of 12 = 9. Load weeks on the curve (40 km towards 54): 40, 43, 46.5, 50, 54, 54, 54; the
    last three are peak, of four others 1.6 are base.
    """
    request = ask(40.0, 4, "10k", len(kinds) + 1, athlete={"longestRecentRunKm": 12.5} | (athlete or {}))
    request["settings"] |= {"preferredDays": list(TEN_DAYS)} | settings
    weeks = [_ten_week(k, kind) for k, kind in enumerate(kinds)]
    fast = _fast(len(kinds))
    race = week("taper", tuesday=(fast, 6.0), thursday=("easy", 5.0), saturday=("easy", 4.0), sunday=("race", 10.0))
    return request, plan_of(request, *weeks, race)


RESTED = {"off": None, "half": (4.0, 4.5, 4.5, 6.0), "most": (6.0, 7.0, 7.0, 9.0), "back": (6.0, 7.5, 7.5, 9.5)}
"""A week off, and weeks of a return: 50 % of 8.5, 9.5 and 12.5 are 4.25, 4.75 and 6.25, 75 % 6.375, 7.125 and 9.375."""


def _ten_week(k, kind):
    if kind in RESTED:
        runs = RESTED[kind] or ()
        roles = ("easy", "easy", "easy", "long_run")
        return week("recovery", **dict(zip(TEN_DAYS, zip(roles, runs, strict=False), strict=False)))
    quality, easy, long_run = (6.5, 7.5, 9.5) if kind == "recovery" else (8.5, 9.5, 12.5)
    return week(
        kind,
        tuesday=(_fast(k), quality),
        thursday=("easy", easy),
        saturday=("easy", easy),
        sunday=("long_run", long_run),
    )


def _fast(k):
    return "intervals" if k % 2 else "tempo"


def strong():
    """A marathon on six days in 8 weeks, 120 km a week: the middle of the share (36 km) passes maxLong, 35 km.

    So the last, third-last and fifth-last of five load weeks (1, 3 and 6) may have 35 km, the others 85 % = 29.75, and
    R17 measures by the longer of the last two. Two quality days of at most 22 km; recovery runs of at most 75 minutes
    at 4:30, 16.5 km. Recovery in week 4 (93 km = 77.5 %, L at most 80 % of 34), taper of two weeks (at most 85 %).
    """
    request = ask(120.0, 6, "marathon", 8, athlete={"longestRecentRunKm": 34.0, "easyPaceSecPerKm": 270})
    return request, plan_of(
        request,
        _six("base", 1, 34.0, 22.0, 14.0),
        _six("build", 2, 29.5, 22.0, 15.5),
        _six("build", 3, 34.0, 22.0, 14.0),
        _six("recovery", 4, 27.0, 18.0, 10.0),
        _six("peak", 5, 29.5, 22.0, 15.5),
        _six("peak", 6, 34.0, 22.0, 14.0),
        _six("taper", 7, 27.0, 18.0, 9.0),
        week(
            "taper",
            monday=("recovery", 9.0),
            tuesday=("intervals", 12.0),
            wednesday=("recovery", 8.0),
            thursday=("easy", 8.0),
            friday=("easy", 5.0),
            sunday=("race", 42.195),
        ),
    )


def _six(kind, number, long_run, quality, easy):
    first, second = ("tempo", "intervals") if number % 2 else ("intervals", "tempo")
    both = kind not in ("base", "recovery")
    return week(
        kind,
        monday=("easy" if number == 1 else "recovery", easy),
        tuesday=(first, quality),
        wednesday=("recovery", easy),
        thursday=(second if both else "steady", quality),
        friday=("recovery" if both else "easy", easy),
        sunday=("long_run", long_run),
    )
