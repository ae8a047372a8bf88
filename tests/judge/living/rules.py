"""The hard rules of a revised plan, each a function from a life to sentences about what is broken."""

from fractions import Fraction

from tests.judge.living.lived import DAY, date_of
from tests.judge.numbers import SLOP, nearest, percent, show
from tests.judge.view import EASY, HARD, LOAD, NO_RUN, QUALITY

ENLARGING = {"goal", "raceDate", "totalWeeks", "daysPerWeek", "peakWeeklyKm", "weeksAfterRace"}


def v1_past(life):
    """Dates before today stay as they were."""
    for date, day in life.old.items():
        if date < life.today and date in life.days and life.days[date] != day:
            yield f"V1: {date} lies in the past and is another"


def v1_current(life):
    """What is left of a week that has begun is at most what stood there; what moved, what stood elsewhere that week."""
    i = life.current
    if i >= len(life.weeks) or not life.has_begun(i) or i >= len(life.old_weeks) or life.changed:
        return
    most = max((life.planned(date) for date in life.dates(i)), default=Fraction(0))
    free = set(life.dates(i)) - life.pinned_dates()
    for date in free:
        old, new = life.old.get(date), life.days[date]
        if date < life.today or old is None or not life._trained(new):
            continue
        bound = old.km if old.role == new.role else most
        if new.km > bound and not life.is_pinned(i):
            yield f"V1: {date} has {show(new.km)} km, {show(bound)} at most this week"


def v2_no_running(life):
    """No run while ill or injured, nor on a blocked date."""
    for date in sorted(life.ill | life.terms.blocked):
        day = life.days.get(date)
        if date >= life.today and day is not None and day.is_run and day.kind != "race":
            yield f"V2: {day.kind} on {date}, a day without running"


def v3_pins(life):
    """What the runner fixed holds, to the nearest step."""
    for pin in life.pins:
        if pin.get("week") and pin["week"] - 1 > life.current:
            wanted, has = nearest(Fraction(str(pin["distanceKm"])), life.step), life.training(pin["week"] - 1)
            if has != wanted:
                yield f"V3: week {pin['week']} has {show(has)} km, {show(wanted)} were fixed"
        if not pin.get("date") or date_of(pin["date"]) < life.today:
            continue
        day = life.days[date_of(pin["date"])]
        if pin.get("distanceKm") is not None and day.km != nearest(Fraction(str(pin["distanceKm"])), life.step):
            yield f"V3: {day.date} has {show(day.km)} km, {pin['distanceKm']} were fixed"
        if pin.get("workoutType") and day.kind not in (
            pin["workoutType"],
            *(EASY if pin["workoutType"] in EASY else ()),
        ):
            yield f"V3: {day.date} is {day.kind}, {pin['workoutType']} was fixed"


def v6_no_cramming(life):
    """No week of the same kind has more than it had, but for what pins add."""
    if ENLARGING & life.changed.keys():
        return
    for i in life.ahead():
        if i >= len(life.old_weeks) or (life.weeks[i].kind in LOAD) != (life.old_weeks[i].kind in LOAD):
            continue
        added = sum(
            (max(0, life.ran(d) - life.planned(d)) for d in life.pinned_dates() & {*life.dates(i)}), Fraction(0)
        )
        had = sum(map(life.planned, life.dates(i)), Fraction(0))
        races = sum(
            (d.km for d in life.weeks[i].days if d.kind == "race" and d.date != life.terms.race_date), Fraction(0)
        )
        fixed = any(pin.get("week") == i + 1 for pin in life.pins)
        if life.training(i) > had + added + races and not fixed:
            yield f"V6: week {i + 1} has {show(life.training(i))} km, it had {show(had)}"


def r05_apart(life):
    for date, day in life.days.items():
        after = life.days.get(date + DAY)
        if date >= life.today and day.is_hard and after is not None and after.is_hard:
            yield f"R05: {day.kind} on {date}, the day before {after.kind}"


def r10_sums(life):
    for week in life.weeks[life.current :]:
        if abs(week.total - week.said) > SLOP:
            yield f"R10: week {week.number} says {show(week.said)} km, its days have {show(week.total)}"
        for day in week.days:
            if day.off_grid and day.date >= life.today:
                yield f"R10: {show(day.km)} km on {day.date} is no multiple of {show(life.step)} km"


