"""What asking for a document comes to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """A document that was asked for; `new` is False where an idempotency key found an earlier one."""

    id: str
    new: bool
