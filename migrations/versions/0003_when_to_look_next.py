"""When the worker must look at a case next, beside its docket; cases from before are looked at once."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("cases", sa.Column("lapse", sa.LargeBinary(16), nullable=True))
    op.drop_index("ix_cases_queue", "cases")
    op.create_index("ix_cases_queue", "cases", ["queue", "lapse"])


def downgrade() -> None:
    op.drop_index("ix_cases_queue", "cases")
    op.drop_column("cases", "lapse")
    op.create_index("ix_cases_queue", "cases", ["queue"])