def r12_growth(life):
    """A load week ahead is at most 15 % or 2 km above ref, and so is a recovery week that the runner fixed (V3)."""
    fixed = {pin["week"] - 1 for pin in life.pins if pin.get("week")}
    for i in life.ahead():
        refs = life.refs(i)
        grows = life.weeks[i].kind in LOAD or (life.weeks[i].kind == "recovery" and i in fixed)
        if grows and refs and not _was_blocked(life, refs[-1]):
            ref = life.ref_total(refs[-1])
            bound = max(percent(115) * ref, ref + 2)
            if life.training(i) > bound:
                yield f"R12: week {i + 1} has {show(life.training(i))} km, at most {show(bound)} after {show(ref)}"


def _was_blocked(life, i):
    """Runs that blocked dates took when the plan was made count by the curve, which this judge does not draw."""
    return not life.terms.blocked.isdisjoint(life.dates(i))


def r17_long_run(life):
    """At most 2 km above ref's long run (a marathon's last two); in other weeks no longer than it."""
    for i in life.ahead():
        long, longs = life.weeks[i].long, [life.ref_long(j) for j in life.refs(i)]
        longs = [km for km in longs if km is not None]
        if long is None or not longs or life.returns(i):
            continue
        bound = longs[-1]
        if life.weeks[i].kind in LOAD:
            bound = (max(longs[-2:]) if life.terms.goal == "marathon" else bound) + 2
        if long.km > bound:
            yield f"R17: {show(long.km)} km on {long.date}, at most {show(bound)} after {show(longs[-1])}"


def r24_shortest(life):
    for date, day in life.days.items():
        if date >= life.today and day.is_run and day.km < 1:
            yield f"R24: {show(day.km)} km on {date}"


def r25_race(life):
    """Race day, the eve, the days before and after."""
    race = life.terms.race_date
    if race is None or race < life.today:
        return
    day = life.days.get(race)
    if day is None or day.kind != "race" or abs(day.km - life.terms.race_km) > SLOP:
        yield f"R25: no race of {show(life.terms.race_km)} km on {race}"
    for back in range(1, 6):
        before = life.days.get(race - back * DAY)
        if before is None or before.date < life.today:
            continue
        if before.kind == "long_run":
            yield f"R25: a long run {back} days before the race"
        if (back <= 3 and before.is_run and before.km > 8) or (back == 1 and before.is_run and before.km > 5):
            yield f"R25: {show(before.km)} km {back} days before the race"
        if back <= 2 and before.kind in QUALITY:
            yield f"R25: {before.kind} {back} days before the race"
    for date in life.dates(life.index(race)):
        if date > race and life.days[date].kind not in NO_RUN:
            yield f"R25: {life.days[date].kind} on {date}, after the race"


def r26_caps(life):
    for date, day in life.days.items():
        cap = life.terms.caps.get(day.weekday)
        if date >= life.today and cap is not None and day.is_run and day.kind != "race" and day.km > cap:
            yield f"R26: {show(day.km)} km on {date}, {show(cap)} at most on that weekday"


def r29_return(life):
    """Each run has at most its day's share of the same weekday's run in ref, and none is fast, fixed or not."""
    for i in range(life.current, len(life.weeks)):
        for day in life.weeks[i].runs:
            share = life.share(day.date)
            if day.date < life.today or day.kind == "race" or not life.returns(i):
                continue
            if day.kind in HARD - {"long_run"} | {"steady"}:
                yield f"R29: {day.kind} on {day.date} while coming back"
            bound = max(Fraction(1), share * _usual(life, i, day))
            if share < 1 and day.km > bound:
                yield f"R29: {show(day.km)} km on {day.date}, at most {show(bound)} at {float(100 * share):.0f} %"
            if share == 1 and day.km > bound and not life.is_pinned(i):
                yield f"V5: {show(day.km)} km on {day.date}, {show(bound)} before the break"


def _usual(life, i, day):
    refs = life.refs(i)
    if not refs:
        return life.terms.longest if day.kind == "long_run" else life.terms.r11 / life.n
    same = life.weeks[refs[-1]].days[day.weekday]
    if same.kind == "long_run":
        return life.ref_long(refs[-1])
    return (
        same.km
        if same.is_run
        else max((easy.km for easy in life.weeks[refs[-1]].easy), default=life.terms.r11 / life.n)
    )


RULES = (
    v1_past,
    v1_current,
    v2_no_running,
    v3_pins,
    v6_no_cramming,
    r05_apart,
    r10_sums,
    r12_growth,
    r17_long_run,
    r24_shortest,
    r25_race,
    r26_caps,
    r29_return,
)
