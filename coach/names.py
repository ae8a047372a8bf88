"""Names that a user typed, made fit for titles."""

import re
import unicodedata

NAME_LENGTH = 40
_TAG = re.compile(r"<[^<>]*>")
_JOINERS = "\u200c\u200d"
"""What joins parts of an emoji, or of a word in scripts that need it: wanted inside, nowhere else."""
_LOOSE = re.compile(f"(?<!\\S)[{_JOINERS}]+|[{_JOINERS}]+(?!\\S)")
_UNWANTED = str.maketrans("", "", "<>`*_[]{}|\\#")


def clean_name(text: str | None) -> str | None:
    """A name that a user typed, fit for a title: one line, no control characters or markup, 40 characters at most."""
    if text is None:
        return None
    untagged = _TAG.sub("", text).translate(_UNWANTED)
    plain = "".join(c if c in _JOINERS or unicodedata.category(c)[0] not in "CZ" else " " for c in untagged)
    words = " ".join(_LOOSE.sub("", plain).split())
    short = words if len(words) <= NAME_LENGTH else words[: NAME_LENGTH - 3].rstrip(f" {_JOINERS}") + "..."
    return short or None
