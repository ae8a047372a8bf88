"""Which weeks are shown day by day: 1, 3-5, 1,8, all or none."""

from typing import Annotated

import typer

from solver.errors import BadRequest

WeeksOption = Annotated[
    str,
    typer.Option("--weeks", "--week", metavar="WEEKS", help="Show these weeks day by day: 5, 3-5, 1,8, all or none."),
]


def chosen_weeks(text: str, count: int) -> set[int]:
    """The week numbers that the option names, all of them within the plan.

    Raises:
        BadRequest: when it is no such list, or names a week that the plan does not have.
    """
    if text in ("all", "none"):
        return set(range(1, count + 1)) if text == "all" else set()
    weeks = {week for part in text.split(",") for week in _range(part)}
    if not weeks <= set(range(1, count + 1)):
        raise BadRequest(f"--weeks {text}: this plan has the weeks 1 to {count}")
    return weeks


def _range(part: str) -> range:
    first, _, last = part.strip().partition("-")
    bounds = (first, last or first)
    if len(part) <= 9 and all(bound.isdecimal() for bound in bounds) and int(bounds[0]) <= int(bounds[1]):
        return range(int(bounds[0]), int(bounds[1]) + 1)
    raise BadRequest(f"--weeks {part}: write a number, a range such as 3-5, all or none")
