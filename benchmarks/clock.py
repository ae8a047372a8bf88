"""Wall and processor time of one piece of work: on a shared machine the second is the steadier one."""

import gc
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Time:
    """Milliseconds."""

    wall: float
    cpu: float


def timed(work: Callable[[], T]) -> tuple[T, Time]:
    """The work's result and time; garbage from before is collected first."""
    gc.collect()
    cpu, wall = process_time(), perf_counter()
    result = work()
    return result, Time(1000 * (perf_counter() - wall), 1000 * (process_time() - cpu))


def p95(values: Sequence[float]) -> float:
    """The 95th percentile; the largest of fewer than two."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else max(values)


def spread(name: str, values: Sequence[float]) -> dict[str, float]:
    """Median, 95th percentile and largest under one name."""
    return {
        f"{name}P50": round(statistics.median(values), 2),
        f"{name}P95": round(p95(values), 2),
        f"{name}Max": round(max(values), 2),
    }
