"""Names that a user typed, made fit for titles."""

import re
import unicodedata

NAME_LENGTH = 40
_TAG = re.compile(r"<[^<>]*>")
_UNWANTED = str.maketrans("", "", "<>`*_[]{}|\\#")


def clean_name(text: str | None) -> str | None:
    """A name that a user typed, fit for a title: one line, no control characters or markup, 40 characters at most."""
    if text is None:
        return None
    untagged = _TAG.sub("", text).translate(_UNWANTED)
    plain = "".join(c if unicodedata.category(c)[0] not in "CZ" else " " for c in untagged)
    words = " ".join(plain.split())
    short = words if len(words) <= NAME_LENGTH else words[: NAME_LENGTH - 3].rstrip() + "..."
    return short or None
