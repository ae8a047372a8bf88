"""What came back from a language model, as a reply: its text, and what went wrong."""

import unicodedata
from dataclasses import dataclass

from coach.model.answers.gathering import Gathered
from coach.model.faults import Fault

MOST_REASON = 160
_BY_STATUS = {401: "unauthorized", 403: "unauthorized", 408: "timeout", 429: "rate-limited"}


@dataclass(frozen=True)
class Reply:
    """What came back: text ("" without any) and what went wrong, if anything did."""

    text: str = ""
    fault: Fault | None = None


def reply_of(said: Gathered, most: int) -> Reply:
    """An answer that ended, or was left because it had no end; `most` characters of it are kept."""
    text, choice = said.best()
    if choice is None:
        reason = line_of(said.error or "", "")
        return Reply(fault=Fault("server-error", reason=reason) if said.error else Fault("unreadable", "no completion"))
    if choice.ending == "content_filter":
        return Reply(fault=Fault("content-filter"))
    if choice.refused and not text.strip():
        return Reply(fault=Fault("refusal"))
    if not text.strip():
        return Reply(fault=Fault("empty"))
    if len(text) > most:
        return Reply(text[:most], Fault("too-long"))
    return Reply(text, Fault("cut-short") if choice.ending == "length" or said.error else None)


def reply_cut_off(said: Gathered, error: Exception, key: str = "") -> Reply:
    """A connection that ended early, or a refusal; what had arrived before is kept."""
    from httpx2 import HTTPError, InvalidURL
    from openai import APIConnectionError, APIStatusError, APITimeoutError

    from coach.model.wire import TooLong

    text, _ = said.best()
    name = type(error).__name__
    if isinstance(error, APIStatusError):
        return Reply(fault=_of_status(error.status_code, reason_of(error, key)))
    if any(isinstance(cause, TooLong) for cause in (error, error.__cause__, error.__context__)):
        return Reply(text, Fault("too-long", name))
    if text.strip():
        return Reply(text, Fault("cut-short", name))
    if isinstance(error, APITimeoutError):
        return Reply(fault=Fault("timeout", name))
    if isinstance(error, InvalidURL):
        return Reply(fault=Fault("bad-address", name, line_of(str(error), key)))
    unreachable = isinstance(error, APIConnectionError | HTTPError | OSError)
    return Reply(fault=Fault("unreachable" if unreachable else "unreadable", name))


def _of_status(status: int, reason: str) -> Fault:
    return Fault(_BY_STATUS.get(status, "server-error" if status >= 500 else "refused-request"), str(status), reason)


def reason_of(error: Exception, key: str) -> str:
    """The endpoint's own words for a refusal: a line without the key."""
    body = getattr(error, "body", None)
    if isinstance(body, dict):
        said = [body.get("message"), body.get("param"), body.get("code")]
        return line_of(", ".join(dict.fromkeys(str(part) for part in said if isinstance(part, str) and part)), key)
    return line_of(body if isinstance(body, str) else "", key)


def line_of(text: str, key: str) -> str:
    """A short line of a text that came from elsewhere: no control characters, no markup, and never the key."""
    cut = text[: 4 * MOST_REASON].replace(key, "(key)") if key else text[: 4 * MOST_REASON]
    shown = "".join(" " if unicodedata.category(c)[0] == "C" or c in "<>" else c for c in cut)
    return " ".join(shown.split())[:MOST_REASON].rstrip(".")
