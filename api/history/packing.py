"""Packed bytes made plain, never more of them than a file may have."""

import zipfile
import zlib

from api.history.limits import MAX_FILE_BYTES, MAX_RATIO, Unusable

TOO_LARGE = f"larger than {MAX_FILE_BYTES // 1_000_000} MB; split it or leave out old years"


def limited(data: bytes) -> bytes:
    """The same bytes.

    Raises:
        Unusable: when there are too many.
    """
    if len(data) > MAX_FILE_BYTES:
        raise Unusable(TOO_LARGE)
    return data


def unpacked(data: bytes) -> bytes:
    """What a gzip file holds; any other data as it is.

    Raises:
        Unusable: for a bomb, or a file that is broken from the start.
    """
    if not data.startswith(b"\x1f\x8b"):
        return data
    limit = min(MAX_FILE_BYTES, max(1_000_000, MAX_RATIO * len(data)))
    stream = zlib.decompressobj(wbits=31)
    try:
        out = stream.decompress(data, limit + 1)
    except zlib.error as error:
        raise Unusable(f"its compression is broken ({error})") from None
    if len(out) > limit:
        raise Unusable(f"it unpacks to more than {limit // 1_000_000} MB; no activity file does")
    return out


def entry_bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry; what its head says of its size is not believed.

    Raises:
        Unusable: when it is encrypted, broken, or a bomb.
    """
    if entry.flag_bits & 1:
        raise Unusable("it is encrypted; unpack the archive with its password first")
    limit = min(MAX_FILE_BYTES, max(1_000_000, MAX_RATIO * entry.compress_size))
    if entry.file_size > limit:
        raise Unusable(
            f"it unpacks to {entry.file_size:,} bytes, {MAX_RATIO} times its size or more; no activity file does"
        )
    try:
        with archive.open(entry) as file:
            data = file.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError, RuntimeError) as error:
        raise Unusable(f"its part of the archive is broken ({str(error).rstrip('.').lower()[:80]})") from None
    if len(data) > limit:
        raise Unusable("it unpacks to far more than its size; no activity file does")
    return data
