"""One request under some weights, for the instruments of analysts: what its plan is like."""

from api.tune.corpus import Case, request_of
from api.tune.crew import answer_to
from api.workers.done import Done, dumped
from api.workers.messages import Weigh
from solver.running.search.costs import Weights


def weigh(asked: Weigh) -> Done:
    """The plan's metrics, kilometres and bends; null where the request has no plan."""
    case = Case("", request_of(asked.request, "the request"))
    answer = answer_to((case, Weights.model_validate(asked.weights)))
    if answer is None:
        return Done(200, b"null")
    training = {date.isoformat(): km for date, km in answer.training.items()}
    return Done(200, dumped({"metrics": dict(answer.metrics), "training": training, "bent": dict(answer.bent)}))
