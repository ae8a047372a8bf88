"""`pacewright db`: where a database stands, up, and back before an older release is started."""

from pathlib import Path

import sqlalchemy as sa

from api.store.database import Database
from tests.api.command_line import run


def test_a_database_goes_up_back_and_says_where_it_stands(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'plans.db'}"
    empty = run("db", "check", "--database", url)
    assert (empty.exit_code, "schema none yet" in empty.stdout, "run pacewright db upgrade" in empty.stderr) == (
        2,
        True,
        True,
    )
    assert run("db", "upgrade", PACEWRIGHT_DATABASE_URL=url).exit_code == 0
    assert run("db", "check", "--database", url).exit_code == 0
    back = run("db", "downgrade", "0003", "--database", url)
    assert (back.exit_code, back.stdout.endswith("schema 0003\n")) == (0, True)
    assert run("db", "check", "--database", url).exit_code == 2
    for nowhere in ("0004", "x"):
        refused = run("db", "downgrade", nowhere, "--database", url)
        assert (refused.exit_code, "to go back to; there are base and: 0001, 0002, 0003" in refused.stderr) == (2, True)


def test_a_rolled_back_release_says_in_one_line_what_to_do(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'plans.db'}"
    run("db", "upgrade", "--database", url)
    with Database(url).engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    for command in ("serve --port 0", "keys list", "db upgrade", "db check", "db downgrade 0001"):
        refused = run(*command.split(), "--database", url)
        assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1), command
        assert "newer release" in refused.stderr
