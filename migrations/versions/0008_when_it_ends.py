"""When what is no part of a file ends: a sealed box a row. Rows from before get their day from the worker."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

TABLES = ("companions", "papers", "partings", "segments")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("ends", sa.LargeBinary(64), nullable=True))


def downgrade() -> None:
    for table in TABLES:
        op.drop_column(table, "ends")
