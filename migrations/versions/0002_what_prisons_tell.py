"""What prisons tell of everybody: sealed segments of one size."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "segments",
        sa.Column("id", sa.LargeBinary(16), primary_key=True, autoincrement=False),
        sa.Column("ring", sa.LargeBinary(16), nullable=False),
        sa.Column("box", sa.LargeBinary(65_584), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_segments_ring", "segments", ["ring"])


def downgrade() -> None:
    op.drop_table("segments")
