"""Files that a client sends as multipart/form-data (RFC 7578), taken apart byte for byte.

All parts are in memory already, within the limit of the whole body, so no library and no temporary file is needed.
"""

from collections.abc import Iterator
from email.message import Message

from solver.errors import BadRequest
from solver.refusals import refused
from solver.sentences import Sentence

MULTIPART = "multipart/form-data"
FIELD = "activities"
MOST_PARTS = 10_000
LONGEST_HEAD = 8_000
WRONG = Sentence("no_multipart")


def boundary_of(content_type: str) -> bytes:
    """The boundary that a Content-Type names.

    Raises:
        BadRequest: when it names none.
    """
    head = Message()
    head["Content-Type"] = content_type
    boundary = head.get_boundary()
    if not boundary or len(boundary) > 70 or not boundary.isascii():
        raise BadRequest(Sentence("boundary"))
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
    raise BadRequest(Sentence("many_parts", most=MOST_PARTS))


def _name(head: bytes) -> str:
    """The file's own name, without a path that it may claim."""
    part = Message()
    for line in head.decode("utf-8", errors="replace").split("\r\n"):
        key, colon, value = line.partition(":")
        if colon:
            part[key.strip()] = value.strip()
    name, field = part.get_filename(), str(part.get_param("name", "a part", header="content-disposition"))[:60]
    if name is None:
        raise BadRequest(Sentence("no_file", field=field))
    if field != FIELD:
        raise BadRequest.of(refused(field, None, "files_as", name=FIELD))
    return name.replace("\\", "/").rpartition("/")[2][:200] or "unnamed"
