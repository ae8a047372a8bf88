"""The front door: a wish and a day in, a request with its evidence, assumptions and questions out."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coach.wishes.caution import injuries, stop_of, without_instructions
from coach.wishes.found import Reading
from coach.wishes.pointing.pointing import pointed
from coach.wishes.pointing.points import Point
from coach.wishes.reading import Text
from coach.wishes.readings import readings
from coach.wishes.result import Assumed, Question, Stop, Understood, Wish
from solver.errors import BadRequest
from solver.running.request.request import PlanRequest, read_request

REQUIRED: Mapping[str, str] = {
    "settings.goal": "what do you train for: 5k, 10k, half marathon, marathon, or general fitness without a race?",
    "athlete.currentWeeklyKm": "how many kilometres a week do you run now?",
    "settings.daysPerWeek": "on how many days a week do you want to run?",
}
LAST_QUESTION = {
    True: ("settings.totalWeeks", "for how many weeks shall the plan be?"),
    False: ("settings.raceDate", "on which day is the race?"),
}


def wish(text: str, today: dt.date, points: Sequence[Point] = ()) -> Wish:
    """Read a wish by the grammar, and where it finds nothing by the quotes that somebody pointed at.

    Nothing is guessed: what is missing, ambiguous or contradictory becomes a question.
    """
    read = Text.of(without_instructions(text))
    grammar = readings(read, today)
    found = _settled([*grammar, *pointed(read, today, grammar, points)])
    hurt = injuries(read)
    stop = stop_of(read)
    values = {field: reading.value for field, reading in found.items() if reading.value is not None}
    if hurt:
        values["athlete.injuryFlags"] = list(dict.fromkeys(quote.typed[:60] for quote in hurt))
    _drop_what_does_not_go_together(values)
    understood = [Understood(field=f, quote=r.quote.typed, value=values[f]) for f, r in found.items() if f in values]
    understood += [
        Understood(field="athlete.injuryFlags", quote=quote.typed, value=[quote.typed[:60]]) for quote in hurt
    ]
    assumed = [*_additions(found, values), *_start(values, today)]
    questions = [] if stop else [*_asked(found), *_missing(values, found), *_too_soon(values, today)]
    request = _nested(values) if understood else None
    if request is not None and not questions and stop is None:
        questions = _problems(request)
    return Wish(
        request=request,
        understood=understood,
        assumed=assumed,
        questions=questions,
        stop=None if stop is None else Stop(reason=stop),
    )


def request_of(made: Wish) -> PlanRequest:
    """The plan request of a complete wish.

    Raises:
        BadRequest: when questions are open or a plan should not be made.
    """
    if not made.complete:
        raise BadRequest("the wish leaves questions open")
    return read_request(made.request)


def _settled(found: Sequence[Reading]) -> dict[str, Reading]:
    """One reading a field: two that differ become a question."""
    settled: dict[str, Reading] = {}
    for reading in found:
        before = settled.get(reading.field)
        if before is None or before == reading:
            settled[reading.field] = reading
        elif before.value is not None and reading.value is not None and before.value != reading.value:
            question = f"the text says both {before.value} and {reading.value}; which is right?"
            settled[reading.field] = Reading(reading.field, before.quote, None, question, (before.value, reading.value))
    return settled


def _drop_what_does_not_go_together(values: dict[str, Any]) -> None:
    """A race's date gives the weeks; without a race there is no date and no wished time."""
    if values.get("settings.goal") == "general_fitness":
        for field in ("settings.raceDate", "settings.targetTimeSecs"):
            values.pop(field, None)
    elif "settings.raceDate" in values or "settings.goal" in values:
        values.pop("settings.totalWeeks", None)


def _additions(found: Mapping[str, Reading], values: Mapping[str, Any]) -> Iterator[Assumed]:
    for field, reading in found.items():
        if reading.why is not None and field in values:
            yield Assumed(field=field, value=values[field], why=reading.why)


def _start(values: dict[str, Any], today: dt.date) -> Iterator[Assumed]:
    monday = _next_monday(today)
    if "settings.startDate" not in values and monday <= values.get("settings.raceDate", monday):
        values["settings.startDate"] = monday
        yield Assumed(field="settings.startDate", value=monday, why="the next Monday, since no start was named")


def _too_soon(values: Mapping[str, Any], today: dt.date) -> Iterator[Question]:
    """A race before the first day on which a plan could begin leaves no start to assume."""
    if "settings.startDate" not in values:
        race, monday = values["settings.raceDate"], _next_monday(today)
        question = (
            f"the race on {race} comes before a plan can begin, on Monday {monday}: no plan is possible for it; "
            "is there a later race?"
        )
        yield Question(field="settings.raceDate", question=question)


def _next_monday(today: dt.date) -> str:
    """Today, where it is one."""
    return (today + dt.timedelta((-today.weekday()) % 7)).isoformat()


def _asked(found: Mapping[str, Reading]) -> Iterator[Question]:
    for reading in found.values():
        if reading.question is not None:
            yield Question(field=reading.field, question=reading.question, options=list(reading.options) or None)


def _missing(values: Mapping[str, Any], found: Mapping[str, Reading]) -> Iterator[Question]:
    required = dict(REQUIRED)
    if "settings.goal" in values:
        field, question = LAST_QUESTION[values["settings.goal"] == "general_fitness"]
        required[field] = question
    for field, question in required.items():
        asked_already = field in found and found[field].question is not None
        if field not in values and not asked_already:
            options = None
            if field == "settings.daysPerWeek" and "athlete.runsPerWeekAvg" in values:
                options = [int(values["athlete.runsPerWeekAvg"])]
            yield Question(field=field, question=question, options=options)


def _nested(values: Mapping[str, Any]) -> dict[str, Any]:
    request: dict[str, Any] = {"athlete": {}, "settings": {}}
    for field, value in values.items():
        part, name = field.split(".")
        request[part][name] = value
    return request


def _problems(request: Mapping[str, Any]) -> list[Question]:
    """What `read_request` has against it, as questions: the same check as for anybody."""
    try:
        read_request(request)
    except BadRequest as bad:
        return [Question(field=error.field, question=error.message) for error in bad.errors]
    return []
