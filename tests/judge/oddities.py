"""Odd requests: the corners where plans break."""

import datetime as dt

from tests.judge.terms import WEEKDAYS

MONDAY = dt.date(2027, 1, 4)
WORKDAYS = list(WEEKDAYS[:5])


def odd():
    """Named odd requests, always the same."""
    return [*_volumes(), *_dates(), *_patterns(), *_caps(), *_blocked(), *_tune_ups(), *_wishes()]


def on(week, weekday=0):
    """The date of a weekday (0 is Monday) in a plan week (1 is the first)."""
    return (MONDAY + dt.timedelta(days=7 * (week - 1) + weekday)).isoformat()


def ask(weekly=40.0, n=4, goal="half_marathon", weeks=12, weekday=6, athlete=None, **settings):
    """A request whose race is on that weekday of the last week; without a race for general fitness."""
    end = {"totalWeeks": weeks} if goal == "general_fitness" else {"raceDate": on(weeks, weekday)}
    base = {"goal": goal, "startDate": on(1), "daysPerWeek": n}
    return {"athlete": {"currentWeeklyKm": weekly} | (athlete or {}), "settings": base | end | settings}


def _volumes():
    for goal in ("5k", "marathon", "general_fitness"):
        yield f"0 km a week, {goal}", ask(0.0, 3, goal)
    yield "0 km a week on seven days", ask(0.0, 7, "10k")
    yield "1 km a week on one day", ask(1.0, 1, "5k")
    yield "6 km a week on six days", ask(6.0, 6, "5k")
    yield "19.9 km a week, just on the fine grid", ask(19.9, 3, "10k")
    yield "20 km a week, just on the coarse grid", ask(20.0, 3, "10k")
    yield (
        "22.2 km a week and rarely consistent, 19.98 km to start with",
        ask(22.2, 4, athlete={"consistencyScore": 0.5}),
    )
    yield "190 km a week on two days", ask(190.0, 2, "marathon", 16)
    yield "120 km a week on one day", ask(120.0, 1, "marathon", 16)
    yield "300 km a week on seven days", ask(300.0, 7, "marathon", 20)
    yield "150 km a week on three days", ask(150.0, 3, "5k")
    yield "52 weeks to a marathon", ask(30.0, 4, "marathon", 52)
    yield "52 weeks of general fitness", ask(15.0, 3, "general_fitness", 52)
    yield "longest run far below the pattern", ask(60.0, 4, athlete={"longestRecentRunKm": 3.0})
    yield "longest run far above the pattern", ask(20.0, 4, athlete={"longestRecentRunKm": 40.0})
    yield "longest run more than the week", ask(10.0, 3, athlete={"longestRecentRunKm": 30.0, "runsPerWeekAvg": 0.5})
    yield "longest run of 0 km", ask(30.0, 4, athlete={"longestRecentRunKm": 0.0})
    yield "180 minutes are 18 km at easy pace", ask(60.0, 4, "marathon", 16, athlete={"easyPaceSecPerKm": 600})
    yield "180 minutes are 12 km at easy pace, 2 days", ask(40.0, 2, "marathon", 16, athlete={"easyPaceSecPerKm": 900})
    yield "one day a week with a long run", ask(10.0, 1, "10k")
    yield "one day a week without a long run", ask(10.0, 1, "10k", includeLongRun=False)


def _dates():
    for day, name in enumerate(WEEKDAYS):
        yield f"race this week on {name}", ask(30.0, 4, "10k", 1, day)
    for weeks in (2, 3, 4, 5):
        for day, name in enumerate(WEEKDAYS[:6]):
            goal = ("5k", "half_marathon", "marathon")[(weeks + day) % 3]
            yield f"race on {name} of week {weeks}, {goal}", ask(35.0, 4, goal, weeks, day)
    yield (
        "marathon on Monday of week 8 after long Sundays",
        ask(50.0, 5, "marathon", 8, 0, preferredLongRunDay="sunday"),
    )
    yield "5k on Friday after long Saturdays", ask(30.0, 5, "5k", 8, 4, preferredLongRunDay="saturday")
    yield "10k on Thursday, seven days a week", ask(70.0, 7, "10k", 10, 3)
    yield "10k on Monday, one day a week", ask(10.0, 1, "10k", 6, 0)
    yield "start on a Wednesday", ask(startDate=on(1, 2), raceDate=on(10, 6))
    yield "start on a Sunday, race the next Sunday", ask(goal="5k", startDate=on(1, 6), raceDate=on(2, 6))
    yield "race before the first Monday", ask(startDate=on(1, 2), raceDate=on(1, 5))
    yield "one week of general fitness", ask(25.0, 4, "general_fitness", 1)
    yield "four weeks of general fitness", ask(25.0, 4, "general_fitness", 4)
    yield "marathon in 11 weeks and a week after it", ask(50.0, 5, "marathon", 11, weeksAfterRace=1)
    yield "half in 7 weeks and a week after it", ask(40.0, 4, "half_marathon", 7, weeksAfterRace=1)
    yield "race this week and 12 weeks after it", ask(40.0, 4, "5k", 1, 2, weeksAfterRace=12)


