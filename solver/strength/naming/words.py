"""Names made comparable: "BB RDL (heavy)" and "Barbell Romanian Dead-lifts" become words of one vocabulary."""

import re
import unicodedata
from functools import lru_cache

from solver.strength.naming.spellings import FOREIGN, JOINED, WORDS

_KEPT_S = frozenset(
    {"press", "triceps", "biceps", "quads", "delts", "glutes", "abs", "cross", "russian", "bss", "svend"}
)
_IDLE = "the a an of with on using and or to for in at by per each heavy light moderate optional x"
_ALWAYS_IDLE = frozenset(_IDLE.split())


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in one spelling and the singular, in their order."""
    plain = unicodedata.normalize("NFKD", name[:200].replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    plain = " " + " ".join(re.findall(r"[a-z]+|[0-9]+", plain.replace("'s", "s"))) + " "
    for there, here in (*FOREIGN, *JOINED):
        plain = plain.replace(f" {there} ", f" {here} ")
    words = " ".join(WORDS.get(word, _singular(word)) for word in plain.split()).split()
    return tuple(word for word in dict.fromkeys(words) if word not in _ALWAYS_IDLE and not word.isdigit())


def _singular(word: str) -> str:
    if word in _KEPT_S or word in WORDS:
        return word
    if word.endswith("sses") or word.endswith("ches"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def key_of(words: tuple[str, ...] | list[str]) -> str:
    """The same key for the same words in any order."""
    return " ".join(sorted(words))
