"""What the request alone says: the rulebook's words and parameters, in exact numbers."""

import datetime as dt
from fractions import Fraction

from tests.judge.findings import LITERAL
from tests.judge.numbers import MILE, ceil_to, exact, floor_to, nearest, nearest_down, percent
from tests.judge.paces import easy_pace

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
RACE_KM = {"5k": "5", "10k": "10", "half_marathon": "21.0975", "marathon": "42.195"}
MIN_PEAK_LONG = {"5k": 8, "10k": 12, "half_marathon": 18, "marathon": 32, "general_fitness": 0}
MAX_LONG = {"5k": 16, "10k": 20, "half_marathon": 24, "marathon": 35, "general_fitness": 20}
MAX_QUALITY = {"5k": 12, "10k": 14, "half_marathon": 18, "marathon": 22, "general_fitness": 12}
PEAK_FACTOR = {"5k": "1.25", "10k": "1.35", "half_marathon": "1.5", "general_fitness": "1.2"}
PEAK_FLOOR = {"5k": 15, "10k": 30, "half_marathon": 40, "marathon": 55, "general_fitness": 12}
NOVICE_WEEKS = 6
MIN_LONG_CAP = {1: 60, 2: 60, 3: 50, 4: 50, 5: 44, 6: 36, 7: 34}


def by_n(n, four, three, two=None):
    return four if n >= 4 else three if n == 3 else two


class Terms:
    """The request, read literally."""

    def __init__(self, request, reading=LITERAL):
        self.reading = reading
        athlete, settings = request["athlete"], request["settings"]
        self.goal, self.n = settings["goal"], int(settings["daysPerWeek"])
        self.current = exact(athlete["currentWeeklyKm"])
        self.settings = settings
        self.speedwork = settings.get("includeSpeedwork") is not False
        self.injured = bool(athlete.get("injuryFlags"))
        self.long_on = settings.get("includeLongRun") is not False
        self.cross = settings.get("allowCrossTraining") is True
        self._read_calendar(settings)
        self._read_volume(athlete, settings)
        self._read_days(athlete, settings)

    def _read_calendar(self, settings):
        start = _date(settings["startDate"])
        self.first_monday = start + dt.timedelta(days=-start.weekday() % 7)
        self.race_date = _date(settings.get("raceDate"))
        self.after = int(settings.get("weeksAfterRace") or 0)
        self.race_week = None if self.race_date is None else (self.race_date - self.first_monday).days // 7
        self.week_count = (
            int(settings.get("totalWeeks") or 0) if self.race_week is None else self.race_week + 1 + self.after
        )
        self.blocked = {_date(value) for value in settings.get("blockedDates") or ()}
        races = settings.get("tuneUpRaces") or ()
        self.tune_ups = {_date(race["date"]): exact(race["distanceKm"]) for race in races}
        self.race_km = exact(RACE_KM.get(self.goal, "0"))

    def _read_volume(self, athlete, settings):
        score = athlete.get("consistencyScore")
        self.cautious = self.injured or (score is not None and exact(score) < percent(70))
        self.novice = self.current < 15
        raw = self.current * (percent(90) if self.cautious else 1)
        least = Fraction(2 * self.n)
        unit = MILE if settings.get("units") == "mi" else None
        fine = max(raw, least) < 20
        self.step = (MILE / 10 if fine else MILE / 4) if unit else Fraction(1, 10) if fine else Fraction(1, 2)
        lowest = ceil_to(least, self.step)
        self.r11 = max(nearest(raw, self.step), lowest)
        self.r11_lowest = max(nearest_down(raw, self.step), lowest)
        self.peak = self._peak(settings.get("peakWeeklyKm"))

    def _peak(self, wanted):
        if wanted is not None:
            return max(exact(wanted), self.r11)
        most = max(self._usual_peak(), Fraction(PEAK_FLOOR[self.goal]), self.r11)
        return max(min(most, percent(140) * self.r11), self.r11) if self.injured else most

    def _usual_peak(self):
        if self.goal == "marathon":
            return min(20 + percent(115) * self.r11, max(Fraction(180), self.r11))
        factor, least = exact(PEAK_FACTOR[self.goal]), percent(125)
        if factor > least:
            factor += (least - factor) * min(max(self.r11 - 60, 0), 60) / 60
        return self.r11 * factor

    def _read_days(self, athlete, settings):
        self.preferred = {WEEKDAYS.index(day) for day in settings.get("preferredDays") or ()}
        long_day = settings.get("preferredLongRunDay")
        self.long_day = None if long_day is None else WEEKDAYS.index(long_day)
        self.available = self.preferred | {self.long_day} - {None} if self.preferred else set(range(7))
        self.longest = self._longest(athlete)
        self.pace = self._pace(athlete)
        self.caps = {WEEKDAYS.index(day): exact(km) for day, km in (settings.get("maxKmByDay") or {}).items()}
        for day, minutes in (settings.get("maxMinutesByDay") or {}).items():
            if self.pace is None:
                continue
            index, km = WEEKDAYS.index(day), exact(minutes) * 60 / self.pace
            self.caps[index] = min(self.caps.get(index, km), km)
        self.quality_max = 0 if self.n <= 2 else 1 if self.n <= 4 else 2
        wished = settings.get("maxQualityPerWeek")
        self.quality_wished = self.quality_max if wished is None else min(self.quality_max, int(wished))
        self.quality_types = set(settings.get("qualityTypes") or ("tempo", "intervals"))
        self.quality_is_steady = not self.speedwork or self.injured

    def _pace(self, athlete):
        """Seconds per km at easy pace, given or from VDOT; None where neither is known."""
        pace, vdot = athlete.get("easyPaceSecPerKm"), athlete.get("vdot")
        if pace is not None:
            return exact(pace)
        if vdot is None:
            return None
        return easy_pace(exact(vdot), self.reading.easy_middle_is_of_paces, self.reading.easy_pace_is_the_tables)

    def _longest(self, athlete):
        given, runs = athlete.get("longestRecentRunKm"), athlete.get("runsPerWeekAvg")
        average = self.current / max(exact(self.n), exact(4 if runs is None else runs))
        least = max(average, Fraction(2))
        return max(least, self.current * percent(32) if given is None else exact(given))

    @property
    def max_long(self):
        """R19's maxLong before any share of it is taken and before it is rounded."""
        most = max(Fraction(MAX_LONG[self.goal]), self.longest)
        return most if self.pace is None else min(most, 180 * 60 / self.pace)

    def max_recovery(self):
        """R20's 75 minutes at easy pace, without a pace 14 km; no bound with n < 5."""
        return None if self.n < 5 else Fraction(14) if self.pace is None else 75 * 60 / self.pace

    @property
    def max_quality(self):
        return floor_to(Fraction(MAX_QUALITY[self.goal]), self.step)

    def long_band(self):
        return tuple(percent(p) for p in by_n(self.n, (28, 32), (36, 44), (52, 60)))

    def quality_band(self):
        bands = ((18, 22), (24, 30)) if self.long_on else ((18, 26), (28, 36))
        return tuple(percent(p) for p in by_n(self.n, *bands, (0, 100)))


def _date(text):
    return None if text is None else dt.date.fromisoformat(text) if isinstance(text, str) else text
