"""What can go wrong with a call to a language model, as codes and as sentences for people."""

from dataclasses import dataclass

SENTENCES = {
    "timeout": "The language model did not answer in time.",
    "no-time": "No time was left to ask the language model.",
    "unreachable": "The language model could not be reached.",
    "unauthorized": "The language model's endpoint refused the key.",
    "rate-limited": "The language model's endpoint asked for a pause.",
    "refused-request": "The language model's endpoint refused the request.",
    "server-error": "The language model's endpoint failed.",
    "content-filter": "The language model's endpoint filtered the answer.",
    "refusal": "The language model declined to answer.",
    "cut-short": "The language model's answer was cut short; what was complete is used.",
    "empty": "The language model's answer was empty.",
    "too-long": "The language model's answer was longer than any plan needs; what is beyond was not read.",
    "unreadable": "The language model's answer could not be read.",
    "bad-address": "OPENAI_BASE_URL is no address that can be asked.",
    "unwanted": "Nobody wants the language model's answer any more.",
    "circuit-open": "The language model failed several times in a row and is left alone for a while.",
}

BEGUN_BEFORE = (
    "A process was stopped while it asked the language model, so the model was asked again; "
    "an endpoint that does not honour Idempotency-Key may have billed both."
)


@dataclass(frozen=True)
class Fault:
    """Why there is no answer, or only part of one.

    `detail` is for logs: a status code or class. `reason` is the endpoint's own words for a refusal, already cut to a
    line and without the key.
    """

    code: str
    detail: str = ""
    reason: str = ""

    @property
    def sentence(self) -> str:
        """For people."""
        said = ": ".join(filter(None, (self.detail if self.detail.isdigit() else "", self.reason)))
        return SENTENCES[self.code] if not said else f"{SENTENCES[self.code]} It said: {said}."

    @property
    def is_fatal(self) -> bool:
        """Whether nothing of the answer can be used."""
        return self.code not in ("cut-short", "too-long")
