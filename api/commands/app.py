"""All commands, in the order in which --help lists them."""

import sys
from typing import Annotated

import typer

from api import __version__
from api.commands import batch, profile, rules, tune, validate
from api.commands.exit_codes import as_list
from api.commands.failures import ReadableErrors
from api.commands.living import revise, whatif, why
from api.commands.making import demo, plans, program, wish
from api.commands.operating import assistants, database, keys, serve, studio
from solver import ENGINE_VERSION


def _tell_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"pacewright {__version__}, engine {ENGINE_VERSION}\n")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Say which version this is, and exit.")
]
app = typer.Typer(
    name="pacewright",
    cls=ReadableErrors,
    help="Training plans computed by a constraint solver: provably optimal, explained, the same every time.",
    epilog=f"Start with: pacewright demo\n\n**Exit codes**\n\n{as_list()}",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def pacewright(version: Version = False) -> None:
    """What stands before every command."""


app.command("demo")(demo.demo)
app.command("plan")(plans.plan)
app.command("solve")(plans.solve)
app.command("revise")(revise.revise)
app.command("why")(why.why)
app.command("whatif")(whatif.whatif)
app.command("program")(program.program)
app.command("profile")(profile.profile)
app.command("solve-batch")(batch.solve_batch)
app.command("revise-batch")(batch.revise_batch)
app.command("wish")(wish.wish)
app.command("validate")(validate.validate)
app.command("rules")(rules.rules)
app.add_typer(tune.app)
app.command("serve", cls=serve.WithVariables)(serve.serve)
app.command("mcp")(assistants.mcp)
app.command("studio")(studio.studio)
app.add_typer(keys.app)
app.add_typer(database.app)
