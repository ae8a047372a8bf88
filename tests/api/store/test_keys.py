import datetime as dt

from api.store.database import Database
from api.store.keys import Keys
from api.store.models import ApiKey


def test_a_key_opens_its_tenant_until_it_is_revoked_and_its_secret_is_not_stored(database: Database) -> None:
    keys = Keys(database)
    made = keys.create("anna", "laptop", ["read"])
    owner = keys.owner(made.secret)
    assert (owner.id, owner.tenant, owner.scopes) == (made.id, "anna", frozenset({"read"}))
    with database.reading() as session:
        row = session.get(ApiKey, made.id)
        assert made.secret not in str(vars(row))
    assert keys.any()
    assert keys.revoke(made.id)
    assert keys.owner(made.secret) is None
    assert not keys.any()
    assert not keys.revoke("nosuchkey")


def test_what_only_looks_like_a_key_opens_nothing(database: Database) -> None:
    keys = Keys(database)
    secret = keys.create("anna", "laptop").secret
    prefix, key_id, _ = secret.split("_", 2)
    for wrong in (
        "",
        "pw",
        "pw_",
        f"{prefix}_{key_id}_x",
        f"xx_{key_id}_x",
        secret[:-1],
        secret + "a",
        "pw_\0_x",
        "pw_é_x",
    ):
        assert keys.owner(wrong) is None


def test_a_key_is_good_until_it_expires_and_watches_nothing_unless_told(database: Database) -> None:
    keys, now = Keys(database), dt.datetime.now(dt.UTC)
    good, over = (keys.create("anna", "x", expires_at=now + dt.timedelta(hours=h)) for h in (1, -1))
    assert keys.owner(good.secret).scopes == {"solve", "read", "write"}
    assert keys.owner(over.secret) is None
    keys.revoke(good.id)
    assert keys.any()  # the expired one: a service that had keys does not open itself to everybody
