"""With which code a command ends, said once: for the commands, for `pacewright --help` and for the documentation."""

from enum import IntEnum


class ExitCode(IntEnum):
    """An exit code and what it says."""

    DONE = 0, "done; `solve-batch`: every line has its plan or an error that explains itself"
    BROKEN = 1, "`validate`: a rule is broken; `solve-batch`: a line met an internal error"
    UNUSABLE = 2, "the request, a file or the command line cannot be used; every field at fault is named"
    IMPOSSIBLE = 3, "no plan can exist"
    OPEN = 4, "`wish`: questions are open"
    STOPPED = 5, "`wish`: no plan should be made now"
    DEFECT = 70, "a defect of ours, with its traceback"
    INTERRUPTED = 130, "interrupted"
    READER_GONE = 141, "the reader of a pipe has gone"

    meaning: str

    def __new__(cls, number: int, meaning: str) -> "ExitCode":
        """The code, with its meaning beside it."""
        code = int.__new__(cls, number)
        code._value_ = number
        code.meaning = meaning
        return code


def as_list() -> str:
    """The codes as Markdown's list, as the help shows them."""
    return "\n".join(f"* `{code.value}` {code.meaning}" for code in ExitCode)


def as_table() -> str:
    """The codes as Markdown's table, as the documentation shows them."""
    rows = [f"| {code.value} | {code.meaning} |" for code in ExitCode]
    return "\n".join(["| exit code | meaning |", "|---|---|", *rows, ""])
