"""`If-Match`: whoever changes a plan says which revision they have seen."""

import re
from typing import Annotated

from fastapi import Header

from api.http.problems import HttpProblem

TAG = r'^(\*|(W/)?"[0-9]{1,9}")$'
IfMatch = Annotated[
    str | None,
    Header(
        max_length=200,
        json_schema_extra={"pattern": TAG},
        description='the plan\'s ETag, such as "1", or *: the change is refused (412) when it has another revision by '
        "now; without the header it is refused with 428",
    ),
]
_TAG = re.compile(r'(?:W/)?"(\d{1,9})"', re.ASCII)


def tag_of(revision: int) -> str:
    """A plan's ETag: the number of its revision."""
    return f'"{revision}"'


def known_revision(if_match: str | None) -> int | None:
    """The revision that a client has seen; None for every one.

    Raises:
        HttpProblem: 428 where it does not say, 412 where it says what no revision is called.
    """
    if if_match is None:
        raise HttpProblem(428, 'say which revision you have seen: If-Match: "1", the ETag of the plan')
    if if_match.strip() == "*":
        return None
    found = _TAG.fullmatch(if_match.strip())
    if found is None:
        said = 'no revision of a plan has this tag; send the plan\'s ETag as it is, with its quotes: If-Match: "1"'
        raise HttpProblem(412, said)
    return int(found[1])
