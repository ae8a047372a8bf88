"""Text from strangers, made harmless for a terminal."""


def printable(text: str) -> str:
    """One line without control characters, so that no escape sequence reaches the terminal."""
    return "".join(c if c.isprintable() else " " if c.isspace() else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
