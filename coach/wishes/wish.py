"""The front door: a wish and a day in, a request with its evidence, assumptions and questions out."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from coach.wishes.answers import answered
from coach.wishes.caution import without_instructions
from coach.wishes.corrections import without_corrected
from coach.wishes.found import Reading
from coach.wishes.health import doubts, injuries, stop_of
from coach.wishes.lifting.subject import is_about_lifting
from coach.wishes.orders.lifting import LiftingOrder
from coach.wishes.orders.order import Added, Asked, Found, Order
from coach.wishes.orders.running import RunningOrder
from coach.wishes.pointing.points import Point
from coach.wishes.reading import Text
from coach.wishes.result import Assumed, Question, Stop, Understood, Wish
from coach.wishes.saying import say
from coach.wishes.tongue import Tongue, language_of, tongue_of
from solver.errors import BadRequest
from solver.languages import ENGLISH
from solver.running.request.request import PlanRequest, read_request
from solver.sentences import Sentence, said
from solver.strength.request.request import LifterRequest, read_lifter_request


def wish(text: str, today: dt.date, points: Sequence[Point] = ()) -> Wish:
    """Read a wish as a running plan's request, or as a strength program's where it is about lifting alone.

    Nothing is guessed: what is missing, ambiguous or contradictory becomes a question, in the text's own language.
    """
    read = Text.of(without_instructions(text))
    tongue = tongue_for(text)
    order: Order = LiftingOrder() if is_about_lifting(read) else RunningOrder()
    readings = [without_corrected(read, reading) for reading in order.read(read, today, points)]
    found = _settled(answered(read, readings, lambda part: [*order.read(part, today, ())]))
    hurt = {quote.typed: order.flag(quote.typed) for quote in injuries(read)}
    stop = stop_of(read)
    values = {field: reading.value for field, reading in found.items() if reading.value is not None}
    if hurt:
        values[order.injuries] = list(dict.fromkeys(hurt.values()))
    asked_about = {field for field, reading in found.items() if reading.question is not None}
    completed = [*_not_asked(order.completed(values, today), asked_about, values), *_spoken(order, values, tongue.code)]
    added = [*_additions(found, values), *completed]
    understood = [Understood(field=f, quote=r.quote.typed, value=values[f]) for f, r in found.items() if f in values]
    understood += [Understood(field=order.injuries, quote=typed, value=[flag]) for typed, flag in hurt.items()]
    open_fields = (
        () if stop else (*_asked(found), *order.missing(values, found, today), *_complaints(order, read, found))
    )
    questions = [_question(tongue, asked) for asked in open_fields]
    request = _nested(order.parts, values) if understood else None
    if request is not None and not questions and stop is None:
        questions = _problems(order, request, tongue.code)
    return Wish(
        request=request,
        understood=understood,
        assumed=[Assumed(field=a.field, value=a.value, why=tongue.said(a.why)) for a in added],
        questions=questions,
        stop=None if stop is None else Stop(reason=tongue.said(stop)),
    )


def tongue_for(text: str) -> Tongue:
    """How a wish is answered: in its own language."""
    return tongue_of(language_of(Text.of(without_instructions(text))))


def request_of(made: Wish) -> PlanRequest | LifterRequest:
    """The request of a complete wish.

    Raises:
        BadRequest: when questions are open or a plan should not be made.
    """
    if not made.complete or made.request is None:
        raise BadRequest(Sentence("questions_open"))
    return read_lifter_request(made.request) if "lifter" in made.request else read_request(made.request)


def _settled(found: Sequence[Reading]) -> dict[str, Reading]:
    """One reading a field: two that differ become a question."""
    settled: dict[str, Reading] = {}
    for reading in found:
        before = settled.get(reading.field)
        if before is None or before == reading:
            settled[reading.field] = reading
        elif before.value is not None and reading.value is not None and before.value != reading.value:
            question = say("ask.contradiction", one=before.value, other=reading.value)
            settled[reading.field] = Reading(reading.field, before.quote, None, question, (before.value, reading.value))
    return settled


def _additions(found: Found, values: Mapping[str, Any]) -> Iterator[Added]:
    for field, reading in found.items():
        if reading.why is not None and field in values:
            yield Added(field, values[field], reading.why)


def _not_asked(added: Iterator[Added], asked: Set[str], values: dict[str, Any]) -> Iterator[Added]:
    """What is asked is not assumed as well."""
    for one in added:
        if one.field in asked:
            values.pop(one.field)
        else:
            yield one


def _spoken(order: Order, values: dict[str, Any], language: str) -> Iterator[Added]:
    """A plan is answered in the language of its wish; English is a request's own default."""
    if order.language is not None and language != ENGLISH:
        values[order.language] = language
        yield Added(order.language, language, say("why.language"))


def _asked(found: Found) -> Iterator[Asked]:
    for reading in found.values():
        if reading.question is not None:
            yield Asked(reading.field, reading.question, list(reading.options) or None)


def _complaints(order: Order, text: Text, found: Found) -> Iterator[Asked]:
    """The first words that may speak of one, where none has been asked about."""
    for quote in doubts(text, order.doubts)[: order.injuries not in found]:
        yield Asked(order.injuries, say("ask.injury", quote=text.around(quote)))


def _question(tongue: Tongue, asked: Asked) -> Question:
    options = None if asked.options is None else list(asked.options)
    return Question(field=asked.field, question=tongue.said(asked.question), options=options)


def _nested(parts: Sequence[str], values: Mapping[str, Any]) -> dict[str, Any]:
    request: dict[str, Any] = {part: {} for part in parts}
    for field, value in values.items():
        part, name = field.split(".")
        request[part][name] = value
    return request


def _problems(order: Order, request: Mapping[str, Any], language: str) -> list[Question]:
    """What the request's own check has against it, as questions: the same as for anybody."""
    try:
        order.check(request)
    except BadRequest as bad:
        return [Question(field=error.field, question=said(error.message, language)) for error in bad.errors]
    return []
