"""`make_program`: a strength program, made or repaired."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field

from api.assistants import phrases
from api.assistants.inside import Json, Refused
from api.assistants.tool import Answer, Desk, Hints, Part, Told, Tool
from api.assistants.tools.common import LONGEST_WAIT
from api.terminal.program.names import Names
from solver.edge import Edge
from solver.strength.calendar.split import Focus, SplitName
from solver.weekday import Weekday


class ProgramOrder(Edge):
    """What make_program takes."""

    lifter: Annotated[dict[str, Any], Field(description="who lifts, and how often")]
    draft: dict[str, Any] | None = Field(
        None, description="a program to be repaired: {days: [{dayOfWeek, exercises: […]}]}"
    )


class TrainingDay(Part):
    """A day in the gym."""

    day_of_week: str
    focus: str
    estimated_mins: float
    exercises: list[str]


class ProgramMade(Answer):
    """A program in few words."""

    program: str
    status: str
    split: str | None = None
    days: list[TrainingDay] = Field(default_factory=list)
    weekly_sets: dict[str, Any] = Field(default_factory=dict)
    bends: list[str] = Field(default_factory=list)
    remarks: list[str] = Field(default_factory=list)


async def make(desk: Desk, order: ProgramOrder) -> Told:
    """`POST /v1/programs`."""
    asked = order.model_dump(mode="json", by_alias=True, exclude_none=True)
    stored = await desk.service.post("/v1/programs", asked, Prefer=LONGEST_WAIT)
    if stored["problem"] is not None:
        raise Refused(stored["problem"])
    names = Names(phrases.spoken_in(order.lifter))
    about = {
        **stored,
        "understood": {"lifter": order.lifter, "draft": order.draft is not None},
        "program": stored["id"],
    }
    if stored["program"] is None:
        answer = ProgramMade.model_validate(about)
        return Told((names.labels.say("told.program_being_made", program=answer.program),), answer)
    answer = ProgramMade.model_validate({**about, **_content(stored["program"], names)})
    return Told(tuple(_lines(answer, names)), answer)


def _content(program: Json, names: Names) -> Json:
    days = [
        {**day, "exercises": [f"{names.called(one['name'])} {one['sets']} x {one['reps']}" for one in day["exercises"]]}
        for day in program["days"]
        if day["exercises"]
    ]
    sets = {muscle: {"sets": one["sets"], "target": one["target"]} for muscle, one in program["weeklySets"].items()}
    told = {"bends": phrases.bends(program), "remarks": phrases.remarks(program)}
    return {"split": program["split"], "days": days, "weeklySets": sets, **told}


def _lines(answer: ProgramMade, names: Names) -> Iterator[str]:
    labels, days = names.labels, names.labels.count(len(answer.days), "day")
    split = names.split(SplitName(str(answer.split)))
    yield labels.say("told.program_made", program=answer.program, split=split, days=days)
    for day in answer.days:
        weekday, focus = names.of(Weekday(day.day_of_week)), names.of(Focus(day.focus))
        about = {"weekday": weekday, "focus": focus, "minutes": f"{day.estimated_mins:g}"}
        yield labels.say("told.session", **about, exercises=phrases.listed(day.exercises))
    yield from phrases.bullets([*answer.bends, *answer.remarks], 6, labels)


MAKE_PROGRAM = Tool(
    name="make_program",
    takes=ProgramOrder,
    gives=ProgramMade,
    does=make,
    hints=Hints(),
)
