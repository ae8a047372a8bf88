"""From bytes to rows: the encoding, what stands between the cells, and which row is the head."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from api.history.limits import MAX_LINE, MAX_ROWS, Unusable
from api.history.tables.layout import roles_in

DELIMITERS = ",;\t|"
MOST_PREAMBLE = 40
"""Rows above the head: a title, who exported it and when."""

_SEPARATOR = re.compile(r"^\"?sep=(.)\"?\s*(?:\r\n|\n|\r)", re.IGNORECASE)


@dataclass
class Rows:
    """A table's head and the rows below it; `first` is the number of the first of these, for messages."""

    head: list[str]
    body: list[list[str]]
    first: int
    problems: list[str] = field(default_factory=list)


def rows_of(data: bytes) -> Rows:
    """The head and body of a table.

    Raises:
        Unusable: when its first line is endless.
    """
    text, note = _decoded(data)
    text = text.lstrip("\ufeff \t\r\n")
    problems = [note] if note else []
    said = _SEPARATOR.match(text)
    if said:
        text = text[said.end() :]
    if len(text[:MAX_LINE].partition("\n")[0]) > MAX_LINE // 2:
        raise Unusable(f"its first line is longer than {MAX_LINE // 2:,} characters; that is no table")
    csv.field_size_limit(MAX_LINE)
    delimiter, skipped = _shape(text, said[1] if said else None)
    rows = _rows(text, delimiter, problems)
    above = list(islice(rows, skipped + 1))
    return Rows([c.strip() for c in above[-1]] if above else [], list(rows), skipped + 2 + bool(said), problems)


def _decoded(data: bytes) -> tuple[str, str | None]:
    for start, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(start):
            return data.decode(encoding, errors="replace"), None
    for at, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(data) >= 8 and not any(data[at:400:2]):
            return data.decode(encoding, errors="replace"), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "not UTF-8; read as Windows-1252"


def _shape(text: str, said: str | None) -> tuple[str, int]:
    """The delimiter, and how many rows stand above the head: those with which most columns have a meaning."""
    start = text[: MAX_LINE // 4]
    best = (0, 0, 0, said or max(DELIMITERS, key=start.partition("\n")[0].count))
    for delimiter in [said] if said else DELIMITERS:
        for at, row in enumerate(islice(_rows(start, delimiter, []), MOST_PREAMBLE)):
            known = len(roles_in(row))
            if known > 1 and (known, len(row)) > best[:2]:
                best = (known, len(row), at, delimiter)
    return best[3], best[2]


def _rows(text: str, delimiter: str, problems: list[str]) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    count = 0
    try:
        for row in reader:
            if not any(row):
                continue
            count += 1
            if count > MAX_ROWS + 1:
                problems.append(f"has more than {MAX_ROWS:,} rows; the rest is not read, so leave out old years")
                return
            yield [cell[1:] if cell[:1] == "'" else cell for cell in row]  # spreadsheets protect cells so
    except csv.Error as error:
        problems.append(f"line {reader.line_num}: {error}; what follows is not read")


def overfull(row: Sequence[str], width: int) -> bool:
    """Whether a row has more cells than the head: a comma inside a number, most often."""
    return any(cell.strip() for cell in row[width:])
