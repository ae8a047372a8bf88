"""The value of a field from a quote alone, without the words around it that the grammar would look for.

Each derivation answers with a value, with a question where the quote leaves more than one, or with None where the quote
does not hold a value of this kind at all.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coach.wishes import quantities
from coach.wishes.dates import DATE, Unclear, date_of, dates_between
from coach.wishes.fields.goal import names_goal
from coach.wishes.quantities import A_WEEK
from coach.wishes.reading import Quote, Text
from coach.wishes.saying import Saying, say


@dataclass(frozen=True)
class Derived:
    """A value, or what has to be asked."""

    value: Any = None
    question: Saying | None = None
    options: tuple[Any, ...] = ()
    why: Saying | None = None


Derivation = Callable[[Text, Quote, dt.date], Derived | None]
_OFTEN = re.compile(r"\b(?:days?|times|x|runs?|sessions?)\b")
_WEEK = re.compile(A_WEEK + r"|\b(?:mpw|kpw|m p w|week)\b")
_SINGLE = re.compile(r"\b(?:long|longest|each|single|one run)\b")
_TIMED = re.compile(r"\d:\d|\b(?:hours?|minutes|h|sub|under)\b")
_HEART = "hr|heart|pulse|puls|beats|bpm|herz"
_START = "start|begin|from|ab|los|kick|commenc"
_MOST = "max|peak|most|more|mehr|höchst|spitze|up to|limit|cap|over|above|beyond|exceed|full"
_LONG = "long|lang|länge|far|weit|big|groß|größ"
_IRON = "strength|gym|lift|weight|kraft|studio|iron|hantel"


def goal(text: Text, quote: Quote, _: dt.date) -> Derived | None:
    """The one race that the quote names."""
    kinds = [kind for kind, pattern in quantities.GOALS if any(_within(text, quote, pattern, kind))]
    kinds = [kind for kind in kinds if kind != "marathon" or "half_marathon" not in kinds]
    return _one(kinds, say("ask.race_of_several"))


def _within(text: Text, quote: Quote, pattern: re.Pattern[str], kind: str) -> Sequence[Quote]:
    inner = (found for found in text.find(pattern) if quote.start <= found.start and found.end <= quote.end)
    return [found for found in inner if names_goal(text, found, kind)]


def race_day(text: Text, quote: Quote, today: dt.date) -> Derived | None:
    """The one day that the quote names; one that is over is asked about."""
    found = _day(quote, today)
    if found is not None and found.value is not None and found.value < today.isoformat():
        return Derived(question=say("ask.race_day_over", date=dt.date.fromisoformat(found.value)))
    return found


def start_day(text: Text, quote: Quote, today: dt.date) -> Derived | None:
    """The one day that the quote names."""
    return _day(quote, today)


def _day(quote: Quote, today: dt.date) -> Derived | None:
    named = [match[0] for match in DATE.finditer(quote.plain)]
    if len(named) != 1:
        return None
    found = date_of(named[0], today)
    if isinstance(found, Unclear):
        return Derived(question=found.question, options=tuple(day.isoformat() for day in found.options))
    return Derived(found.date.isoformat(), why=found.assumed)


def days_away(text: Text, quote: Quote, today: dt.date) -> Derived | None:
    """All dates of the quote, if they do not stand behind a race; two with "to" between them are a stretch of at most 60
    days."""
    if quantities.goals(text.before(quote, 4)):
        return None
    named = [date_of(match[0], today) for match in DATE.finditer(quote.plain)]
    days = sorted({day.date for day in named if not isinstance(day, Unclear)})
    if not days or len(days) < len(named):
        return None
    stretch = (
        len(days) == 2 and re.search(r"\b(?:to|until|till|bis)\b|-", quote.plain) and (days[1] - days[0]).days <= 60
    )
    return Derived([day.isoformat() for day in (dates_between(*days) if stretch else days)])


def weekly(text: Text, quote: Quote, _: dt.date) -> Derived | None:
    """Kilometres of a whole week; a quote that speaks of single runs holds none."""
    if _SINGLE.search(quote.plain):
        return None
    return _distance(text, quote, say("ask.weekly"))


def peak(text: Text, quote: Quote, _: dt.date) -> Derived | None:
    """Kilometres of the fullest week."""
    return None if _SINGLE.search(quote.plain) else _distance(text, quote, say("ask.peak"))


def longest(text: Text, quote: Quote, _: dt.date) -> Derived | None:
    """Kilometres of one run; a quote that speaks of a week holds none."""
    if _WEEK.search(quote.plain):
        return None
    return _distance(text, quote, say("ask.longest"))


def _distance(text: Text, quote: Quote, question: Saying) -> Derived | None:
    goals = [kind for kind, pattern in quantities.GOALS for _ in _within(text, quote, pattern, kind)]
    return None if goals else _one(sorted(set(quantities.kilometres(quote.plain))), question)


def days_a_week(text: Text, quote: Quote, _: dt.date) -> Derived | None:
    """How many days, where the quote counts days or runs."""
    numbers = [n for n in quantities.counts(quote.plain) if 1 <= n <= 7] if _OFTEN.search(quote.plain) else []
    return _one(sorted(set(numbers)), say("ask.days"))


def runs_now(text: Text, quote: Quote, _: dt.date) -> Derived | None:
    """Runs a week; of "4 to 5" the middle."""
    counts = _OFTEN.search(quote.plain) and not quantities.kilometres(quote.plain)
    numbers = [n for n in quantities.counts(quote.plain) if 1 <= n <= 14][:2] if counts else []
    return Derived(sum(numbers) / len(numbers)) if numbers else None


def named_days(text: Text, quote: Quote, _: dt.date) -> Derived | None:
    """The weekdays of the quote."""
    return Derived(days) if (days := quantities.weekdays(quote.plain)) else None


def long_day(text: Text, quote: Quote, _: dt.date) -> Derived | None:
    """The one weekday of the quote."""
    return _one(quantities.weekdays(quote.plain), say("ask.long_day"))


def length(text: Text, quote: Quote, _: dt.date) -> Derived | None:
    """Weeks, where the quote counts weeks."""
    return _one([int(n) for n in re.findall(r"(\d{1,2}) weeks?\b", quote.plain)], say("ask.weeks"))


def pace(text: Text, quote: Quote, _: dt.date) -> Derived | None:
    """Seconds per kilometre."""
    seconds = quantities.pace_seconds(quote.plain)
    return (
        Derived(seconds)
        if seconds is not None and quantities.FASTEST_PACE <= seconds <= quantities.SLOWEST_PACE
        else None
    )


def where_named(words: str, derivation: Derivation) -> Derivation:
    """A derivation for quotes of which they or the words around them name what they are; others are passed over."""
    name = re.compile(rf"\b(?:{words})")

    def derive(text: Text, quote: Quote, today: dt.date) -> Derived | None:
        around = f"{text.before(quote, 8)} {quote.plain} {text.after(quote, 5)}"
        return derivation(text, quote, today) if name.search(around) else None

    return derive


def number_between(least: float, most: float) -> Derivation:
    """The one number of the quote, where it lies between two."""

    def number(_: Text, quote: Quote, __: dt.date) -> Derived | None:
        numbers = [quantities.number_of(n) for n in re.findall(quantities.NUMBER, quote.plain)]
        bare = len(numbers) == 1 and not quantities.kilometres(quote.plain)
        return Derived(numbers[0]) if bare and least <= numbers[0] <= most else None

    return number


def choice(asked: str) -> Derivation:
    """Yes or no: a quote in which the grammar finds no answer does not say which, so it is asked."""

    def ask(text: Text, quote: Quote, _: dt.date) -> Derived | None:
        return Derived(question=say(asked, quote=quote.typed[:60]), options=(True, False))

    return ask


def complaint(text: Text, quote: Quote, _: dt.date) -> Derived | None:
    """What hurts is for the runner and a doctor to judge, not for whoever points at it."""
    return Derived(question=say("ask.injury", quote=quote.typed[:60]))


def target(quote: Quote, kind: str | None) -> int | None:
    """Seconds of a wished race time, in hours or minutes as somebody can run the goal; None without a race."""
    timed = kind not in (None, "general_fitness") and _TIMED.search(quote.plain)
    return quantities.race_seconds(quote.plain, str(kind)) if timed else None


def _one(found: Sequence[Any], question: Saying) -> Derived | None:
    if not found:
        return None
    return (
        Derived(found[0]) if len(set(found)) == 1 else Derived(question=question, options=tuple(dict.fromkeys(found)))
    )


DERIVATIONS: Mapping[str, Derivation] = {
    "settings.goal": goal,
    "settings.raceDate": race_day,
    "settings.startDate": where_named(_START, start_day),
    "settings.blockedDates": days_away,
    "settings.totalWeeks": length,
    "settings.daysPerWeek": days_a_week,
    "settings.preferredDays": named_days,
    "settings.preferredLongRunDay": where_named(_LONG, long_day),
    "settings.peakWeeklyKm": where_named(_MOST, peak),
    "athlete.currentWeeklyKm": weekly,
    "athlete.longestRecentRunKm": where_named(_LONG, longest),
    "athlete.runsPerWeekAvg": runs_now,
    "athlete.easyPaceSecPerKm": pace,
    "athlete.maxHr": where_named(_HEART, number_between(140, 230)),
    "athlete.easyHr": where_named(_HEART, number_between(80, 180)),
    "athlete.vdot": where_named("vdot", number_between(20, 85)),
    "athlete.injuryFlags": complaint,
    "settings.includeSpeedwork": choice("ask.speedwork"),
    "settings.allowCrossTraining": choice("ask.cross_training"),
    "settings.strengthDays": where_named(_IRON, named_days),
}
"""Units have none: the grammar finds miles in any quote that has them."""
