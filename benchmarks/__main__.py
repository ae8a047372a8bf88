"""`python -m benchmarks [NAME …]`: measure, show, and keep the rows."""

import argparse
import sys
from time import perf_counter

from benchmarks.progress import Track
from benchmarks.registry import all_benchmarks
from benchmarks.results import Results, show


def main() -> int:
    known = {benchmark.name: benchmark for benchmark in all_benchmarks()}
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which to run (default all): {', '.join(known)}")
    parser.add_argument("--no-save", action="store_true", help="write no rows to benchmarks/results")
    options = parser.parse_args()
    if unknown := sorted(set(options.names) - set(known)):
        parser.error(f"unknown {', '.join(unknown)}; known are {', '.join(known)}")
    results, start = Results(keep=not options.no_save), perf_counter()
    for benchmark in (known[name] for name in options.names or known):
        began = perf_counter()
        rows = benchmark.measure(Track(benchmark.name))
        results.add(benchmark, rows)
        show(benchmark, rows, perf_counter() - began)
    sys.stdout.write(
        f"{perf_counter() - start:.0f} s in all" + (f", rows in {results.path}\n" if results.path else "\n")
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
