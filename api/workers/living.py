"""The living plan in a solver process: why, what if, and revisions. The service sends plan and request as it stored
them, and what the client asked beside them."""

from api.files import strict_json
from api.files.documents import plan_of
from api.workers.done import Done, dumped
from api.workers.questions import BODY, PlanWishes, RequestWishes, read
from solver.running import engine
from solver.running.request.request import read_request
from solver.running.search.config import EngineConfig
from solver.weekday import Weekday


def why(body: bytes, _: EngineConfig) -> Done:
    """Why a week or a day is as it is."""
    data = strict_json.parse(body, BODY)
    day = None if data["day"] is None else Weekday(data["day"])
    account = engine.why(read_request(data["request"]), plan_of(data["plan"]), data["week"], day)
    return Done(200, dumped(account.as_json()))


def what_if_of_plan(body: bytes, config: EngineConfig) -> Done:
    """What becomes of wishes on a stored plan."""
    data = strict_json.parse(body, BODY)
    asked, request = read(PlanWishes, data["asked"]), read_request(data["request"])
    found = engine.what_if(request, asked.wishes, plan_of(data["plan"]), asked.today, config)
    return Done(200, dumped([alternative.as_json() for alternative in found]))


def what_if(body: bytes, config: EngineConfig) -> Done:
    """What becomes of wishes on a request."""
    asked = read(RequestWishes, strict_json.parse(body, BODY))
    found = engine.what_if(config.request_in(asked.request), asked.wishes, config=config)
    return Done(200, dumped([alternative.as_json() for alternative in found]))
