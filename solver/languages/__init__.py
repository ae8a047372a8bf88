"""The languages that the engine speaks, one folder of data each; a new folder is a new language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

ROOM = Path(__file__).parent
ENGLISH = "en"
LANGUAGES = tuple(
    sorted({path.parent.name for path in ROOM.glob("*/*.toml")}, key=lambda code: (code != ENGLISH, code))
)
"""Their codes, English first, as it is what a request without a language gets."""

if TYPE_CHECKING:
    Language = str
else:
    Language = Literal[LANGUAGES]


@cache
def words_of(language: str) -> Mapping[str, Any]:
    """Everything that a language's files hold: of plans, of programs, and the names of exercises."""
    tables: dict[str, Any] = {}
    for file in sorted((ROOM / language).glob("*.toml")):
        tables |= tomllib.loads(file.read_text(encoding="utf-8"))
    return tables
