"""Every reference page by file name; the documentation holds them as written here, a check says when they are stale."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from api.commands.exit_codes import as_table
from api.environment import PREFIX, Service
from api.language_model import VARIABLES
from api.reference.commands import command_page
from api.reference.errors import errors_page
from api.reference.shapes import kind_of, shape_tables
from api.rulebook_table import RULEBOOKS, as_markdown
from coach.model.settings import ModelSettings
from solver.rule import Domain
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan
from solver.strength.answer.result import Program
from solver.strength.request.request import LifterRequest

COMPLETION = """## Completion in a shell

`pacewright --install-completion` teaches the shell that it is started from (bash, zsh, fish or PowerShell) to complete
commands and options with the tabulator key, from the next shell on; `pacewright --show-completion` prints what it would
write, to put it elsewhere.
"""
MODEL_ALSO = (
    "For `PACEWRIGHT_COACH=llm` and for commands with `--coach llm`. Address and key are those of the package "
    "`openai`: `OPENAI_BASE_URL` and `OPENAI_API_KEY`; a server that needs no key takes any text."
)


def pages() -> Mapping[str, str]:
    """Markdown by file name."""
    return {
        "requests.md": _shape("Plan requests", PlanRequest, "What `solve`, `plan` and `POST /v1/plans` take."),
        "plans.md": _shape("Plans", Plan, "What comes back: the skeleton and the filled plan have this one shape."),
        "lifters.md": _shape("Strength requests", LifterRequest, "What `program` and `POST /v1/programs` take."),
        "programs.md": _shape("Strength programs", Program, "What comes back."),
        "running-rules.md": _rules("Running rulebook", Domain.RUNNING),
        "strength-rules.md": _rules("Strength rulebook", Domain.STRENGTH),
        "commands.md": "\n".join(["# Command line", "", command_page(), "## Exit codes", "", as_table(), COMPLETION]),
        "settings.md": _settings(),
        "errors.md": errors_page(),
    }


def _shape(title: str, model: type[BaseModel], about: str) -> str:
    return f"# {title}\n\n{about} JSON is camelCase, Python snake_case.\n\n{shape_tables(model)}"


def _rules(title: str, domain: Domain) -> str:
    """The table of `pacewright rules`, then each rule's numbers."""
    numbers = [f"| {rule.id} | {_parameters(rule.parameters)} |" for rule in RULEBOOKS[domain] if rule.parameters]
    return "\n".join(
        [f"# {title}", "", as_markdown(domain), "## Numbers", "", "| rule | numbers |", "|---|---|", *numbers, ""]
    )


def _parameters(parameters: Mapping[str, object]) -> str:
    return ", ".join(f"`{name}` {value}" for name, value in parameters.items()).replace("|", "\\|")


def _settings() -> str:
    service = {PREFIX + name.upper(): name for name in Service.model_fields}
    return "\n".join(
        [
            *["# Settings of the service", "", "Environment variables, checked once at start.", ""],
            *_variables(Service, service),
            *["", "## The language model", "", MODEL_ALSO, ""],
            *_variables(ModelSettings, VARIABLES),
            "",
        ]
    )


def _variables(model: type[BaseModel], fields: Mapping[str, str]) -> Iterator[str]:
    """A table of the variables, each with the field that it sets."""
    parts = model.model_json_schema(by_alias=False)["properties"]
    yield from ("| variable | what it is | for | default |", "|---|---|---|---|")
    for variable, name in fields.items():
        part = parts[name]
        yield f"| `{variable}` | {kind_of(part)} | {part.get('description', '')} | {_default(part)} |"


def _default(part: Mapping[str, object]) -> str:
    return f"`{part['default']}`" if part.get("default") is not None else ""
