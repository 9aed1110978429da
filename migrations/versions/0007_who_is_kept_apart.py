"""Who is kept apart from whom: two keyed names a row."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "partings",
        sa.Column("id", sa.LargeBinary(16), primary_key=True, autoincrement=False),
        sa.Column("pair", sa.LargeBinary(16), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_partings_pair", "partings", ["pair"])


def downgrade() -> None:
    op.drop_table("partings")
