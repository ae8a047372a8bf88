"""Texts in addresses and heads that have a form of their own: one that has not is told what it must be."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from solver.refusals import Unusable


def must(holds: Callable[[str], object], code: str) -> AfterValidator:
    """For an annotation: what is given has to be so, or the sentence with this code is said of it."""

    def check(text: str | None) -> str | None:
        if text is not None and not holds(text):
            raise Unusable(code)
        return text

    return AfterValidator(check)


def must_match(pattern: str, code: str) -> AfterValidator:
    """The same for a regular expression, which the document tells by `json_schema_extra`."""
    return must(re.compile(pattern, re.ASCII).fullmatch, code)


def _written_out(text: object) -> object:
    """A date that is written as one: a bare number would pass for seconds since 1970."""
    if not isinstance(text, str):
        return text
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise Unusable("date_form")
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Unusable("date_real") from None


Date = Annotated[dt.date, BeforeValidator(_written_out)]