def _patterns():
    yield "four adjacent days", ask(n=4, preferredDays=["monday", "tuesday", "wednesday", "thursday"])
    yield "five adjacent days", ask(55.0, 5, preferredDays=WORKDAYS)
    yield "three adjacent days around the week's end", ask(n=3, preferredDays=["saturday", "sunday", "monday"])
    yield "two adjacent days", ask(20.0, 2, preferredDays=["saturday", "sunday"])
    yield (
        "long run in the middle of three adjacent days",
        ask(n=3, preferredDays=["friday", "saturday", "sunday"], preferredLongRunDay="saturday"),
    )
    yield "seven offered for two", ask(20.0, 2, preferredDays=list(WEEKDAYS))
    yield "one offered for six", ask(60.0, 6, preferredDays=["wednesday"])
    yield "long run day outside the preferred days", ask(n=4, preferredDays=WORKDAYS, preferredLongRunDay="sunday")
    yield "long run switched off, four days", ask(n=4, includeLongRun=False)
    yield "long run switched off, seven days", ask(60.0, 7, "10k", includeLongRun=False)
    yield "long run switched off, two days, race on Monday", ask(20.0, 2, "10k", 8, 0, includeLongRun=False)
    yield "injured marathoner", ask(50.0, 5, "marathon", 16, athlete={"injuryFlags": ["shin splints"]})
    yield "no speedwork on seven days", ask(70.0, 7, includeSpeedwork=False)
    yield "cross training on two days", ask(20.0, 2, "10k", allowCrossTraining=True)


def _caps():
    yield "1 km on every day", ask(maxKmByDay=dict.fromkeys(WEEKDAYS, 1.0))
    yield "1 km on every workday", ask(maxKmByDay=dict.fromkeys(WORKDAYS, 1.0))
    yield (
        "1 km on Tuesday, a run day",
        ask(preferredDays=["tuesday", "thursday", "saturday", "sunday"], maxKmByDay={"tuesday": 1.0}),
    )
    yield "8 km on every day", ask(40.0, 5, maxKmByDay=dict.fromkeys(WEEKDAYS, 8.0))
    yield "long run day capped at 5 km", ask(preferredLongRunDay="sunday", maxKmByDay={"sunday": 5.0})
    yield "5 minutes on Monday", ask(60.0, 7, athlete={"easyPaceSecPerKm": 360}, maxMinutesByDay={"monday": 5.0})
    yield (
        "45 minutes on workdays",
        ask(60.0, 5, athlete={"easyPaceSecPerKm": 330}, maxMinutesByDay=dict.fromkeys(WORKDAYS, 45.0)),
    )
    yield "minutes without a pace", ask(maxMinutesByDay={"monday": 45.0})


