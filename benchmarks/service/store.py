"""`make store-bench`: what queries cost with 20,000 plans in the database, and that each of them walks an index.

On SQLite by default; with `postgres` on a PostgreSQL server of its own, or the address of an empty database of yours.
"""

import contextlib
import copy
import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import sqlalchemy as sa

from api.store.database import Database
from api.store.documents.document import Page
from api.store.documents.plans import PlanProgress, Plans, columns_of
from api.store.migrate import migrate
from api.store.models import TrainingPlan
from coach.offline import fill
from solver.running.engine import solve
from solver.running.request.request import read_request
from tests.api import postgres
from tests.api.sample import raw_request

PLANS, TENANTS, ROUNDS, BATCH = 20_000, 50, 200, 500
SCAN = ("SCAN training_plans", "Seq Scan on training_plans")


def main() -> int:
    with _address(sys.argv[1:]) as address:
        database = Database(address)
        migrate(database)
        ids = _filled(database)
        _analyze(database)
        bad = _plans_of_queries(database, ids)
        _timed(database, ids)
        database.close()
    return 1 if bad else 0


@contextlib.contextmanager
def _address(asked: Sequence[str]) -> Iterator[str]:
    """Where the database is."""
    if list(asked) == ["postgres"]:
        with postgres.server() as server, postgres.database(server, "bench") as address:
            yield address
    elif asked:
        yield asked[0]
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{Path(folder) / 'bench.db'}"


def _filled(database: Database) -> list[tuple[str, str]]:
    """Plans of many tenants, written in bulk: tenant and id of each."""
    request = read_request(raw_request())
    plan = fill(solve(request), request)
    plans, start = Plans(database), perf_counter()
    pattern = _row(database, plans.ask("tenant 0", request).id)
    columns = columns_of(plan.as_json())
    made = []
    for first in range(0, PLANS, BATCH):
        batch = [(f"tenant {i % TENANTS}", f"{i:08x}-0000-4000-8000-000000000000") for i in range(first, first + BATCH)]
        with database.writing() as session:
            rows = [{**pattern, **columns, "tenant": t, "id": i, "status": "ready", "stage": "done"} for t, i in batch]
            session.execute(sa.insert(TrainingPlan), rows)
        made += batch
    sys.stdout.write(f"{PLANS:,} plans of {TENANTS} tenants stored in {perf_counter() - start:.0f} s\n")
    return made


def _row(database: Database, plan_id: str) -> dict[str, Any]:
    with database.reading() as session:
        row = session.get(TrainingPlan, plan_id)
        assert row is not None
        return {a.key: copy.copy(getattr(row, a.key)) for a in sa.inspect(TrainingPlan).column_attrs}


def _analyze(database: Database) -> None:
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def _plans_of_queries(database: Database, ids: list[tuple[str, str]]) -> list[str]:
    """How the database means to run each query; those that would read a whole table."""
    plans, (tenant, plan_id) = Plans(database), ids[7]
    after = (database_now(database), plan_id)
    open_plans = sa.select(TrainingPlan.id).where(TrainingPlan.status.in_(("queued", "running")))
    queries: dict[str, sa.Select[Any]] = {
        "one": sa.select(TrainingPlan.id).where(TrainingPlan.tenant == tenant, TrainingPlan.id == plan_id),
        "page": plans.page_query(tenant, Page(20)),
        "next page": plans.page_query(tenant, Page(20, after=after)),
        "by status": plans.page_query(tenant, Page(20, status="failed")),
        "by goal": plans.page_query(tenant, Page(20, equal={"goal": "10k"})),
        "waiting": open_plans,
    }
    prefix = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
    bad = []
    for name, query in queries.items():
        with database.engine.connect() as connection:
            text = query.compile(database.engine, compile_kwargs={"literal_binds": True}).string
            lines = [str(row[-1]) for row in connection.exec_driver_sql(prefix + text.replace("%", "%%"))]
        sys.stdout.write(f"  {name}: {'; '.join(line.strip() for line in lines)}\n")
        bad += [name for line in lines if any(scan in line for scan in SCAN) and "INDEX" not in line]
    sys.stdout.write(f"whole tables read: {', '.join(bad) or 'none'}\n")
    return bad


def database_now(database: Database) -> Any:
    with database.reading() as session:
        return database.now(session)


def _timed(database: Database, ids: list[tuple[str, str]]) -> None:
    plans, progress, rng = Plans(database), PlanProgress(database), random.Random(1)
    request = read_request(raw_request())
    work: dict[str, Callable[[str, str], Any]] = {
        "a whole plan": plans.get,
        "its progress": plans.header,
        "a page of 20": lambda tenant, _: plans.page(tenant, Page(20)),
        "a page of 20, by status": lambda tenant, _: plans.page(tenant, Page(20, status="failed")),
        "how many wait": lambda *_: progress.waiting(),
        "asking for one": lambda tenant, _: plans.ask(tenant, request),
        "removing one": plans.remove,
    }
    for name, step in work.items():
        times = []
        for tenant, plan_id in rng.sample(ids, ROUNDS):
            start = perf_counter()
            step(tenant, plan_id)
            times.append(1000 * (perf_counter() - start))
        worst = statistics.quantiles(times, n=100)[98]
        sys.stdout.write(f"{name}: median {statistics.median(times):.1f} ms, p99 {worst:.1f} ms\n")


if __name__ == "__main__":
    sys.exit(main())
