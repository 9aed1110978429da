"""The migrations and the code describe the same tables, on both engines, forwards and back."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from portal.database import Base, migrate, reading, revisions, writing
from portal.tables import TABLES


def test_the_migrated_tables_are_the_ones_the_code_expects(engine: Engine) -> None:
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert differences == []
    assert {table.__tablename__ for table in TABLES} == set(Base.metadata.tables)


def test_a_migrated_database_is_at_the_revision_of_the_code(engine: Engine) -> None:
    at, needed = revisions(engine)
    assert at == needed is not None


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    before = inspect(engine).get_table_names()
    migrate(engine)
    assert inspect(engine).get_table_names() == before


def test_sqlite_has_the_settings_that_promises_rest_on(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("page_size", "journal_mode", "synchronous", "secure_delete")
        }
    assert values == {"page_size": 16384, "journal_mode": "wal", "synchronous": 2, "secure_delete": 1}


def test_a_reading_session_cannot_write_whatever_it_tries(engine: Engine) -> None:
    from sqlalchemy import text
    from sqlalchemy.exc import DBAPIError

    statement = text("DELETE FROM facts")
    with reading(engine) as session:
        try:
            session.execute(statement)
        except DBAPIError:
            pass
        else:
            raise AssertionError("a reading session deleted rows")
    with writing(engine) as session:
        session.execute(statement)
        session.rollback()
