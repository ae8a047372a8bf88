"""An independent reader: it knows the plan and the request, and nothing of conditions, slots or the coach's facts.

It finds figures and claims in a text by patterns of its own and holds each against the plan.
"""

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise

from babel import Locale

from solver.languages import LANGUAGES
from solver.running.paces.intensity import heart_rate_zones
from solver.running.paces.paces import Paces, paces_of
from solver.running.paces.workouts import Effort
from solver.running.request.result import Repeat, WorkoutType

MILE = 1.609344
REST = {WorkoutType.REST, WorkoutType.CROSS_TRAINING}
HARD = {WorkoutType.TEMPO, WorkoutType.INTERVALS}


@cache
def findings(pattern, text):
    """What a pattern finds in a text; the same text stands on many days, and is searched once."""
    return re.findall(pattern, text)


@cache
def claimed(place, language, text):
    """The claims that a text makes: their names, what they are held against, and where they are made."""
    claims = CLAIMS[place].get(language, ())
    made = ((name, holds, list(re.finditer(pattern, text))) for name, pattern, holds in claims)
    return [claim for claim in made if claim[2]]


def _dates(event):
    return [event.first + dt.timedelta(k) for k in range((event.last - event.first).days + 1)]


@dataclass
class Reader:
    """One plan as it is read back; `language` decides how numbers are written and which claims are looked for."""

    request: object
    plan: object
    language: str
    days: list = field(init=False)
    _known: dict = field(default_factory=dict)

    def __post_init__(self):
        self.days = [day for week in self.plan.weeks for day in week.days]
        self.index = {day.date: i for i, day in enumerate(self.days)}
        self.week_of = {day.date: week for week in self.plan.weeks for day in week.days}
        self.unit = MILE if self.request.settings.units == "mi" else 1.0
        self.paces: Paces | None = paces_of(self.request.athlete, self.request.settings.goal)
        self.zones = heart_rate_zones(self.request.athlete) or ()
        self.blocked = set(self.request.settings.blocked_dates)
        told = self.plan.happened
        events = [] if told is None else told.situation.events
        self.unwell = {date for event in events if event.kind in ("illness", "injury") for date in _dates(event)}
        self.off = self.blocked | {date for event in events for date in _dates(event)}
        self.off |= set() if told is None else {run.date for run in told.lost}

    # What is shown where

    def day_faults(self, text, day):
        """What a text of a day says that is not so."""
        yield from self._figures(text, self._lengths(day), self._minutes(day))
        yield from self._broken("day", text, day)
        yield from self._counts(text, day)

    def week_faults(self, text, week):
        """The same for a week's note."""
        yield from self._figures(text, self._lengths(week), ())
        yield from self._broken("week", text, week)
        for name in findings(WEEKDAY[self.language], text):
            if not any(self._weekday(day) == name and day.workout_type not in REST for day in week.days):
                yield f"nothing is run on {name}"
        for shown, number in findings(
            r"([\d.,]+) (?:km|mi) (?:more|mehr|less|weniger) (?:than in week|als in Woche) (\d+)", text
        ):
            if not self._is(
                shown, [abs(week.planned_distance_km - self.plan.weeks[int(number) - 1].planned_distance_km)]
            ):
                yield f"{shown} is not the difference to week {number}"
        for distance, number in findings(r"([\d.,]+) (?:km|mi) (?:in|aus|in der) (?:week|Woche) (\d+)", text):
            if not self._is(distance, [self.plan.weeks[int(number) - 1].planned_distance_km]):
                yield f"{distance} is not what week {number} has"

    def plan_faults(self, text):
        """The same for the plan's note."""
        whole = [week.planned_distance_km for week in self.plan.weeks]
        yield from self._figures(text, [*whole, *(self._km(day) for day in self.days)], ())
        yield from self._broken("plan", text, None)

    def _broken(self, place, text, where):
        """Names of the claims in a text that do not hold."""
        for name, holds, found in claimed(place, self.language, text):
            if any(not holds(self, where, each) for each in found):
                yield name

    # Figures

    def _figures(self, text, distances, minutes):
        if not re.search(r"\d", text):
            return
        for number in findings(r"(?<![\d:/-])(\d+(?:[.,]\d+)?) (?:km|mi)\b", text):
            if not self._is(number, distances):
                yield f"{number} is no distance of it"
        for metres in findings(r"(?<![\d:/,.])(\d{2,4}) m\b(?!in)", text):
            if not any(round(km * 1000) == int(metres) for km in distances):
                yield f"{metres} m is no length of it"
        for pace in findings(r"(\d+:\d\d(?:-\d+:\d\d)?) /(?:km|mi)", text):
            if pace not in self._all_paces:
                yield f"{pace} is no pace of the runner's"
        for low, high in findings(r"(?<![\d,.:])(\d{2,3})-(\d{2,3})(?![\d,.:]| g|/)", text):
            if (int(low), int(high)) not in {(z.low_bpm, z.high_bpm) for z in self.zones} and int(high) > 100:
                yield f"{low}-{high} is no zone"
        for shown in findings(
            r"(?:about|etwa|allow about|Up to|Bis zu|in etwa|or so: |rund) (\d+) (?:minutes|Minuten)", text
        ):
            if minutes and not any(abs(int(shown) - m) <= 1 for m in minutes):
                yield f"{shown} minutes is not how long it takes"

    def _lengths(self, where):
        """Every distance that a text there may speak of."""
        key = where.date if hasattr(where, "date") else where.week_number
        if key not in self._known:
            self._known[key] = list(self._day_km(where) if hasattr(where, "date") else self._week_km(where))
        return self._known[key]

    def _is(self, shown, distances):
        value = float(shown.replace(",", "."))
        return any(abs(km / self.unit - value) <= 0.051 for km in distances)

    def _day_km(self, day):
        index = self.index[day.date]
        yield self._km(day)
        yield from (self._km(other) for other in self.days[index + 1 : index + 2])
        yield max(
            [
                self.request.athlete.longest_recent_run_km or 0,
                *(self._km(d) for d in self.days[:index] if d.workout_type is not WorkoutType.RACE),
            ]
        )
        structure = day.workout_structure
        if structure is not None:
            items = [structure.warmup, *structure.main, structure.cooldown, structure.easier_option]
            for item in filter(None, items):
                yield from [s.distance_km for s in item.steps] if isinstance(item, Repeat) else [item.distance_km]
            work = {}
            for item in structure.main:
                for step in item.steps if isinstance(item, Repeat) else [item]:
                    times = item.repeat if isinstance(item, Repeat) else 1
                    work[step.intensity] = work.get(step.intensity, 0) + times * step.distance_km
            yield from work.values()

    def _week_km(self, week):
        totals = [w.planned_distance_km for w in self.plan.weeks]
        yield from totals
        yield from (abs(a - week.planned_distance_km) for a in totals)
        for day in week.days:
            yield from self._lengths(day)
        if self.plan.race_date:
            yield sum(
                self._km(d)
                for d in week.days
                if d.date < self.plan.race_date and d.workout_type is not WorkoutType.RACE
            )

    def _minutes(self, day):
        return [day.planned_duration_mins] if day.planned_duration_mins else ()

    @cached_property
    def _all_paces(self):
        if self.paces is None:
            return set()
        athlete, goal = self.request.athlete, self.request.settings.goal
        every = [self.paces, *(paces_of(athlete, goal, days) for days in self._breaks())]
        ranges = [paces.of(effort) for paces in every for effort in Effort]
        for day in self.days:
            if day.workout_type is WorkoutType.RACE:
                ranges += [paces.race(self._km(day)) for paces in every]
                ranges += [stretch.target_pace for stretch in day.workout_structure.main if stretch.target_pace]
        ends = ((self._clock(r.fast_sec_per_km), self._clock(r.slow_sec_per_km)) for r in ranges)
        return {"-".join(dict.fromkeys(pair)) for pair in ends}

    def _breaks(self):
        """Days from the first to the last that was off between two runs, a week and more."""
        run = sorted(day.date for day in self.days if day.workout_type not in REST)
        between = [[date for date in self.off if a < date < b] for a, b in pairwise([dt.date.min, *run])]
        lengths = {(max(dates) - min(dates)).days + 1 for dates in between if dates}
        return {days for days in lengths if days >= 7}

    def slowed(self, week):
        """Whether easy runs of a week are slower than those of the form that the plan begins with."""
        easy = [day.target_pace for day in week.days if day.workout_type is WorkoutType.EASY]
        return bool(easy) and all(pace.slow_sec_per_km > self.paces.easy.slow_sec_per_km for pace in easy)

    def _clock(self, seconds):
        return "{}:{:02}".format(*divmod(round(seconds * self.unit), 60))

    def _counts(self, text, day):
        if self.plan.race_date and self.plan.race_date > day.date:
            left = (self.plan.race_date - day.date).days
            for shown in findings(r"(\d+) (?:days? (?:away|to go)|Tage?\b)", text):
                if int(shown) != left:
                    yield f"the race is {left} days away"
            weeks = (self.plan.race_date - self.week_of[day.date].week_start_date).days // 7
            for shown in findings(r"(\d+) (?:weeks? (?:away|to go)|Wochen? )", text):
                if int(shown) != weeks:
                    yield f"the race is {weeks} weeks away"
        structure = day.workout_structure
        times = {i.repeat for i in structure.main if isinstance(i, Repeat)} if structure else set()
        for shown in findings(r"(\d+) x ", text):
            if int(shown) not in times:
                yield f"{shown} is not how often"

    # What is so

    def _km(self, day):
        return day.planned_distance_km or 0.0

    def _weekday(self, day):
        return WEEKDAYS[self.language][day.date.weekday()]

    def neighbour(self, day, step):
        """The day before or after, None outside the plan."""
        index = self.index[day.date] + step
        return self.days[index] if 0 <= index < len(self.days) else None

    def is_kind(self, day, *kinds):
        return day is not None and day.workout_type in kinds

    def before_race(self, day):
        return self.plan.race_date is not None and day.date <= self.plan.race_date

    def after_race(self, day):
        return self.plan.race_date is not None and day.date > self.plan.race_date

    def races(self):
        return self.plan.race_date is not None or bool(self.request.settings.tune_up_races)

    def longest(self):
        return max((self._km(d) for d in self.days if d.workout_type not in {WorkoutType.RACE}), default=0)

    def week_type(self, day):
        return self.week_of[day.date].week_type.value

    def load_before(self, week):
        return [
            w
            for w in self.plan.weeks
            if w.week_number < week.week_number and w.week_type.value in ("base", "build", "peak")
        ]

    def is_shorter(self, day):
        """Shorter than the longest run of its type in the last load week."""
        loads = self.load_before(self.week_of[day.date])
        alike = [self._km(d) for d in loads[-1].days if d.workout_type is day.workout_type] if loads else []
        return bool(alike) and self._km(day) < max(alike)

    def repeats(self, day):
        structure = day.workout_structure
        sets = (
            [i for i in structure.main if isinstance(i, Repeat) and i.steps[0].intensity.value != "low"]
            if structure
            else []
        )
        return sets[0].repeat if sets else 0

    def last_repeats(self, day):
        return [
            self.repeats(d) for d in self.days[: self.index[day.date]] if d.workout_type in HARD and self.repeats(d)
        ]


