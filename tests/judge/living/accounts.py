"""The account of a week or a day, read as a runner reads it and worked out again."""

import re
from dataclasses import dataclass
from fractions import Fraction

from tests.judge.living.limits import BOUND, READ, WEEKDAYS, arithmetic, keeps, named
from tests.judge.living.lived import Life
from tests.judge.numbers import exact
from tests.judge.view import LOAD


@dataclass(frozen=True)
class Account:
    """Accounts of a plan in the light of the judge's reading of it; `unit` is one kilometre or one mile."""

    life: Life
    unit: Fraction

    def untrue(self, account):
        """What is untrue of an account of a week or a day."""
        i, day = account["subject"]["week"] - 1, account["subject"].get("day")
        place = None if day is None else self.life.dates(i)[WEEKDAYS.index(day.capitalize())]
        for line in account["tight"]:
            for problem in self._tight(i, place, line):
                yield f"{problem}: {line['sentence']}"
        for line in account["heldBy"]:
            for problem in self._held(i, line):
                yield f"{problem}: {line['sentence']}"

    def _tight(self, i, place, line):
        sentence, bends, _ = line["sentence"].removesuffix(".").partition("; together the rules leave no plan")
        said = BOUND.fullmatch(sentence[0].lower() + sentence[1:])
        if said is None:
            yield "nobody can check this"
            return
        limit, up = exact(said["km"]) * self.unit, said["asks"] == "may have"
        now = self.life.training(i) if place is None else self.life.days[place].km
        if int(said["week"] or said["of"]) != i + 1 or (place is None) is not (said["week"] is not None):
            yield "it is about something else"
        if bool(bends) is keeps(now, limit, up, self.unit):
            yield f"{float(now / self.unit):g} stands there"
        elif not bends and abs(limit - now) >= self.life.step + READ * self.unit:
            yield f"{float(now / self.unit):g} stands there, which leaves room"
        yield from arithmetic(self.life, self.unit, i, place, limit, up, said["why"] or "")

    def _held(self, i, line):
        said = re.search(r"([\d.]+) (?:km|mi)", line["sentence"])
        size = None if said is None else exact(said[1]) * self.unit
        other = line["week"] - 1
        if line["sentence"].startswith("It is measured from"):
            refs = self.life.refs(i)
            if not refs or refs[-1] != other or abs(self.life.ref_total(other) - size) > READ * self.unit:
                yield "it is measured from another week"
        elif "is measured from it" in line["sentence"]:
            if self.life.refs(other)[-1:] != [i] or abs(self.life.training(other) - size) > READ * self.unit:
                yield "that week is not measured from it"
        elif line["sentence"].startswith("It belongs to the taper"):
            loads = [self.life.ref_total(j) for j, week in enumerate(self.life.weeks) if week.kind in LOAD]
            if abs(max(loads) - size) > READ * self.unit:
                yield f"the fullest training week counts {float(max(loads) / self.unit):g}"
        else:
            race = self.life.terms.race_date
            if not 0 <= (race - self.life.dates(i)[-1]).days <= 21 or named(race) not in line["sentence"]:
                yield "the race is not near"
