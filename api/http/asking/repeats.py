"""`Idempotency-Key`: the same request sent again with the same key finds what the first one made."""

from typing import Annotated, Any

from fastapi import Header

from api.http.asking.parameters import must_match
from api.store.digests import digest_of
from api.store.idempotency import Once

KEY = "^[!-~]{1,255}$"
Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        json_schema_extra={"pattern": KEY},
        description="the same key and body: the same document",
    ),
    must_match(KEY, "key_form"),
]


def once_of(tenant: str, key: str | None, request: dict[str, Any]) -> Once | None:
    """What makes a request the same; None without a key."""
    return None if key is None else Once(tenant, key, digest_of(request))
