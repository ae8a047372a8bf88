"""The languages that the engine speaks, one file of data each; a new file is a new language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

ROOM = Path(__file__).parent
ENGLISH = "en"
LANGUAGES = tuple(sorted((path.stem for path in ROOM.glob("*.toml")), key=lambda code: (code != ENGLISH, code)))
"""Their codes, English first, as it is what a request without a language gets."""


@cache
def words_of(language: str) -> Mapping[str, Any]:
    """Everything that a language's file holds."""
    return tomllib.loads((ROOM / f"{language}.toml").read_text(encoding="utf-8"))
