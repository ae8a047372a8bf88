"""What somebody trains for, and the time they wish for."""

import datetime as dt
import re
from collections.abc import Iterator

from coach.wishes import quantities
from coach.wishes.fields.limits import LIMIT
from coach.wishes.fields.tune_ups import tune_ups
from coach.wishes.found import Reading, matches
from coach.wishes.reading import Quote, Text
from coach.wishes.saying import say

_TIME = re.compile(
    r"(?P<q>(?:sub|under|below|unter|in unter|faster than|in under|break(?:ing)?|time of|target(?: time)?(?: of| is| ?:)?|goal time(?: of| is| ?:)?|ziel(?:zeit)?(?: von| ist| ?:)?(?: unter)?|finish in|run it in)"
    r" ?-? ?(?:\d{1,2}:\d{2}(?::\d{2})?|\d{1,3}(?:[.,]\d)?)(?: ?(?:hours?|minutes|h\b))?)(?!\d| ?(?:km|k\b|miles|days|weeks|runs|/))"
    r"|(?P<q2>(?:aiming|hoping|shooting|going) for (?:about |around )?\d{1,2}:\d{2}(?::\d{2})?)(?! ?(?:/|per|min))"
)

_RUN_IN = re.compile(
    r"\bin (?:about |around |etwa |rund )?(?P<q>\d{1,2}:\d{2}(?::\d{2})?(?: ?(?:hours?|minutes|h\b))?"
    r"|\d{1,3} ?(?:hours?|minutes|h)(?: (?:and )?\d{1,2}(?: ?minutes)?)?\b)(?! ?(?:\d|/|per\b|each\b|a day|days|later))"
)
_AND_A_HALF = re.compile(r"\d$|\b(?:hours?|miles?|km|weeks?|\d) and (?:a|an)$|\b(?:first|second|other)$")
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
    if len(kinds) == 1 or set(kinds) == {"general_fitness"}:
        yield Reading("settings.goal", chosen[0][1], kinds[0])
        return
    if any(_NO_RACE.search(quote.plain) for _, quote in found):
        fitness = next(quote for goal, quote in found if goal == "general_fitness")
        yield Reading("settings.goal", fitness, "general_fitness")
        return
    yield Reading("settings.goal", chosen[0][1], None, say("ask.race_of_several"), tuple(kinds))


def names_goal(text: Text, quote: Quote, goal: str) -> bool:
    """Whether words that may name a race speak of one that is to come."""
    return not (_is_distance(text, quote, goal) or is_past_race(text, quote))


def _is_distance(text: Text, quote: Quote, goal: str) -> bool:
    """ "10 km a week", "5 km each", "my longest was 10 km", "half an hour" are no races; "10 km" alone needs a word for it."""
    after, before = text.after(quote, 3), text.before(quote, 5)
    if re.match(
        r"(?:(?:a|per|each|every|long|weekly|twice|runs?|week)\b|/|on (?:average|easy)|in (?:a|the|each) week)", after
    ) and not re.match(r"race\b|run (?:on|at|in (?!the week\b))", after):
        return True
    if goal == "half_marathon" and quote.plain == "half":
        return bool(re.match(r"(?:an?|of|the|hour|mile|km|way|time|as)\b", after)) or bool(_AND_A_HALF.search(before))
    if re.search(r"longest|lately|recent|about|around|easy|jog|used to run", before) and goal in ("5k", "10k"):
        return True
    if quote.plain.endswith("km") and goal in ("5k", "10k"):
        event = re.search(r"\b(?:a|my|the|first|for|race|run)$", before) or re.match(
            r"(?:- ?)?(?:race|on|in|event|under|unter|sub|run (?:on|in))\b", after
        )
        return not event
    return False


def is_past_race(text: Text, quote: Quote) -> bool:
    """Whether the words around a race or a time say that it was run already."""
    before, after = text.before(quote, 6), text.after(quote, 6)
    ran = re.search(
        r"\b(?:ran|did|finished|completed|raced|pb|personal best|best|done|pr|recently|lief|bestzeit|gelaufen)\b",
        before,
    )
    return bool(ran) or bool(
        re.match(
            r"(?:pb|pr|personal best|last|in \d+:\d+ (?:last|in)|time|ago|(?:\S+ ){0,4}(?:gelaufen|geschafft|gefinisht|bestzeit))\b",
            after,
        )
    )


def _is_of_the_race(text: Text, quote: Quote) -> bool:
    """Whether "in 1:45" stands behind the race that is to be run, with few words between."""
    before = text.before(quote, 8)
    return bool(quantities.goals(before)) and not is_past_race(text, quote)


def target_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """The first time that somebody can run the goal in; where there is none, or no goal, what is said of one is asked."""
    goal = next((reading.value for reading in goal_of(text, dt.date.min)), None)
    if goal == "general_fitness":
        return
    quotes = [quote for quote in matches(text, _TIME) if not is_past_race(text, quote)]
    quotes += [quote for quote in matches(text, _RUN_IN) if not quotes and _is_of_the_race(text, quote)]
    times = {} if goal is None else {quote: quantities.race_seconds(quote.plain, goal) for quote in quotes}
    fitting = next(((quote, seconds) for quote, seconds in times.items() if seconds is not None), None)
    if fitting is not None:
        yield Reading("settings.targetTimeSecs", *fitting)
    elif quotes:
        yield Reading("settings.targetTimeSecs", quotes[0], None, say("ask.target", quote=quotes[0].typed))
