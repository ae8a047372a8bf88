"""How a language model is asked: everything that an operator may set."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class ModelSettings(BaseModel):
    """Which model, and the limits of a call. A field `max_tokens` is the variable PACEWRIGHT_LLM_MAX_TOKENS; `prose` is
    PACEWRIGHT_COACH_PROSE.

    Address and key are the openai package's own: OPENAI_BASE_URL and OPENAI_API_KEY.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: Annotated[str, Field(min_length=1, max_length=200, description="the model's name at the endpoint")]
    timeout: Annotated[float, Field(gt=0, le=3600, description="seconds for one call, answer included")] = 120.0
    retries: Annotated[int, Field(ge=0, le=10, description="repetitions after a passing fault")] = 2
    temperature: Annotated[float | None, Field(ge=0, le=2, description="left out of the call when empty")] = None
    seed: Annotated[int | None, Field(ge=0, description="left out of the call when empty")] = None
    max_tokens: Annotated[int, Field(ge=100, le=1_000_000, description="the longest answer")] = 16_000
    answer_format: Annotated[
        Literal["auto", "schema", "text"],
        Field(description="schema: ask for structured output; text: do not; auto: until the endpoint refuses it"),
    ] = "auto"
    repair_share: Annotated[
        float, Field(ge=0, le=1, description="share of weeks left out above which the model is asked once more")
    ] = 0.3
    prose: Annotated[bool, Field(description="whether it may write sentences of its own, beside choosing")] = True

    def sampling(self) -> dict[str, Any]:
        """The optional arguments that are set."""
        given = {"temperature": self.temperature, "seed": self.seed}
        return {name: value for name, value in given.items() if value is not None}
