"""A result as one self-contained HTML page."""

import base64
from collections.abc import Sequence
from pathlib import Path

from api.exports.html.markup import Markup, joined, tag
from api.files.source import reason
from api.files.target import writing
from api.tune.tables import Table
from solver.errors import BadRequest

STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; color: #222; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin-top: 2rem } img { max-width: 100% } code { background: #f3f3f3 }
table { border-collapse: collapse; font-variant-numeric: tabular-nums } th { font-weight: 600; vertical-align: bottom }
td, th { border-bottom: 1px solid #ddd; padding: .25rem .6rem; text-align: right }
td:first-child, th:first-child { text-align: left }
"""


def write_report(
    folder: Path,
    name: str,
    title: str,
    command: str,
    remarks: Sequence[str],
    tables: Sequence[Table],
    png: bytes | None,
) -> Path:
    """`NAME.html` and, with a picture, `NAME.png` in a folder; where the page is.

    Raises:
        BadRequest: when the folder cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadRequest(f"--report {folder}: {reason(error)}") from None
    if png is not None:
        with writing(str(folder / f"{name}.png")) as stream:
            stream.write(png)
    page = folder / f"{name}.html"
    with writing(str(page)) as stream:
        stream.write(_page(title, command, remarks, tables, png).encode())
    return page


def _page(title: str, command: str, remarks: Sequence[str], tables: Sequence[Table], png: bytes | None) -> str:
    head = joined(tag("meta", charset="utf-8"), tag("title", title), tag("style", Markup(STYLE)))
    body = joined(
        tag("h1", title),
        *(tag("p", remark) for remark in remarks),
        tag("img", src=f"data:image/png;base64,{base64.b64encode(png).decode()}", alt=title) if png else "",
        *(part for table in tables for part in (tag("h2", table.title), _table(table))),
        tag("p", "Made by ", tag("code", command)),
    )
    return "<!doctype html>\n" + tag("html", tag("head", head), tag("body", body), lang="en")


def _table(table: Table) -> Markup:
    head = tag("tr", *(tag("th", heading) for heading in table.headings))
    return tag("table", head, *(tag("tr", *(tag("td", cell) for cell in row)) for row in table.rows))
