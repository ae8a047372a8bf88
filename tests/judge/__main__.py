"""`python -m tests.judge`: solve the corpus with the engine and let the judge audit every plan."""

import argparse
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from tests.judge.corpus import realistic
from tests.judge.judging import audit
from tests.judge.lives import lived
from tests.judge.oddities import odd


@dataclass
class Tally:
    """What a whole corpus came to; examples name the first request that shows a thing."""

    counts: Counter = field(default_factory=Counter)
    examples: dict = field(default_factory=dict)
    millis: list = field(default_factory=list)
    slowest: tuple = (0, "")
    answered: int = 0
    unbent: int = 0
    strictness: str = "lenient"

    def time(self, name, millis):
        self.millis.append(millis)
        self.slowest = max(self.slowest, (millis, name))

    def note(self, sort, what, example):
        self.counts[sort, what] += 1
        self.examples.setdefault((sort, what), example)

    @property
    def failed(self):
        return any(sort != "error" and sort != "misstated" for sort, _ in self.counts)


def engine():
    """read_request, solve, and the errors the engine may answer with."""
    from solver.errors import BadRequest, NoPlan
    from solver.running.engine import solve
    from solver.running.request.request import read_request

    return read_request, solve, (BadRequest, NoPlan)


def run(name, request, parts, tally):
    """Solve one request; a line that says what came of it."""
    read_request, solve, expected = parts
    try:
        parsed = read_request(request)
        start = time.perf_counter()
        plan = solve(parsed)
        tally.time(name, 1000 * (time.perf_counter() - start))
    except expected as error:
        text = " ".join(str(error).split())
        tally.note("error", f"{type(error).__name__}: {text}"[:300], name)
        return f"{type(error).__name__}: {text}"[:300]
    except Exception as error:  # noqa: BLE001  a crash is a finding, the rest of the corpus still counts
        tally.note("crash", f"{type(error).__name__}: {error}"[:300], name)
        return f"CRASH {type(error).__name__}: {error}"[:300]
    return _audit(name, plan.as_json(), request, tally)


def _audit(name, plan, request, tally):
    found = audit(plan, request, tally.strictness)
    tally.answered += 1
    tally.unbent += not plan["relaxations"]
    for sort in ("hard", "unreported"):
        for finding in getattr(found, sort):
            tally.note(sort, finding.rule, f"{name}: {finding}")
    for sort in ("phantom", "shape", "misstated"):
        for line in getattr(found, sort):
            tally.note(sort, line.split()[0], f"{name}: {line}")
    bends = Counter(bend["ruleId"] for bend in plan["relaxations"])
    told = ", ".join(f"{rule} x{count}" for rule, count in sorted(bends.items())) or "unbent"
    wrong = [f"{sort} {item}" for sort in ("hard", "unreported", "phantom", "shape") for item in getattr(found, sort)]
    return f"{len(plan['weeks'])} weeks, {told}" + "".join(f"\n      !! {line}" for line in wrong)


def report(title, tally, asked):
    strict = 100 * tally.unbent / max(1, tally.answered)
    print(f"\n{title}: {asked} asked, {tally.answered} answered, {tally.unbent} of them unbent ({strict:.1f} %)")
    if tally.millis:
        tail = statistics.quantiles(tally.millis, n=20)[-1] if len(tally.millis) > 1 else tally.millis[0]
        print(
            f"solve(): median {statistics.median(tally.millis):.0f} ms, p95 {tail:.0f} ms, max {max(tally.millis):.0f}"
        )
    for (sort, what), count in sorted(tally.counts.items()):
        print(f"  {sort:10} {count:4}  {what}\n                   e.g. {tally.examples[sort, what]}")


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.judge", description=__doc__)
    parser.add_argument("--count", type=int, default=250, help="how many realistic requests")
    parser.add_argument("--lived", type=int, default=120, help="how many with blocked dates, caps and tune-up races")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-odd", action="store_true", help="leave the odd requests out")
    parser.add_argument("--literal", action="store_true", help="judge by the literal reading alone")
    options = parser.parse_args()
    strictness = "literal" if options.literal else "lenient"
    parts = engine()
    usual, busy, strange = (Tally(strictness=strictness) for _ in range(3))
    for k, request in enumerate(realistic(options.seed, options.count)):
        run(f"#{k}", request, parts, usual)
    for k, request in enumerate(lived(options.seed, options.lived)):
        run(f"lived #{k}", request, parts, busy)
    cases = [] if options.no_odd else odd()
    for name, request in cases:
        start = time.perf_counter()
        outcome = run(name, request, parts, strange)
        print(f"  {1000 * (time.perf_counter() - start):6.0f} ms  {name}: {outcome}", flush=True)
    report("realistic", usual, options.count)
    report("lived", busy, options.lived)
    report("odd", strange, len(cases))
    return 1 if usual.failed or busy.failed or strange.failed else 0


if __name__ == "__main__":
    sys.exit(main())
