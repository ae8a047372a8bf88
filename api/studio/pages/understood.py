"""What a wish in words was understood to be."""

from api.exports.html.markup import Markup, tag
from api.studio.desk.engine import Json
from api.studio.desk.measures import measure_of
from api.studio.desk.shown import units_of
from api.studio.desk.spoken import label_of
from api.terminal.units import Units
from coach.wishes.saying import say
from coach.wishes.wish import tongue_for


def understood(words: str, wish: Json, language: str) -> Markup:
    """Stop first, then questions, then what was understood and assumed, in the wish's own language."""
    parts, tongue, units = [], tongue_for(words), units_of(wish["request"] or {}, language)
    if wish["stop"]:
        parts.append(tag("p", tongue.said(say("shown.stopped", reason=wish["stop"]["reason"])), class_="problem"))
    if is_about_lifting(wish):
        parts.append(tag("p", tongue.said(say("shown.about_lifting")), class_="problem"))
    parts += [
        tag("p", f"{label_of(question['field'], units)}: {question['question']}", class_="problem")
        for question in wish["questions"]
    ]
    parts += [tag("li", f"{_read_as(item, units)} ", tag("q", item["quote"])) for item in wish["understood"]]
    parts += [tag("li", f"{_read_as(item, units)}, {item['why']}") for item in wish["assumed"]]
    return tag("ul", *parts, class_="list quiet", role="status", lang=tongue.code)


def is_about_lifting(wish: Json) -> bool:
    """Whether nothing but lifting was wished for, which is asked for elsewhere."""
    return "lifter" in (wish["request"] or {})


def _read_as(item: Json, units: Units) -> str:
    """A field and its value as the form below shows them."""
    value = item["value"]
    measure = measure_of(item["field"], units)
    said = f"{value:g}" if isinstance(value, float) else ", ".join(value) if isinstance(value, list) else str(value)
    if measure is not None and isinstance(value, int | float):
        said = measure.said(value) if measure.clock else f"{measure.said(value)} {units.name}"
    return f"{label_of(item['field'], units)}: {said.replace('_', ' ')}"
