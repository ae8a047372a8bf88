"""The pool of solver processes: a bounded queue, a time budget, and processes that are replaced when they die."""

import asyncio
import json
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from api.workers.admission import Admission, Limits
from api.workers.pool import OverBudget, Overloaded, Pool
from solver.running.search.config import DEFAULT_CONFIG
from tests.api.command_line import EXAMPLE

REQUEST = Path(EXAMPLE).read_bytes()


InPool = Callable[[Limits, Callable[[Pool], Awaitable[None]]], None]


@pytest.fixture(scope="module")
def in_pool() -> Iterator[InPool]:
    """Does a job in one pool of one process for all of these tests, each with limits of its own."""
    with asyncio.Runner() as runner:
        pool = Pool(Limits(size=1, queue=1, queue_seconds=1, task_seconds=10), DEFAULT_CONFIG)
        runner.run(pool.start())

        def done(limits: Limits, job: Callable[[Pool], Awaitable[None]]) -> None:
            pool.limits, pool._admission = limits, Admission(limits)
            runner.run(job(pool))

        yield done
        runner.run(pool.close())


def process_of(pool: Pool) -> int:
    pid = pool._seats[0].process_id
    assert pid is not None
    return pid


def test_more_than_may_wait_are_refused_at_once_and_the_others_get_their_plans(in_pool: InPool) -> None:
    async def job(pool: Pool) -> None:
        results = await asyncio.gather(*(pool.run("solve", REQUEST) for _ in range(5)), return_exceptions=True)
        assert [type(r).__name__ for r in results] == ["Done"] * 3 + ["Overloaded"] * 2
        plans = {json.loads(r.body)["planId"] for r in results[:3]}
        assert len(plans) == 1
        assert (pool.busy, pool.queued) == (0, 0)

    in_pool(Limits(size=1, queue=2, queue_seconds=10, task_seconds=10), job)


def test_a_patient_caller_waits_even_when_the_queue_is_full(in_pool: InPool) -> None:
    async def job(pool: Pool) -> None:
        results = await asyncio.gather(*(pool.run("solve", REQUEST, patient=True) for _ in range(4)))
        assert [r.status for r in results] == [200] * 4

    in_pool(Limits(size=1, queue=0, queue_seconds=0.01, task_seconds=10), job)


def test_who_waits_too_long_is_refused(in_pool: InPool) -> None:
    async def job(pool: Pool) -> None:
        os.kill(process_of(pool), signal.SIGSTOP)
        first = asyncio.create_task(pool.run("solve", REQUEST))
        await asyncio.sleep(0)
        with pytest.raises(Overloaded, match="stayed busy"):
            await pool.run("solve", REQUEST)
        os.kill(process_of(pool), signal.SIGCONT)
        assert (await first).status == 200

    in_pool(Limits(size=1, queue=1, queue_seconds=0.1, task_seconds=10), job)


def test_what_takes_too_long_is_stopped_and_the_next_request_gets_a_fresh_process(in_pool: InPool) -> None:
    async def job(pool: Pool) -> None:
        before = process_of(pool)
        os.kill(before, signal.SIGSTOP)
        with pytest.raises(OverBudget, match=r"longer than 0\.5 s"):
            await pool.run("solve", REQUEST)
        pool.limits = Limits(size=1, queue=1, queue_seconds=1, task_seconds=10)
        assert (await pool.run("solve", REQUEST)).status == 200
        assert process_of(pool) != before

    in_pool(Limits(size=1, queue=1, queue_seconds=1, task_seconds=0.5), job)


def test_a_process_that_dies_at_work_is_replaced_and_the_request_answered(in_pool: InPool) -> None:
    async def job(pool: Pool) -> None:
        os.kill(process_of(pool), signal.SIGSTOP)
        request = asyncio.create_task(pool.run("solve", REQUEST))
        await asyncio.sleep(0.1)
        os.kill(process_of(pool), signal.SIGKILL)
        assert (await request).status == 200

    in_pool(Limits(size=1, queue=1, queue_seconds=1, task_seconds=10), job)


def test_an_answer_that_nobody_waits_for_is_not_the_next_ones(in_pool: InPool) -> None:
    async def job(pool: Pool) -> None:
        given_up = asyncio.create_task(pool.run("solve", REQUEST))
        await asyncio.sleep(0.005)
        given_up.cancel()
        await asyncio.gather(given_up, return_exceptions=True)
        assert (await pool.run("solve", b"{}")).status == 422

    in_pool(Limits(size=1, queue=1, queue_seconds=1, task_seconds=10), job)
