"""What can go wrong with a call to a language model: codes, whose sentences a language's labels have."""

from dataclasses import dataclass

from coach.bank.labels import DEFAULT, labels_of


@dataclass(frozen=True)
class Fault:
    """Why there is no answer, or only part of one.

    `detail` is for logs: a status code or class. `reason` is the endpoint's own words for a refusal, already cut to a
    line and without the key.
    """

    code: str
    detail: str = ""
    reason: str = ""

    def sentence(self, language: str = DEFAULT) -> str:
        """For people."""
        labels = labels_of(language)
        sentence = labels.say(f"fault.{self.code}")
        said = ": ".join(filter(None, (self.detail if self.detail.isdigit() else "", self.reason)))
        return labels.say("asking.it_said", sentence=sentence, said=said) if said else sentence

    @property
    def is_fatal(self) -> bool:
        """Whether nothing of the answer can be used."""
        return self.code not in ("cut-short", "too-long")

    @property
    def may_pass(self) -> bool:
        """Whether the same question may be answered a moment later, where this came under a status that promised it."""
        return self.code in ("server-error", "unreadable")
