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


class Message(NamedTuple):
    """One message: its kind's number, and the wanted fields that have a value."""

    kind: int
    values: dict[str, float]


@dataclass(frozen=True)
class _Layout:
    kind: int
    size: int
    parts: struct.Struct | None
    names: tuple[tuple[str, str], ...]
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
        header, size = data[at], int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + header + size
        if end + 2 > len(data):
            problems.append(f"cut off: {len(data) - at:,} of {header + size + 2:,} bytes; what is there is used")
        elif checksum(data[at : end + 2]) != 0:
            problems.append("its checksum is wrong; what can be read is used")
        yield from _messages(data, at + header, min(end, len(data)), wanted, problems)
        at, first = end + 2, False


def _messages(data: bytes, at: int, end: int, wanted: Mapping[int, Fields], problems: list[str]) -> Iterator[Message]:
    layouts: dict[int, _Layout] = {}
    last_time = 0
    while at < end:
        head = data[at]
        at += 1
        if head & 0x80:
            local, offset = head >> 5 & 3, head & 31
            last_time += (offset - last_time) & 31
        elif head & 0x40:
            layout, length = _definition(data, at, head, wanted)
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
        if found.parts is not None:
            values = _values(found, data, at)
            if found.has_time:
                last_time = int(values.get("timestamp", last_time))
            elif head & 0x80:
                values["timestamp"] = float(last_time)
            yield Message(found.kind, values)
        at += found.size


def _definition(data: bytes, at: int, head: int, wanted: Mapping[int, Fields]) -> tuple[_Layout | None, int]:
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
    if fields is None:
        return _Layout(kind, size, None, (), False), length
    code, names = order, []
    for number, width, base in zip(raw[0::3], raw[1::3], raw[2::3], strict=True):
        form = _TYPES.get(base, "")
        name = "timestamp" if number == TIMESTAMP else fields.get(number)
        if name and form and struct.calcsize(order + form) == width:
            code += form
            names.append((name, form))
        else:
            code += f"{width}x"
    return _Layout(kind, size, struct.Struct(code), tuple(names), any(n == "timestamp" for n, _ in names)), length


def _values(layout: _Layout, data: bytes, at: int) -> dict[str, float]:
    assert layout.parts is not None
    raw = layout.parts.unpack_from(data, at)
    return {name: v for (name, form), v in zip(layout.names, raw, strict=True) if v != _INVALID.get(form) and v == v}


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
