"""`make_program`: a strength program, made or repaired."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field

from api.assistants import phrases
from api.assistants.inside import Json, Refused
from api.assistants.tool import Answer, Desk, Hints, Part, Told, Tool
from api.assistants.tools.common import LONGEST_WAIT
from solver.edge import Edge


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
    about = {
        **stored,
        "understood": {"lifter": order.lifter, "draft": order.draft is not None},
        "program": stored["id"],
    }
    if stored["program"] is None:
        answer = ProgramMade.model_validate(about)
        return Told((f"Program {answer.program} is being made; it will be among the programs in a minute.",), answer)
    answer = ProgramMade.model_validate({**about, **_content(stored["program"])})
    return Told(tuple(_lines(answer)), answer)


def _content(program: Json) -> Json:
    days = [
        {**day, "exercises": [f"{one['name']} {one['sets']} x {one['reps']}" for one in day["exercises"]]}
        for day in program["days"]
        if day["exercises"]
    ]
    sets = {muscle: {"sets": one["sets"], "target": one["target"]} for muscle, one in program["weeklySets"].items()}
    told = {"bends": phrases.bends(program), "remarks": phrases.remarks(program)}
    return {"split": program["split"], "days": days, "weeklySets": sets, **told}


def _lines(answer: ProgramMade) -> Iterator[str]:
    yield f"Program {answer.program} is made: {answer.split}, {len(answer.days)} days a week."
    for day in answer.days:
        yield f"{day.day_of_week}, {day.focus}, {day.estimated_mins:g} min: {phrases.listed(day.exercises)}"
    yield from phrases.bullets([*answer.bends, *answer.remarks], 6)


MAKE_PROGRAM = Tool(
    name="make_program",
    takes=ProgramOrder,
    gives=ProgramMade,
    does=make,
    hints=Hints(),
)
