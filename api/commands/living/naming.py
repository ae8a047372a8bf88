"""Errors speak of fields; on the command line a field has the name of the option that it came from."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from solver.errors import FieldError, PacewrightError


@contextmanager
def named(options: Mapping[str, str]) -> Iterator[None]:
    """Let errors from within name options, such as `--ill 2027-02-18:2027-02-20` for `events.0`."""
    try:
        yield
    except PacewrightError as error:
        conflict = error.conflict
        if conflict is not None:
            conflict = replace(conflict, fields=tuple(_name(field, options) for field in conflict.fields))
        errors = [FieldError(_name(e.field, options), e.value, e.message) for e in error.errors]
        raise type(error)(_name(error.detail, options), errors, conflict) from None


def _name(text: str, options: Mapping[str, str]) -> str:
    for field, option in options.items():
        text = re.sub(rf"\b{re.escape(field)}(?!\d)(\.(from|to|kind))?", lambda _, option=option: option, text)  # type: ignore[misc]
    return text
