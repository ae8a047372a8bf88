"""Stored plans, strength programs, athlete snapshots and API keys, in SQLite or PostgreSQL.

`models.py` holds the tables; `documents/` what is asked for and made by jobs, `living/` what becomes of a plan then,
`processes/` who works on it. Every function that reads
or changes a tenant's rows takes the tenant, and no query goes without it.

To add a table or a column:

1. Change `models.py`.
2. Add `migrations/versions/vNNNN_name.py`: `revision = "NNNN"`, `down_revision` the newest one before it. The chain
   is linear: when a rebase brings in another migration, renumber yours and point it at that one (a test refuses two
   heads). Write `upgrade` and `downgrade` by hand, with `op.batch_alter_table` for changed columns (SQLite), on types
   that both databases know.
3. `tests/api/store/test_migrations.py` runs the whole chain up and down with data in it, on both databases, and
   compares its end with `models.py`.

A kind of document is its own table and a module in `documents/`; `idempotency.py`, `paging.py` and
`documents/wanted.py` (what jobs do to it) serve any kind.
"""
