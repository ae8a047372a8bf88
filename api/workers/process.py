"""A solver process: reads tasks from standard input until its owner lets go, writes answers to standard output."""

import gc
import os
import signal
import sys

from api.workers.done import Done, dumped
from api.workers.frames import CONFIGURE, packed, read_frame
from api.workers.tasks.run import run
from solver.running.search.config import EngineConfig

ALLOCATIONS = 10_000


def main() -> None:
    """Serve one owner. Ctrl-C is the owner's business: the end of its pipe is the end of this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a stray print must not get between two answers
    tasks = sys.stdin.buffer
    first = read_frame(tasks)
    if first is None:
        return
    config = EngineConfig.model_validate_json(first[1])
    _collect_rarely()
    while (task := read_frame(tasks)) is not None:
        name, body = task[0].decode(), task[1]
        if name == CONFIGURE:
            config = EngineConfig.model_validate_json(body)
            done = Done(200, b"{}")
        else:
            done = run(name, body, config)
        try:
            answers.write(packed(dumped({"status": done.status, "facts": done.facts}), done.body))
            answers.flush()
        except BrokenPipeError:
            os._exit(0)  # the owner was killed; at an orderly exit the buffer would be flushed once more


def _collect_rarely() -> None:
    """What is loaded by now stays; a task leaves little that only the collector finds, so it need not look ten times
    during each. The more it is left, the longer one request waits for all of it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(ALLOCATIONS, 10, 10)


if __name__ == "__main__":
    main()
