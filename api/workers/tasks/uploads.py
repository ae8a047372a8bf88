"""Files that a client sends as multipart/form-data (RFC 7578), taken apart byte for byte.

All parts are in memory already, within the limit of the whole body, so no library and no temporary file is needed.
"""

from collections.abc import Iterator
from email.message import Message

from solver.errors import BadRequest, FieldError

MULTIPART = "multipart/form-data"
FIELD = "activities"
MOST_PARTS = 10_000
LONGEST_HEAD = 8_000
WRONG = "the body is not the multipart/form-data that its head announces"


def boundary_of(content_type: str) -> bytes:
    """The boundary that a Content-Type names.

    Raises:
        BadRequest: when it names none.
    """
    head = Message()
    head["Content-Type"] = content_type
    boundary = head.get_boundary()
    if not boundary or len(boundary) > 70 or not boundary.isascii():
        raise BadRequest("multipart/form-data needs a boundary; let your client's library write it")
    return boundary.encode("ascii")


def files_in(body: bytes, boundary: bytes) -> Iterator[tuple[str, bytes]]:
    """The files in a body, each with its name; form fields that are no files are refused.

    Raises:
        BadRequest: when the body is broken, or holds something else.
    """
    mark = b"\r\n--" + boundary
    rest = b"\r\n" + body
    at = rest.find(mark)
    for _ in range(MOST_PARTS):
        if at < 0:
            raise BadRequest(WRONG)
        start = at + len(mark)
        if rest.startswith(b"--", start):
            return
        end = rest.find(mark, start)
        head_end = rest.find(b"\r\n\r\n", start, start + LONGEST_HEAD)
        if end < 0 or not 0 <= head_end <= end:
            raise BadRequest(WRONG)
        yield _name(rest[start:head_end]), rest[head_end + 4 : end]
        at = end
    raise BadRequest(f"the body has more than {MOST_PARTS:,} parts; send a zip of the files")


def _name(head: bytes) -> str:
    """The file's own name, without a path that it may claim."""
    part = Message()
    for line in head.decode("utf-8", errors="replace").split("\r\n"):
        key, colon, value = line.partition(":")
        if colon:
            part[key.strip()] = value.strip()
    name, field = part.get_filename(), str(part.get_param("name", "a part", header="content-disposition"))[:60]
    if name is None:
        raise BadRequest(f"{field} is no file; send files only, and asOf, timezone and units in the address")
    if field != FIELD:
        raise BadRequest.of(FieldError(field, None, f"is not a known field; send each file as {FIELD}"))
    return name.replace("\\", "/").rpartition("/")[2][:200] or "unnamed"
