"""What CP-SAT's time is made of where a search is needed: loading, the root's relaxation with its cuts, the tree.

The same strict models are solved to the end, stopped after the root, and stopped after loading; the differences are the
parts. A fourth run goes without the linear relaxation, up to a limit of work, to show what the relaxation is worth.
"""

from collections.abc import Mapping
from itertools import islice
from time import process_time

from ortools.sat.python import cp_model_helper as cpsat

from benchmarks.answers import answer, is_searched
from benchmarks.instances import Instance, in_turn
from benchmarks.peers.export import stated
from benchmarks.plots import Plot
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from solver.solution import Search

MOST, ROUNDS = 12, 3
WORK_WITHOUT_RELAXATION = 1.0
STOPS: Mapping[str, Mapping[str, bool]] = {
    "whole": {},
    "root": {"stop_after_root_propagation": True},
    "loading": {"stop_after_presolve": True},
}


def measure(track: Track) -> list[Row]:
    chosen = list(islice(filter(_is_strict_and_searched, track(in_turn(), "choosing")), MOST))
    return [_row(instance) for instance in track(chosen)]


def _is_strict_and_searched(instance: Instance) -> bool:
    plan = answer(instance)
    return plan is not None and not plan.relaxations and is_searched(plan)


def _row(instance: Instance) -> Row:
    model = stated(instance.request).model
    proto = model._write()
    usual = model._parameters(10.0, Search.ALONG_RELAXATION)
    times = {name: min(_solved(proto, usual, stop)[1] for _ in range(ROUNDS)) for name, stop in STOPS.items()}
    whole, _ = _solved(proto, usual, STOPS["whole"])
    without, without_ms = _solved(
        proto, usual, {"linearization_level": 0, "max_deterministic_time": WORK_WITHOUT_RELAXATION}
    )
    return {
        "instance": instance.name,
        "loadingMs": round(times["loading"], 2),
        "rootMs": round(times["root"] - times["loading"], 2),
        "treeMs": round(times["whole"] - times["root"], 2),
        "relaxationPivots": whole.num_lp_iterations,
        "branches": whole.num_branches,
        "withoutRelaxationMs": round(without_ms, 1),
        "withoutRelaxation": "optimal" if without.status == cpsat.OPTIMAL else "unproven at the limit",
    }


def _solved(
    proto: cpsat.CpModelProto, usual: cpsat.SatParameters, changes: Mapping[str, float]
) -> tuple[cpsat.CpSolverResponse, float]:
    """The answer, and milliseconds of processor time."""
    parameters = cpsat.SatParameters()
    parameters.copy_from(usual)
    for name, value in changes.items():
        setattr(parameters, name, value)
    wrapper = cpsat.SolveWrapper()
    wrapper.set_parameters(parameters)
    start = process_time()
    response = wrapper.solve(proto)  # type: ignore[no-untyped-call]
    return response, 1000 * (process_time() - start)


BENCHMARK = Benchmark(
    "search",
    "Inside CP-SAT, where a search is needed: ms of processor time",
    9,
    measure,
    Plot("instance", ("loadingMs", "rootMs", "treeMs"), unit="ms a solve"),
)
