"""Activity files in a solver process: the task's body is one line with a message, and the upload behind it."""

from typing import TypeVar

from api.history.done import done_of
from api.history.history import History, history_of
from api.history.profile import profile_from
from api.workers.done import Done, dumped
from api.workers.messages import DoneUpload, ProfileUpload, Upload
from api.workers.tasks.uploads import boundary_of, files_in
from solver.errors import BadRequest
from solver.sentences import Sentence

AnUpload = TypeVar("AnUpload", bound=Upload)


def runs_upload(packed: bytes) -> Done:
    """What was run on the days from `first` to `last`, as a situation's `done`.

    Raises:
        BadRequest: when nothing in the upload can be used.
    """
    asked, history = _history(DoneUpload, packed)
    return Done(200, dumped(done_of(history, asked.first, asked.last)))


def profile_upload(packed: bytes) -> Done:
    """The profile of an upload.

    Raises:
        BadRequest: when nothing in it can be used.
    """
    asked, history = _history(ProfileUpload, packed)
    return Done(200, dumped(profile_from(history, asked.as_of).as_json()))


def _history(kind: type[AnUpload], packed: bytes) -> tuple[AnUpload, History]:
    head, _, body = packed.partition(b"\n")
    asked = kind.read(head)
    files = list(files_in(body, boundary_of(asked.content_type)))
    if not files:
        raise BadRequest(Sentence("no_files"))
    return asked, history_of(files, asked.units, asked.timezone)
