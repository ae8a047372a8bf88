"""Why a field of a request cannot be used, in sentences that every language has."""

from solver.errors import FieldError
from solver.sentences import Sentence


class Unusable(ValueError):
    """What a validator raises: the sentence to be said of its field, made when it is said."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return Sentence(self.code, **self.values)


def refused(field: str, value: object, code: str, **values: object) -> FieldError:
    """A field that cannot be used, for a reason that can be told in every language."""
    return FieldError(field, value, Sentence(code, **values))
