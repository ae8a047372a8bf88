"""The examples of answers in the OpenAPI document are no older than the engines and the service."""

from api.http.answers import answers
from api.http.describing.examples import bundled


def test_examples_are_what_the_service_answers_today() -> None:
    """`make docs` makes them anew; what differs from run to run is given."""
    assert answers() == bundled("answers")
