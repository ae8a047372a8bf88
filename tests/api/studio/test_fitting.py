"""How many of a coach's plans are held back."""

from math import ceil

import pytest

from api.studio.pages.weighing.fitting import held_out_of
from solver.errors import BadRequest


def test_eight_plans_are_halved_and_of_many_three_in_ten_are_held_out() -> None:
    assert [ceil(held_out_of(plans) * plans) for plans in (8, 9, 13, 14, 20, 100)] == [4, 4, 4, 5, 6, 30]


def test_fewer_than_eight_are_refused_with_what_is_needed() -> None:
    with pytest.raises(BadRequest, match="there are 7 plans; 8 are needed"):
        held_out_of(7)
