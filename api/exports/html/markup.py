"""Elements as text. Whatever comes from outside is escaped here, and only here."""

from html import escape

VOID = frozenset({"br", "img", "input", "meta"})


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def tag(name: str, /, *content: object, **attributes: object) -> Markup:
    """An element; a trailing underscore in an attribute's name is dropped, other underscores become hyphens."""
    given = "".join(f' {_name(key)}="{escape(str(value))}"' for key, value in attributes.items() if value is not None)
    if name in VOID:
        return Markup(f"<{name}{given}/>")
    return Markup(f"<{name}{given}>{joined(*content)}</{name}>")


def joined(*content: object) -> Markup:
    """Several pieces, those that are no markup escaped."""
    return Markup("".join(part if isinstance(part, Markup) else escape(_printable(str(part))) for part in content))


def _printable(text: str) -> str:
    return "".join(c for c in text if c.isprintable() or c in "\n ")


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
