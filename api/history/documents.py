"""Files, folders and archives as one stream of documents, read only when asked, each within the limits."""

import contextlib
import io
import os
import stat
import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from api.files.source import STANDARD, reason
from api.history.limits import MAX_DEPTH, MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES, Unusable
from api.history.packing import entry_bytes, limited, unpacked

KNOWN = (".csv", ".json", ".jsonl", ".fit", ".gpx", ".tcx")
ARCHIVE = ".zip"
PACKED = ".gz"


@dataclass(frozen=True)
class Document:
    """One file, wherever it lies: a name to show and a way to its bytes."""

    name: str
    read: Callable[[], bytes]


@dataclass
class Found:
    """Documents and, for what is none, why."""

    documents: list[Document] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    ignored: int = 0
    unpacked: int = 0

    def problem(self, name: str, message: str) -> None:
        """Note what cannot be used."""
        self.problems.append((name, message))

    def count(self, size: int) -> None:
        """Add to what was unpacked.

        Raises:
            Unusable: beyond the limit of all files together.
        """
        self.unpacked += size
        if self.unpacked > MAX_TOTAL_BYTES:
            raise Unusable(f"all files together unpack to more than {MAX_TOTAL_BYTES // 10**9} GB; name fewer of them")


def find_documents(paths: Sequence[str], stack: contextlib.ExitStack) -> Found:
    """All documents under some paths, in order of name; archives stay open until the stack is closed."""
    found = Found()
    for path in paths:
        if path == STANDARD:
            _add(found, "standard input", sys.stdin.buffer.read(MAX_FILE_BYTES + 1), stack, 0)
        else:
            _walk(found, Path(path), stack)
    return found


def document_of(name: str, data: bytes, found: Found, stack: contextlib.ExitStack) -> None:
    """Add bytes that came from somewhere else than a file, such as an upload."""
    _add(found, name, data, stack, 0)


def _walk(found: Found, path: Path, stack: contextlib.ExitStack) -> None:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            _walk_folder(found, path, stack)
        elif not stat.S_ISREG(mode):
            found.problem(str(path), "neither a file nor a folder")
        elif path.suffix.lower() == ARCHIVE or _is_zip(path):
            _open_archive(found, str(path), stack.enter_context(path.open("rb")), stack, 0)
        else:
            found.documents.append(Document(str(path), lambda: _read_file(path)))
    except (OSError, ValueError) as error:
        found.problem(str(path), f"cannot be read: {reason(error)}")


def _walk_folder(found: Found, folder: Path, stack: contextlib.ExitStack) -> None:
    def refused(error: OSError) -> None:
        found.problem(str(error.filename), f"cannot be read: {reason(error)}")

    for here, folders, names in os.walk(folder, onerror=refused):
        folders.sort()
        for name in sorted(names):
            path = Path(here) / name
            if len(found.documents) >= MAX_FILES:
                found.problem(str(folder), f"more than {MAX_FILES:,} files; the rest is not read")
                return
            if not _is_known(name):
                found.ignored += 1
            else:
                _walk(found, path, stack)


def _is_known(name: str) -> bool:
    plain = name.lower().removesuffix(PACKED)
    return plain.endswith((*KNOWN, ARCHIVE)) and not name.startswith("._")


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return unpacked(limited(file.read(MAX_FILE_BYTES + 1)))
    except OSError as error:
        raise Unusable(f"cannot be read: {reason(error)}") from None


def _add(found: Found, name: str, data: bytes, stack: contextlib.ExitStack, depth: int) -> None:
    if data.startswith(b"PK\x03\x04"):
        _open_archive(found, name, io.BytesIO(data), stack, depth)
    else:
        found.documents.append(Document(name, lambda: unpacked(limited(data))))


def _open_archive(found: Found, name: str, file: io.BufferedIOBase, stack: contextlib.ExitStack, depth: int) -> None:
    if depth >= MAX_DEPTH:
        found.problem(name, f"archives within archives are read {MAX_DEPTH} deep; unpack this one")
        return
    try:
        archive = stack.enter_context(zipfile.ZipFile(file))
        entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        found.problem(name, f"no readable zip archive ({str(error).rstrip('.').lower()})")
        return
    if len(entries) > MAX_FILES:
        found.problem(name, f"more than {MAX_FILES:,} entries; the rest is not read")
    for entry in sorted(entries[:MAX_FILES], key=lambda e: e.filename):
        _add_entry(found, name, archive, entry, stack, depth)


def _add_entry(
    found: Found, name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, stack: contextlib.ExitStack, depth: int
) -> None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    shown = f"{name}/{path}"
    if entry.is_dir():
        return
    if not _is_known(path.name) or "__MACOSX" in path.parts:
        found.ignored += 1
    elif path.is_absolute() or ".." in path.parts:
        found.problem(shown, "its name leads out of the archive; not read")
    elif stat.S_ISLNK(entry.external_attr >> 16):
        found.problem(shown, "a link, not a file; not read")
    elif path.suffix.lower() == ARCHIVE:
        try:
            data = _entry(found, archive, entry)
        except Unusable as error:
            found.problem(shown, str(error))
        else:
            _add(found, shown, data, stack, depth + 1)
    else:
        found.documents.append(Document(shown, lambda: unpacked(_entry(found, archive, entry))))


def _entry(found: Found, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    data = entry_bytes(archive, entry)
    found.count(len(data))
    return data
