"""The rulebooks for readers outside the code: JSON objects, and the documentation's tables."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from pydantic.alias_generators import to_camel

from solver.rule import Domain, Tier
from solver.running.rules.rulebook import RULEBOOK as RUNNING_RULES
from solver.strength.rules.rulebook import RULEBOOK as STRENGTH_RULES


class DocumentedRule(Protocol):
    """What the rules of both domains say of themselves."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def statement(self) -> str: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def tier(self) -> Tier: ...  # noqa: D102
    @property
    def bends(self) -> str | None: ...  # noqa: D102
    @property
    def parameters(self) -> Mapping[str, object]: ...  # noqa: D102


RULEBOOKS: Mapping[Domain, Sequence[DocumentedRule]] = {
    Domain.RUNNING: RUNNING_RULES,
    Domain.STRENGTH: STRENGTH_RULES,
}


def as_json(domain: Domain | None = None) -> list[dict[str, object]]:
    """Every rule, of one domain or of both: what it says, where it comes from, when it bends and its numbers."""
    return [
        {
            "id": rule.id,
            "domain": where.value,
            "title": rule.title,
            "statement": rule.statement,
            "source": rule.source,
            "tier": rule.tier.value,
            "bends": rule.bends,
            "parameters": {to_camel(name): value for name, value in rule.parameters.items()},
        }
        for where in domains(domain)
        for rule in RULEBOOKS[where]
    ]


def as_markdown(domain: Domain | None = None) -> str:
    """One table a domain: the rules in their order, with when they bend."""
    return "\n".join(map(_table, domains(domain)))


def domains(domain: Domain | None) -> Sequence[Domain]:
    """The one that was asked for, or all."""
    return tuple(Domain) if domain is None else (domain,)


def _table(domain: Domain) -> str:
    head = ["| Rule | Says | Bends | Source |", "|---|---|---|---|"]
    rows = [
        f"| **{rule.id}** {rule.title} | {_cell(rule.statement)} | {bending(rule.bends)} | {_cell(rule.source)} |"
        for rule in RULEBOOKS[domain]
    ]
    return "\n".join([*head, *rows]) + "\n"


def bending(place: str | None) -> str:
    """A rule's place in the bending order, in a word."""
    return place or "never"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
