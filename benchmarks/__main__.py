"""`python -m benchmarks [NAME …]`: measure, show, and keep the rows."""

import argparse
import gc
import sys
from pathlib import Path
from time import perf_counter

from benchmarks import compare
from benchmarks.progress import Track
from benchmarks.registry import all_benchmarks
from benchmarks.report import write_report
from benchmarks.results import Results, show


def main() -> int:
    known = {benchmark.name: benchmark for benchmark in all_benchmarks()}
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which to run (default all): {', '.join(known)}")
    parser.add_argument("--no-save", action="store_true", help="write no rows to benchmarks/results")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("A", "B"), help="two files of rows, nothing measured")
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="write the page of a file of rows, nothing measured"
    )
    options = parser.parse_args()
    if options.compare:
        compare.show(*options.compare)
        return 0
    if options.report:
        sys.stdout.write(f"{write_report(options.report)}\n")
        return 0
    if unknown := sorted(set(options.names) - set(known)):
        parser.error(f"unknown {', '.join(unknown)}; known are {', '.join(known)}")
    results, start = Results(keep=not options.no_save), perf_counter()
    for benchmark in (known[name] for name in options.names or known):
        gc.collect()
        gc.freeze()  # what earlier benchmarks keep need not be looked through before each timing
        began = perf_counter()
        rows = benchmark.measure(Track(benchmark.name))
        results.add(benchmark, rows)
        show(benchmark, rows, perf_counter() - began)
    sys.stdout.write(f"{perf_counter() - start:.0f} s in all\n")
    if results.path:
        sys.stdout.write(f"rows in {results.path}\nreport in {write_report(results.path)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
