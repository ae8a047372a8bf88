import pytest

from api.environment import Service, read_environment, unknown_settings
from api.language_model import model_of
from solver.errors import BadRequest
from tests.api.command_line import run


def test_without_settings_the_service_is_for_this_machine_and_this_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    service = read_environment()
    assert (service.host, service.on_loopback, service.auth) == ("127.0.0.1", True, "auto")
    assert service.database_url == "sqlite:////data/pacewright/pacewright.db"
    assert service.queue_limit == 4 * service.workers


def test_what_is_given_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"PACEWRIGHT_PORT": "9000", "PACEWRIGHT_HOST": "::1", "PACEWRIGHT_WORKERS": ""}.items():
        monkeypatch.setenv(name, value)
    service = read_environment(port=9001, host=None)
    assert (service.port, service.host) == (9001, "::1")


def test_every_mistake_is_named_at_once_and_no_password_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    variables = {
        "PACEWRIGHT_PORT": "eighty",
        "PACEWRIGHT_WORKERS": "0",
        "PACEWRIGHT_WORKER_ID": "my/worker",
        "PACEWRIGHT_DATABASE_URL": "mysql://me:secret@host/db",
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(BadRequest) as caught:
        read_environment()
    assert {e.field for e in caught.value.errors} == set(variables)
    assert "secret" not in str(caught.value.as_problem())


def test_what_looks_like_a_setting_and_is_none_is_named() -> None:
    variables = {"PACEWRIGHT_WORKER": "2", "PACEWRIGHT_WORKERS": "2", "PACEWRIGHT_LLM_MODEL": "m", "HOME": "/"}
    variables |= {"PACEWRIGHT_COACH_PROSE": "off"}
    assert unknown_settings(variables) == ["PACEWRIGHT_WORKER"]


def test_the_commands_help_names_every_variable() -> None:
    told = run("serve", "--help").stdout
    assert {f"PACEWRIGHT_{field.upper()}" for field in Service.model_fields} <= set(told.split())
    assert "default: one for each core" in " ".join(told.split())


def test_a_model_may_be_kept_from_writing_sentences_of_its_own() -> None:
    named = {"PACEWRIGHT_LLM_MODEL": "m", "OPENAI_API_KEY": "any"}
    prose = [model_of({**named, **more}).settings.prose for more in ({}, _prose("on"), _prose("off"))]
    assert prose == [True, True, False]
    with pytest.raises(BadRequest) as caught:
        model_of({**named, **_prose("sometimes")})
    assert [error.field for error in caught.value.errors] == ["PACEWRIGHT_COACH_PROSE"]


def _prose(value: str) -> dict[str, str]:
    return {"PACEWRIGHT_COACH_PROSE": value}


def test_a_switch_is_on_or_off(monkeypatch: pytest.MonkeyPatch) -> None:
    for value, expected in (("on", True), ("off", False)):
        monkeypatch.setenv("PACEWRIGHT_MCP", value)
        assert read_environment().mcp is expected
    monkeypatch.setenv("PACEWRIGHT_MCP", "maybe")
    with pytest.raises(BadRequest, match="PACEWRIGHT_MCP: must be on or off"):
        read_environment()
