"""What is asked: messages, and the shape that the answer should have."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Message:
    """One message of a conversation."""

    role: str
    content: str


@dataclass(frozen=True)
class Prompt:
    """What is asked, and the JSON schema that the answer should follow."""

    messages: tuple[Message, ...]
    schema: dict[str, Any]
    name: str

    @property
    def text(self) -> str:
        """For the record."""
        return "\n\n".join(f"[{message.role}]\n{message.content}" for message in self.messages)
