"""How the cost depends on the number of runs a week: the same athletes, 16 weeks."""

from benchmarks.athletes import cost, request
from benchmarks.plots import Plot
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row

DAYS, WEEKS = range(1, 8), 16
ATHLETES = (("10k", 30.0), ("10k", 45.0), ("half_marathon", 40.0), ("half_marathon", 55.0), ("marathon", 60.0))


def measure(track: Track) -> list[Row]:
    return [{"days": str(n), **cost([request(WEEKS, *one, n) for one in ATHLETES])} for n in track(DAYS)]


BENCHMARK = Benchmark(
    "days", "Cost against runs a week", 5, measure, Plot("days", ("wallMsP50", "wallMsMax"), kind="lines", unit="ms")
)
