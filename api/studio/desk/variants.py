"""Other settings to try: a name and what it would be, as people type it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.studio.desk.form import sections
from solver.errors import BadRequest

FIELDS: Mapping[str, str] = {
    field["path"].removeprefix("settings."): field["label"]
    for section in sections([])
    for field in section["fields"]
    if field["path"].startswith("settings.") and field["kind"] in ("choice", "number", "date", "yes-no", "several")
}
"""The settings that can be tried, by their names in JSON."""
LONGEST = 200


@dataclass(frozen=True)
class Variant:
    """A changed setting, and how it was said."""

    settings: Mapping[str, Any]
    said: str


def read_variant(name: str, value: str) -> Variant:
    """A setting as it was typed: numbers, dates, true and false, names, or several with commas between.

    Raises:
        BadRequest: for a setting that there is not.
    """
    if name not in FIELDS or not value.strip() or len(value) > LONGEST:
        raise BadRequest("choose a setting and say what it would be")
    text = value.strip()
    return Variant({name: _meant(text)}, f"{FIELDS[name]}: {text}")


def _meant(text: str) -> Any:
    try:
        plain = json.loads(text)
    except ValueError:
        plain = None
    if isinstance(plain, bool | int | float) or text == "null":
        return plain
    words = [part.strip().lower().replace(" ", "_") for part in text.split(",") if part.strip()]
    return words if "," in text else words[0]
