"""What goes wrong becomes one readable line on standard error and an exit code."""

import contextlib
import re
import sys
import traceback
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from api.commands.exit_codes import ExitCode
from api.terminal.safe_text import printable
from solver.errors import FieldError, NoPlan, PacewrightError

MOST_FIELDS = 10


class ReadableErrors(TyperGroup):
    """The command group that never shows a traceback for a user's mistake."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the command and leave with its exit code."""
        try:
            code = super().main(*args, **{**options, "standalone_mode": False})
        except TyperException as error:
            if message := error.format_message():  # without any command, the help has been shown already
                complain(_usage(error, message))
            sys.exit(ExitCode.UNUSABLE)
        except Exception as error:  # noqa: BLE001 - a defect of ours: show where, and do not pass for exit code 1
            traceback.print_exc()
            complain(printable(f"internal error: {type(error).__name__}: {error}"))
            sys.exit(ExitCode.DEFECT)
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; errors that a user is meant to read end here."""
        try:
            return super().invoke(ctx)
        except PacewrightError as error:
            complain(*explain(error))
            raise typer.Exit(ExitCode.IMPOSSIBLE if isinstance(error, NoPlan) else ExitCode.UNUSABLE) from None
        except ModuleNotFoundError as error:
            extra = _extra_with((error.name or "").partition(".")[0])
            if extra is None:
                raise
            complain(f"this needs more than the core: pip install 'pacewright[{extra}]'")
            raise typer.Exit(ExitCode.UNUSABLE) from None
        except KeyboardInterrupt:
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        except BrokenPipeError:  # `| head` has seen enough
            raise typer.Exit(ExitCode.READER_GONE) from None


def _extra_with(module: str) -> str | None:
    """The extra of ours that a missing module comes with, as the installed package's own metadata say."""
    wanted = module.replace("_", "-").lower()
    with contextlib.suppress(PackageNotFoundError):  # run from its sources, it has no metadata
        return next(_extras(wanted), None)
    return None


def _extras(wanted: str) -> Iterator[str]:
    for requirement in requires("pacewright") or ():
        name, _, condition = requirement.partition(";")
        found = re.search(r"extra == ['\"](\w+)['\"]", condition)
        if found and found[1] != "dev" and re.split(r"[^A-Za-z0-9_.-]", name)[0].lower() == wanted:
            yield found[1]


def complain(first: str, *further: str) -> None:
    """One line that says it all, then indented what helps."""
    sys.stderr.write("\n    ".join([f"pacewright: {first}", *further]) + "\n")


def explain(error: PacewrightError) -> list[str]:
    """The error's sentence, then further fields, the conflict and what to change."""
    first = error.detail + (_got(error.errors[0], error.detail) if len(error.errors) == 1 else "")
    lines = [first, *map(_field_line, error.errors[1 : MOST_FIELDS + 1])]
    if len(error.errors) > MOST_FIELDS + 1:
        lines.append(f"… and {len(error.errors) - MOST_FIELDS - 1} more")
    if error.conflict is not None:
        lines.append("In conflict: " + ", ".join(error.conflict.fields))
        lines.append("Rules: " + ", ".join(error.conflict.rules))
        lines.append("Maybe: " + error.conflict.suggestion)
    return [printable(line) for line in lines]


def _usage(error: TyperException, message: str) -> str:
    """What is wrong with the command line, and whose help to read."""
    command = getattr(getattr(error, "ctx", None), "command_path", "pacewright")
    return printable(f"{message.replace('Value error, ', '').rstrip('.')}; see {command} --help")


def _field_line(error: FieldError) -> str:
    return f"{error.field}: {error.message}{_got(error, error.message)}"


def _got(error: FieldError, said: str) -> str:
    """What the field held, unless the sentence quotes it already."""
    told = error.value is None or (isinstance(error.value, str) and error.value in said)
    return "" if told else f" (got {error.value!r})"
