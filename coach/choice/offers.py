"""Which of the sentences that are true at a place a model is offered: few, so that the bank it is told is short."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from coach.bank.facts import Place
from coach.bank.sentence import Sentence, Topic
from coach.choice.spots import Key, Spot

MOST_OFFERED, MOST_OFTEN = 3, 8
"""Sentences to choose among at one place, and places at which one sentence is offered."""
OFFERED_TO_FEW, FEW = 2, 45
"""The same where fewer places are asked about: a short plan's bank would weigh as much as its answer."""
_INSTEAD = {Place.DAY: Topic.PURPOSE, Place.WEEK: Topic.ADVICE, Place.PLAN: Topic.ADVICE}
CANDIDATES, CANDIDATES_OF_FEW = 3, 2
"""Sentences of its own that a model is asked for at one place: each counts most where there is little else to send."""
Offers = Mapping[Key, tuple[Sentence, ...]]


def candidates_of(places: int) -> int:
    """How many sentences of its own a model is asked for at each of some places."""
    return CANDIDATES if places >= FEW else CANDIDATES_OF_FEW


def topic_of_own(place: Place) -> Topic | None:
    """What gives way to a sentence of the model's own at a place."""
    return _INSTEAD.get(place)


def offers_of(spots: Iterable[Spot], prose: bool) -> Offers:
    """One part of the text at each place; where the model writes a sentence itself, another part than that."""
    offered: Counter[str] = Counter()
    found, asked = {}, list(spots)
    most = MOST_OFFERED if len(asked) >= FEW else OFFERED_TO_FEW
    for spot in asked:
        mine = _offered(_part(spot, prose), offered, most)
        offered.update(sentence.id for sentence in mine)
        if mine:
            found[spot.key] = mine
    return found


def _part(spot: Spot, prose: bool) -> Sequence[Sentence]:
    """The part with the most to choose from."""
    own = topic_of_own(spot.facts.place) if prose else None
    parts = (part for part in spot.options if own not in {sentence.topic for sentence in part})
    return max(parts, key=len, default=())


def _offered(part: Sequence[Sentence], offered: Counter[str], most: int) -> tuple[Sentence, ...]:
    """Those that are told already first, then those with the most conditions: they are the most to the point."""
    open_to = [sentence for sentence in part if offered[sentence.id] < MOST_OFTEN] or part
    best = sorted(open_to, key=lambda s: (s.id not in offered, -len(s.group.when.all)))[:most]
    return tuple(sentence for sentence in part if sentence in best) if len(best) > 1 else ()
