"""Run the command line, in this process or in one of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from api.commands.app import app

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "api" / "examples" / "marathon.json")


def run(*args: str, stdin: str | bytes | None = None, **env: str) -> Result:
    return CliRunner().invoke(app, list(args), input=stdin, env=env)


def run_apart(*args: str, stdin: bytes = b"", **env: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        command(*args), input=stdin, capture_output=True, cwd=ROOT, env={**os.environ, **env}, timeout=60, check=False
    )


def command(*args: str) -> list[str]:
    return [sys.executable, "-W", "error", "-m", "api.cli", *args]


def save(path: Path, value: Any) -> str:
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return str(path)
