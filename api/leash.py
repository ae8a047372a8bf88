"""What keeps worker processes from outliving their parent, however that ends."""

import os
import signal
import threading
from multiprocessing.connection import Connection


def stay_on(leash: Connection) -> None:
    """A worker leaves Ctrl-C to its parent, and leaves as soon as the parent lets go or is gone.

    `leash` is the reading end of a pipe whose other end only the parent has.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with, args=[leash], daemon=True).start()


def _leave_with(leash: Connection) -> None:
    leash.poll(None)
    os._exit(1)
