"""The benchmarks: each module in `benchmarks/cases` names one as BENCHMARK, and nothing else is needed."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import benchmarks.cases
from benchmarks.plots import Plot
from benchmarks.progress import Track

Row: TypeAlias = Mapping[str, str | float | None]
"""One measured line: names with units in them, such as `solveMsP50`."""


@dataclass(frozen=True)
class Benchmark:
    """One thing that is measured; `order` is its place in a whole run, `plot` its picture in the report."""

    name: str
    title: str
    order: int
    measure: Callable[[Track], Sequence[Row]]
    plot: Plot | None = None

    @property
    def about(self) -> str:
        """The first paragraph of its module's docstring."""
        text = inspect.getdoc(inspect.getmodule(self.measure)) or ""
        return " ".join(text.partition("\n\n")[0].split())


def all_benchmarks() -> list[Benchmark]:
    modules = pkgutil.iter_modules(benchmarks.cases.__path__, benchmarks.cases.__name__ + ".")
    found: list[Benchmark] = [importlib.import_module(module.name).BENCHMARK for module in modules]
    return sorted(found, key=lambda benchmark: benchmark.order)
