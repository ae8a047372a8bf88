"""The page of errors: what one looks like, and every type that there is, from the classes and tables that make them."""

from collections.abc import Iterator

import api.http.app  # noqa: F401 - and with it every module that has errors of its own
from api.http.problems import HttpProblem
from coach.bank.labels import labels_of
from solver.errors import PacewrightError

TOP = """# Errors

In files and over HTTP alike an error is one object (RFC 9457 problem details):

```json
{"type": "urn:pacewright:no-plan", "title": "No plan can exist", "status": 422, "detail": "…",
 "errors": [{"field": "settings.raceDate", "value": "2027-01-01", "message": "…"}],
 "conflict": {"fields": ["settings.maxKmByDay.sunday"], "rules": ["R18", "R26"], "suggestion": "…"}}
```

`errors` names every field that cannot be used: where it stands, what it held, what to do instead; of more than 100
the first, and `detail` says how many follow. `conflict` is there when no plan can exist: an irreducible set of fields
(without any one of them a plan exists), the rules they meet, and what to change. `type` is what to decide by; titles,
details and messages are for people, in the language of the plan or program that they are about, or of the request (a
wish's: of its words), else in the one of the service's languages that `Accept-Language` likes best; `Content-Language`
names it. Some words are English everywhere: what is wrong with an uploaded file, and what a JSON reader says. On the
command line the same facts are sentences on standard error; exit codes are on the page
[Command line](commands.md#exit-codes).

A calm example: Sundays for the long run, and at most 1 km on Sundays.

```text
pacewright: No plan can meet R18 and R24 and R26 with this request.
    In conflict: settings.maxKmByDay.sunday, settings.preferredLongRunDay
    Rules: R18, R24, R26
    Maybe: Raise or remove maxKmByDay for sunday; or let the engine choose the long run's day.
```
"""
EXCHANGE = {
    400: "The connection closed before the body had arrived.",
    401: "The API key is missing, unknown, revoked or out of date.",
    403: "The key lacks the scope, which the detail names, or a page or a host asks that may not.",
    404: "No such address, or nothing of yours under this id.",
    405: "The address takes other methods; `Allow` names them.",
    408: "The body did not arrive in time.",
    409: "What is there cannot be asked, changed, exported or removed as it stands.",
    413: "The body is larger than may be.",
    415: "The body has a media type or a packing that this address does not take.",
    428: "Who changes a plan says with `If-Match` which revision they have seen.",
    429: "More requests in a minute than one may make; `Retry-After` says when to come again.",
}
"""What the exchange itself may end in."""


def errors_page() -> str:
    """The page as Markdown."""
    faults = labels_of().tables["fault"].items()
    return "\n".join(
        [
            *[TOP, "## Types", "", "| `type` | status | when |", "|---|---|---|"],
            *(f"| `{kind}` | {status} | {' '.join(dict.fromkeys(whens))} |" for (status, kind), whens in _types()),
            *["", "## Of a language model", "", "They cost nobody a plan and stand among its `advisories`.", ""],
            *["| `code` | what it says |", "|---|---|"],
            *(f"| `coach-{code}` | {sentence} |" for code, sentence in faults),
            "",
        ]
    )


def _types() -> list[tuple[tuple[int, str], list[str]]]:
    """Status and type of every error, with when it comes; a class without a type of its own is told by its parent."""
    found: dict[tuple[int, str], list[str]] = {}
    for status, when in EXCHANGE.items():
        found.setdefault((status, HttpProblem(status, when).type), []).append(when)
    for error in sorted(_all_of(PacewrightError), key=lambda error: (error.__module__, error.__name__)):
        if "type" in vars(error):
            found.setdefault((error.status, error.type), []).append((error.__doc__ or "").splitlines()[0])
    return sorted(found.items())


def _all_of(error: type[PacewrightError]) -> Iterator[type[PacewrightError]]:
    for one in error.__subclasses__():
        yield one
        yield from _all_of(one)
