"""Spoil the code in a copy, change by change, and see whether the tests notice: `make mutation`.

Cosmic Ray finds the places and changes them; of its tens of thousands of changes a sample is tried, the same every time
for the same seed. Exit code 1 when a change survives that is not explained in `explained.toml`.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkItem, WorkResult

ROOT = Path(__file__).parents[2]
COPY = ROOT / "build" / "mutation"
COPIED = ("solver", "coach", "api", "tests", "benchmarks", "docs", "pyproject.toml", "README.md", "CHANGELOG.md")
RUNNING = [
    "tests/docs/test_pages.py::test_reference_pages_are_as_the_code_writes_them",
    *[f"tests/running/test_{name}.py" for name in ("rules", "validator", "lifting", "cutbacks", "template")],
    "tests/running/living/test_returns.py",
    *[f"tests/running/test_{name}.py" for name in ("numbers", "second_statement", "agreement")],
]
TARGETS = {
    "rules": ("solver/running/rules", RUNNING),
    "gate": (
        "coach/prose",
        [
            "tests/coach/test_scenes.py",
            "tests/coach/test_prose_checks.py",
            "tests/coach/test_gate.py",
            "tests/coach/test_german_prose.py",
            "tests/coach/test_choice.py",
        ],
    ),
}
"""What is spoilt, and the tests that should notice, quick ones first."""
TRIED = ("NumberReplacer", "AddNot", "ReplaceAndWithOr", "ReplaceOrWithAnd", "ReplaceTrueWithFalse",
         "ReplaceFalseWithTrue", "ZeroIterationForLoop", "ReplaceUnaryOperator_Delete_Not",
         "ReplaceUnaryOperator_Delete_USub", "ReplaceComparisonOperator_Lt_LtE", "ReplaceComparisonOperator_LtE_Lt",
         "ReplaceComparisonOperator_Gt_GtE", "ReplaceComparisonOperator_GtE_Gt", "ReplaceComparisonOperator_Eq_NotEq",
         "ReplaceComparisonOperator_NotEq_Eq", "ReplaceComparisonOperator_Is_IsNot",
         "ReplaceComparisonOperator_IsNot_Is", "ReplaceBinaryOperator_Add_Sub", "ReplaceBinaryOperator_Sub_Add",
         "ReplaceBinaryOperator_Mul_Add", "ReplaceBinaryOperator_FloorDiv_Mul")  # fmt: skip
"""Changes that somebody might make by mistake; most others end at once, which says nothing about the tests."""
CONFIG = """
[cosmic-ray]
module-path = "{target}"
timeout = 600.0
excluded-modules = []
test-command = "{python} -m pytest -x -q -p no:cacheprovider {tests}"
[cosmic-ray.distributor]
name = "local"
"""


def main() -> int:
    """Try a sample of each target's changes, tell the survivors."""
    options = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    options.add_argument("targets", nargs="*", default=list(TARGETS), help=f"some of: {', '.join(TARGETS)}")
    options.add_argument("--sample", type=int, default=60, help="changes to try of each target")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    shutil.rmtree(COPY, ignore_errors=True)
    for name in COPIED:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, _ready(COPY / name))
    return max([_try(target, given.sample, given.seed) for target in given.targets])


def _ready(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _try(target: str, sample: int, seed: int) -> int:
    folder, tests = TARGETS[target]
    config, session = f"{target}.toml", f"{target}.sqlite"
    (COPY / config).write_text(CONFIG.format(target=folder, tests=" ".join(tests), python=sys.executable))
    _cosmic_ray("baseline", config)
    _cosmic_ray("init", config, session)
    with use_db(str(COPY / session)) as db:
        _leave(db, sample, seed)
    _cosmic_ray("exec", config, session)
    with use_db(str(COPY / session), mode=WorkDB.Mode.open) as db:
        tried = [(item, result) for item, result in _finished(db) if result.worker_outcome != WorkerOutcome.SKIPPED]
    survived = [(item, result) for item, result in tried if result.test_outcome == TestOutcome.SURVIVED]
    reasons = tomllib.loads((Path(__file__).parent / "explained.toml").read_text(encoding="utf-8"))
    unexplained = [one for one in survived if _line_of(one[1]) not in reasons.get(target, {})]
    print(f"{target}: {len(tried)} changes, {len(survived)} not noticed, {len(unexplained)} of these unexplained")
    for _, result in unexplained:
        print(result.diff)
    return bool(unexplained)


def _leave(db: WorkDB, sample: int, seed: int) -> None:
    """Leave a sample of the changes worth trying; the others count as skipped."""
    items = sorted(db.work_items, key=lambda item: (_place_of(item), item.job_id))
    worth = [item for item in items if item.mutations[0].operator_name.removeprefix("core/") in TRIED]
    kept = {item.job_id for item in random.Random(seed).sample(worth, min(sample, len(worth)))}
    skipped = WorkResult(worker_outcome=WorkerOutcome.SKIPPED)
    db.set_multiple_results([item.job_id for item in items if item.job_id not in kept], skipped)


def _place_of(item: WorkItem) -> tuple[str, tuple[int, int], str, int]:
    one = item.mutations[0]
    return str(one.module_path), one.start_pos, one.operator_name, one.occurrence


def _finished(db: WorkDB) -> Iterator[tuple[WorkItem, WorkResult]]:
    results = dict(db.results)
    yield from ((item, results[item.job_id]) for item in db.work_items if item.job_id in results)


def _line_of(result: WorkResult) -> str:
    """The line that a change leaves, without its indent."""
    lines = [line[1:].strip() for line in (result.diff or "").splitlines() if line.startswith("+")]
    return next((line for line in lines if not line.startswith("++")), "")


def _cosmic_ray(*words: str) -> None:
    here = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([Path(sys.executable).parent / "cosmic-ray", *words], cwd=COPY, check=True, env=here)


if __name__ == "__main__":
    sys.exit(main())
