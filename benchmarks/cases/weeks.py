"""How the cost grows with the plan's length: the same athletes, 4 to 52 weeks."""

from benchmarks.athletes import cost, request
from benchmarks.plots import Plot
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row

WEEKS = (4, 8, 12, 16, 20, 24, 32, 40, 52)
ATHLETES = (
    ("10k", 25.0, 3),
    ("10k", 45.0, 5),
    ("half_marathon", 35.0, 4),
    ("half_marathon", 60.0, 6),
    ("marathon", 45.0, 4),
    ("marathon", 90.0, 7),
    ("general_fitness", 15.0, 3),
)


def measure(track: Track) -> list[Row]:
    return [{"weeks": str(weeks), **cost([request(weeks, *one) for one in ATHLETES])} for weeks in track(WEEKS)]


BENCHMARK = Benchmark(
    "weeks",
    "Cost against the number of weeks",
    5,
    measure,
    Plot("weeks", ("wallMsP50", "wallMsMax"), kind="lines", unit="ms"),
)
