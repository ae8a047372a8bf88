"""Where batches come from and go to: JSON Lines, packed or not, and Parquet, at any address that fsspec knows."""

import contextlib
import gzip
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

from api.batch.lines import Line, open_input, read_lines
from api.files.source import STANDARD, reason
from api.files.target import writing
from solver.errors import BadRequest

ROWS_AT_ONCE = 500
PARQUET, PACKED = ".parquet", ".gz"


class Sink(Protocol):
    """Where answers go, one line of JSON each."""

    def write(self, text: bytes) -> object:
        """Take one answer, its line end included."""


def is_plain(address: str) -> bool:
    """Standard input or output, or a JSON Lines file of this machine: what needs no library."""
    return address == STANDARD or ("://" not in address and not address.endswith((PARQUET, PACKED)))


@contextlib.contextmanager
def reading_lines(address: str) -> Iterator[Iterator[Line]]:
    """The lines of a batch, however they are packed.

    Raises:
        BadRequest: when there is nothing to read, or no column for what a line holds.
    """
    if is_plain(address):
        with open_input(address) as stream:
            yield read_lines(stream)
        return
    with _opened(address) as stream:
        if address.endswith(PARQUET):
            yield _rows(stream, address)
        elif address.endswith(PACKED):
            with gzip.open(stream) as unpacked:
                yield read_lines(cast(BinaryIO, unpacked))
        else:
            yield read_lines(stream)


def file_systems() -> Any:
    """fsspec, which only batches that are no plain files need.

    Raises:
        BadRequest: when it is not installed.
    """
    try:
        import fsspec
    except ImportError:
        raise BadRequest("packed files, Parquet, addresses and clusters need the extra `cluster`") from None
    return fsspec


@contextlib.contextmanager
def _opened(address: str) -> Iterator[BinaryIO]:
    fsspec = file_systems()
    try:
        with fsspec.open(address, "rb") as stream:
            yield stream
    except (OSError, ValueError, ImportError) as error:
        raise BadRequest(f"cannot read {address}: {_why(error)}") from None


def _rows(stream: BinaryIO, address: str) -> Iterator[Line]:
    """Rows as lines: each column is a field, JSON where it holds an object or text that begins like one."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(stream)
    except pa.ArrowInvalid as error:
        raise BadRequest(f"cannot read {address}: {_why(error)}") from None
    number = 0
    for batch in file.iter_batches(batch_size=ROWS_AT_ONCE):
        for row in batch.to_pylist():
            number += 1
            line = {name: _json(value) for name, value in row.items() if value is not None}
            yield Line(number, json.dumps(line, ensure_ascii=False, default=str).encode() + b"\n")


def _json(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in "{[":
        with contextlib.suppress(ValueError):
            return json.loads(value)
    return value


@contextlib.contextmanager
def writing_answers(address: str) -> Iterator[Sink]:
    """A sink whose file or object appears only when the block ends well.

    Raises:
        BadRequest: when it cannot be written.
    """
    if is_plain(address):
        with writing(address) as stream:
            yield stream
        return
    with _published(address) as local, local.open("wb") as stream:
        if address.endswith(PARQUET):
            rows = _ParquetRows(stream)
            yield rows
            rows.close()
        elif address.endswith(PACKED):
            with gzip.GzipFile(fileobj=stream, mode="wb", mtime=0) as packed:
                yield packed
        else:
            yield stream


@contextlib.contextmanager
def _published(address: str) -> Iterator[Path]:
    """A file of this machine that becomes the object at the address in one step."""
    handle, name = tempfile.mkstemp(prefix="pacewright-")
    os.close(handle)
    local = Path(name)
    fsspec = file_systems()
    try:
        yield local
        filesystem, path = fsspec.core.url_to_fs(address)
        filesystem.makedirs(filesystem._parent(path), exist_ok=True)
        if filesystem.protocol in ("file", ("file", "local")):
            partial = Path(f"{path}.{os.getpid()}.part")
            partial.write_bytes(local.read_bytes())
            partial.replace(path)
        else:
            filesystem.put_file(str(local), path)
    except (OSError, ValueError, ImportError) as error:
        raise BadRequest(f"cannot write {address}: {_why(error)}") from None
    finally:
        local.unlink(missing_ok=True)


class _ParquetRows:
    """Answers as rows: what analysts ask for in columns of its own, the answer itself beside them."""

    def __init__(self, stream: BinaryIO) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        self._pa = pa
        self._schema = pa.schema(
            [
                ("id", pa.string()),
                ("status", pa.string()),
                ("goal", pa.string()),
                ("weeks", pa.int32()),
                ("peak_km", pa.float64()),
                ("total_km", pa.float64()),
                ("bends", pa.int32()),
                ("solve_ms", pa.float64()),
                ("error", pa.string()),
                ("answer", pa.string()),
            ]
        )
        self._writer = pq.ParquetWriter(stream, self._schema, compression="zstd", compression_level=3)
        self._rows: list[dict[str, Any]] = []

    def write(self, text: bytes) -> None:
        """One answer; rows are written some hundreds at a time."""
        self._rows.append(row_of(json.loads(text)))
        if len(self._rows) >= ROWS_AT_ONCE:
            self._flush()

    def close(self) -> None:
        """Write what is left and the file's end."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._pa.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []


def row_of(answer: Mapping[str, Any]) -> dict[str, Any]:
    """An answer's columns; those of a plan are empty for an error."""
    identity = answer.get("id")
    error = answer.get("error")
    plan = answer.get("plan") or (answer.get("revision") or {}).get("plan")
    row: dict[str, Any] = {
        "id": identity if isinstance(identity, str) or identity is None else json.dumps(identity),
        "error": None if error is None else error["type"],
        "answer": json.dumps({k: v for k, v in answer.items() if k != "id"}, ensure_ascii=False, separators=(",", ":")),
    }
    if plan is not None:
        kilometres = [week["plannedDistanceKm"] for week in plan["weeks"]]
        row |= {
            "status": plan["solver"]["status"],
            "goal": plan["goal"],
            "weeks": len(plan["weeks"]),
            "peak_km": max(kilometres, default=0.0),
            "total_km": round(sum(kilometres), 6),
            "bends": len(plan["relaxations"]),
            "solve_ms": plan["solver"]["buildMs"] + plan["solver"]["solveMs"],
        }
    return row


def _why(error: Exception) -> str:
    return reason(error) if isinstance(error, OSError | ValueError) else str(error).splitlines()[0]
