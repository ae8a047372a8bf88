"""The engine's strict models against other solvers: the same rows, ranges and objective, proven optimal by all.

Every peer sits in a process of its own, the engine too, and all take turns on each instance. Only building and
solving is timed, inside those processes. Peers of the stated model are given its rows for nothing; `…WithStating` adds
the processor time in which targets and rows were worked out, which the engine's own time holds as well. Instances:
the first that have a strict plan, every family in turn; more that the engine has to search for join their group only,
since the mix holds few of them.
"""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from benchmarks.answers import answer, is_searched
from benchmarks.clock import p95
from benchmarks.instances import Instance, in_turn
from benchmarks.peers.arrays import LIMIT, OPTIMAL, TOO_LARGE, Outcome, Task
from benchmarks.peers.export import task_of
from benchmarks.peers.registry import Peer, all_peers
from benchmarks.peers.seat import Seat
from benchmarks.plots import Plot
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row

MOST, MOST_SEARCHED = 60, 20
"""As many strict instances as a run takes, and as many that need a search, the mix's own included."""
ENGINE = "engine"
GROUPS = ("searched", "proved without search", "all")


@dataclass(frozen=True)
class Turn:
    """One instance and what every peer that was asked said."""

    instance: Instance
    searched: bool
    outcomes: Mapping[str, Outcome]
    stating_ms: float
    in_mix: bool

    def disagreement(self, peers: Sequence[Peer]) -> str | None:
        """Different optima of peers that all say they proved one."""
        exact = [peer.name for peer in peers if peer.exact and peer.same_model and peer.name in self.outcomes]
        costs = {n: round(o.objective) for n in exact if (o := self.outcomes[n]).status == OPTIMAL}
        return None if len(set(costs.values())) < 2 else f"{self.instance.name}: {costs}"


@dataclass(frozen=True)
class Chosen:
    """An instance with a strict plan, whether the engine searched for it, and whether it is one of the mix."""

    instance: Instance
    searched: bool
    in_mix: bool


def measure(track: Track) -> list[Row]:
    return rows_of(all_peers(), turns_of(all_peers(), _strict(track), track))


def turns_of(peers: Sequence[Peer], chosen: Sequence[Chosen], track: Track) -> list[Turn]:
    """Ask every peer about every instance, one after the other, in an order that changes from turn to turn."""
    with ExitStack() as stack:
        seats = [stack.enter_context(Seat(peer)) for peer in peers]
        first = task_of(chosen[0].instance.data)
        for seat in seats:
            seat.solve(first)  # imports and first calls
        return [_turn(choice, number, seats) for number, choice in enumerate(track(list(chosen)))]


def _turn(choice: Chosen, number: int, seats: Sequence[Seat]) -> Turn:
    task: Task = task_of(choice.instance.data)
    shift = number % len(seats)
    asked = [seat for seat in (*seats[shift:], *seats[:shift]) if number % seat.peer.sample == 0]
    outcomes = {seat.peer.name: seat.solve(task) for seat in asked}
    return Turn(choice.instance, choice.searched, outcomes, task.stating_ms, choice.in_mix)


def _strict(track: Track) -> list[Chosen]:
    """Instances whose plan bends nothing: the others have no strict optimum. Nobody is left out for being slow."""
    found: list[Chosen] = []
    for instance in track(in_turn(), "choosing"):
        plan = answer(instance)
        if plan is None or plan.relaxations:
            continue
        choice = Chosen(instance, is_searched(plan), in_mix=sum(other.in_mix for other in found) < MOST)
        if choice.in_mix or (choice.searched and sum(other.searched for other in found) < MOST_SEARCHED):
            found.append(choice)
    return found


def rows_of(peers: Sequence[Peer], turns: Sequence[Turn]) -> list[Row]:
    groups = {
        "searched": [turn for turn in turns if turn.searched],
        "proved without search": [turn for turn in turns if not turn.searched],
        "all": [turn for turn in turns if turn.in_mix],
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
    cpu, our_cpu = ([outcome.cpu_ms for outcome in side] for side in (theirs, ours))
    stated = [t.outcomes[peer.name].cpu_ms + (t.stating_ms if peer.stated else 0.0) for t in fitting]
    yield {
        "group": group,
        "peer": peer.name,
        "n": len(fitting),
        "wallMsP50": round(statistics.median(mine), 3),
        "wallMsP95": round(p95(mine), 3),
        "wallMsMax": round(max(mine), 3),
        "cpuMsP50": round(statistics.median(cpu), 3),
        "p50PerEngine": _ratio(statistics.median(mine), statistics.median(o.wall_ms for o in ours)),
        "p95PerEngine": _ratio(p95(mine), p95([o.wall_ms for o in ours])),
        "cpuP50PerEngine": _ratio(statistics.median(cpu), statistics.median(our_cpu)),
        "cpuP95PerEngine": _ratio(p95(cpu), p95(our_cpu)),
        "cpuP50WithStatingPerEngine": _ratio(statistics.median(stated), statistics.median(our_cpu)),
        "cpuP95WithStatingPerEngine": _ratio(p95(stated), p95(our_cpu)),
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
