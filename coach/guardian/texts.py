"""A whole text: cleaned, its sentences judged one by one, and what is left of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from coach.guardian import conduct, lexicon
from coach.guardian.characters import plain, sentences_of
from coach.guardian.sentences import fault_of
from coach.guardian.truth import Truth

TITLE_LENGTH, DESCRIPTION_LENGTH, NOTE_LENGTH = 80, 900, 1500
LEAST_WORDS, LEAST_SHARE = 5, 0.35
MOST_RAW = 20_000
_WORD = re.compile(r"[A-Za-z]{3}")


@dataclass(frozen=True)
class Judged:
    """What may be shown (None: nothing of it), and why it is not all of what was written."""

    text: str | None
    reasons: tuple[str, ...] = ()


def judge_title(raw: object, truth: Truth) -> Judged:
    """A title stays whole or not at all."""
    text, reason = _readable(raw, 1)
    if text is None:
        return Judged(None, (reason,))
    if not _WORD.search(text):
        return Judged(None, ("empty",))
    if len(text) > TITLE_LENGTH:
        return Judged(None, ("length",))
    fault = fault_of(text.rstrip("."), truth)
    if fault:
        return Judged(None, (fault,))
    return Judged(text.rstrip("."), () if text == raw else ("characters",))


def judge_text(raw: object, truth: Truth, most: int = DESCRIPTION_LENGTH) -> Judged:
    """Sentences that cannot be shown to be true are left out; too little left is nothing."""
    text, reason = _readable(raw, LEAST_WORDS)
    if text is None:
        return Judged(None, (reason,))
    if not _english(text):
        return Judged(None, ("language",))
    faults = {sentence: fault_of(sentence, truth) for sentence in sentences_of(text)}
    kept = [sentence for sentence, fault in faults.items() if fault is None]
    reasons = [fault for fault in faults.values() if fault is not None]
    while kept and len(" ".join(kept)) > most:
        kept.pop()
        reasons.append("length")
    left = " ".join(kept)
    if len(left.split()) < max(LEAST_WORDS, LEAST_SHARE * len(text.split())) or not _starts_well(left):
        return Judged(None, tuple(dict.fromkeys(reasons)) or ("repeated",))
    if left != raw and not reasons:
        reasons.append("characters")
    return Judged(left, tuple(dict.fromkeys(reasons)))


def _readable(raw: object, least_words: int) -> tuple[str | None, str]:
    """The plain text, or None with the reason: wrong type, another script, too little, or something that taints it."""
    if not isinstance(raw, str):
        return None, "missing" if raw is None else "wrong-type"
    text = plain(raw[:MOST_RAW])
    if text is None:
        return None, "script"
    if len(text.split()) < least_words:
        return None, "empty"
    for code, tainted in _TAINTS.items():
        if tainted(text):
            return None, code
    return text, ""


def _dangerous(text: str) -> bool:
    return any(not lexicon.NEGATION.search(text[: match.start()]) for match in conduct.DANGEROUS.finditer(text))


_TAINTS: dict[str, Callable[[str], bool]] = {
    "dangerous": _dangerous,
    "injection": lambda text: conduct.INJECTED.search(text) is not None,
    "rude": lambda text: conduct.RUDE.search(text) is not None,
    "advertising": lambda text: conduct.ADVERTISING.search(text) is not None,
    "no-text": lambda text: conduct.NO_TEXT.search(text) is not None,
}


def _english(text: str) -> bool:
    """Longer texts without any of the language's commonest words are in another language, or in none."""
    words = [word.strip(".,;:!?\"'()").lower() for word in text.split()]
    return len(words) < 8 or sum(word in lexicon.ENGLISH for word in words) >= len(words) / 10


def _starts_well(text: str) -> bool:
    """What is left must not begin in the middle of a thought."""
    return not text.lower().startswith(("then ", "and ", "but ", "or ", "so ", "after that", "afterwards"))
