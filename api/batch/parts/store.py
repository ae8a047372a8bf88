"""Where the parts of a batch lie: each appears whole under its number or not at all."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.batch.formats import file_systems
from solver.errors import BadRequest

_PART = re.compile(r"part-(\d{8})\.jsonl$")


@dataclass(frozen=True)
class PartStore:
    """A folder at any address that fsspec knows."""

    address: str

    @property
    def _place(self) -> tuple[Any, str]:
        filesystem, path = file_systems().core.url_to_fs(self.address)
        return filesystem, path.rstrip("/")

    def numbers(self) -> set[int]:
        """The parts that are there."""
        filesystem, folder = self._place
        filesystem.invalidate_cache()
        if not filesystem.isdir(folder):
            return set()
        return {int(found[1]) for name in filesystem.ls(folder, detail=False) if (found := _PART.search(name))}

    def write(self, number: int, data: bytes) -> None:
        """Put a part in its place in one step; writing it twice leaves one."""
        self._put(f"part-{number:08}.jsonl", data)

    def read(self, number: int) -> bytes:
        """A part that is there."""
        filesystem, folder = self._place
        data: bytes = filesystem.cat_file(f"{folder}/part-{number:08}.jsonl")
        return data

    def manifest(self) -> dict[str, Any] | None:
        """What the parts belong to, None before the first."""
        filesystem, folder = self._place
        path = f"{folder}/manifest.json"
        if not filesystem.exists(path):
            return None
        try:
            found = json.loads(filesystem.cat_file(path))
        except ValueError:
            raise BadRequest(f"{self.address}/manifest.json is not JSON; remove the folder to start anew") from None
        return found if isinstance(found, dict) else None

    def keep_manifest(self, manifest: dict[str, Any]) -> None:
        """Say what the parts belong to."""
        self._put("manifest.json", json.dumps(manifest, indent=1).encode())

    def remove(self) -> None:
        """All of it, once it has been merged."""
        filesystem, folder = self._place
        filesystem.rm(folder, recursive=True)

    def _put(self, name: str, data: bytes) -> None:
        """`open()` of some file systems publishes half an object after an exception: a file of this machine is renamed
        into place, an object is sent in one piece."""
        filesystem, folder = self._place
        filesystem.makedirs(folder, exist_ok=True)
        if "file" in filesystem.protocol:
            partial = Path(folder) / f".{name}.{os.getpid()}"
            partial.write_bytes(data)
            partial.replace(Path(folder) / name)
        else:
            filesystem.pipe_file(f"{folder}/{name}", data)

    def lines(self, count: int) -> Iterator[bytes]:
        """Every answer of parts 0 to `count`, in the order of the input."""
        for number in range(count):
            yield from self.read(number).splitlines(keepends=True)
