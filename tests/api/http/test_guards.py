"""Who is turned away from every address alike: strangers, keys without the scope, and whoever asks too much."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.http.access import Scope
from api.http.app import create_app
from api.store.database import Database
from api.store.keys import Keys
from api.store.migrate import migrate
from tests.api.http.addresses import KEYLESS, OPERATIONS
from tests.api.http.conftest import service

pytestmark = pytest.mark.usefixtures("solvers_on_demand")

Headers = dict[str, str]
GUARDED = [name for name in OPERATIONS if name not in KEYLESS]


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, dict[str, Headers]]]:
    """A service that lets a tenant ask six times a minute, so once at first, and a tenant for each operation, who has a
    key for everything and keys without one scope each."""
    settings = service(tmp_path_factory.mktemp("guards"), auth="keys", rate_per_minute=6)
    database = Database(settings.database_url)
    migrate(database)
    keys = Keys(database)

    def key(tenant: str, scopes: set[Scope]) -> Headers:
        return {"Authorization": f"Bearer {keys.create(tenant, tenant, sorted(scopes)).secret}"}

    held = {name: key(name, set(Scope)) for name in GUARDED}
    held |= {f"without {scope}": key(f"without-{scope}", set(Scope) - {scope}) for scope in Scope}
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        yield client, held


def address_of(name: str) -> tuple[str, str]:
    """Where an operation is, of nothing that exists: guards look before anything else does."""
    method, _, path = OPERATIONS[name].partition(" ")
    for part in ("plan_id", "program_id", "profile_id", "batch_id", "webhook_id", "delivery_id"):
        path = path.replace(f"{{{part}}}", "00000000-0000-4000-8000-000000000000")
    return method, path.format(number=1, date="2027-01-19")


@pytest.mark.parametrize("name", GUARDED)
def test_a_stranger_is_told_that_a_key_is_wanted_and_nothing_else(
    guarded: tuple[TestClient, dict[str, Headers]], name: str
) -> None:
    method, address = address_of(name)
    for query in ("", "?nonsense=1"):
        refused = guarded[0].request(method, address + query)
        assert (refused.status_code, refused.headers["content-type"]) == (401, "application/problem+json")
        assert refused.json()["type"] == "urn:pacewright:not-authenticated"
        assert refused.headers["www-authenticate"] == "Bearer"
        assert refused.json()["errors"] == []


@pytest.mark.parametrize("name", GUARDED)
def test_a_key_without_the_scope_is_told_which_one_it_lacks(
    guarded: tuple[TestClient, dict[str, Headers]], name: str
) -> None:
    client, held = guarded
    method, address = address_of(name)
    refused = {scope: client.request(method, address, headers=held[f"without {scope}"]) for scope in Scope}
    lacking = [scope for scope, answer in refused.items() if answer.status_code == 403]
    assert len(lacking) == 1, {scope: answer.status_code for scope, answer in refused.items()}
    assert f"lacks the scope {lacking[0]};" in refused[lacking[0]].json()["detail"]


@pytest.mark.parametrize("name", GUARDED)
def test_who_asks_too_much_is_told_when_to_come_again(
    guarded: tuple[TestClient, dict[str, Headers]], name: str
) -> None:
    client, held = guarded
    method, address = address_of(name)
    first = client.request(method, f"{address}?nonsense=1", headers=held[name])
    assert first.status_code == 422  # asked amiss, and counted
    assert first.headers["ratelimit"].startswith('"tenant";r=0;')
    refused = client.request(method, address, headers=held[name])
    assert (refused.status_code, refused.json()["type"]) == (429, "urn:pacewright:too-many-requests")
    assert 1 <= int(refused.headers["retry-after"]) <= 10
    assert refused.headers["ratelimit-policy"] == '"tenant";q=1;w=10'
    assert refused.json()["instance"] == f"urn:pacewright:request:{refused.headers['x-request-id']}"
