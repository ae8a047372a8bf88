"""The peers: each module in `benchmarks/peers/solvers` is one, and nothing else is needed.

The first line of its docstring is its title. It defines

* `solve(task: Task) -> Outcome`: from what `prepared` returned (or the task itself) to an answer. Only this is timed,
  so it holds all building and solving; wall and processor time are filled in for it;
* `prepared(task: Task) -> object`, if something is to be left out of the time, such as reading JSON;
* `EXACT = False`, if it may miss the optimum and answers `DONE`; `SAME_MODEL = False`, if it answers another question
  than the strict model; `STATED = True`, if it takes the stated program; `SAMPLE = n`, if it is so slow that every
  n-th instance has to do.

Modules are read, not imported, on this side: some solvers cannot be loaded beside OR-Tools.
"""

import ast
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "solvers"


@dataclass(frozen=True)
class Peer:
    """A peer as its module describes it."""

    name: str
    title: str
    exact: bool = True
    same_model: bool = True
    sample: int = 1
    stated: bool = False

    @property
    def module(self) -> str:
        return f"benchmarks.peers.solvers.{self.name.replace('-', '_')}"


@lru_cache
def all_peers() -> tuple[Peer, ...]:
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.py")) if path.stem != "__init__")


def _read(path: Path) -> Peer:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = {
        target.id: ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in ("EXACT", "SAME_MODEL", "SAMPLE", "STATED")
    }
    title = (ast.get_docstring(tree) or path.stem).splitlines()[0].rstrip(".")
    return Peer(path.stem.replace("_", "-"), title, **{name.lower(): value for name, value in constants.items()})