def _blocked():
    def days(week, which):
        return [on(week, day) for day in which]

    yield "a whole week blocked", ask(blockedDates=days(5, range(7)))
    yield "the first week blocked", ask(blockedDates=days(1, range(7)))
    yield "two weeks in a row blocked", ask(blockedDates=days(5, range(7)) + days(6, range(7)))
    yield "the week before the taper blocked", ask(blockedDates=days(10, range(7)))
    yield "a taper week blocked", ask(50.0, 5, "marathon", 14, blockedDates=days(13, range(7)))
    yield "the race week blocked but for the race", ask(blockedDates=days(12, range(6)))
    yield "half of a week blocked", ask(blockedDates=days(5, (3, 4, 5, 6)))
    yield "two thirds of a seven-day week blocked", ask(70.0, 7, "10k", blockedDates=days(5, (0, 2, 4, 5)))
    yield "one long run day blocked", ask(preferredLongRunDay="sunday", blockedDates=days(5, (6,)))
    yield "the long run day blocked, six days", ask(60.0, 6, preferredLongRunDay="sunday", blockedDates=days(5, (6,)))
    yield "every Tuesday blocked", ask(50.0, 5, blockedDates=[on(week, 1) for week in range(1, 13)])
    yield (
        "every date blocked but the race",
        ask(weeks=6, blockedDates=[on(w, d) for w in range(1, 7) for d in range(7 if w < 6 else 6)]),
    )
    yield "the race day blocked", ask(blockedDates=[on(12, 6)])
    yield (
        "a date blocked that has no run",
        ask(n=3, preferredDays=["tuesday", "thursday", "sunday"], blockedDates=days(5, (0,))),
    )
    yield "a day after the race blocked", ask(weekday=2, blockedDates=days(12, (3,)))
    yield "seven days and one blocked", ask(70.0, 7, blockedDates=days(4, (3,)))


def _tune_ups():
    def races(*places, km=10.0):
        return [{"date": on(week, day), "distanceKm": km} for week, day in places]

    yield "tune-up the day before the race", ask(tuneUpRaces=races((12, 5)))
    yield "tune-up two days before the race", ask(tuneUpRaces=races((12, 4)))
    yield "tune-up early in the race week", ask(tuneUpRaces=races((12, 1), km=5.0))
    yield "tune-ups on adjacent days", ask(tuneUpRaces=races((5, 5), (5, 6), km=5.0))
    yield "tune-ups two days apart", ask(tuneUpRaces=races((5, 4), (5, 6), km=5.0))
    yield "tune-ups on Sunday and the next Tuesday", ask(tuneUpRaces=races((5, 6), (6, 1), km=5.0))
    yield "tune-up in week 1", ask(tuneUpRaces=races((1, 6)))
    yield "tune-up on the first day", ask(tuneUpRaces=races((1, 0), km=5.0))
    yield "tune-up in week 4", ask(tuneUpRaces=races((4, 6)))
    yield "tune-up in the taper", ask(tuneUpRaces=races((11, 6)))
    yield "tune-up in mid-week", ask(60.0, 6, tuneUpRaces=races((5, 2)))
    yield "tune-up on Monday after a long Sunday", ask(preferredLongRunDay="sunday", tuneUpRaces=races((5, 0), km=5.0))
    yield "tune-up on every Sunday", ask(tuneUpRaces=races(*((w, 6) for w in range(1, 12)), km=5.0))
    yield "tune-up of 100 km", ask(tuneUpRaces=races((6, 6), km=100.0))
    yield "tune-up of 100 km for a strong runner", ask(190.0, 7, "marathon", 16, tuneUpRaces=races((8, 6), km=100.0))
    yield "half as a tune-up for a marathon", ask(70.0, 5, "marathon", 16, tuneUpRaces=races((11, 6), km=21.0975))
    yield "tune-up, one day a week", ask(12.0, 1, "10k", tuneUpRaces=races((5, 6), km=5.0))
    yield (
        "tune-up, two days a week, no long run",
        ask(20.0, 2, "10k", includeLongRun=False, tuneUpRaces=races((5, 6), km=5.0)),
    )
    yield "tune-up on a blocked date", ask(blockedDates=[on(5, 6)], tuneUpRaces=races((5, 6)))
    yield "tune-up in a week with blocked dates", ask(blockedDates=[on(5, 1), on(5, 3)], tuneUpRaces=races((5, 6)))


def _wishes():
    yield "peak equal to current", ask(40.0, 4, peakWeeklyKm=40.0)
    yield "peak below current", ask(40.0, 4, peakWeeklyKm=30.0)
    yield "peak five times current", ask(40.0, 4, peakWeeklyKm=200.0)
    yield "tiny volume in miles", ask(3.0, 3, "5k", units="mi")
    yield "0 km a week in miles", ask(0.0, 4, "10k", units="mi")
    yield "20 km a week in miles", ask(20.0, 4, "10k", units="mi")
    yield "marathon in miles", ask(60.0, 5, "marathon", 16, units="mi")
    yield (
        "every day, every wish",
        ask(
            80.0,
            7,
            "marathon",
            18,
            preferredLongRunDay="saturday",
            allowCrossTraining=True,
            weeksAfterRace=3,
            units="mi",
        ),
    )
