"""Digests of JSON values: equal values have equal digests, whatever their keys' order."""

import hashlib
import json


def digest_of(value: object) -> str:
    """SHA-256 in hexadecimal."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
