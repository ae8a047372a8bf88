"""The engine's strict models against other solvers: the same rows, ranges and objective, proven optimal by all.

Every peer sits in a process of its own, the engine too, and all take turns on each instance. Only building and
solving is timed, inside those processes. Peers of the stated model are given its rows for nothing; `…WithStating` adds
the processor time in which targets and rows were worked out, which the engine's own time holds as well. Instances:
the first that have a strict plan, every family in turn.
"""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from benchmarks.clock import p95
from benchmarks.instances import Instance, in_turn
from benchmarks.peers.arrays import LIMIT, OPTIMAL, TOO_LARGE, Outcome, Task
from benchmarks.peers.export import task_of
from benchmarks.peers.registry import Peer, all_peers
from benchmarks.peers.seat import Seat
from benchmarks.plots import Plot
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from solver.running.engine import solve
from solver.running.result import Plan

MOST = 30
"""As many strict instances as a run takes."""
ENGINE = "engine"
GROUPS = ("searched", "proved without search", "all")


@dataclass(frozen=True)
class Turn:
    """One instance and what every peer that was asked said."""

    instance: Instance
    searched: bool
    outcomes: Mapping[str, Outcome]
    stating_ms: float

    def disagreement(self, peers: Sequence[Peer]) -> str | None:
        """Different optima of peers that all say they proved one."""
        exact = [peer.name for peer in peers if peer.exact and peer.same_model and peer.name in self.outcomes]
        costs = {n: round(o.objective) for n in exact if (o := self.outcomes[n]).status == OPTIMAL}
        return None if len(set(costs.values())) < 2 else f"{self.instance.name}: {costs}"


def measure(track: Track) -> list[Row]:
    return rows_of(all_peers(), turns_of(all_peers(), _strict(track), track))


def turns_of(peers: Sequence[Peer], plans: Mapping[Instance, Plan], track: Track) -> list[Turn]:
    """Ask every peer about every instance, one after the other, in an order that changes from turn to turn."""
    with ExitStack() as stack:
        seats = [stack.enter_context(Seat(peer)) for peer in peers]
        first = task_of(next(iter(plans)).data)
        for seat in seats:
            seat.solve(first)  # imports and first calls
        return [_turn(i, n, plans[i].solver.model_variables > 0, seats) for n, i in enumerate(track(list(plans)))]


def _turn(instance: Instance, number: int, searched: bool, seats: Sequence[Seat]) -> Turn:
    task: Task = task_of(instance.data)
    shift = number % len(seats)
    asked = [seat for seat in (*seats[shift:], *seats[:shift]) if number % seat.peer.sample == 0]
    return Turn(instance, searched, {seat.peer.name: seat.solve(task) for seat in asked}, task.stating_ms)


def _strict(track: Track) -> dict[Instance, Plan]:
    """Instances whose plan bends nothing: the others have no strict optimum. Nobody is left out for being slow."""
    found: dict[Instance, Plan] = {}
    for instance in track(in_turn(), "choosing"):
        plan = solve(instance.request)
        if not plan.relaxations:
            found[instance] = plan
        if len(found) == MOST:
            break
    return found


def rows_of(peers: Sequence[Peer], turns: Sequence[Turn]) -> list[Row]:
    groups = {
        "searched": [turn for turn in turns if turn.searched],
        "proved without search": [turn for turn in turns if not turn.searched],
        "all": list(turns),
    }
    wrong = [text for turn in turns if (text := turn.disagreement(peers))]
    return [row for name in GROUPS for peer in peers for row in _row(name, peer, groups[name], wrong)]


def _row(group: str, peer: Peer, turns: Sequence[Turn], wrong: Sequence[str]) -> Iterator[Row]:
    """Times of a peer, and the ratio to the engine's on exactly the instances that the peer answered."""
    asked = [turn for turn in turns if peer.name in turn.outcomes]
    fitting = [turn for turn in asked if turn.outcomes[peer.name].status != TOO_LARGE]
    if not fitting:
        return
    theirs, ours = ([turn.outcomes[name] for turn in fitting] for name in (peer.name, ENGINE))
    mine = [outcome.wall_ms for outcome in theirs]
    stated = [t.outcomes[peer.name].cpu_ms + (t.stating_ms if peer.stated else 0.0) for t in fitting]
    yield {
        "group": group,
        "peer": peer.name,
        "n": len(fitting),
        "wallMsP50": round(statistics.median(mine), 3),
        "wallMsP95": round(p95(mine), 3),
        "wallMsMax": round(max(mine), 3),
        "cpuMsP50": round(statistics.median(o.cpu_ms for o in theirs), 3),
        "p50PerEngine": _ratio(statistics.median(mine), statistics.median(o.wall_ms for o in ours)),
        "p95PerEngine": _ratio(p95(mine), p95([o.wall_ms for o in ours])),
        "cpuP50PerEngine": _ratio(*(statistics.median(o.cpu_ms for o in side) for side in (theirs, ours))),
        "cpuP50WithStatingPerEngine": _ratio(statistics.median(stated), statistics.median(o.cpu_ms for o in ours)),
        "tooLarge": len(asked) - len(fitting),
        "atLimit": sum(o.status == LIMIT for o in theirs),
        "differ": "not comparable" if not peer.same_model else f"DISAGREE {'; '.join(wrong)}" if wrong else "none",
    }


def _ratio(theirs: float, ours: float) -> float:
    return round(theirs / ours, 2) if ours else 0.0


BENCHMARK = Benchmark(
    "peers",
    "The strict models: engine and peers, interleaved (a ratio above 1: the engine is faster)",
    2,
    measure,
    Plot("peer", ("wallMsP50", "wallMsP95"), kind="bars", log=True, where={"group": "all"}, unit="ms, logarithmic"),
)
