"""The files that put a batch on Kubernetes or SLURM say what the code needs, and nothing that is not there."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from typing import Any, Literal

import pytest
import typer.main
import yaml
from pydantic import BaseModel, ConfigDict

from api.commands.app import app
from solver import ENGINE_VERSION
from tests.api.command_line import ROOT

FOLDER = ROOT / "api" / "deploy" / "batch"
SLURM = (FOLDER / "slurm.sh").read_text(encoding="utf-8")
IMAGE = f"pacewright-batch:{ENGINE_VERSION}"
OURS = typer.main.get_command(app).commands["solve-batch"]


class Strict(BaseModel):
    """Of what Kubernetes knows, the fields that these files use; a misspelt one is found."""

    model_config = ConfigDict(extra="forbid")


class Container(Strict):
    name: str
    image: str
    command: list[str]
    env: list[dict[Literal["name", "value"], str]] = []
    resources: dict[Literal["requests", "limits"], dict[Literal["cpu", "memory"], str]]
    volumeMounts: list[dict[Literal["name", "mountPath"], str]] = []


class Claim(Strict):
    claimName: str


class Volume(Strict):
    name: str
    persistentVolumeClaim: Claim


class Pod(Strict):
    restartPolicy: Literal["OnFailure"] | None = None
    securityContext: dict[Literal["runAsNonRoot", "runAsUser", "fsGroup"], int]
    containers: list[Container]
    volumes: list[Volume] = []


def documents() -> dict[tuple[str, str], dict[str, Any]]:
    found = yaml.safe_load_all((FOLDER / "kubernetes.yaml").read_text(encoding="utf-8"))
    return {(item["kind"], item["metadata"]["name"]): item for item in found}


def pods() -> dict[str, Pod]:
    return {
        name: Pod.model_validate(item["spec"]["template"]["spec"])
        for (_, name), item in documents().items()
        if "template" in item["spec"]
    }


def container(name: str) -> Container:
    (found,) = pods()[name].containers
    return found


def calls() -> Iterator[list[str]]:
    """Every command that the files start, by its words."""
    for name in pods():
        yield container(name).command
    for line in SLURM.splitlines():
        words = shlex.split(line.removesuffix(" &"), comments=True)
        words = words[1:] if words[:1] == ["srun"] else words
        if words[:1] in (["dask"], ["pacewright"]):
            yield words


def test_every_command_and_every_option_exists() -> None:
    from distributed.cli import dask_scheduler, dask_worker

    known = {
        ("dask", "scheduler"): dask_scheduler.main,
        ("dask", "worker"): dask_worker.main,
        ("pacewright", "solve-batch"): OURS,
    }
    found = [*calls()]
    assert len(found) == 6
    for words in found:
        command = known[words[0], words[1]]
        options = {name: option for option in command.params for name in (*option.opts, *option.secondary_opts)}
        for word in words[2:]:
            assert not word.startswith("-") or word in options, words
        with command.make_context(words[1], list(words[2:]), resilient_parsing=True) as context:
            assert not context.args, words


def test_the_images_are_of_this_version_and_have_what_a_cluster_needs() -> None:
    assert {container(name).image for name in pods()} == {IMAGE}
    dockerfile = (FOLDER / "Dockerfile").read_text(encoding="utf-8")
    assert re.findall(r"^FROM (\S+)$", dockerfile, re.MULTILINE) == [f"pacewright:{ENGINE_VERSION}"]
    assert f"-t {IMAGE} " in dockerfile
    assert f"image: pacewright:{ENGINE_VERSION}\n" in (FOLDER.parent / "kubernetes.yaml").read_text(encoding="utf-8")
    assert "COPY requirements-batch.lock ./\nRUN pip install --no-cache-dir --require-hashes -r" in dockerfile
    locks = {
        name: dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements-batch.lock", "requirements-serve.lock")
    }
    batch, serve = locks.values()
    assert {"distributed", "dask", "fsspec", "pyarrow"} <= set(batch)
    assert {name: batch[name] for name in batch.keys() & serve.keys()} == {
        name: serve[name] for name in batch.keys() & serve.keys()
    }


def test_everything_speaks_to_the_scheduler_by_its_services_name() -> None:
    found = documents()
    address = f"tcp://pacewright-scheduler:{found['Service', 'pacewright-scheduler']['spec']['ports'][0]['port']}"
    assert address in container("pacewright-workers").command
    assert address in container("pacewright-batch").command


def test_selectors_choose_their_own_pods_and_limits_are_set() -> None:
    for (kind, name), item in documents().items():
        if kind == "Deployment":
            assert item["spec"]["selector"]["matchLabels"] == item["spec"]["template"]["metadata"]["labels"]
        if kind in ("Deployment", "Job"):
            assert "memory" in container(name).resources["limits"]


def test_the_job_and_its_workers_see_the_same_folder_and_the_batch_lies_there() -> None:
    (claim,) = (item for (kind, _), item in documents().items() if kind == "PersistentVolumeClaim")
    assert claim["spec"]["accessModes"] == ["ReadWriteMany"]
    for name in ("pacewright-workers", "pacewright-batch"):
        (volume,), (mount,) = pods()[name].volumes, container(name).volumeMounts
        assert volume.persistentVolumeClaim.claimName == claim["metadata"]["name"]
        assert (mount["name"], mount["mountPath"]) == (volume.name, "/batches")
        assert pods()[name].securityContext["fsGroup"] == 10001
    files = [word for word in container("pacewright-batch").command if "tonight" in word]
    assert len(files) == 2
    assert all(word.startswith("/batches/") for word in files)


@pytest.mark.parametrize(
    "name",
    [
        "DASK_DISTRIBUTED__WORKER__DAEMON",
        "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED",
        "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL",
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES",
        "DASK_DISTRIBUTED__ADMIN__LOW_LEVEL_LOG_LENGTH",
    ],
)
def test_both_set_what_a_child_a_kill_flat_memory_and_all_of_a_core_need(name: str) -> None:
    assert name in {entry["name"] for pod in pods() for entry in container(pod).env}
    assert name in SLURM


def test_every_setting_is_one_that_dask_knows() -> None:
    import dask.config

    named = {entry["name"] for pod in pods() for entry in container(pod).env} | set(re.findall(r"DASK_\w+", SLURM))
    assert len(named) == 5
    for name in named:
        dask.config.get(name.removeprefix("DASK_").lower().replace("__", "."))  # raises where there is none


def test_the_slurm_script_is_sound_bash_and_hides_the_dashboard() -> None:
    subprocess.run(["bash", "-n", str(FOLDER / "slurm.sh")], check=True)
    assert SLURM.count("--no-dashboard") == 2
    assert "--requeue" in SLURM