L, T, V, S, R, E = (WorkoutType(name) for name in ("long_run", "tempo", "intervals", "steady", "race", "easy"))
YESTERDAY = {
    "en": {"long run": L, "tempo run": T, "interval session": V, "hill session": V, "(?:marathon|half-marathon|10k|5k)-pace session": (T, V), "steady run": S, "race": R, "rest": WorkoutType.REST, "easy run": E},
    "de": {"lange[nr]? Lauf": L, "Tempolauf": T, "Intervalltraining": V, "Hügeltraining": V, "Lauf im (?:Marathon|Halbmarathon|10-km-|5-km-)[Tt]empo": (T, V), "zügige[nr]? Lauf": S, "Rennen": R},
}  # fmt: skip
WEEKDAYS = {language: [Locale(language).days["format"]["wide"][day] for day in range(7)] for language in LANGUAGES}
WEEKDAY = {language: rf"\b({'|'.join(days)})\b" for language, days in WEEKDAYS.items()}


def _neighbours(language):
    """`yesterday's long run`, `tomorrow … the tempo run`: what stands there is of that type."""
    for words, told in YESTERDAY[language].items():
        kind = told if isinstance(told, tuple) else (told,)
        if language == "en":
            yield (
                f"yesterday's {words}",
                rf"[Yy]esterday's {words}",
                lambda r, d, _, k=kind: r.is_kind(r.neighbour(d, -1), *k),
            )
            yield (
                f"tomorrow the {words}",
                rf"(?:Tomorrow: |[Tt]omorrow it is |Tomorrow brings |goes into )the {words}",
                lambda r, d, _, k=kind: r.is_kind(r.neighbour(d, 1), *k),
            )
        else:
            yield (
                f"{words} von gestern",
                rf"{words} von gestern",
                lambda r, d, _, k=kind: r.is_kind(r.neighbour(d, -1), *k),
            )
            yield (
                f"morgen {words}",
                rf"(?:Morgen: |Morgen kommt |Morgen steht |Es kommt )d(?:er|as) {words}",
                lambda r, d, _, k=kind: r.is_kind(r.neighbour(d, 1), *k),
            )


