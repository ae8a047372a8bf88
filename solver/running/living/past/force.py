"""A plan as it stands, the plan that it came from, and the scenes before and after news."""

import datetime as dt

from solver.running.answer.validator import drawn_facts_of
from solver.running.living.past.arranging import Arranging
from solver.running.living.past.scene import Scene, Standing
from solver.running.request.request import PlanRequest
from solver.running.request.result import Happened, Plan
from solver.running.request.situation import Situation, timely


class Force(Standing):
    """A plan in force, with the scenes before and after news."""

    def before(self, today: dt.date) -> Scene:
        """The plan as the runner knows it: with all that it was told before, and no news."""
        news = Situation.on(today)
        return Arranging(self, news.after(self.told), news, self.told).scene()

    def after(self, situation: Situation, recorded: bool = True) -> Scene:
        """The same after the news. Without a record of late the past is as planned, else what it lacks was missed.

        Raises:
            BadRequest: for pins and settings that cannot be used.
            NoPlan: where the calendar cannot be.
        """
        situation = situation.model_copy(update={"settings": timely(self.request, situation.settings)})
        known = situation.after(self.told)
        return Arranging(self, known, situation, situation if recorded else self.told).scene()


def before_revision(plan: Plan) -> Plan:
    """The plan that a revised one came from, without a coach's words on what changed."""
    assert plan.happened is not None
    earlier = plan.happened.earlier
    assert earlier is not None
    was = {week.week_number: week for week in earlier.weeks}
    count = (earlier.end_date - plan.start_date).days // 7 + 1
    own = {week.week_number: week for week in plan.weeks}
    told = earlier.situation
    return plan.model_copy(
        update={
            "plan_id": earlier.plan_id,
            "goal": earlier.goal,
            "race_date": earlier.race_date,
            "end_date": earlier.end_date,
            "weeks": [was.get(number) or own[number] for number in range(1, count + 1)],
            "happened": None if told is None else Happened(situation=told, lost=earlier.lost),
        }
    )


def as_revised(request: PlanRequest, plan: Plan) -> Scene:
    """The scene in which a plan stands: as it was revised, or of a plan that never was, on its first day."""
    if plan.happened is None:
        return in_force(request, plan).before(plan.start_date)
    if plan.happened.earlier is None:
        return in_force(request, plan).before(plan.happened.situation.today)
    scene = in_force(request, before_revision(plan)).after(plan.happened.situation)
    days = (day for week in plan.weeks for day in week.days if day.date >= scene.today)
    return scene.measured({day.date: scene.grid.nearest(day.planned_distance_km or 0.0) for day in days})


def in_force(request: PlanRequest, plan: Plan) -> Force:
    """A plan, revised or not, with the request that it was first made for."""
    asked = plan.answers(request)
    return Force(plan, asked, drawn_facts_of(plan, asked))
