"""`If-Match`: whoever changes a plan says which revision they have seen."""

import re
from collections.abc import Collection
from typing import Annotated

from fastapi import Header

from api.http.problems import HttpProblem
from solver.sentences import Sentence

_ONE = r'(?:W/)?"([1-9][0-9]{0,8})"'
TAG = rf"^(\*|{_ONE}( *, *{_ONE})*)$"
IfMatch = Annotated[
    str | None,
    Header(
        max_length=200,
        json_schema_extra={"pattern": TAG},
        description='the plan\'s ETag, such as "1", several of them, or *: the change is refused (412) when it has '
        "another revision by now; without the header it is refused with 428",
    ),
]
_TAG = re.compile(_ONE)


def tag_of(revision: int) -> str:
    """A plan's ETag: the number of its revision."""
    return f'"{revision}"'


def known_revisions(if_match: str | None) -> Collection[int] | None:
    """The revisions that a client has seen; None for every one. Of several tags (RFC 9110, 13.1.1) those count that a
    revision may have.

    Raises:
        HttpProblem: 428 where it does not say, 412 where it says what no revision is called.
    """
    if if_match is None:
        raise HttpProblem(428, Sentence("say_revision"))
    if if_match.strip() == "*":
        return None
    found = [_TAG.fullmatch(tag.strip()) for tag in if_match.split(",")]
    known = {int(tag[1]) for tag in found if tag is not None}
    if not known:
        raise HttpProblem(412, Sentence("no_tag"))
    return known
