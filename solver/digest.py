"""What makes two answers the same: a digest of all that they follow from."""

import hashlib
import json

from solver import ENGINE_VERSION

LENGTH = 32


def digest_of(*content: object) -> str:
    """SHA-256 over JSON values and the engine's version: equal digests mean equal answers."""
    text = json.dumps([*content, ENGINE_VERSION], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
