"""Results of batches and benchmarks as one table of DuckDB's: filtered, sorted, and searched for what stands out.

Whatever people ask becomes parameters of a query; names of columns are only ever those of the table.
"""

import json
import math
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from api.batch.formats import row_of
from api.files import strict_json
from solver.errors import BadRequest

PAGE, MOST_ROWS, MOST_COLUMNS = 50, 1_000_000, 200
FAR = 5.0
"""Robust standard deviations beyond which a value stands out (the median's, 1.4826 times the median deviation)."""
SPREAD = 1.4826
ANSWER, NUMBER, OFF = "answer", "row_number", "off_median"
OPERATORS: Mapping[str, str] = {
    "=": "=", "≠": "IS DISTINCT FROM", "≥": ">=", "≤": "<=", "contains": "ILIKE", "is empty": "IS NULL",
}  # fmt: skip
PARQUET = b"PAR1"


@dataclass(frozen=True)
class Filter:
    """One condition."""

    column: str
    operator: str
    value: str


@dataclass(frozen=True)
class Found:
    """A page of rows, how many there are in all, and which of them stand out; without the answers themselves."""

    columns: Sequence[str]
    rows: Sequence[Mapping[str, Any]]
    total: int
    outliers: int


class Results:
    """One uploaded file."""

    def __init__(self, name: str, body: bytes) -> None:
        """Read Parquet, or JSON Lines of a batch or of benchmarks.

        Raises:
            BadRequest: when it is neither, or too large.
        """
        self.name = name
        self._connection = duckdb.connect(":memory:", config={"threads": 1, "memory_limit": "512MB"})
        if body.startswith(PARQUET):
            self._load_parquet(body)
        else:
            self._load_rows(_rows_in(name, body))
        self._connection.execute("SET enable_external_access = false; SET lock_configuration = true")
        described = self._connection.execute("DESCRIBE runs").fetchall()
        self.kinds = {str(column): str(kind) for column, kind, *_ in described if column not in (ANSWER, NUMBER)}
        self.has_plans = any(column == ANSWER for column, *_ in described)

    @property
    def numbers(self) -> list[str]:
        """The columns that hold numbers."""
        numeric = ("INT", "DOUBLE", "FLOAT", "DECIMAL", "HUGEINT")
        return [name for name, kind in self.kinds.items() if any(part in kind for part in numeric)]

    def find(self, filters: Sequence[Filter], sort: str, outliers_of: str, page: int = 0) -> Found:
        """A page of the rows that meet all conditions; those that stand out in a column come first.

        Raises:
            BadRequest: for a column or an operator that there is not, or a value that does not fit it.
        """
        where, values = self._conditions(filters)
        first = f"CASE WHEN {OFF} > {FAR} THEN {OFF} ELSE 0 END DESC"
        order = ", ".join(filter(None, [first, self._sorted(sort), NUMBER]))
        columns = ", ".join([NUMBER, OFF, *map(_quoted, self.kinds)])
        met = f"WITH met AS (SELECT * FROM runs WHERE {where})"
        shown = f"{met}, seen AS (SELECT *, {self._far(outliers_of)} AS {OFF} FROM met)"
        query = f"{shown} SELECT {columns} FROM seen ORDER BY {order} LIMIT ? OFFSET ?"
        count = f"{shown} SELECT count(*), count(*) FILTER (WHERE {OFF} > {FAR}) FROM seen"
        cursor = self._connection.cursor()
        try:
            rows = cursor.execute(query, [*values, PAGE, PAGE * page]).fetchall()
            total, outliers = cursor.execute(count, values).fetchone() or (0, 0)
        except duckdb.Error as error:
            raise BadRequest(f"this cannot be asked: {str(error).splitlines()[0][:200]}") from None
        names = [NUMBER, OFF, *self.kinds]
        return Found(list(self.kinds), [dict(zip(names, row, strict=True)) for row in rows], total, outliers)

    def answer(self, number: int) -> tuple[str | None, Mapping[str, Any]]:
        """A row's id and the answer in it.

        Raises:
            BadRequest: when there is no such row, or no plan in it.
        """
        query = f"SELECT id, {ANSWER} FROM runs WHERE {NUMBER} = ?"
        row = self._connection.cursor().execute(query, [number]).fetchone() if self.has_plans else None
        if row is None or not row[1]:
            raise BadRequest("there is no plan in this row")
        data = strict_json.parse(str(row[1]).encode(), f"row {number}")
        return row[0], data if isinstance(data, dict) else {}

    # -- reading ---------------------------------------------------------------------------------

    def _load_parquet(self, body: bytes) -> None:
        with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
            file.write(body)
            file.flush()
            try:
                self._create("SELECT * FROM read_parquet(?)", [str(Path(file.name))])
            except duckdb.Error as error:
                raise BadRequest(f"{self.name} is no Parquet: {str(error).splitlines()[0][:200]}") from None

    def _load_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        names = list(dict.fromkeys(name for row in rows for name in row))
        if len(names) > MOST_COLUMNS:
            raise BadRequest(f"{self.name} has more than {MOST_COLUMNS} columns")
        table = pa.table({name: _column([row.get(name) for row in rows]) for name in names})
        self._connection.register("uploaded", table)
        self._create("SELECT * FROM uploaded", [])
        self._connection.unregister("uploaded")

    def _create(self, source: str, values: list[str]) -> None:
        query = f"CREATE TABLE runs AS SELECT row_number() OVER () AS {NUMBER}, * FROM ({source}) LIMIT {MOST_ROWS}"
        self._connection.execute(query, values)

    # -- asking ----------------------------------------------------------------------------------

    def _conditions(self, filters: Sequence[Filter]) -> tuple[str, list[str]]:
        parts, values = ["true"], []
        for one in filters:
            self._known(one.column)
            if one.operator not in OPERATORS:
                raise BadRequest(f"{one.operator[:20]} is no comparison; known are {', '.join(OPERATORS)}")
            column, operator = _quoted(one.column), OPERATORS[one.operator]
            if operator == "IS NULL":
                parts.append(f"{column} IS NULL")
            elif operator == "ILIKE":
                parts.append(f"CAST({column} AS VARCHAR) ILIKE '%' || ? || '%'")
                values.append(one.value)
            else:
                kind = "DOUBLE" if one.column in self.numbers else "VARCHAR"
                parts.append(f"CAST({column} AS {kind}) {operator} CAST(? AS {kind})")
                values.append(one.value)
        return " AND ".join(parts), values

    def _far(self, column: str) -> str:
        """By how many robust standard deviations a row stands out; where most are alike, whatever is not them does."""
        if not column:
            return "0.0"
        if column not in self.numbers:
            raise BadRequest(f"{column[:60]} holds no numbers")
        name = _quoted(column)
        off = f"abs({name} - median({name}) OVER ())"
        spread = f"nullif({SPREAD} * mad({name}) OVER (), 0)"
        return f"coalesce({off} / {spread}, 0.0)"

    def _sorted(self, column: str) -> str:
        name = column.removeprefix("-")
        if not name:
            return ""
        self._known(name)
        return f"{_quoted(name)} {'DESC' if column.startswith('-') else 'ASC'} NULLS LAST"

    def _known(self, column: str) -> None:
        if column not in self.kinds:
            raise BadRequest(f"{column[:60]} is no column of {self.name}")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _rows_in(name: str, body: bytes) -> list[Mapping[str, Any]]:
    """Lines of a batch's answers by their columns; other lines flat."""
    rows: list[Mapping[str, Any]] = []
    for number, line in enumerate(body.splitlines(), start=1):
        if line.strip():
            data = strict_json.parse(line, f"{name}, line {number}")
            if not isinstance(data, dict):
                raise BadRequest(f"{name}, line {number} holds no object")
            rows.append(row_of(data) if data.keys() & {"plan", "revision", "error"} else dict(_flat(data)))
    if not rows:
        raise BadRequest(f"{name} holds no results; it takes Parquet or JSON Lines")
    return rows


def _flat(data: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", json.dumps(value) if isinstance(value, list) else value


def _column(values: list[Any]) -> Any:
    """A column of numbers where all are, else of text."""
    given = [value for value in values if value is not None]
    if given and all(isinstance(value, int | float) and not isinstance(value, bool) for value in given):
        return pa.array([None if v is None or not math.isfinite(v) else float(v) for v in values], pa.float64())
    return pa.array([None if value is None else str(value) for value in values], pa.string())
