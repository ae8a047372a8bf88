"""A sentence taken apart into words and slots; what is made of anything else is none."""

import re
from dataclasses import dataclass
from functools import cached_property

from coach.prose.reasons import Reason

MOST_CHARS = 160
LEAST_WORDS, MOST_WORDS = 4, 22
_TOKEN = r"(?:[^\W\d_]+(?:['-][^\W\d_]+)*|\{[a-z_]+\})"
_SENTENCE = re.compile(rf"{_TOKEN}(?:,? {_TOKEN})*[.!]?")
_TOKENS = re.compile(_TOKEN)
_PARTS = re.compile(f"{_TOKEN}|,")
_APOSTROPHES = str.maketrans({"’": "'", "\u00a0": " "})  # noqa: RUF001


@dataclass(frozen=True)
class Sentence:
    """`text` as it may be shown (slots unfilled), its words and slots as they were `written`."""

    text: str
    written: tuple[str, ...]

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The words and slots in lower case."""
        return tuple(token.lower() for token in self.written)

    @property
    def parts(self) -> tuple[str, ...]:
        """The tokens and the commas between them."""
        return tuple(_PARTS.findall(self.text.lower()))

    @property
    def words(self) -> tuple[str, ...]:
        """The tokens that are no slots."""
        return tuple(token for token in self.tokens if not is_slot(token))


def is_slot(token: str) -> bool:
    """Whether a token stands for a fact."""
    return token.startswith("{")


def sentence_of(raw: object) -> Sentence | Reason:
    """One sentence with a capital and a full stop, or why it is none. Linear: nothing long is looked at."""
    if not isinstance(raw, str):
        return Reason.TYPE
    if len(raw) > MOST_CHARS:
        return Reason.LENGTH
    text = raw.strip().translate(_APOSTROPHES)
    if not _SENTENCE.fullmatch(text):
        return Reason.SIGNS
    tokens = _TOKENS.findall(text)
    if not LEAST_WORDS <= len(tokens) <= MOST_WORDS:
        return Reason.LENGTH
    whole = text[0].upper() + text[1:].rstrip(".!") + "."
    return Sentence(whole, tuple(tokens))
