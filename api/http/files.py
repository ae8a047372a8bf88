"""Files as answers: what the exports of plans and programs have in common."""

from typing import Annotated, Any
from zoneinfo import available_timezones

from fastapi import Query, Response

from api.exports.format import Export
from api.http.problems import HttpProblem

ZONES = sorted(available_timezones())
Zone = Annotated[
    str | None,
    Query(json_schema_extra={"enum": ZONES}, description="an IANA time zone; without one, all-day events"),
]
At = Annotated[str | None, Query(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$", description="when sessions start")]


def check_zone(timezone: str | None) -> None:
    """Refuse what is no time zone.

    Raises:
        HttpProblem: 422.
    """
    if timezone is not None and timezone not in ZONES:
        raise HttpProblem(422, "timezone must be an IANA time zone such as Europe/Berlin")


def file_of(export: Export[Any], shape: str) -> dict[int | str, dict[str, Any]]:
    """The declaration of a file; `shape` is what a JSON file holds."""
    schema = {"type": "string", "format": "binary"} if export.media_type == "application/zip" else {"type": "string"}
    if export.media_type == "application/json":
        schema = {"$ref": f"#/components/schemas/{shape}"}
    return {200: {"description": "The file", "content": {export.media_type: {"schema": schema}}}}


def name(response: Response, export: Export[Any], file_name: str) -> None:
    """The file's type and name, and whether a browser shows it or keeps it."""
    shown = "inline" if export.shown_in_browser else "attachment"
    text = export.media_type.startswith("text/")
    response.headers["Content-Type"] = f"{export.media_type}; charset=utf-8" if text else export.media_type
    response.headers["Content-Disposition"] = f'{shown}; filename="{file_name}"'
