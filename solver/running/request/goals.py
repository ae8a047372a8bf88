"""What the goals are: the races they lead to. What they ask of a plan stands with the rules and the curve."""

from dataclasses import dataclass

from solver.running.request.request import Goal


@dataclass(frozen=True)
class GoalRace:
    """The race of a goal, in metres; None without one."""

    race_m: float | None


GOALS: dict[Goal, GoalRace] = {
    Goal.FIVE_K: GoalRace(5_000),
    Goal.TEN_K: GoalRace(10_000),
    Goal.HALF_MARATHON: GoalRace(21_097.5),
    Goal.MARATHON: GoalRace(42_195),
    Goal.GENERAL_FITNESS: GoalRace(None),
}
