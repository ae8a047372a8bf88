"""What somebody trains for, and the time they wish for."""

import datetime as dt
import re
from collections.abc import Iterator

from coach.wishes import quantities
from coach.wishes.caution import is_somebody_elses
from coach.wishes.dates import DATE
from coach.wishes.fields.limits import LIMIT
from coach.wishes.fields.tune_ups import tune_ups
from coach.wishes.found import Reading, matches
from coach.wishes.quantities import TIME
from coach.wishes.reading import Quote, Text
from coach.wishes.saying import say

_BELOW = r"(?:in )?(?:sub|under|below|less than|unter|faster than|break(?:ing)?|beat(?:ing)?|crack(?:ing)?|knack\w*|weniger als|schneller als)"
_AIM = r"(?:time of|target|goal|ziel(?:zeit)?|finish|run it|(?:aiming|hoping|shooting|going) for)"
_OF_SOMETHING_ELSE = r"(?! ?(?:\d(?!\d? k\b)|:|/|km\b|k\b|kg\b|kilo|miles|years|jahre|bpm|per\b|each\b|days?\b|weeks?\b|runs?\b|later\b|(?:a|the) (?:day|run|session|km|mile|k)\b))"
_TIME = re.compile(
    rf"(?P<q>{_BELOW} ?-? ?(?:{TIME}|\d{{1,3}}(?:[.,]\d)?(?: \d{{2}})?)){_OF_SOMETHING_ELSE}"
    rf"|(?P<q2>{_AIM}(?: time)?(?: (?:of|is|ist|in|von|about|around|etwa|{_BELOW})| ?:){{0,3}} {TIME}){_OF_SOMETHING_ELSE}"
    rf"|\b(?P<q4>wants? (?:a |to run )?\d{{1,2}}:\d{{2}}(?::\d{{2}})?){_OF_SOMETHING_ELSE}"
    rf"|(?P<q3>(?:target|goal) time(?: (?:of|is)| ?:)? \d{{1,3}}(?:[.,]\d)?){_OF_SOMETHING_ELSE}"
)
_RUN_IN = re.compile(rf"\bin (?:about |around |etwa |rund |ca )?(?P<q>{TIME}){_OF_SOMETHING_ELSE}")
_NO_RACE_TIME = re.compile(
    r"\b(?:am|i ' m|bin|bmi|hr|heart ?rate|puls|pulse|herzfrequenz|weight|gewicht)(?: (?:is|ist|now|immer))?$"
)
_PAST_OR_TO_COME = re.compile(
    r"\b(?P<past>ran|did|finished|completed|raced|pb|personal best|best|done|pr|recently|lief|bestzeit|gelaufen|hatte)\b"
    r"|\b(?:now|want|would|like|next|will|plan\w*|train\w*|goal|ziel|jetzt|nun|möchte|wants?|currently)\b"
)
_PAST_AFTER = re.compile(
    r"(?:pb|pr|personal best|last|in \d+:\d+ (?:last|in)|time(?! trial)|ago|(?:\S+ ){0,4}(?:gelaufen|geschafft|gefinisht|bestzeit))\b"
)
_AND_A_HALF = re.compile(
    r"(?<!sub )(?<!sub - )(?<!under )\b\d$|\b(?:hours?|miles?|km|weeks?|\d) and (?:a|an)$|\b(?:first|second|other)$"
)
_HEDGED = re.compile(
    r"\b(?:maybe|perhaps|possibly|vielleicht|eventuell|evtl|might do|thinking of)(?: (?:an?|the|my|auch|even|ein\w*|doing|running|maybe)){0,3}$"
)
"""What somebody may run is no goal yet."""
_NO_RACE = re.compile(r"\bno (?:\w+ )?race\b|without a race|ohne race")


def goal_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """Races that were run are no goals; a distance a week or each is none either."""
    found: list[tuple[str, Quote]] = []
    taken = [range(quote.start, quote.end) for quote in matches(text, LIMIT)]
    taken += [range(one.clause.start, one.clause.end) for one in tune_ups(text)]
    for goal, pattern in quantities.GOALS:
        for quote in text.find(pattern):
            if any(quote.start in span for span in taken):
                continue
            if not names_goal(text, quote, goal):
                continue
            taken.append(range(quote.start, quote.end))
            found.append((goal, quote))
    races = [(goal, quote) for goal, quote in found if goal != "general_fitness"]
    chosen = races if races and not any(_NO_RACE.search(quote.plain) for _, quote in found) else found
    if not chosen:
        return
    kinds = list(dict.fromkeys(goal for goal, _ in chosen))
    if len(kinds) == 1 and _HEDGED.search(text.before(chosen[0][1], 5)):
        yield Reading("settings.goal", chosen[0][1], None, say("ask.goal"), tuple(kinds))
        return
    if len(kinds) == 1 or set(kinds) == {"general_fitness"}:
        yield Reading("settings.goal", chosen[0][1], kinds[0])
        return
    yield Reading("settings.goal", chosen[0][1], None, say("ask.race_of_several"), tuple(kinds))


