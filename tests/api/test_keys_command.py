"""`pacewright keys`: a key is shown once, and can be revoked."""

from pathlib import Path

from api.store.database import Database
from api.store.keys import Keys
from tests.api.command_line import run


def test_a_key_is_created_listed_and_revoked(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'keys.db'}"
    created = run("keys", "create", "anna", "--name", "laptop", "--scopes", "solve, read", PACEWRIGHT_DATABASE_URL=url)
    secret = created.stdout.strip()
    owner = Keys(Database(url)).owner(secret)
    assert (owner.tenant, owner.scopes) == ("anna", {"solve", "read"})
    listed = run("keys", "list", "--database", url).stdout
    assert listed.split("\t")[:3] == [owner.id, "anna", "read,solve"]
    assert secret not in listed + created.stderr
    assert run("keys", "revoke", owner.id, "--database", url).exit_code == 0
    assert Keys(Database(url)).owner(secret) is None
    assert "revoked" in run("keys", "list", "--database", url).stdout


def test_a_key_may_be_given_an_end(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'keys.db'}"
    made = run("keys", "create", "anna", "--expires", "2099-12-31", "--database", url)
    assert "for solve, read, write, good until 2100-01-01 00:00 UTC." in made.stderr
    assert "in force until 2100-01-01 00:00" in run("keys", "list", "--database", url).stdout
    assert run("keys", "create", "anna", "--expires", "90", "--database", url).exit_code == 0
    wrong = {
        "soon": "neither a day",
        "2020-01-01": "is over already",
        "0": "is over already",
        "9" * 30: "neither a day",
    }
    for given, message in wrong.items():
        refused = run("keys", "create", "anna", "--expires", given, "--database", url)
        assert (refused.exit_code, message in refused.stderr, refused.stderr.count("\n")) == (2, True, 1)


def test_mistakes_are_one_line(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'keys.db'}"
    scope = run("keys", "create", "anna", "--scopes", "fly", "--database", url)
    assert (scope.exit_code, scope.stderr) == (
        2,
        "pacewright: --scopes: 'fly' is no scope; choose from solve, read, write, metrics\n",
    )
    missing = run("keys", "revoke", "0123", "--database", url)
    assert (missing.exit_code, missing.stderr.count("\n")) == (2, 1)
    wrong = run("keys", "list", "--database", "mysql://me:secret@host/x")
    assert (wrong.exit_code, "secret" in wrong.stderr) == (2, False)
