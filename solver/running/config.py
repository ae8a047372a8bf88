"""What analysts may change: objective weights and the rulebook's numbers, typed, with today's defaults."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from solver.errors import BadRequest, FieldError

Weight = Annotated[int, Field(ge=0, le=1000)]


class Weights(BaseModel):
    """What a deviation of one grid step costs. Hard rules and bends cannot be bought with weights."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid", frozen=True)

    weekly_total: Weight = Field(100, description="keeping each week's kilometres on the progression curve")
    long_run: Weight = Field(20, description="keeping the long run at its share of the week")
    quality: Weight = Field(10, description="keeping tempo and interval days at their share of the week")
    easy: Weight = Field(5, description="keeping easy days at their share of the week")
    long_run_jump: Weight = Field(15, description="avoiding a long run over 110 % of the longest recent one")
    weekday_change: Weight = Field(2, description="avoiding day-to-day changes beyond what the curve asks for")


class EngineConfig(BaseModel):
    """Everything about the engine that is not in the request."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    weights: Mapping[str, Weights] = Field(default_factory=lambda: {"default": Weights()})
    seed: int = Field(1, ge=0, description="the solver's random seed; proven plans do not depend on it")

    def resolve_weights(self, asked: str | Mapping[str, float]) -> Weights:
        """The weights that a request names, or the default profile with its overrides.

        Raises:
            BadRequest: for an unknown profile, an unknown weight or one that is out of range.
        """
        if isinstance(asked, str):
            if asked not in self.weights:
                known = ", ".join(sorted(self.weights))
                raise BadRequest.of(FieldError("weights", asked, f"is not a known weights profile; known are {known}"))
            return self.weights[asked]
        try:
            return Weights.model_validate({**self.weights["default"].model_dump(by_alias=True), **asked})
        except ValidationError as error:
            raise BadRequest.of(*(_weight_error(item) for item in error.errors(include_url=False))) from None


def _weight_error(item: Any) -> FieldError:
    name = str(item["loc"][0])
    known = ", ".join(to_camel(n) for n in Weights.model_fields)
    unknown = item["type"] == "extra_forbidden"
    message = f"is not a known weight; known are {known}" if unknown else "must be a whole number from 0 to 1000"
    return FieldError(f"weights.{name}", item["input"], message)


DEFAULT_CONFIG = EngineConfig()
