"""The framing of FIT files: messages of known size, decoded only where somebody asks for them.

A reader that decodes every field (fitdecode) takes some 50 µs a message, several minutes for a thousand hours of
running. Most messages hold nothing for a profile, and are stepped over here. The format: "Flexible and Interoperable
Data Transfer (FIT) Protocol", Garmin 2023. The tests compare with fitdecode.
"""

import array
import functools
import struct
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from api.history.limits import Unusable

Fields = Mapping[int, str]
"""Of one kind of message: the numbers of wanted fields, each with its name."""

_TYPES = {
    0: "B",
    1: "b",
    2: "B",
    0x83: "h",
    0x84: "H",
    0x85: "i",
    0x86: "I",
    0x88: "f",
    0x89: "d",
    10: "B",
    0x8B: "H",
    0x8C: "I",
    13: "B",
    0x8E: "q",
    0x8F: "Q",
    0x90: "Q",
}
_INVALID = {
    "B": 0xFF,
    "b": 0x7F,
    "h": 0x7FFF,
    "H": 0xFFFF,
    "i": 0x7FFFFFFF,
    "I": 0xFFFFFFFF,
    "q": (1 << 63) - 1,
    "Q": (1 << 64) - 1,
}
TIMESTAMP = 253
DESCRIPTION = 206
"""The message that says what a developer's field holds."""

HEADER_SIZES = (14, 12)

Described = dict[tuple[int, int], "DeveloperField"]
"""Developers' fields by the number of their developer and their own."""


class DeveloperField(NamedTuple):
    """A field that an app added: its type, its name and unit, and the field of the profile that it stands for."""

    base: int
    name: str
    unit: str
    native: int | None


DISTANCE_UNITS = {"": 100.0, "m": 100.0, "meters": 100.0, "km": 100_000.0, "kilometers": 100_000.0, "cm": 1.0}
"""Centimetres of each unit in which apps give distances."""

DISTANCE_NAMES = ("distance", "total distance")
NATIVE_DISTANCE = {18: 9, 20: 5}
"""The number of the distance among the fields of a session and of a record."""

DEVELOPER_DISTANCE = "developer metres"
"""The name under which a developer's distance is found, in centimetres as the profile's own."""


class Message(NamedTuple):
    """One message: its kind's number, and the wanted fields that have a value."""

    kind: int
    values: dict[str, float]


@dataclass(frozen=True)
class _Layout:
    kind: int
    size: int
    parts: struct.Struct | None
    names: tuple[tuple[str, str, float], ...]
    has_time: bool


def is_fit(data: bytes) -> bool:
    """Whether some bytes begin as a FIT file does."""
    return len(data) >= 12 and data[8:12] == b".FIT"


def read_messages(data: bytes, wanted: Mapping[int, Fields], problems: list[str]) -> Iterator[Message]:
    """The wanted messages of a file, and of others chained behind it; of a damaged one those before the damage.

    Raises:
        Unusable: when nothing of the file can be read.
    """
    at, first = 0, True
    while at < len(data):
        if not is_fit(data[at : at + 12]):
            if first:
                raise Unusable("not a FIT file")
            return
        header, size = _header(data, at, problems), int.from_bytes(data[at + 4 : at + 8], "little")
        if size == 0 and len(data) > at + header + 2:
            size = len(data) - at - header - 2
            problems.append("its header says that it has 0 bytes of data; read to its end")
            end = at + header + size
        elif (end := at + header + size) + 2 <= len(data) and checksum(data[at : end + 2]) != 0:
            problems.append("its checksum is wrong; what can be read is used")
        if end + 2 > len(data):
            problems.append(f"cut off: {len(data) - at:,} of {header + size + 2:,} bytes; what is there is used")
        yield from _messages(data, at + header, min(end, len(data)), wanted, problems)
        at, first = end + 2, False


def _header(data: bytes, at: int, problems: list[str]) -> int:
    """The length of a header; one that says it has none ends where the first definition begins."""
    if data[at] >= HEADER_SIZES[1]:
        return data[at]
    problems.append(f"its header says that it has {data[at]} bytes itself; read on behind it")
    for size in HEADER_SIZES:
        if at + size + 1 < len(data) and data[at + size] & 0xE0 == 0x40 and data[at + size + 1] == 0:
            return size
    return HEADER_SIZES[0]


def _messages(data: bytes, at: int, end: int, wanted: Mapping[int, Fields], problems: list[str]) -> Iterator[Message]:
    layouts: dict[int, _Layout] = {}
    described: Described = {}
    last_time = 0
    while at < end:
        head = data[at]
        at += 1
        if head & 0x80:
            local, offset = head >> 5 & 3, head & 31
            last_time += (offset - last_time) & 31
        elif head & 0x40:
            layout, length = _definition(data, at, head, wanted, described)
            if layout is None:
                problems.append("broken off in a definition")
                return
            layouts[head & 15] = layout
            at += length
            continue
        else:
            local = head & 15
        found = layouts.get(local)
        if found is None or at + found.size > end:
            problems.append("damaged or cut off within a message; what comes before is used")
            return
        if found.kind == DESCRIPTION:
            _describe(found, data, at, described)
        elif found.parts is not None:
            values = _values(found, data, at)
            if found.has_time:
                last_time = int(values.get("timestamp", last_time))
            elif head & 0x80:
                values["timestamp"] = float(last_time)
            yield Message(found.kind, values)
        at += found.size


