"""What keeps worker processes from outliving their parent, however that ends."""

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection

INTERRUPTIONS = {signal.SIGINT, signal.SIGTERM}


def stay_on(leash: Connection) -> None:
    """A worker leaves Ctrl-C to its parent, and leaves as soon as the parent lets go or is gone.

    `leash` is the reading end of a pipe whose other end only the parent has.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, INTERRUPTIONS)
    threading.Thread(target=_leave_with, args=[leash], daemon=True).start()


@contextlib.contextmanager
def interruptions_held_back() -> Iterator[None]:
    """While workers start, none is hit before it is ready, and the parent leaves none that waits to hear what to do.

    A worker inherits the mask and takes it off in `stay_on`.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, INTERRUPTIONS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_with(leash: Connection) -> None:
    leash.poll(None)
    os._exit(1)
