"""The stored instances: enough of them, readable, and answered."""

import pytest

from benchmarks.instances import IMPOSSIBLE, families, family
from solver.errors import NoPlan
from solver.running.engine import facts_of, solve


def test_there_are_at_least_300_instances_with_names_of_their_own() -> None:
    names = [instance.name for name in families() for instance in family(name)]
    assert len(names) >= 300
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", [name for name in (*families(), "everyday") if name != IMPOSSIBLE])
def test_every_fourth_instance_of_a_family_has_targets_for_each_week(name: str) -> None:
    for instance in family(name)[::4]:
        facts = facts_of(instance.request)
        assert len(facts.targets.weeks) == len(facts.schedule.weeks) > 0, instance.name


@pytest.mark.parametrize("name", [name for name in families() if name != IMPOSSIBLE])
def test_the_first_instance_of_a_family_is_answered(name: str) -> None:
    assert solve(family(name)[0].request).weeks


def test_the_first_impossible_instance_is_refused() -> None:
    with pytest.raises(NoPlan):
        solve(family(IMPOSSIBLE)[0].request)
