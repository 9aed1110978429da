"""Who is awake: jobs, a prison's planned checks, posts and their hours, beats, tasks. None has a link to a case."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    tag = sa.LargeBinary(16)

    def table(name: str, *columns: sa.Column) -> None:  # type: ignore[type-arg]
        key = sa.Column("id", tag, primary_key=True, autoincrement=False)
        op.create_table(name, key, *columns, sqlite_with_rowid=False)

    def needed(name: str, kind: sa.types.TypeEngine) -> sa.Column:  # type: ignore[type-arg]
        return sa.Column(name, kind, nullable=False)

    table("jobs", needed("box", sa.LargeBinary(585)))
    table("rounds", needed("box", sa.LargeBinary()))
    table("posts", needed("prison", sa.Text()), needed("office", sa.Text()), needed("turn", sa.Integer()))
    table(
        "shifts", needed("post", tag), needed("day", sa.Integer()), needed("starts", sa.Integer()),
        needed("ends", sa.Integer()), needed("who", sa.Text()),
    )  # fmt: skip
    op.create_index("ix_shifts_post", "shifts", ["post"])
    table("beats", needed("prison", sa.Text()), needed("unit", sa.Text()), needed("places", sa.Text()))
    table(
        "tasks", needed("prison", sa.Text()), needed("unit", sa.Text()), needed("place", sa.Text()),
        needed("told", sa.Integer()), needed("before", sa.Integer()), sa.Column("going", sa.Integer()),
        sa.Column("seen", sa.Integer()), sa.Column("by", sa.Text()),
    )  # fmt: skip
    op.create_index("ix_tasks_prison_told", "tasks", ["prison", "told"])


def downgrade() -> None:
    for name in ("tasks", "beats", "shifts", "posts", "rounds", "jobs"):
        op.drop_table(name)
