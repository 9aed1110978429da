"""Alembic runs inside `portal db upgrade`, on the connection it is handed; there is no alembic.ini."""

from alembic import context

import portal.tables  # noqa: F401  every table, so that `alembic check` compares all of them
from portal.database import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
