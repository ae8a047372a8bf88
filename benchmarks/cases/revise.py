"""The living plan: how much of a plan changes when life does, against the plan that would be made anew.

Days and kilometres changed by kind, the share proved, bends and processor time. "Anew" solves the changed request from
its start, as a planner without a living plan does, and counts from the same day on. "Told" are changed days on which a
run falls away, comes or becomes another kind of run: what the runner told settles them before anything is searched. The
others are runs that become longer or shorter; "fewest" is the share of lives in which fewer are proved impossible, and
"forbid" counts the rules that do it, by lives, of a few lives of each kind.
"""

import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence

from benchmarks.clock import p95, timed
from benchmarks.fewest import fewest
from benchmarks.lives import Life, lives
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from solver.errors import PacewrightError
from solver.running.engine import revise, solve
from solver.running.request.result import Plan
from solver.running.request.revision import Revision
from solver.running.request.situation import dates_of, with_settings

NAMED = 3
"""Of so many lives of a kind the rules are named: leaving out each of them in turn takes most of a benchmark's time."""


def measure(track: Track) -> Sequence[Row]:
    found: dict[str, list[Row]] = defaultdict(list)
    for life in track(list(lives())):
        found[life.kind].append(_one(life, named=len(found[life.kind]) < NAMED))
    rows = [_summary(kind, of) for kind, of in found.items()]
    return [*rows, _summary("all", [row for of in found.values() for row in of])]


def _one(life: Life, named: bool) -> Row:
    try:
        revision, time = timed(lambda: revise(life.request, life.plan, life.situation))
    except PacewrightError:
        return {"refused": 1.0}
    proof = fewest(life.request, life.plan, life.situation, named)
    return {
        "days": float(revision.changed_days),
        "lengths": float(proof.lengths),
        "fewest": float(proof.refuted),
        "forbid": " ".join(proof.rules),
        "km": revision.changed_km,
        "anew": _days_anew(life),
        "bends": float(len(revision.relaxations) - len(life.plan.relaxations)),
        "proved": float(revision.solver.status == "optimal"),
        "reasons": _reasons(revision),
        "ms": time.cpu,
    }


def _reasons(revision: Revision) -> float:
    """The share of changes with a sentence."""
    return sum(bool(change.reason) for change in revision.changes) / max(1, len(revision.changes))


def _days_anew(life: Life) -> float | None:
    """Days from today on that differ in a plan made anew, with events as blocked dates."""
    blocked = {date.isoformat() for date in dates_of(life.situation.events)}
    settings = dict(life.situation.settings)
    if blocked:
        old = settings.get("blockedDates") or [date.isoformat() for date in life.request.settings.blocked_dates]
        settings["blockedDates"] = sorted({*old, *blocked})
    try:
        anew = solve(with_settings(life.request, settings))
    except PacewrightError:
        return None
    return float(_differing(life.plan, anew, life))


def _differing(plan: Plan, other: Plan, life: Life) -> int:
    mine, theirs = (
        {d.date: (d.workout_type, d.planned_distance_km) for w in p.weeks for d in w.days} for p in (plan, other)
    )
    rest = ("rest", None)
    dates = [date for date in {*mine, *theirs} if date >= life.situation.today]
    return sum(mine.get(date, rest) != theirs.get(date, rest) for date in dates)


def _summary(kind: str, rows: Sequence[Row]) -> Row:
    answered = [row for row in rows if "refused" not in row]
    times = [float(row["ms"] or 0) for row in answered]
    anew = [float(row["anew"]) for row in answered if row["anew"] is not None]
    return {
        "kind": kind,
        "lives": float(len(rows)),
        "refused": float(len(rows) - len(answered)),
        "daysChanged": _mean(answered, "days"),
        "daysTold": round((_mean(answered, "days") or 0) - (_mean(answered, "lengths") or 0), 2),
        "fewestShare": _mean(answered, "fewest"),
        "forbidFewer": _counted([str(row["forbid"]) for row in answered]),
        "kmChanged": _mean(answered, "km"),
        "daysAnew": round(statistics.mean(anew), 1) if anew else None,
        "newBends": _mean(answered, "bends"),
        "provedShare": _mean(answered, "proved"),
        "reasonedShare": _mean(answered, "reasons"),
        "cpuMsP50": round(statistics.median(times), 1) if times else None,
        "cpuMsP95": round(p95(times), 1) if times else None,
        "cpuMsMax": round(max(times), 1) if times else None,
    }


def _counted(rules: Sequence[str]) -> str:
    """The rules that forbid fewer changed days, the most frequent first."""
    counts = Counter(rule for of in rules for rule in of.split())
    return ", ".join(f"{rule} {count}" for rule, count in counts.most_common(5))


def _mean(rows: Sequence[Row], name: str) -> float | None:
    return round(statistics.mean(float(row[name] or 0) for row in rows), 2) if rows else None


BENCHMARK = Benchmark("revise", "The living plan", 25, measure)
