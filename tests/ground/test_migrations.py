from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect

from portal.database import Base, _alembic, migrate, revisions
from portal.tables import TABLES


def test_the_migrations_make_exactly_the_tables_of_the_code(engine: Engine) -> None:
    assert TABLES
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_migrated_database_is_at_the_newest_revision_and_stays_there(engine: Engine) -> None:
    at, needs = revisions(engine)
    assert at == needs
    migrate(engine)
    assert revisions(engine) == (needs, needs)


def test_every_migration_can_be_taken_back(engine: Engine) -> None:
    with engine.begin() as connection:
        config = _alembic()
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
