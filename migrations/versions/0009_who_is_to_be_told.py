"""Who came and is still to be told what one may ask: two keyed names and two boxes a row."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "tellings",
        sa.Column("id", sa.LargeBinary(16), primary_key=True, autoincrement=False),
        sa.Column("place", sa.LargeBinary(16), nullable=False),
        sa.Column("times", sa.LargeBinary(201), nullable=False),
        sa.Column("whom", sa.LargeBinary(560), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tellings_place", "tellings", ["place"])


def downgrade() -> None:
    op.drop_table("tellings")
