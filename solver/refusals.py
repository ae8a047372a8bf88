"""Why a field of a request cannot be used, in sentences that every language has."""

from solver.errors import FieldError
from solver.sentences import Sentence


class Unusable(ValueError):
    """What a validator raises: the sentence that is said of its field."""

    def __init__(self, code: str, **values: object) -> None:
        self.sentence = Sentence(code, **values)
        super().__init__(self.sentence)


def refused(field: str, value: object, code: str, **values: object) -> FieldError:
    """A field that cannot be used, for a reason that can be told in every language."""
    return FieldError(field, value, Sentence(code, **values))
