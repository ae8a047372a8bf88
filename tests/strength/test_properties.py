"""Whatever a draft holds and whoever lifts: nothing for the judge to find, all counted, and nothing left to repair."""

import json
from collections import Counter

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from solver.strength.answer.result import Program
from solver.strength.catalogue.index import CATALOGUE
from solver.strength.engine import program_of, validate
from solver.strength.request.request import read_lifter_request
from solver.strength.search import bending
from tests.strength.damage import NAMES, SETS
from tests.strength.drafts import lifter
from tests.strength.judge import findings

USUAL = [exercise.name for exercise in CATALOGUE]
EXERCISES = st.fixed_dictionaries(
    {
        "name": st.sampled_from(USUAL) | st.sampled_from(NAMES),
        "sets": st.integers(1, 6) | st.sampled_from(SETS),
    },
    optional={"restSecs": st.sampled_from((30, 45, 90, 180, 300, "2 min")), "rir": st.integers(0, 5)},
)
DAYS = st.fixed_dictionaries(
    {
        "dayOfWeek": st.sampled_from(("monday", "Tuesday", "wed", "day 4", None, "sunday")),
        "focus": st.sampled_from(("push", "Pull day", "legs", "arms!", None, "active recovery")),
        "exercises": st.lists(EXERCISES, min_size=2, max_size=8),
    }
)
LIFTERS = st.builds(
    lifter,
    primaryFocus=st.sampled_from(("hypertrophy", "strength", "general_fitness")),
    experienceLevel=st.sampled_from(("beginner", "intermediate", "advanced")),
    trainingDaysPerWeek=st.integers(1, 6),
    sessionDurationMins=st.sampled_from((20, 30, 45, 45, 60, 75, 90)),
    equipment=st.none() | st.lists(st.sampled_from(("barbell", "dumbbell", "machine", "cable", "bands")), unique=True),
    injuryFlags=st.sampled_from(([], [], ["knee"], ["shoulder"], ["lower back", "wrist"], ["elbow"])),
)


def test_any_draft_is_harmonized_by_the_rulebook_and_stays_as_it_is_from_then_on(monkeypatch):
    """With so little work allowed that many searches end without a proof: their answers must stay, too."""
    monkeypatch.setattr(bending, "EFFORT", 0.01)
    monkeypatch.setattr(bending, "LEAST_EFFORT", 0.002)
    seen = Counter()

    @settings(
        max_examples=15,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],  # shrinking takes minutes
        suppress_health_check=list(HealthCheck),
    )
    @given(LIFTERS, st.lists(DAYS, min_size=3, max_size=7))
    def holds(who, days):
        request = read_lifter_request({"lifter": who, "draft": {"days": days}})
        made = program_of(request)
        shown = json.loads(json.dumps(made.as_json()))
        assert findings(shown, who) == []
        again = read_lifter_request({"lifter": who, "draft": shown})
        assert program_of(again).days == made.days
        verdicts = {verdict.verdict.value for verdict in validate(Program.model_validate(shown), again)}
        assert "broken" not in verdicts
        seen["bent" if made.relaxations else "unbent"] += 1
        seen["unproven" if made.solver.status == "feasible" else "proven"] += 1
        seen.update({advisory.code for advisory in made.advisories})

    holds()
    assert min(seen["bent"], seen["unbent"], seen["unproven"], seen["proven"]) >= 1, seen
    asked = ("sets-changed", "exercise-added", "exercise-removed", "exercise-swapped", "exercise-unknown")
    assert min(seen[code] for code in asked) >= 1, seen
