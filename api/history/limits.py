"""Every limit on what activity files may ask of this machine, and the error that names what is unusable."""

MAX_FILE_BYTES = 128_000_000
"""One file, unpacked; a day-long recording has about 5 MB."""

MAX_TOTAL_BYTES = 4_000_000_000
"""All files of one history, unpacked. A Strava export of ten years has about 1 GB."""

MAX_FILES = 100_000
MAX_ROWS = 50_000
MAX_POINTS = 500_000
MAX_LINE = 1_000_000
"""Characters in one cell or line of a table."""

MAX_DEPTH = 2
"""An archive in an archive is read, one more is not."""

MAX_RATIO = 250
"""How far an archive's entry may unpack; GPX and CSV reach 30."""

MAX_SECONDS = 300.0
"""For all reading; what is left then is told and not read."""


class Unusable(Exception):
    """A file, or a part of it, cannot be used; the message is a sentence for its owner."""
