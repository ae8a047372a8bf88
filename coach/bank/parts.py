"""What a text is made of: parts in their order, each of one sentence, or of none where none is true."""

from collections.abc import Mapping, Sequence

from coach.bank.facts import DayFacts, Facts, Place
from coach.bank.sentence import Topic
from solver.running.request.result import WorkoutType

Part = tuple[Topic, ...]
"""Topics of which one is spoken about."""

EXTRA: Part = (Topic.MILESTONE, Topic.AHEAD, Topic.FEEL, Topic.FORM, Topic.PRACTICE)
_DAY: Sequence[Part] = (
    (Topic.PURPOSE,),
    (Topic.TASK,),
    (Topic.FINISH,),
    (Topic.FUEL,),
    EXTRA,
    (Topic.CARE,),
    (Topic.OPTION,),
    (Topic.STRENGTH,),
)
_RACE: Sequence[Part] = (
    (Topic.PURPOSE,),
    (Topic.TARGET,),
    (Topic.ESTIMATE,),
    (Topic.WARM_UP,),
    (Topic.FIRST_HALF,),
    (Topic.SECOND_HALF,),
    (Topic.FUEL,),
    (Topic.KIT,),
    (Topic.LOGISTICS,),
    (Topic.CARE,),
)
_ELSEWHERE: Mapping[Place, Sequence[Part]] = {
    Place.WEEK: ((Topic.OPENING,), (Topic.REASON,), (Topic.MILESTONE,), (Topic.KEY_RUNS,), (Topic.ADVICE, Topic.CARE)),
    Place.PLAN: (
        (Topic.AIM,),
        (Topic.VOLUME,),
        (Topic.LONGEST,),
        (Topic.CUTBACKS,),
        (Topic.OFF_WEEKS,),
        (Topic.TAPER,),
        (Topic.MILESTONE,),
        (Topic.PACES,),
        (Topic.HEART_RATE,),
        (Topic.CARE,),
        (Topic.ADVICE,),
    ),
    Place.STEP: ((Topic.NOTE,),),
    Place.EXERCISE: ((Topic.FORM,), (Topic.ADVICE,)),
    Place.SESSION: ((Topic.WARM_UP,), (Topic.CARE,), (Topic.ADVICE,)),
}


def parts_of(facts: Facts) -> Sequence[Part]:
    """The parts of the text for a place; a day's title is no part of its text."""
    if isinstance(facts, DayFacts):
        return _RACE if facts.kind is WorkoutType.RACE else _DAY
    return _ELSEWHERE[facts.place]
