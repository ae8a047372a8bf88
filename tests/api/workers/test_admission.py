"""Who may wait for a solver process: bursts may, a standing overload gets a short queue."""

import math

import pytest

from api.workers.admission import Admission, Limits

LIMITS = Limits(size=2, queue=8, queue_seconds=2.0, task_seconds=20.0)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def under(rate: float, task_seconds: float, seconds: float = 5.0) -> Admission:
    """What an admission knows after requests at an even rate, each of whose tasks takes so long."""
    clock = Clock()
    admission = Admission(LIMITS, clock)
    for _ in range(int(rate * seconds)):
        clock.now += 1 / rate
        admission.note_request()
        admission.note_task(task_seconds)
    return admission


def places(admission: Admission) -> int:
    """How many may wait at once."""
    return sum(admission.has_room(waiting, waiting) for waiting in range(LIMITS.queue + 1))


def test_demand_is_the_work_asked_for_over_what_the_processes_can_do() -> None:
    # 100 a second of 14 ms each on two processes: 1.4 seconds of work a second for 2
    assert under(100, 0.014).demand == pytest.approx(0.7, rel=0.02)
    assert under(600, 0.010).demand == pytest.approx(3.0, rel=0.02)


def test_below_capacity_a_burst_may_fill_the_whole_queue() -> None:
    assert places(under(100, 0.014)) == 8


def test_at_three_times_the_capacity_a_third_of_the_queue_is_left() -> None:
    assert places(under(600, 0.010)) == 3  # 8 / 3 = 2.67: a third one still comes in behind two


def test_however_great_the_overload_one_may_wait_for_each_process() -> None:
    assert places(under(3000, 0.010)) == 2


@pytest.mark.parametrize("task_seconds", [0.010, 0.200])
def test_an_overload_that_has_passed_is_forgotten_as_tasks_go(task_seconds: float) -> None:
    admission = under(6 / task_seconds, task_seconds, seconds=500 * task_seconds)
    clock = admission._clock
    assert isinstance(clock, Clock)
    clock.now += 40 * task_seconds
    assert admission.demand == pytest.approx(3 / math.e, rel=0.02)
    clock.now += 10 * task_seconds
    assert places(admission) == 8


def test_nobody_is_let_in_who_would_wait_longer_than_anybody_may() -> None:
    slow = under(1, 0.8, seconds=200)
    # 0.8 s a task on two processes: behind four the fifth waits 5 x 0.4 = 2.0 s, the sixth would wait 2.4 s
    assert slow.wait_with(4) == pytest.approx(2.0, rel=0.01)
    assert not slow.has_room(5, 5)
    assert slow.has_room(3, 3)


def test_who_will_wait_for_ever_takes_nobodys_place_but_counts_in_the_wait() -> None:
    assert under(100, 0.014).has_room(waiting=20, impatient=0)
    assert not under(1, 0.8, seconds=200).has_room(waiting=20, impatient=0)