def _in_taper(reader, day, _):
    return reader.before_race(day) and reader.week_type(day) == "taper"


def _lighter(reader, _, found):
    """How many recovery weeks there are that no race stands before, and which is the first."""
    weeks = [w for w in reader.plan.weeks if w.week_type.value == "recovery" and not reader.after_race(w.days[0])]
    return (int(found[1]), int(found[2])) == (len(weeks), weeks[0].week_number)


def _light(reader, day, _):
    return reader.week_type(day) == "recovery"


DAY_CLAIMS = {
    "en": [
        *_neighbours("en"),
        ("a race", r"\b(race|racing|race day)\b", lambda r, d, _: r.races()),
        ("taper", r"\b[Tt]aper", _in_taper),
        ("after the race", r"after the race|race is behind|race is run|has earned you|[Tt]ell somebody about your race", lambda r, d, _: r.after_race(d) or r.is_kind(r.neighbour(d, -1), R)),
        ("tomorrow a race", r"Tomorrow you (race|run your)|day before the race|tomorrow's (tune-up )?race", lambda r, d, _: r.is_kind(r.neighbour(d, 1), R)),
        ("longest of the plan", r"[Ll]ongest (run )?of the (whole )?plan|only run this far once", lambda r, d, _: r._km(d) == r.longest()),
        ("light week", r"[Ll]ight(er)? week|restful week|cutback", _light),
        ("shorter", r"[Ss]horter (than usual|on purpose)|[Ss]horter long run|missing distance", lambda r, d, _: r.is_shorter(d)),
        ("fewer repeats", r"[Ff]ewer repeats", lambda r, d, _: any(r.repeats(d) < n for n in r.last_repeats(d))),
        ("more repeats", r"More repeats", lambda r, d, _: any(r.repeats(d) > n for n in r.last_repeats(d))),
        ("first long run", r"first long run", lambda r, d, _: not any(x.workout_type is L for x in r.days[: r.index[d.date]])),
        ("last long run", r"last long run before|long runs are over", lambda r, d, _: r.before_race(d) and not any(x.workout_type is L and r.before_race(x) for x in r.days[r.index[d.date] + 1 :])),
        ("lifting", r"strength session|\b[Ll]ift (?!the)|weights", lambda r, d, _: d.strength is not None),
        ("an injury", r"injur", lambda r, d, _: bool(r.request.athlete.injury_flags)),
        ("unwell", r"\b(ill|hurt), so|well again|to get well|getting well", lambda r, d, _: d.date in r.unwell),
        ("carbohydrate", r"carbohydrate|\bgels?\b", lambda r, d, _: (d.planned_duration_mins or 0) >= 75 or r.is_kind(r.neighbour(d, 1), R) or r.is_kind(r.neighbour(d, 2), R)),
        ("a break before", r"after (the|a) break", lambda r, d, _: any(b < d.date for b in r.off)),
        ("blocked", r"have blocked", lambda r, d, _: d.date in r.blocked),
        ("your marathon", r"(?<!half )(?<!half-)\bmarathon", lambda r, d, _: r.request.settings.goal.value == "marathon" or "half" in r.request.settings.goal.value),
        ("further than ever", r"[Ff]urther than any|further than this plan|new ground", lambda r, d, _: r._km(d) > max(r._km(x) for x in r.days[: r.index[d.date]] if x.workout_type is not R)),
        ("faster part", r"faster part", lambda r, d, _: any(s.intensity.value != "low" for i in d.workout_structure.main for s in (i.steps if isinstance(i, Repeat) else [i]))),
        ("fast when hurt", r"hard but even|comfortably hard|strides of", lambda r, d, _: not r.request.athlete.injury_flags),
        ("pace known", r"/km|/mi", lambda r, d, _: r.paces is not None),
    ],
    "de": [
        *_neighbours("de"),
        ("ein Rennen", r"\b(Rennen|Renntag|Renntempo)", lambda r, d, _: r.races()),
        ("Tapering", r"[Tt]aper", _in_taper),
        ("nach dem Rennen", r"nach dem Rennen|Rennen liegt hinter|Rennen ist gelaufen|von deinem Rennen", lambda r, d, _: r.after_race(d) or r.is_kind(r.neighbour(d, -1), R)),
        ("morgen ein Rennen", r"Morgen läufst du|Tag vor dem Rennen|Testrennen morgen", lambda r, d, _: r.is_kind(r.neighbour(d, 1), R)),
        ("der längste", r"[Ll]ängster? Lauf des (ganzen )?Plans|längste des Plans|läufst du im Plan nur einmal", lambda r, d, _: r._km(d) == r.longest()),
        ("leichte Woche", r"leichte[nr]? Woche|ruhigen Woche|Entlastung", _light),
        ("kürzer", r"Kürzer als sonst|absichtlich kürzer|Kürzerer|fehlenden Kilometer", lambda r, d, _: r.is_shorter(d)),
        ("weniger Wiederholungen", r"Weniger Wiederholungen", lambda r, d, _: any(r.repeats(d) < n for n in r.last_repeats(d))),
        ("letzter langer Lauf", r"letzte lange Lauf|langen Läufe bis zum Renntag vorbei", lambda r, d, _: r.before_race(d) and not any(x.workout_type is L and r.before_race(x) for x in r.days[r.index[d.date] + 1 :])),
        ("Kraft", r"Krafttraining \(|Heute Kraft|Kraft \(|den Gewichten", lambda r, d, _: d.strength is not None),
        (
            "Verletzung",
            r"[Vv]erletz|krank oder|wieder gesund",
            lambda r, d, _: bool(r.request.athlete.injury_flags) or d.date in r.unwell,
        ),
        ("Kohlenhydrate", r"Kohlenhydrat|\bGels?\b", lambda r, d, _: (d.planned_duration_mins or 0) >= 75 or r.is_kind(r.neighbour(d, 1), R) or r.is_kind(r.neighbour(d, 2), R)),
        ("gesperrt", r"gesperrt", lambda r, d, _: d.date in r.blocked),
        ("Neuland", r"Weiter als jeder Lauf|Neuland|weiter, als der Plan", lambda r, d, _: r._km(d) > max(r._km(x) for x in r.days[: r.index[d.date]] if x.workout_type is not R)),
        ("Tempo bekannt", r"/km|/mi", lambda r, d, _: r.paces is not None),
    ],
}  # fmt: skip
WEEK_CLAIMS = {
    "en": [
        ("a race", r"\b[Rr]ace\b|tune-up|\bracing\b", lambda r, w, _: r.races()),
        ("taper", r"[Tt]aper", lambda r, w, _: w.week_type.value == "taper"),
        ("after the race", r"after the race|race has earned|next race", lambda r, w, _: r.after_race(w.days[0])),
        ("cutback", r"cutback|lighter week gives|Step back|recharge|breathes out", lambda r, w, _: w.week_type.value == "recovery" and not r.after_race(w.days[0])),
        ("more", r"([\d.]+) (?:km|mi) more than|A step of|Up from|The [\d.]+ (?:km|mi) more", lambda r, w, _: w.planned_distance_km > r.load_before(w)[-1].planned_distance_km),
        ("less", r"less than in week|Down from|lighter week keeps", lambda r, w, _: w.planned_distance_km < r.load_before(w)[-1].planned_distance_km),
        ("same", r"As much as in week|distance is that of week|The volume holds", lambda r, w, _: abs(w.planned_distance_km / r.load_before(w)[-1].planned_distance_km - 1) < 0.025),
        ("highest", r"highest week|summit", lambda r, w, _: w.planned_distance_km == max(x.planned_distance_km for x in r.plan.weeks if x.week_type.value in ("base", "build", "peak"))),
        ("slower paces", r"[Ss]lower paces|slower than before the break", lambda r, w, _: r.slowed(w)),
        ("days off", r"[Dd]ays off", lambda r, w, _: any(d.date in r.off for d in w.days)),
        ("longest", r"longest run of the plan", lambda r, w, _: any(r._km(d) == r.longest() for d in w.days)),
        (
            "injury",
            r"injur|[Ii]llness|get(ting)? well",
            lambda r, w, _: bool(r.request.athlete.injury_flags) or any(d.date in r.unwell for d in w.days),
        ),
        ("break", r"after the break|way back|[Ww]elcome back", lambda r, w, _: any(b < w.week_end_date for b in r.off)),
        ("race week", r"Race week|the week of your", lambda r, w, _: w.week_start_date <= r.plan.race_date <= w.week_end_date),
        ("half", r"Half of the plan", lambda r, w, _: 2 * (w.week_number - 1) == len(r.plan.weeks)),
    ],
    "de": [
        ("ein Rennen", r"Rennen|Rennwoche|Testrennen", lambda r, w, _: r.races()),
        ("Tapering", r"[Tt]aper", lambda r, w, _: w.week_type.value == "taper"),
        ("nach dem Rennen", r"nach dem Rennen|Das Rennen hat dir", lambda r, w, _: r.after_race(w.days[0])),
        ("Entlastung", r"Entlastung|Ein Schritt zurück|Zeit zum Aufladen|atmet diese Woche", lambda r, w, _: w.week_type.value == "recovery" and not r.after_race(w.days[0])),
        ("mehr", r"mehr als in Woche|Ein Schritt von|wächst die Strecke", lambda r, w, _: w.planned_distance_km > r.load_before(w)[-1].planned_distance_km),
        ("weniger", r"weniger als in Woche|Weniger als die", lambda r, w, _: w.planned_distance_km < r.load_before(w)[-1].planned_distance_km),
        ("höchste", r"höchste Woche|Gipfel des Plans", lambda r, w, _: w.planned_distance_km == max(x.planned_distance_km for x in r.plan.weeks if x.week_type.value in ("base", "build", "peak"))),
        ("langsamer", r"langsamere[rn]? Tempi|langsamer als vor der Pause", lambda r, w, _: r.slowed(w)),
        ("Ausfall", r"[Aa]usfallende|Tage ausfallen", lambda r, w, _: any(d.date in r.off for d in w.days)),
        (
            "Verletzung",
            r"[Vv]erletz|Krankheit|[Gg]esundwerden|erst gesund",
            lambda r, w, _: bool(r.request.athlete.injury_flags) or any(d.date in r.unwell for d in w.days),
        ),
        ("Rennwoche", r"Rennwoche|die Woche deines", lambda r, w, _: w.week_start_date <= r.plan.race_date <= w.week_end_date),
    ],
}  # fmt: skip
PLAN_CLAIMS = {
    "en": [
        ("a race", r"\brace\b(?! result)", lambda r, _, __: r.races()),
        ("race date", r"on (\d+) (\w+) (\d{4})", lambda r, _, f: r.plan.race_date is None or f"{r.plan.race_date:%-d %B %Y}" == f"{f[1]} {f[2]} {f[3]}"),
        ("weeks", r"^(\d+) weeks(?! of the plan)", lambda r, _, f: int(f[1]) == len(r.plan.weeks)),
        ("lighter", r"^(\d+) weeks of the plan are lighter on purpose, the first of them week (\d+)", _lighter),
        ("injury", r"injury", lambda r, _, __: bool(r.request.athlete.injury_flags)),
        ("taper", r"taper|race week you run little", lambda r, _, __: any(w.week_type.value == "taper" for w in r.plan.weeks)),
    ],
    "de": [
        ("Wochen", r"^(\d+) Wochen(?! des Plans)", lambda r, _, f: int(f[1]) == len(r.plan.weeks)),
        ("leichter", r"^(\d+) Wochen des Plans sind absichtlich leichter, die erste davon ist Woche (\d+)", _lighter),
        ("Verletzung", r"[Vv]erletz", lambda r, _, __: bool(r.request.athlete.injury_flags)),
        ("ein Rennen", r"Rennwoche|Rennen\b", lambda r, _, __: r.races()),
    ],
}  # fmt: skip
CLAIMS = {"day": DAY_CLAIMS, "week": WEEK_CLAIMS, "plan": PLAN_CLAIMS}
