"""What an export is made from."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from api.terminal.units import Units
from coach.bank.labels import Labels
from solver.running.request.result import Plan, PlanDay, WorkoutType

MORNING = dt.time(7)
WITHOUT_SESSION = frozenset({WorkoutType.REST})


@dataclass(frozen=True)
class Document:
    """A stored plan: its own id, when it was finished or revised, its reader's units and language, and where and when
    they run; for workout files also the first and last day that is wanted, for calendars its revision, how
    long before a run to be reminded, and the sessions of revisions before that fell away: workouts and strength, their
    kind by date."""

    id: str
    plan: Plan
    finished_at: dt.datetime
    units: Units
    zone: ZoneInfo | None = None
    at: dt.time = MORNING
    first: dt.date = dt.date.min
    last: dt.date = dt.date.max
    revision: int = 1
    alarm: dt.timedelta | None = None
    fallen: Mapping[dt.date, str] = field(default_factory=dict)
    fallen_lifting: Mapping[dt.date, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The plan in a few words."""
        goal = self.labels.name("goal", self.plan.goal)
        if self.plan.race_date is None:
            return _capital(self.labels.say("plan.name", goal=goal))
        return _capital(
            self.labels.say("plan.name_with_race", goal=goal, date=self.labels.plain_date(self.plan.race_date))
        )

    @property
    def labels(self) -> Labels:
        """What things are called in the athlete's language."""
        return self.units.labels

    @property
    def sessions(self) -> list[PlanDay]:
        """All days but those of rest."""
        return [day for week in self.plan.weeks for day in week.days if day.workout_type not in WITHOUT_SESSION]

    @property
    def lifting(self) -> list[PlanDay]:
        """All days with a strength session."""
        return [day for week in self.plan.weeks for day in week.days if day.strength is not None]


def strength_uid(document_id: str, date: dt.date) -> str:
    """What a plan's strength session is called in calendars: a program's calendar for the plan fills in its sets."""
    return f"{document_id}-{date.isoformat()}-strength@pacewright"


def title_of(day: PlanDay, labels: Labels) -> str:
    """The coach's title, or the kind of workout where nobody has written one."""
    return day.title or labels.say(f"title.{day.workout_type}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