def _definition(
    data: bytes, at: int, head: int, wanted: Mapping[int, Fields], described: Described
) -> tuple[_Layout | None, int]:
    """The layout that a definition message gives, and its length; None when it is cut off."""
    if at + 5 > len(data):
        return None, 0
    order = ">" if data[at + 1] else "<"
    kind = struct.unpack_from(order + "H", data, at + 2)[0]
    count = data[at + 4]
    length = 5 + 3 * count
    raw = data[at + 5 : at + length]
    developer = b""
    if head & 0x20 and at + length < len(data):
        more = data[at + length]
        developer = data[at + length + 1 : at + length + 1 + 3 * more]
        length += 1 + 3 * more
    if len(raw) < 3 * count:
        return None, 0
    size = sum(raw[1::3]) + sum(developer[1::3])
    fields = wanted.get(kind)
    if kind == DESCRIPTION:
        numbers = tuple((str(n), str(w), 0.0) for n, w in zip(raw[0::3], raw[1::3], strict=True))
        return _Layout(kind, size, None, numbers, False), length
    if fields is None:
        return _Layout(kind, size, None, (), False), length
    code, names = order, []
    for number, width, base in zip(raw[0::3], raw[1::3], raw[2::3], strict=True):
        form = _TYPES.get(base, "")
        name = "timestamp" if number == TIMESTAMP else fields.get(number)
        if name and form and struct.calcsize(order + form) == width:
            code += form
            names.append((name, form, 1.0))
        else:
            code += f"{width}x"
    for number, width, index in zip(developer[0::3], developer[1::3], developer[2::3], strict=False):
        field = described.get((index, number))
        form = _TYPES.get(field.base, "") if field and _is_distance(kind, field) else ""
        if field and form and struct.calcsize(order + form) == width:
            code += form
            names.append((DEVELOPER_DISTANCE, form, DISTANCE_UNITS[field.unit]))
        else:
            code += f"{width}x"
    has_time = any(n == "timestamp" for n, *_ in names)
    return _Layout(kind, size, struct.Struct(code), tuple(names), has_time), length


def _describe(layout: _Layout, data: bytes, at: int, described: Described) -> None:
    """Note what a developer's field holds: fields 0 to 3, 8 and 15 of its description."""
    cells: dict[int, bytes] = {}
    for number, width, _ in layout.names:
        cells[int(number)] = data[at : at + int(width)]
        at += int(width)
    if all(cells.get(n) for n in (0, 1, 2)):
        name, unit = (cells.get(n, b"").split(b"\0")[0].decode("utf-8", "replace").strip().lower() for n in (3, 8))
        native = cells.get(15, b"\xff")[0]
        field = DeveloperField(cells[2][0], name, unit, None if native == 0xFF else native)
        described[cells[0][0], cells[1][0]] = field


def _is_distance(kind: int, field: DeveloperField) -> bool:
    """Whether a developer's field is the whole distance so far, in a unit that is known."""
    if field.unit not in DISTANCE_UNITS:
        return False
    return field.native == NATIVE_DISTANCE.get(kind, -1) or field.name.replace("_", " ") in DISTANCE_NAMES


def _values(layout: _Layout, data: bytes, at: int) -> dict[str, float]:
    assert layout.parts is not None
    raw = layout.parts.unpack_from(data, at)
    return {
        name: v if unit == 1.0 else v * unit
        for (name, form, unit), v in zip(layout.names, raw, strict=True)
        if v != _INVALID.get(form) and v == v
    }


def checksum(data: bytes) -> int:
    """FIT's CRC-16 (polynomial 0xA001), two bytes a step; 0 for a whole file with its own checksum."""
    table = _pairs()
    words = array.array("H", data[: len(data) & ~1])
    if sys.byteorder == "big":
        words.byteswap()
    crc = 0
    for word in words:
        crc = table[crc ^ word]
    if len(data) & 1:
        crc = (crc >> 8) ^ _bytes()[(crc ^ data[-1]) & 0xFF]
    return crc


@functools.cache
def _bytes() -> list[int]:
    table = []
    for value in range(256):
        crc = value
        for _ in range(8):
            crc = (crc >> 1) ^ (0xA001 if crc & 1 else 0)
        table.append(crc)
    return table


@functools.cache
def _pairs() -> list[int]:
    one = _bytes()
    return [(half := one[v & 0xFF] ^ (v >> 8)) >> 8 ^ one[half & 0xFF] for v in range(65536)]
