"""What a deployment is described by, read without any container: shapes, settings, addresses, and times that fit."""

import re
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from pydantic import BaseModel, ConfigDict, Field
from starlette.testclient import TestClient

from api.environment import Service
from api.http import app, server
from api.http.app import create_app
from tests.api.command_line import ROOT
from tests.api.http.conftest import service

DEPLOY = ROOT / "api" / "deploy"
CPU, MEMORY = r"^\d+(\.\d+)?$|^\d+m$", r"^\d+(Mi|Gi)$"


class Strict(BaseModel):
    """As the tool's own schema: what is misspelt is refused."""

    model_config = ConfigDict(extra="forbid")


class Build(Strict):
    context: str
    dockerfile: str


class Health(Strict):
    test: list[str]
    interval: str
    retries: int


class ComposeService(Strict):
    image: str | None = None
    build: Build | None = None
    restart: Literal["no", "always", "on-failure", "unless-stopped"] = "no"
    stop_grace_period: str = Field("10s", pattern=r"^\d+s$")
    depends_on: dict[str, dict[Literal["condition"], Literal["service_healthy"]]] = {}
    environment: dict[str, str] = {}
    ports: list[str] = []
    volumes: list[str] = []
    healthcheck: Health | None = None


class Compose(BaseModel):
    services: dict[str, ComposeService]
    volumes: dict[str, dict[str, Any]]


class Named(Strict):
    name: str
    labels: dict[str, str] = {}


class HttpGet(Strict):
    path: str
    port: str


class Probe(Strict):
    httpGet: HttpGet
    periodSeconds: int
    failureThreshold: int = 3
    timeoutSeconds: int = 1


class Variable(Strict):
    name: str
    value: str | None = None
    valueFrom: dict[Literal["fieldRef", "secretKeyRef"], dict[str, str]] | None = None


class Amounts(Strict):
    cpu: str = Field(pattern=CPU)
    memory: str = Field(pattern=MEMORY)


class ContainerSecurity(Strict):
    allowPrivilegeEscalation: Literal[False]
    readOnlyRootFilesystem: Literal[True]
    capabilities: dict[Literal["drop"], list[Literal["ALL"]]]


class Container(Strict):
    name: str
    image: str
    ports: list[dict[str, str | int]]
    env: list[Variable]
    resources: dict[Literal["requests", "limits"], Amounts]
    startupProbe: Probe
    livenessProbe: Probe
    readinessProbe: Probe
    securityContext: ContainerSecurity
    volumeMounts: list[dict[Literal["name", "mountPath"], str]]


class PodSecurity(Strict):
    runAsNonRoot: Literal[True]
    runAsUser: int
    seccompProfile: dict[Literal["type"], str]


class PodSpec(Strict):
    terminationGracePeriodSeconds: int
    automountServiceAccountToken: bool
    securityContext: PodSecurity
    containers: list[Container]
    volumes: list[dict[str, Any]]


class Pod(Strict):
    metadata: dict[Literal["labels"], dict[str, str]]
    spec: PodSpec


class StatefulSetSpec(Strict):
    serviceName: str
    replicas: int
    podManagementPolicy: Literal["Parallel", "OrderedReady"]
    selector: dict[Literal["matchLabels"], dict[str, str]]
    template: Pod


class StatefulSet(Strict):
    apiVersion: Literal["apps/v1"]
    kind: Literal["StatefulSet"]
    metadata: Named
    spec: StatefulSetSpec


def manifests() -> dict[str, dict[str, Any]]:
    return {m["kind"]: m for m in yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text())}


def stateful() -> StatefulSet:
    return StatefulSet.model_validate(manifests()["StatefulSet"])


def compose() -> Compose:
    return Compose.model_validate(yaml.safe_load((DEPLOY / "compose.yaml").read_text()))


def docker_steps() -> list[tuple[str, str]]:
    text = (DEPLOY / "Dockerfile").read_text().replace("\\\n", " ")
    return [(line.split()[0], line.partition(" ")[2]) for line in text.splitlines() if line and line[0] not in "# "]


def checked(variables: dict[str, str]) -> Service:
    names = {f"PACEWRIGHT_{name.upper()}": name for name in Service.model_fields}
    assert set(variables) <= set(names)
    return Service.model_validate({names[name]: value for name, value in variables.items()})


