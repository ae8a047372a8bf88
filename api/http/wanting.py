"""The language that a caller wants, by `Accept-Language` (RFC 9110, 12.5.4)."""

from solver.languages import ENGLISH, LANGUAGES


def wanted_by(accepted: str | None) -> str:
    """Of our languages the one that is liked best, of several the first; English where none is."""
    best, liking = ENGLISH, 0.0
    for one in (accepted or "").split(","):
        tag, _, weight = one.partition(";")
        language, likes = tag.strip().partition("-")[0].lower(), _weight(weight)
        if language in LANGUAGES and likes > liking:
            best, liking = language, likes
    return best


def _weight(text: str) -> float:
    """1 without one; what cannot be read is not wanted."""
    name, _, value = text.replace(" ", "").partition("=")
    try:
        return float(value) if name == "q" else float(not name)
    except ValueError:
        return 0.0
