import datetime as dt
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.http.app import create_app
from api.saved_weights import Saved, read, save
from api.settings import load_config
from api.store.database import Database
from api.store.keys import Keys
from solver.errors import BadRequest
from solver.running.search.costs import Weights
from tests.api.http.conftest import service

NOON = dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC)


def profile(name: str = "our_club", tenant: str = "local", why: str = 'Sundays "first"') -> Saved:
    weights = Weights(long_run=60).model_dump(by_alias=True)
    return Saved(name=name, weights=weights, who="Ann", why=why, when=NOON, tenant=tenant)


def test_a_saved_profile_is_found_by_name_with_who_when_and_why(tmp_path: Path) -> None:
    save(tmp_path / "profiles", profile(), frozenset())
    assert read(tmp_path / "profiles") == [profile()]
    assert load_config(None, tmp_path / "profiles").resolve_weights("our_club") == Weights(long_run=60)


def test_its_file_is_a_settings_file_like_any_other(tmp_path: Path) -> None:
    path = save(tmp_path / "profiles", profile(), frozenset())
    assert load_config(path, tmp_path / "none").resolve_weights("our_club") == Weights(long_run=60)


def test_a_service_shows_everybody_a_profiles_name_and_numbers_and_nobody_who_saved_it_and_why(tmp_path: Path) -> None:
    save(tmp_path / "profiles", profile(tenant="harriers", why="for the juniors"), frozenset())
    settings = service(tmp_path, auth="keys", profiles=tmp_path / "profiles")
    app = create_app(settings)
    stranger = Keys(Database(settings.database_url)).create("ben", "test").secret
    client = TestClient(app, headers={"Authorization": f"Bearer {stranger}"})
    shown = client.get("/v1/weights")
    assert shown.json()["our_club"]["longRun"] == 60
    for answer in (shown, client.get("/openapi.json")):
        for private in ('"Ann"', "harriers", "juniors"):
            assert private not in answer.text


def test_its_owner_replaces_it_and_nobody_else(tmp_path: Path) -> None:
    save(tmp_path, profile(), frozenset())
    save(tmp_path, profile(why="once more"), frozenset())
    assert [one.why for one in read(tmp_path)] == ["once more"]
    with pytest.raises(BadRequest, match="is in use already"):
        save(tmp_path, profile(tenant="another"), frozenset())
    with pytest.raises(BadRequest, match="is in use already"):
        save(tmp_path, profile(name="default"), frozenset({"default"}))


@pytest.mark.parametrize("changed", [{"name": "../up"}, {"name": ""}, {"why": "two\nlines"}, {"why": " "}])
def test_what_cannot_be_a_profile_is_refused(tmp_path: Path, changed: dict[str, str]) -> None:
    with pytest.raises(BadRequest):
        save(tmp_path, profile(**changed), frozenset())
    assert not list(tmp_path.iterdir())


def test_a_strange_file_among_them_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.toml").write_text("[weights.other]\n")
    with pytest.raises(BadRequest, match=r"notes\.toml is no saved profile"):
        load_config(None, tmp_path)
