"""The sentences of a revision, read as a runner reads them and worked out again from the plans before and after.

Nothing of the engine is asked: a sentence is taken apart, and each number and each claim in it is compared with what
the judge finds in the two plans and in the situation.
"""

import re
from fractions import Fraction

from tests.judge.living.limits import BOUND, READ, WEEKDAYS, arithmetic, keeps, named
from tests.judge.living.lived import DAY, date_of, dates_of_pin
from tests.judge.numbers import MILE, exact, percent
from tests.judge.view import EASY, HARD, LOAD, QUALITY

NAMES = {
    "long_run": "long run", "tempo": "tempo run", "intervals": "intervals", "steady": "steady run",
    "easy": "easy run", "recovery": "recovery run", "race": "race", "rest": "rest", "cross_training": "cross-training",
}  # fmt: skip


class Reading:
    """The changes of one revision in the light of the judge's reading of the life."""

    def __init__(self, life):
        self.life = life
        self.unit = MILE if life.terms.settings.get("units") == "mi" else Fraction(1)

    def untrue(self, changes):
        """What is untrue of each change, with its sentence."""
        for change in changes:
            for problem in self._of(change):
                yield f"{problem}: {change['reason']}"

    def _of(self, change):
        date = date_of(change["date"])
        told, _, why = change["reason"].partition(", because ")
        if told != f"{named(date)}: {self._told(change)}":
            yield f"it should begin with '{named(date)}: {self._told(change)}'"
        why = why.removesuffix(".").split(", now that ")[0]
        why, bends, _ = why.partition("; together the rules leave no plan that keeps this too")
        why = why.removeprefix("this leaves room elsewhere: ")
        bound = BOUND.fullmatch(why)
        if bound is not None:
            yield from self._bound(date, change, bound, bool(bends))
        else:
            yield from self._cause(date, change, why)

    # -- what changed ----------------------------------------------------------------------------

    def _told(self, change):
        before, after = change["before"], change["after"]
        if before is None or after is None:
            return f"{self._run(after or before)} {'added' if before is None else 'dropped'}"
        if before["workoutType"] == after["workoutType"]:
            return f"{self._km(after)} instead of {self._km(before)}"
        return f"{self._run(after)} instead of {self._run(before)}"

    def _run(self, day):
        return NAMES[day["workoutType"]] + (f" of {self._km(day)}" if day["plannedDistanceKm"] else "")

    def _km(self, day):
        value = float(exact(day["plannedDistanceKm"]) / self.unit)
        return f"{round(value, 2):g} {'km' if self.unit == 1 else 'mi'}"

    # -- causes ----------------------------------------------------------------------------------

    def _cause(self, date, change, why):
        found = [check for pattern, check in CAUSES.items() if re.fullmatch(pattern, why)]
        if not found:
            yield "nobody can check this"
        for check in found:
            yield from check(self, date, change, why)

    def _event(self, date, change, why):
        kind = {"ill": "illness", "injured": "injury", "travel": "travel"}[re.match(r"you (?:are )?(\w+)", why)[1]]
        moved = why.endswith("worth a move")
        near = 2 * DAY if moved else 0 * DAY
        said = why.removesuffix(" and this run is worth a move")
        for event in self.life.situation["events"]:
            first, last = date_of(event["from"]), date_of(event["to"])
            span = f"on {named(first)}" if first == last else f"from {named(first)} to {named(last)}"
            if event["kind"] == kind and said.endswith(span) and first - near <= date <= last + near:
                return
        yield "no such event on this day"

    def _return(self, date, change, why):
        days = int(re.search(r"(\d+) days without", why)[1])
        back = [one for one in self.life.breaks if one.back <= date and one.days == days]
        if not back or not self.life.returns(self.life.index(date)):
            yield "no such break"
        share = re.search(r"(\d+) % of the usual", why)
        if share is not None and percent(share[1]) != self.life.share(date):
            yield f"the share of this day is {float(100 * self.life.share(date)):g} %"
        if "no fast" in why and (
            change["before"]["workoutType"] not in QUALITY or change["after"]["workoutType"] not in EASY
        ):
            yield "nothing fast became easy"
        yield from self._measure(date, change, why)

    def _measure(self, date, change, why):
        """What the share is of: the same weekday of the last full week before the break, or its longest easy run."""
        said = re.search(r"\((?:(\w+)|the longest easy run) of week (\d+) counts ([\d.]+) \w+\)", why)
        if said is None:
            return
        i, counted, share = int(said[2]) - 1, exact(said[3]) * self.unit, self.life.share(date)
        run, read = exact(change["after"]["plannedDistanceKm"]), READ * self.unit
        if not share * counted - self.life.step - read < run <= share * counted + read:
            yield f"{float(share * counted / self.unit):g} would be this share of it"
        if i != self.life.refs(self.life.index(date))[-1]:
            yield "this is not the last full week before it"
        was = self.life.planned(self.life.dates(i)[date.weekday()])
        if said[1] is None:
            was = max(day.km for day in self.life.weeks[i].days if day.kind in EASY)
        if (said[1] not in (None, WEEKDAYS[date.weekday()])) or counted > was + read:
            yield f"{float(was / self.unit):g} stood there"

    def _setting(self, date, change, why):
        settings, told = self.life.changed, why.removesuffix(" now")
        race, days = settings.get("raceDate"), settings.get("daysPerWeek")
        facts = {
            "raceDate": "there is no race" if race is None else f"the race is on {named(date_of(race))}",
            "daysPerWeek": f"you run on {days} day{'s' * (days != 1)} a week",
            "goal": f"the goal is {GOALS.get(settings.get('goal'))}",
            **OTHERS,
        }
        known = {fact for name, fact in facts.items() if name in settings}
        races = {date_of(race["date"]) for race in settings.get("tuneUpRaces") or ()}
        known |= {f"a tune-up race is on {named(race)}" for race in races}
        if not known.issuperset(told.split(" and ")):
            yield "no such setting"

    def _shares(self, date, change, why):
        more = exact(change["after"]["plannedDistanceKm"]) > exact(change["before"]["plannedDistanceKm"])
        if more is not ("takes over" in why):
            yield "it is the other way round"
        yield from self._setting(date, change, f"{why.split(' now and ')[0]} now")

    def _blocked(self, date, change, why):
        blocked = date if why.startswith("this date") else None
        near = [d for d in self.life.terms.blocked if named(d) == why.removesuffix(" is blocked now")]
        if blocked is not None and blocked not in self.life.terms.blocked:
            yield "it is not blocked"
        if blocked is None and not any(abs(d - date) <= 2 * DAY for d in near):
            yield "no such blocked date nearby"

    def _caught_up(self, date, change, why):
        missed = [d for d in self.life.missed if named(d) in why and d < date]
        if not missed or self.life.old[missed[0]].kind not in HARD | QUALITY:
            yield "no hard run was missed then"

    def _pin(self, date, change, why):
        if not any(date in dates_of_pin(pin) for pin in self.life.pins):
            yield "no pin on this day"
        why, _, back = why.partition(", but after ")
        if back:
            yield from self._return(date, {**change, "before": self._moved(date, change)}, f"after {back}")
        other = re.search(r"(?:here from|to) (\w+ \d+ \w+)$", why)
        if other and not any(other[1] in map(named, dates_of_pin(pin)) for pin in self.life.pins):
            yield "no such move"

    def _moved(self, date, change):
        """What the run that stands here now was where it stood before."""
        pin = next(pin for pin in self.life.pins if date in dates_of_pin(pin))
        other = next((other for other in dates_of_pin(pin) if other != date), date)
        was = self.life.old[other]
        return {"workoutType": was.kind, "plannedDistanceKm": float(was.km)}

    def _made_way(self, date, change, why):
        pinned = {other for pin in self.life.pins for other in dates_of_pin(pin)} & {
            *self.life.dates(self.life.index(date))
        }
        if not any(why.endswith(named(other)) for other in pinned):
            yield "no pin in this week"

    def _rhythm(self, date, change, why):
        i, weeks = self.life.index(date), self.life.weeks
        number = int(re.match(r"week (\d+)", why)[1])
        now, was = weeks[i].kind in LOAD, i < len(self.life.old_weeks) and self.life.old_weeks[i].kind in LOAD
        if number != i + 1 or now is was or now is not ("full week now" in why):
            yield "the week is no other kind of week"
        if "was rest enough" in why and (f"week {i} was" not in why or weeks[i - 1].kind in LOAD):
            yield "the week before was no rest"
        if "two or three full weeks" in why:
            row = next((k for k in range(i) if weeks[i - 1 - k].kind not in LOAD), i)
            if row < 2:
                yield f"only {row} full weeks stand before it"
            elif row > 3:
                yield f"{row} full weeks stand before it"

    def _after_hard(self, date, change, why):
        if self.life.days[date - DAY].kind not in HARD:
            yield "nothing hard stands before it"

    # -- bounds ----------------------------------------------------------------------------------

    def _bound(self, date, change, said, bends):
        limit, up = exact(said["km"]) * self.unit, said["asks"] == "may have"
        i = self.life.index(date) if said["subject"] == "this run" else int(said["week"] or said["of"]) - 1
        own = change["after"]
        place = date if said["subject"] == "this run" else None
        if said["day"]:
            place = self.life.dates(i)[WEEKDAYS.index(said["day"])]
        now = self.life.training(i) if place is None else self.life.days[place].km
        if keeps(now, limit, up, self.unit) is bends:
            yield f"{float(now / self.unit):g} stands there"
        if place == date and keeps(exact(change["before"]["plannedDistanceKm"]), limit, up, -self.unit):
            yield "what stood there before keeps it too"
        if place is None and i == self.life.index(date):
            back = now + exact(change["before"]["plannedDistanceKm"]) - exact(own["plannedDistanceKm"])
            whole = sum(map(self.life.planned, self.life.dates(i)), Fraction(0))
            if all(keeps(size, limit, up, -self.unit) for size in (back, whole)):
                yield "the week as it was keeps it too"
        yield from arithmetic(self.life, self.unit, i, place, limit, up, said["why"] or "")