def names_goal(text: Text, quote: Quote, goal: str) -> bool:
    """Whether words that may name a race speak of one that is to come."""
    return not (_is_distance(text, quote, goal) or is_past_race(text, quote) or is_somebody_elses(text, quote))


def _is_distance(text: Text, quote: Quote, goal: str) -> bool:
    """ "10 km a week", "5 km each", "my longest was 10 km", "half an hour" are no races; "10 km" alone needs a word for it."""
    after, before = text.after(quote, 3), text.before(quote, 5)
    if re.match(
        r"(?:(?:a|per|each|every|long|weekly|twice|runs?|week)\b|/|on (?:average|easy)|in (?:a|the|each) week)", after
    ) and not re.match(r"race\b|run (?:on|at|in (?!the week\b))", after):
        return True
    if goal == "half_marathon" and quote.plain == "half":
        return bool(re.match(r"(?:an?|of|the|hour|mile|km|way|time|as)\b", after)) or bool(_AND_A_HALF.search(before))
    if quote.plain == "parkrun" and re.match(r"(?:regular|runner|every|each|most|weekly|jede\w*)\b", after):
        return True
    if re.search(r"longest|lately|recent|about|around|easy|jog|used to run", before) and goal in ("5k", "10k"):
        return True
    if quote.plain.endswith("km") and goal in ("5k", "10k"):
        event = (
            re.search(r"\b(?:a|an|my|the|first|for|race|run|event|goal|ziel|\w+lauf)(?: ?:| over| über| von)?$", before)
            or re.match(r"- run\b|(?:- ?)?(?:race|on|in|event|under|unter|sub|goal|run (?:on|in)|\w*lauf)\b", after)
            or re.search(r"\b(?:or|oder)(?: an?)?$", before)
            or re.match(r"(?:or|oder) (?:an? )?(?:half|marathon|\d+ k)", after)
            or DATE.match(text.plain[quote.end :].lstrip(" ,"))
        )
        return not event
    return False


def is_past_race(text: Text, quote: Quote) -> bool:
    """Whether the words around a race or a time say that it was run already: the last that tells, in its clause."""
    told = list(_PAST_OR_TO_COME.finditer(_clause_before(text, quote)))
    return (bool(told) and told[-1]["past"] is not None) or bool(_PAST_AFTER.match(text.after(quote, 6)))


def _clause_before(text: Text, quote: Quote) -> str:
    """What stands before, from its comma on; a comma that only lists another race ends no clause."""
    rest, _, clause = text.before(quote, 12).rpartition(" ,")
    return f"{rest} {clause}" if re.fullmatch(r"(?: and| und)?(?: (?:an?|the|my|einen|den|einer))?", clause) else clause


def _is_of_the_race(text: Text, quote: Quote) -> bool:
    """Whether "in 1:45" stands behind the race that is to be run, with few words between."""
    before = text.before(quote, 8)
    return bool(quantities.goals(before)) and not is_past_race(text, quote)


def _is_wished(text: Text, quote: Quote) -> bool:
    """Neither a time that was run, nor an age or a pulse below some number."""
    return not (is_past_race(text, quote) or _NO_RACE_TIME.search(text.before(quote, 5)))


def target_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """The first time that somebody can run the goal in; where there is none, or no goal, what is said of one is asked."""
    goal = next((reading.value for reading in goal_of(text, dt.date.min)), None)
    if goal == "general_fitness":
        return
    quotes = [quote for quote in matches(text, _TIME) if _is_wished(text, quote)]
    quotes += [quote for quote in matches(text, _RUN_IN) if not quotes and _is_of_the_race(text, quote)]
    times = {} if goal is None else {quote: quantities.race_seconds(quote.plain, goal) for quote in quotes}
    fitting = next(((quote, seconds) for quote, seconds in times.items() if seconds is not None), None)
    if fitting is not None:
        yield Reading("settings.targetTimeSecs", *fitting)
    elif quotes:
        yield Reading("settings.targetTimeSecs", quotes[0], None, say("ask.target", quote=quotes[0].typed))
