"""What the numbers were measured on, for the rows: never a machine's name."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

from solver import ENGINE_VERSION


def machine() -> dict[str, str | int | float]:
    return {
        "cpu": _cpu(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        "system": platform.system(),
        "loadBefore": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else -1,
    }


def versions() -> dict[str, str]:
    packages = {name: version(name) for name in ("ortools", "highspy", "pyscipopt", "gurobipy", "numpy", "pydantic")}
    return {"engine": ENGINE_VERSION, "python": platform.python_version(), **packages}


def _cpu() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