OTHERS = {
    "preferredDays": "you prefer other days",
    "preferredLongRunDay": "the long run has another day",
    "blockedDates": "other dates are blocked",
    "maxKmByDay": "the days' limits are others",
    "maxMinutesByDay": "the days' limits are others",
    "peakWeeklyKm": "you ask for another peak",
    "weeksAfterRace": "you ask for other weeks after the race",
}
GOALS = {"5k": "5 km", "10k": "10 km", "half_marathon": "a half marathon", "marathon": "a marathon"}
CAUSES = {
    r"you (are ill|are injured|travel) .*": Reading._event,
    r"after \d+ days without running .*|there is no fast running .*": Reading._return,
    r"(the race is on|there is no race|a tune-up race is on|you run on|the goal is).* now": Reading._setting,
    rf"({'|'.join(OTHERS.values())}).* now": Reading._setting,
    r".* now and (it takes over kilometres of|other days share) .*": Reading._shares,
    r".* is blocked now": Reading._blocked,
    r"the run of .* was missed and can be caught up here": Reading._caught_up,
    r"you (fixed this day|moved this run .*)": Reading._pin,
    r"you fixed \w+ \d+ \w+": Reading._made_way,
    r"week \d+ is a (full|recovery) week now: .*": Reading._rhythm,
    r"it follows a hard day now": Reading._after_hard,
}
