"""Run by Alembic: migrates over the connection that `migrate.py` hands in."""

from alembic import context

from api.store.models import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
