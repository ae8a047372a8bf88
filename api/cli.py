"""The `pacewright` command."""

import signal
import sys
from types import FrameType


def main() -> None:
    """Run the command line; an interruption ends it quietly, with unfinished files removed."""
    signal.signal(signal.SIGTERM, _end)
    try:
        from api.commands.app import app

        app()
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


def _end(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
