"""The first book: cases, grants, envelopes, doors, officers, pages. No clock, no serial, no order in any of them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    tag = sa.LargeBinary(16)

    def table(name: str, *columns: sa.Column) -> None:  # type: ignore[type-arg]
        op.create_table(name, *columns, sqlite_with_rowid=False)

    def key(name: str, kind: sa.types.TypeEngine = tag) -> sa.Column:  # type: ignore[type-arg]
        return sa.Column(name, kind, primary_key=True, autoincrement=False)

    def box(name: str, size: int | None = None, *, empty: bool = False) -> sa.Column:  # type: ignore[type-arg]
        return sa.Column(name, sa.LargeBinary(size), nullable=empty)

    table("cases", key("id"), sa.Column("queue", tag, nullable=False), box("docket", 1865), box("particulars", 2121))
    op.create_index("ix_cases_queue", "cases", ["queue"])
    table("grants", key("tag"), sa.Column("case_id", tag, nullable=False), box("sealed", 256))
    op.create_index("ix_grants_case_id", "grants", ["case_id"])
    table("envelopes", key("id"), sa.Column("case_id", tag, nullable=False), box("box"))
    op.create_index("ix_envelopes_case_id", "envelopes", ["case_id"])
    table("papers", key("id"), sa.Column("ring", tag, nullable=False), box("box"))
    op.create_index("ix_papers_ring", "papers", ["ring"])
    table("tallies", key("id"), box("sealed", 304))
    table("doors", key("lookup"), box("locked", 105))
    table(
        "officers", key("id"), sa.Column("login", sa.Text, nullable=False, unique=True), box("locked", 105),
        box("second", 2121, empty=True),
    )  # fmt: skip
    table("slots", key("tag"), box("sealed", 176))
    table(
        "invites", key("officer_id"), box("token", 93), box("box", 32, empty=True), box("sign", 32, empty=True),
        box("proof", 32, empty=True), box("admitted", 329, empty=True),
    )  # fmt: skip
    table("proposals", key("id"), box("box", 2121))
    table("recoveries", key("ring"), key("quorum", sa.Text()), box("locked", 105))
    table(
        "pages", key("number", sa.Integer()), sa.Column("tag", tag, nullable=False, unique=True), box("proof", 32),
        box("link", 16),
    )  # fmt: skip
    table("checkpoints", key("size", sa.Integer()), sa.Column("note", sa.Text, nullable=False))
    table("head", key("id"), box("box"))
    table("facts", key("id"), box("value", 32))


def downgrade() -> None:
    for name in (
        "facts", "head", "checkpoints", "pages", "recoveries", "proposals", "invites", "slots", "officers", "doors",
        "tallies", "papers", "envelopes", "grants", "cases",
    ):  # fmt: skip
        op.drop_table(name)
