"""`studio`: the page where plans and weights are seen, dragged and judged."""

from importlib.util import find_spec

from api.commands.operating.serve import Database, Host, Port, run
from api.commands.options import Config


def studio(host: Host = None, port: Port = None, database: Database = None, config: Config = None) -> None:
    """Open the studio: plans to drag, weights to slide, anybody's plan to judge, batches to look through.

    The service of `pacewright serve` with its page at /studio. Without any settings it is for this machine only, keeps
    plans in a SQLite database in your data directory and weights profiles in a folder beside it.
    """
    if find_spec("nicegui") is None:  # else the service's extra would be named, which is not enough
        raise ModuleNotFoundError("the studio's pages need nicegui", name="nicegui")
    run(host, port, database, config, studio=True)
