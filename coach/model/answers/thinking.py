"""Answers of models that think aloud: the thoughts are left out."""

import re

_OPEN = re.compile(r"<(?:think|thinking|thought|reasoning)>", re.IGNORECASE)
_CLOSE = re.compile(r"</(?:think|thinking|thought|reasoning)>|<\|message\|>", re.IGNORECASE)


def without_thoughts(text: str) -> str:
    """What follows the last thought; where that holds no object, what came before the first.

    A thought that was begun and never ended hides nothing: the answer may stand in it.
    """
    ends = [match.end() for match in _CLOSE.finditer(text)]
    begun = _OPEN.search(text)
    after = text[ends[-1] :] if ends else text
    before = text[: begun.start()] if begun else ""
    return before if "{" not in after and "{" in before else after
