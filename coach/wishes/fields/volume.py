"""How much somebody runs: a week, at the peak, at the longest."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from coach.wishes import quantities
from coach.wishes.caution import is_former
from coach.wishes.found import Reading, inside, matches
from coach.wishes.quantities import A_WEEK, DISTANCE_UNIT, NUMBER
from coach.wishes.reading import Quote, Text
from coach.wishes.saying import say
from solver.weekday import WEEK

_KM = rf"(?:{NUMBER})(?: ?(?:{DISTANCE_UNIT}))?(?: ?(?:-|to|or|and) ?(?:{NUMBER}))? ?(?:{DISTANCE_UNIT})\b"
MOST_USUAL = {"athlete.currentWeeklyKm": 150.0, "settings.peakWeeklyKm": 150.0, "athlete.longestRecentRunKm": 50.0}
"""More kilometres than this are asked about: half as much again as keen runners have, 100 a week and 33 in a run."""
_WEEKLY = re.compile(
    rf"(?P<q>(?:{_KM}) ?(?:(?:of )?running |of runs )?(?:{A_WEEK})|(?:{NUMBER})(?: ?(?:-|to) ?(?:{NUMBER}))? ?(?:mpw|kpw|m p w)\b"
    rf"|(?:{_KM}) (?:in )?total\b|(?:in total|altogether|insgesamt) (?:(?:about|around|etwa|rund|circa|ca) )?(?:{_KM})|(?:{_KM}) weeks\b"
    rf"|(?:wochen)?(?:umfang|pensum)(?: (?:of|von|ist|is|about|around|etwa|rund|currently|circa|ca))* ?:? ?(?:{_KM})"
    rf"|weekly(?: (?:mileage|distance|volume|km))?(?: is| of| about| around| currently|:| ?=)* (?:{_KM}))"
)
_LABELLED = re.compile(
    rf"(?<!\d )\b(?P<q>(?:km|miles) {A_WEEK}(?: (?:=|is|are|ist|sind|about|around|currently|etwa|rund|ca))* (?:{NUMBER}))(?= ?[.,;!]|$)"
)
"""As forms have it: "km per week: 30"."""
LONGEST_TOLD_AS_ONE_OF_MANY = 12.0
"""Kilometres; a guess: runs that are told as "4 x 6 km a week" are shorter, a week that is told as "3 x 20 km" may be all."""
_LATELY = re.compile(
    rf"\b(?:but|only|just|rather|nur|eher)(?: \w+){{0,2}} (?P<q>(?:{NUMBER})(?: ?(?:{DISTANCE_UNIT}))?) (?:lately|recently|now|at the moment|currently|these days|zuletzt)\b"
)
_AS_MUCH = re.compile(
    rf"\b(?:(?:now|currently|jetzt|i|ich|me)(?: (?:am|bin|at|bei|run|do|only|just|nur|noch|about|around|etwa|rund|eher)){{0,3}}|(?:only|just|nur)(?: (?:about|around|noch|etwa|rund)){{0,2}}|(?:more like|closer to|eher))"
    rf" (?P<q>{NUMBER})(?= ?[.,;!?]| {A_WEEK}| (?:now|at the moment|currently|these days)\b|$)"
)
"""A bare number after a week of another time or runner: "I used to run 80 km a week, now only 20"."""
_NOTHING = re.compile(
    r"\b(?P<q>(?:do not|don ' t|never|not|can ' t|cannot) (?:really |currently )?(?:run|running|jog)(?: at all| yet| any ?more| before| currently)?"
    r"(?= (?:at the|right now|and|but|so)\b| ?[.,;:!?]|$)"
    r"|(?:complete|total|absolute) beginner|(?:run|running) (?:\w+ ){0,2}gar nicht|gar nicht(?: (?:run|running))?|noch nie (?:gelaufen|gejoggt)|(?:run|running) (?:\w+ )?(?:noch|bisher|derzeit|gerade|currently) (?:gar )?nicht|(?:noch|bisher) (?:gar )?nicht (?:run|laufen|jogg\w*)|(?<!\d)0 (?:running|runs)|run 0(?= at\b| right\b| ?[.,;!?]|$)|never (?:ran|run|jogged) in my life|from scratch|couch to 5 k|not running(?: at all)?|haven ' t (?:run|been running)|have not (?:run|been running)|(?<!\d)0 km)\b"
)
_NOW = re.compile(
    r"\b(?:now|currently|at the moment|these days|jetzt|inzwischen|mittlerweile)(?: (?:it is|i run|run|about|around|only|nur|noch|es sind|sind es))*$"
)
_RAN = re.compile(r"\b(?:ran|did|lief)(?: (?:about|around|up to|etwa|rund|bis zu|ich))*$")
"""What was run, said of a week without saying which."""
_PEAK = re.compile(
    rf"(?:peak\w*|max(?:imum)?|to auf|at most|(?:no|not|never|nie|nicht|keinesfalls) (?:more|mehr) (?:than|als)|(?:never|not|don ' t) (?:go )?(?:over|above|beyond)|cap(?:ped)?|(?:never|not|don ' t) (?:take|push|bring|let) me (?:above|over|beyond|past)|(?:not|don ' t) want to (?:run|do|go) (?:more than|over|above|beyond)|up to|top out|höchstens|maximal|spitzenweek|spitzenwoche\w*)(?: \w+){{0,3}} (?P<q>{_KM}(?: ?(?:{A_WEEK}|in (?:any|one|1|the \w+) week\b|in the (?:spitzen|höchsten )week\b| in the spitzenwoche\b))?)"
)
_BOUND = re.compile(
    r"\b(?:under|below|less than|fewer than|at least|more than|over|unter|mindestens|weniger als|mehr als|times \d+ ?, ?times)$"
)
_RISING = r"(?:zu )?(?:kommen|steigern|erhöhen|hoch|hinauf|aufbauen|hinarbeiten)\b"
_SPORT = r"(?:walk|cycl|bik|rid|swim|hik|row|skat|spazier|wander|radl?|fahrrad|schwimm)\w*"
_SPORT_BEFORE = re.compile(rf"\b{_SPORT}(?: (?:about|around|roughly|ungefähr|etwa)){{0,2}}$")
_SPORT_AFTER = re.compile(rf"(?:(?:of|on|by|with|auf|mit)(?: (?:the|my|a|dem))? )?{_SPORT}\b")
EACH = re.compile(
    rf"(?P<q>(?P<n>\d) (?:times|x|runs|days)(?: {A_WEEK})?,? ?,? ?(?:(?:for |of )?(?:about |around |roughly )?(?:{_KM})(?: ?(?:each|every time|a run|per run))|each (?:about |around |roughly |etwa )?(?:{_KM})))"
    rf"|(?P<q2>\d (?:times|x|runs of) (?:about |around |roughly |etwa )?(?:{_KM}) ?(?:{A_WEEK}))"
)
_LONGEST = re.compile(
    rf"long run (?:of |was |is )*(?P<q4>{_KM})|longest(?: \w+){{0,5}}? (?P<q>{_KM})|(?P<q2>{_KM}) (?:is|was)(?: my)? longest|(?P<q5>{_KM}) (?:das|the|mein\w*|my) longest\b|(?:my )?(?:last |recent )long run(?: \w+){{0,3}}? (?P<q3>{_KM})"
)

_FORMERLY = re.compile(
    r"\b(?:used to|früher|damals|back then|years? ago|in the past|before (?:my|the|that)|last year|when i was|ever|jemals|mal)\b"
)
"""Anywhere before it in the sentence, not only near."""
_LONGEST_BARE = re.compile(rf"longest(?: \w+){{0,3}}? (?P<q>{NUMBER})(?= ?[.,;!?]| and|$)")


def volume_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """Weekly kilometres now; what was once, or shall be at the peak, is something else."""
    peaks = [
        quote
        for quote in matches(text, _PEAK)
        if _matches_a_week(quote) or re.search(r"\b(?:peak|spitzenwoche)\w*(?: \w+){0,3}$", text.before(quote, 5))
    ]
    for quote in peaks:
        yield usual(Reading("settings.peakWeeklyKm", quote, quantities.kilometres(quote.plain)[-1]))
    each = list(matches(text, EACH))
    said = [q for q in matches(text, _WEEKLY) if not (inside(q, [*peaks, *each]) or _is_of_another_sport(text, q))]
    said += [q for q in matches(text, _LABELLED) if not inside(q, said)]
    told_as_now = [q for q in said if _NOW.search(text.before(q, 4))]
    found = told_as_now or [q for q in said if not (_is_over(text, q) or _is_goal_volume(text, q))]
    if found:
        yield _weekly(text, found)
    elif (as_much := _compared(text)) is not None:
        yield as_much
    elif each:
        yield from _week_of_runs(each[0])
    elif (nothing := next(iter(matches(text, _NOTHING)), None)) is not None:
        yield Reading("athlete.currentWeeklyKm", nothing, 0.0)


def _week_of_runs(each: Quote) -> Iterator[Reading]:
    """ "4 times 6 km": the week by arithmetic; "3 times 20 km a week" may be 60 km or 20, and is asked about."""
    runs, km = quantities.counts(each.plain)[0], quantities.kilometres(each.plain)[-1]
    week = round(runs * km, 6)
    if re.search(rf"{A_WEEK}$", each.plain) and km > LONGEST_TOLD_AS_ONE_OF_MANY:
        yield Reading("athlete.currentWeeklyKm", each, None, say("ask.weekly"), (km, week))
        return
    yield Reading("athlete.currentWeeklyKm", each, week, why=say("why.runs_of", runs=runs, km=km))
    yield Reading("athlete.longestRecentRunKm", each, km)


def _compared(text: Text) -> Reading | None:
    """A week that is told by its number alone, in the unit of one before; a number that may count days is asked about."""
    field = "athlete.currentWeeklyKm"
    for quote in matches(text, _AS_MUCH):
        weeks = [other for other in text.find(_WEEKLY) if other.end <= quote.start]
        unit = re.search(rf"\b(?:{DISTANCE_UNIT})\b", weeks[-1].plain) if weeks else None
        if unit is not None:
            km = quantities.kilometres(f"{quote.plain} {unit[0]}")[0]
            is_far = quantities.number_of(quote.plain) > len(WEEK)
            return Reading(field, quote, km) if is_far else Reading(field, quote, None, say("ask.weekly"), (km,))
    return None


def _weekly(text: Text, found: Sequence[Quote]) -> Reading:
    """One number for all that is said of a week now; several, or a bound alone, are asked about."""
    lately = [quantities.number_of(re.split(r"[^\d.,]", quote.plain)[0]) for quote in matches(text, _LATELY)]
    values = sorted({*lately, *(value for quote in found for value in quantities.kilometres(quote.plain))})
    open_ended = any(_BOUND.search(before) for before in (text.before(quote, 4) for quote in found))
    if len(values) == 1 and not open_ended:
        return usual(Reading("athlete.currentWeeklyKm", found[0], values[0]))
    question = "ask.weekly_of_several" if len(values) > 1 else "ask.weekly"
    return Reading("athlete.currentWeeklyKm", found[0], None, say(question), tuple(values))


def usual(reading: Reading) -> Reading:
    """The reading, or the question whether so many kilometres are right."""
    most = MOST_USUAL.get(reading.field)
    if most is None or reading.value is None or reading.value <= most:
        return reading
    question = say("ask.unusual", km=reading.value)
    return Reading(reading.field, reading.quote, None, question, (reading.value,))


def _is_over(text: Text, quote: Quote) -> bool:
    return is_former(text, quote) or bool(_RAN.search(text.before(quote, 4)))


def _matches_a_week(quote: Quote) -> bool:
    return bool(re.search(r"week|mpw|kpw", quote.plain))


def _is_goal_volume(text: Text, quote: Quote) -> bool:
    return bool(
        re.search(
            r"\b(?:get to|reach|build up to|work up to|(?:want|like|hope|plan|aim|intend|wish) to (?:run|do|have|get)|increase to|goal of|eventually)\b(?: \w+){0,2}$",
            text.before(quote, 6),
        )
        or re.match(_RISING, text.after(quote, 3))
    )


def _is_of_another_sport(text: Text, quote: Quote) -> bool:
    """Kilometres that are walked, cycled or swum."""
    return bool(_SPORT_BEFORE.search(text.before(quote, 5)) or _SPORT_AFTER.match(text.after(quote, 4)))


def longest_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """The longest run of late."""
    found = [quote for quote in matches(text, _LONGEST) if not _FORMERLY.search(text.before(quote, 25))]
    for quote in [] if found else list(matches(text, _LONGEST_BARE))[:1]:
        option = quantities.number_of(quote.plain)
        yield Reading("athlete.longestRecentRunKm", quote, None, say("ask.longest"), (option,))
    for quote in found[:1]:
        values = sorted({km for one in found for km in quantities.kilometres(one.plain)})
        if len(set(values)) == 1:
            yield usual(Reading("athlete.longestRecentRunKm", quote, values[0]))
        else:
            yield Reading("athlete.longestRecentRunKm", quote, None, say("ask.longest"), tuple(values))
