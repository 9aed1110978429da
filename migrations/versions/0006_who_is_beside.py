"""People beside the person: what they are let in to, and those an office outside has verified."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    for name in ("companions", "supporters"):
        op.create_table(
            name,
            sa.Column(
                "tag" if name == "companions" else "id", sa.LargeBinary(16), primary_key=True, autoincrement=False
            ),
            sa.Column("box", sa.LargeBinary(None if name == "companions" else 2121), nullable=False),
            sqlite_with_rowid=False,
        )


def downgrade() -> None:
    op.drop_table("supporters")
    op.drop_table("companions")
