"""What may stand in a text at all: plain Latin text without markup, links or invisible characters."""

import re
import unicodedata

_TAG = re.compile(r"<[^<>]{0,200}>")
_MARKDOWN = re.compile(r"[*_`#~|\\<>\[\]{}^]+")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]{0,200})\]\([^()]{0,500}\)")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')]*\s+(?=[\"'(]?[A-Z0-9])")
_SYMBOLS = {"So", "Sk", "Cf", "Cc", "Co", "Cn", "Cs", "Zl", "Zp"}
_DASHES = str.maketrans({"–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "“": '"', "”": '"'})  # noqa: RUF001


def plain(text: str) -> str | None:
    """The text on one line in plain characters; None where it has letters of another script.

    Compatibility forms are folded first (full-width digits, ligatures), so that nothing reads otherwise than it looks.
    """
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES)
    shown = "".join(
        " " if c in "\n\r\t" else c for c in folded if c in "\n\r\t" or unicodedata.category(c) not in _SYMBOLS
    )
    if any(not _is_latin(c) for c in shown):
        return None
    unmarked = _MARKDOWN.sub("", _TAG.sub("", _MARKDOWN_LINK.sub(r"\1", shown)))
    return " ".join(unmarked.split())


def sentences_of(text: str) -> list[str]:
    """The sentences of a plain text."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def _is_latin(c: str) -> bool:
    """Letters, marks and digits of other scripts can pass for ours, or cannot be read by our checks."""
    category = unicodedata.category(c)
    if category[0] == "L":
        return "LATIN" in unicodedata.name(c, "")
    return c.isascii() if category[0] in "NM" else True
