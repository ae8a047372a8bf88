import pytest

from tests.api.command_line import run, save
from tests.coach import endpoint as ep
from tests.coach.recorded import recorded


@pytest.fixture(scope="session")
def loaded(tmp_path_factory):
    """What a process loads once, above all the openai package, is nothing that an endpoint costs."""
    request = recorded("warm").request.model_dump(mode="json", by_alias=True)
    path = save(tmp_path_factory.mktemp("loaded") / "request.json", request)
    with ep.endpoint(ep.says("")) as there:
        assert run("plan", path, "--coach", "llm", **there.environment()).exit_code == 0
