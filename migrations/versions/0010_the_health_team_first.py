"""For some tasks the health team is asked first, planned ones too."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("tasks", sa.Column("health", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("tasks", "health")
