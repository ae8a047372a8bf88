"""Options about who writes the words, and how long that may take."""

from enum import StrEnum
from typing import Annotated

import typer


class Coach(StrEnum):
    """Who writes the words of a plan."""

    OFFLINE = "offline"
    LLM = "llm"


CoachOption = Annotated[
    Coach,
    typer.Option(
        help="Who writes titles and descriptions, or drafts a strength program: the built-in coach, or the language "
        "model that OPENAI_BASE_URL, "
        "OPENAI_API_KEY and PACEWRIGHT_LLM_MODEL name."
    ),
]
Budget = Annotated[
    float | None,
    typer.Option(
        metavar="SECONDS",
        min=0.1,
        max=3600,
        help="How long all of it may take; what a model has not said by then, the built-in coach says.",
    ),
]
