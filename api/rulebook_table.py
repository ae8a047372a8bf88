"""The rulebook for readers outside the code: JSON objects, and the documentation's table."""

from pydantic.alias_generators import to_camel

from solver.running.rulebook import RULEBOOK


def as_json() -> list[dict[str, object]]:
    """Every rule: what it says, where it comes from, when it bends and its numbers."""
    return [
        {
            "id": rule.id,
            "title": rule.title,
            "statement": rule.statement,
            "source": rule.source,
            "tier": rule.tier.value,
            "bends": rule.bends,
            "parameters": {to_camel(name): value for name, value in rule.parameters.items()},
        }
        for rule in RULEBOOK
    ]


def as_markdown() -> str:
    """One table: the rules in their order, with when they bend."""
    head = ["| Rule | Says | Bends | Source |", "|---|---|---|---|"]
    rows = [
        f"| **{rule.id}** {rule.title} | {_cell(rule.statement)} | {bending(rule.bends)} | {_cell(rule.source)} |"
        for rule in RULEBOOK
    ]
    return "\n".join([*head, *rows]) + "\n"


def bending(place: str | None) -> str:
    """A rule's place in the bending order, in a word."""
    return place or "never"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