def test_every_setting_of_the_manifest_exists_and_can_be_used() -> None:
    (container,) = stateful().spec.template.spec.containers
    plain = {variable.name: variable.value for variable in container.env if variable.value is not None}
    used = checked(plain | {"PACEWRIGHT_WORKER_ID": "pacewright-0", "PACEWRIGHT_DATABASE_URL": "postgresql://db/x"})
    assert used.workers == int(container.resources["limits"].cpu)
    assert not used.on_loopback
    assert used.auth == "keys"
    assert [port["containerPort"] for port in container.ports] == [used.port]


def test_probes_ask_addresses_that_there_are_and_labels_find_their_pods(tmp_path: Path) -> None:
    spec = stateful().spec
    (container,) = spec.template.spec.containers
    probes = (container.startupProbe, container.livenessProbe, container.readinessProbe)
    paths = {probe.httpGet.path for probe in probes}
    assert paths == {"/healthz", "/readyz"}
    assert paths <= set(TestClient(create_app(service(tmp_path))).get("/openapi.json").json()["paths"])
    assert {port["name"] for port in container.ports} == {"http"}
    labels = spec.template.metadata["labels"]
    others = manifests()
    assert spec.selector["matchLabels"] == labels == others["Service"]["spec"]["selector"]
    assert others["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    assert spec.serviceName == others["Service"]["metadata"]["name"]
    assert {mount["name"] for mount in container.volumeMounts} == {v["name"] for v in spec.template.spec.volumes}


def test_who_is_asked_to_end_has_the_time_to_end_well() -> None:
    needed = server.GRACE_SECONDS + app.GRACE_SECONDS
    assert stateful().spec.template.spec.terminationGracePeriodSeconds > needed
    for name, one in compose().services.items():
        assert one.image is not None or int(one.stop_grace_period.removesuffix("s")) > needed, name


def test_the_composed_services_share_a_database_and_no_name() -> None:
    services = compose().services
    ours = {name: one for name, one in services.items() if one.build is not None}
    assert len(ours) == 2
    for one in ours.values():
        assert one.build is not None
        assert (DEPLOY / one.build.context / one.build.dockerfile).samefile(DEPLOY / "Dockerfile")
        assert set(one.depends_on) <= set(services)
        checked(one.environment)
    assert len({one.environment["PACEWRIGHT_WORKER_ID"] for one in ours.values()}) == 2
    assert len({one.environment["PACEWRIGHT_DATABASE_URL"] for one in ours.values()}) == 1


def ignored(path: str) -> bool:
    """As .dockerignore says: the last pattern that fits decides."""
    found = False
    for line in (ROOT / ".dockerignore").read_text().splitlines():
        pattern = line.strip().lstrip("!")
        if pattern and not pattern.startswith("#"):
            form = re.escape(pattern).replace(r"\*\*/", "(.*/)?").replace(r"\*", "[^/]*")
            if re.fullmatch(rf"{form}(/.*)?", path):
                found = not line.startswith("!")
    return found


def test_the_image_holds_what_it_copies_and_nothing_else_of_the_folder() -> None:
    copied = [name for step, rest in docker_steps() if step == "COPY" for name in rest.split()[:-1]]
    assert [name for name in copied if ignored(name) or not (ROOT / name).exists()] == []
    for name in (".git/config", ".venv/bin/python", "tests/x.py", "api/__pycache__/x.pyc", ".env", "build/x"):
        assert ignored(name), name
    assert not ignored("api/deploy/compose.yaml")


def test_an_edit_of_the_sources_does_not_install_the_dependencies_anew() -> None:
    steps = docker_steps()
    install = next(i for i, (step, rest) in enumerate(steps) if step == "RUN" and "--require-hashes" in rest)
    before = [rest for step, rest in steps[:install] if step == "COPY"]
    assert before == ["requirements-serve.lock ./"]


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-serve.lock", "requirements-batch.lock", "requirements-dev.lock"]
)
def test_a_lock_names_no_place_and_a_hash_for_everything(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    packages = [block for block in re.split(r"\n(?=\S)", text) if "==" in block]
    assert len(packages) > 20
    assert all("--hash=sha256:" in block for block in packages)


def test_the_core_needs_neither_a_server_nor_what_analysts_draw_with() -> None:
    names = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE))
    assert {"ortools", "pydantic", "typer"} <= names
    assert names.isdisjoint({"matplotlib", "optuna", "fastapi", "sqlalchemy", "dbos", "uvicorn"})
    serve = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements-serve.lock").read_text(), re.MULTILINE))
    assert names | {"fastapi", "dbos"} <= serve
    assert serve.isdisjoint({"matplotlib", "optuna"})
