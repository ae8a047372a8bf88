"""What the bundled weights profiles make of the same requests: why the default is the default."""

from api.settings import load_config
from api.tune.corpus import read_corpus
from api.tune.crew import Answer, Crew
from api.tune.metrics import as_row, mean_of
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row


def measure(track: Track) -> list[Row]:
    profiles, cases = load_config().weights, read_corpus(None)
    answers: dict[str, list[Answer]] = {}
    with Crew(1) as crew:
        for name in track(list(profiles)):
            found = crew.answers((case, profiles[name]) for case in cases)
            answers[name] = [answer for answer in found if answer is not None]
    usual = answers["default"]
    return [
        {
            "profile": name,
            "n": len(found),
            "differ": sum(a.training != b.training for a, b in zip(found, usual, strict=True)),
            **as_row(mean_of([answer.metrics for answer in found])),
        }
        for name, found in answers.items()
    ]


BENCHMARK = Benchmark(
    "profiles", "Weights profiles on the corpus of `pacewright tune` (km, lower is better)", 9, measure
)
