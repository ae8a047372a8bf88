"""What analysts may change beside the rules' own numbers: weights, the random seed, how long a solve may take."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from solver.edge import language_in, shown
from solver.errors import MOST_TOLD, BadRequest, FieldError, told_in
from solver.refusals import refused
from solver.running.request.request import PlanRequest, read_request
from solver.running.search.costs import Weights
from solver.sentences import Sentence


class EngineConfig(BaseModel):
    """Everything about the engine that is not in the request."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    weights: Mapping[str, Weights] = Field(default_factory=lambda: {"default": Weights()})
    seed: int = Field(1, ge=0, description="the solver's random seed; proven plans do not depend on it")

    solve_seconds: float | None = Field(
        None,
        gt=0,
        description="after so long searches end with the best plan so far; none: only work ends them",
    )

    def request_in(self, data: object) -> PlanRequest:
        """Parsed JSON as a plan request whose weights are known here, every field at fault named in one go.

        Raises:
            BadRequest: as :func:`read_request` and :meth:`resolve_weights` do.
        """
        found, untold = list[FieldError](), 0
        try:
            request = read_request(data)
        except BadRequest as error:
            found, untold = [*error.errors], error.untold
        asked = data.get("weights") if isinstance(data, Mapping) else None
        if isinstance(asked, str | Mapping) and not any(error.field.startswith("weights") for error in found):
            try:
                self.resolve_weights(asked)
            except BadRequest as error:
                found, untold = [*found, *error.errors], untold + error.untold
        if found:
            with told_in(language_in(data, "settings")):
                raise BadRequest.of(*found, untold=untold)
        return request

    def resolve_weights(self, asked: str | Mapping[str, float]) -> Weights:
        """The weights that a request names, or the default profile with its overrides.

        Raises:
            BadRequest: for an unknown profile, an unknown weight or one that is out of range.
        """
        if isinstance(asked, str):
            if asked not in self.weights:
                known = ", ".join(sorted(self.weights))
                raise BadRequest.of(refused("weights", asked, "no_profile_of_weights", known=known))
            return self.weights[asked]
        try:
            return Weights.model_validate({**self.weights["default"].model_dump(by_alias=True), **asked})
        except ValidationError as error:
            items = error.errors(include_url=False)
            told = items[:MOST_TOLD]
            raise BadRequest.of(*map(_weight_error, told), untold=len(items) - len(told)) from None


def _weight_error(item: Any) -> FieldError:
    name = str(item["loc"][0])
    known = ", ".join(to_camel(n) for n in Weights.model_fields)
    unknown = item["type"] == "extra_forbidden"
    message = Sentence("no_weight", known=known) if unknown else Sentence("weight_range")
    return FieldError(f"weights.{name}", shown(item["input"]), message)


DEFAULT_CONFIG = EngineConfig()
