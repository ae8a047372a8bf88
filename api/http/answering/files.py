"""Files as answers: what the exports of plans and programs have in common."""

from typing import Annotated, Any
from zoneinfo import available_timezones

from fastapi import Query, Response

from api.exports.format import Export
from api.http.asking.parameters import must, must_match
from api.http.describing.headers import declared

ZONES = available_timezones() - {"Factory", "localtime"}
"""Of the names that a machine knows, those that are the same on every other."""
IS_ZONE = must(ZONES.__contains__, "zone_form")
Zone = Annotated[
    str | None,
    Query(max_length=60, examples=["Europe/Berlin"], description="an IANA time zone; without one, all-day events"),
    IS_ZONE,
]
CLOCK = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
At = Annotated[
    str | None,
    Query(json_schema_extra={"pattern": CLOCK}, description="when sessions start, where a timezone is given"),
    must_match(CLOCK, "clock_form"),
]

Alarm = Annotated[
    int | None,
    Query(ge=0, le=7 * 24 * 60, description="minutes before a run at which the calendar reminds of it"),
]


def file_of(export: Export[Any], shape: str) -> dict[int | str, dict[str, Any]]:
    """The declaration of a file; `shape` is what a JSON file holds."""
    schema = {"type": "string", "format": "binary"} if export.media_type == "application/zip" else {"type": "string"}
    if export.media_type == "application/json":
        schema = {"$ref": f"#/components/schemas/{shape}"}
    content = {export.media_type: {"schema": schema}}
    return {200: {"description": "The file", "content": content, "headers": declared("Content-Disposition")}}


def name(response: Response, export: Export[Any], file_name: str) -> None:
    """The file's type and name, and whether a browser shows it or keeps it."""
    shown = "inline" if export.shown_in_browser else "attachment"
    text = export.media_type.startswith("text/")
    response.headers["Content-Type"] = f"{export.media_type}; charset=utf-8" if text else export.media_type
    response.headers["Content-Disposition"] = f'{shown}; filename="{file_name}"'
