"""Made-up athletes whose truth is known: half a year of running with noise, holidays, races, treadmills and mishaps.

Nothing here comes from the estimators; race times are those of Daniels' published table.
"""

import datetime as dt
from dataclasses import dataclass, field, replace
from random import Random

from solver.running.profile.activity import Activity, Hint, Sport

DANIELS = {  # VDOT: seconds for 5 km, 10 km, half marathon, marathon
    30: (1840, 3826, 8464, 17357),
    35: (1620, 3363, 7453, 15363),
    40: (1448, 3003, 6659, 13785),
    45: (1310, 2716, 6020, 12506),
    50: (1197, 2481, 5495, 11449),
    55: (1102, 2286, 5058, 10561),
    60: (1023, 2122, 4689, 9805),
}
RACES_KM = (5.0, 10.0, 21.0975)
AS_OF = dt.date(2026, 11, 15)  # a Sunday
WEEKS = 26
RACER = 2  # the seed of somebody who raced


@dataclass
class Athlete:
    """What is true of somebody, and what their watch recorded."""

    weekly_km: float
    runs_per_week: int
    easy_pace: float
    easy_hr: float
    max_hr: float
    vdot: float
    raced: bool
    days: tuple[int, ...]
    missed_weeks: int = 0
    longest_km: float = 0.0
    activities: list[Activity] = field(default_factory=list)


def race_seconds(vdot: float, km: float) -> float:
    """Between two lines of the table."""
    column = (*RACES_KM, 42.195).index(km)
    low = int(vdot // 5 * 5)
    high = low + 5
    a, b = DANIELS[low][column], DANIELS[min(high, 60)][column]
    return a + (b - a) * (vdot - low) / 5


def athlete(seed: int) -> Athlete:
    """One athlete, the same for the same seed."""
    random = Random(seed)
    runs = random.randint(3, 6)
    vdot = random.uniform(32, 59)
    marathon_pace = race_seconds(vdot, 42.195) / 42.195
    max_hr = random.uniform(172, 202)
    who = Athlete(
        weekly_km=random.uniform(18, 24) * runs / 3 * random.uniform(0.8, 1.6),
        runs_per_week=runs,
        easy_pace=marathon_pace * random.uniform(1.17, 1.24),
        easy_hr=max_hr * random.uniform(0.70, 0.77),
        max_hr=max_hr,
        vdot=vdot,
        raced=random.random() < 0.8,
        days=(*sorted(random.sample(range(6), runs - 1)), 6),
    )
    _run(who, random)
    return who


def _run(who: Athlete, random: Random) -> None:
    holiday = {random.randint(1, 6)} if random.random() < 0.5 else set()
    who.missed_weeks = len(holiday)
    race_week = random.randint(0, 9) if who.raced else None
    while race_week in holiday:
        race_week = random.randint(0, 9)
    quality = who.days[random.randrange(len(who.days) - 1)]
    hour = random.choice([6, 7, 12, 18, 19])
    for ago in range(WEEKS):
        if ago in holiday:
            continue
        week_km = who.weekly_km * random.lognormvariate(0, 0.05)
        for weekday in who.days:
            day = AS_OF - dt.timedelta(days=7 * ago + 6 - weekday)
            start = dt.datetime.combine(day, dt.time(hour, random.randint(0, 59)))
            share = 0.32 if weekday == 6 else 0.68 / (who.runs_per_week - 1)
            km = week_km * share * random.uniform(0.95, 1.05)
            if weekday == 6 and ago == race_week:
                who.activities += _race(who, start, random)
            elif weekday == quality:
                who.activities.append(_tempo(who, start, km, random))
            else:
                who.activities += _easy(who, start, km, random)
        who.activities += _other_sports(start, random)
    within = [a for a in who.activities if a.is_run and (AS_OF - a.day).days < 30 and a.source == "watch"]
    who.longest_km = max([a.distance_km or 0 for a in within] + [_split_km(within)])


def _split_km(runs: list[Activity]) -> float:
    """The longest of those that a stopped watch had split."""
    parts: dict[dt.date, float] = {}
    for run in runs:
        if run.name.startswith("part"):
            parts[run.day] = parts.get(run.day, 0.0) + (run.distance_km or 0.0)
    return max(parts.values(), default=0.0)


def _easy(who: Athlete, start: dt.datetime, km: float, random: Random) -> list[Activity]:
    pace = who.easy_pace * random.gauss(1, 0.025)
    hr = who.easy_hr * random.gauss(1, 0.02)
    treadmill = random.random() < 0.08
    recorded = km * (random.uniform(0.94, 1.06) if treadmill else random.gauss(1, 0.004))
    run = _activity(start, recorded, km * pace, hr, hr * random.uniform(1.06, 1.12), treadmill=treadmill)
    luck = random.random()
    if luck < 0.05 and not treadmill:
        first, rest = 0.6, 0.4
        later = start + dt.timedelta(seconds=first * run.moving_s + 240)
        return [_part(run, start, first), _part(run, later, rest)]
    if luck < 0.15 and not treadmill:
        other = replace(
            run, start=start + dt.timedelta(seconds=random.randint(-90, 90)), source="phone", average_hr=None
        )
        return [run, replace(other, distance_km=recorded * random.uniform(0.97, 1.03), max_hr=None)]
    if luck < 0.17:
        return [replace(run, max_hr=225.0)]
    return [run]


def _part(run: Activity, start: dt.datetime, share: float) -> Activity:
    seconds = run.moving_s * share
    km = (run.distance_km or 0.0) * share
    return replace(run, start=start, moving_s=seconds, elapsed_s=seconds, distance_km=km, name="part of a run")


def _tempo(who: Athlete, start: dt.datetime, km: float, random: Random) -> Activity:
    pace = who.easy_pace * random.uniform(0.88, 0.93)
    hr = who.max_hr * random.uniform(0.82, 0.86)
    return _activity(start, km, km * pace, hr, who.max_hr * random.uniform(0.92, 0.97))


def _race(who: Athlete, start: dt.datetime, random: Random) -> list[Activity]:
    km = random.choice(RACES_KM)
    seconds = race_seconds(who.vdot, km) * random.gauss(1, 0.006)
    peak = who.max_hr * random.uniform(0.975, 1)
    race = _activity(start, km * random.uniform(1.0, 1.012), seconds, who.max_hr * 0.9, peak)
    before = start - dt.timedelta(minutes=30)
    warm_up = _activity(before, 2.0, 2.0 * who.easy_pace * 1.05, who.easy_hr, who.easy_hr * 1.1)
    return [warm_up, replace(race, hint=Hint.RACE, name="City race", elapsed_s=seconds)]


def _other_sports(start: dt.datetime, random: Random) -> list[Activity]:
    evening = start.replace(hour=21)
    ride = Activity(evening, Sport.RIDE, 1500, 1600, 9.0, source="watch", name="Commute")
    walk = Activity(evening - dt.timedelta(days=1), Sport.WALK, 2400, 2500, 3.6, source="watch")
    return [a for a in (ride, walk) if random.random() < 0.5]


def _activity(
    start: dt.datetime, km: float, seconds: float, hr: float, peak: float, *, treadmill: bool = False
) -> Activity:
    return Activity(
        start=start,
        sport=Sport.RUN,
        moving_s=seconds,
        elapsed_s=seconds * 1.02,
        distance_km=km,
        average_hr=hr,
        max_hr=peak,
        treadmill=treadmill,
        source="watch",
    )
