"""What came back from a language model, as a reply: its text, and what went wrong."""

from dataclasses import dataclass

from coach.model.faults import Fault


@dataclass(frozen=True)
class Reply:
    """What came back: text ("" without any) and what went wrong, if anything did."""

    text: str = ""
    fault: Fault | None = None


def reply_of_body(body: object) -> Reply:
    """An answer that did not come as a stream."""
    try:
        choice = body["choices"][0]  # type: ignore[index]
        message = choice["message"]
        if message.get("refusal"):
            return Reply(fault=Fault("refusal"))
        return reply_of(str(message.get("content") or ""), choice.get("finish_reason"))
    except (AttributeError, IndexError, KeyError, TypeError):
        return Reply(fault=Fault("unreadable", "no chat completion"))


def reply_of(text: str, ending: str | None) -> Reply:
    """An answer that ended, and why."""
    if ending == "content_filter":
        return Reply(fault=Fault("content-filter"))
    if not text.strip():
        return Reply(fault=Fault("empty"))
    return Reply(text, Fault("cut-short") if ending == "length" else None)


def _status_fault(status: int) -> Fault:
    known = {401: "unauthorized", 403: "unauthorized", 408: "timeout", 429: "rate-limited"}
    return Fault(known.get(status, "server-error" if status >= 500 else "refused-request"), str(status))


def reply_cut_off(text: str, error: Exception) -> Reply:
    """A connection that ended early: what had arrived is kept."""
    from httpx2 import HTTPError
    from openai import APIConnectionError, APIStatusError, APITimeoutError

    from coach.model.wire import TooLong

    causes = [error, error.__cause__, error.__context__]
    name = type(error).__name__
    if any(isinstance(cause, TooLong) for cause in causes):
        return Reply(fault=Fault("too-long", name))
    if isinstance(error, APIStatusError):
        return Reply(fault=_status_fault(error.status_code))
    if text.strip():
        return Reply(text, Fault("cut-short", name))
    if isinstance(error, APITimeoutError):
        return Reply(fault=Fault("timeout", name))
    if isinstance(error, APIConnectionError | HTTPError | OSError):
        return Reply(fault=Fault("unreachable", name))
    return Reply(fault=Fault("unreadable", name))
