"""The files that put a batch on Kubernetes or SLURM say what the code needs."""

import subprocess
from typing import Any

import pytest
import yaml

from tests.api.command_line import ROOT

FOLDER = ROOT / "api" / "deploy" / "batch"


def documents() -> dict[tuple[str, str], dict[str, Any]]:
    found = yaml.safe_load_all((FOLDER / "kubernetes.yaml").read_text(encoding="utf-8"))
    return {(item["kind"], item["metadata"]["name"]): item for item in found}


def container(item: dict[str, Any]) -> dict[str, Any]:
    return item["spec"]["template"]["spec"]["containers"][0]


def test_everything_speaks_to_the_scheduler_by_its_services_name() -> None:
    found = documents()
    address = f"tcp://pacewright-scheduler:{found['Service', 'pacewright-scheduler']['spec']['ports'][0]['port']}"
    assert address in container(found["Deployment", "pacewright-workers"])["command"]
    assert address in container(found["Job", "pacewright-batch"])["command"]


def test_selectors_choose_their_own_pods_and_limits_are_set() -> None:
    for (kind, _), item in documents().items():
        if kind == "Deployment":
            assert item["spec"]["selector"]["matchLabels"] == item["spec"]["template"]["metadata"]["labels"]
        if kind != "Service":
            assert "memory" in container(item)["resources"]["limits"]


@pytest.mark.parametrize(
    "name",
    [
        "DASK_DISTRIBUTED__WORKER__DAEMON",
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES",
        "DASK_DISTRIBUTED__ADMIN__LOW_LEVEL_LOG_LENGTH",
    ],
)
def test_both_set_what_the_workers_child_a_kill_and_flat_memory_need(name: str) -> None:
    set_there = {entry["name"] for item in documents().values() if "template" in item["spec"]
                 for entry in container(item).get("env", [])}  # fmt: skip
    assert name in set_there
    assert name in (FOLDER / "slurm.sh").read_text(encoding="utf-8")


def test_the_slurm_script_is_sound_bash_and_hides_the_dashboard() -> None:
    subprocess.run(["bash", "-n", str(FOLDER / "slurm.sh")], check=True)
    text = (FOLDER / "slurm.sh").read_text(encoding="utf-8")
    assert text.count("--no-dashboard") == 2
    assert "--requeue" in text
