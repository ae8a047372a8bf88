"""How the cost depends on the grid step: volumes just below and above 20 km a week, in kilometres and miles."""

from benchmarks.athletes import cost, request
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row

WEEKS, DAYS = 16, (2, 3, 4)
STEPS = {
    "0.1 km": ((17.0, 18.5, 19.5), "km"),
    "0.5 km": ((20.5, 21.5, 23.0), "km"),
    "0.1 mi": ((17.0, 18.5, 19.5), "mi"),
    "0.25 mi": ((20.5, 21.5, 23.0), "mi"),
}
GOALS = ("5k", "10k", "half_marathon")


def measure(track: Track) -> list[Row]:
    return [{"step": step, **cost(_requests(*STEPS[step]))} for step in track(list(STEPS))]


def _requests(volumes: tuple[float, ...], units: str) -> list[dict[str, object]]:
    return [
        request(WEEKS, goal, km, days, units=units) for goal in GOALS for km, days in zip(volumes, DAYS, strict=True)
    ]


BENCHMARK = Benchmark("grid-step", "Cost against the grid step", 5, measure)
