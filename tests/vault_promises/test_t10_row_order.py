"""T-10: after the weekly stir no order, transaction number or place in the file joins two tables."""

from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import make_url

from portal.casework.draft import Draft
from portal.casework.stir import stir
from portal.vault import Keys, case_id
from tests.world import World

FILED = 60


def key_bytes(world: World, draft: Draft) -> dict[str, bytes]:
    """The keys of four rows that one filing wrote."""
    return {
        "cases": case_id(Keys(bytes.fromhex(draft["case_seed"])).public),
        "doors": bytes.fromhex(draft["lookup"]),
        "envelopes": bytes.fromhex(draft["statement_id"]),
    }


def file_some(world: World) -> list[dict[str, bytes]]:
    from portal.casework.lodge import lodge
    from portal.casework.prepare import prepare

    filed = []
    for number in range(FILED):
        draft = world.draft("inspectorate", f"Letter {number}")
        with world.writing() as session:
            bundle = prepare(draft, directory=world.directory, now=world.now, zone=world.settings.zone, language="en")
            lodge(session, bundle, site=world.site)
            session.commit()
        filed.append(key_bytes(world, draft))
    return filed


def correlation(places: list[int]) -> float:
    """Spearman's, of places against the order of filing."""
    count = len(places)
    ranks = {place: rank for rank, place in enumerate(sorted(places))}
    distance = sum((rank - ranks[place]) ** 2 for rank, place in enumerate(places))
    return 1 - 6 * distance / (count * (count**2 - 1))


def scanned(world: World, table: str, column: str) -> list[bytes]:
    with world.engine.connect() as connection:
        return [bytes(row[0]) for row in connection.execute(text(f"SELECT {column} FROM {table}"))]


COLUMNS = {"cases": "id", "doors": "lookup", "envelopes": "id"}


def test_neither_scan_order_nor_file_offset_follows_the_order_of_filing(world: World) -> None:
    filed = file_some(world)
    stir(world.engine)
    limit = 4 / FILED**0.5
    for table, column in COLUMNS.items():
        order = {key: place for place, key in enumerate(scanned(world, table, column))}
        assert abs(correlation([order[each[table]] for each in filed])) < limit, table
    if world.engine.dialect.name == "sqlite":
        with world.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        raw = Path(make_url(str(world.engine.url)).database or "").read_bytes()
        for table in COLUMNS:
            assert abs(correlation([raw.find(each[table]) for each in filed])) < limit, table


def test_rows_of_two_tables_at_the_same_rank_do_not_belong_together(world: World) -> None:
    filed = file_some(world)
    stir(world.engine)
    orders = {table: scanned(world, table, column) for table, column in COLUMNS.items()}
    doors = {each["cases"]: each["doors"] for each in filed}
    paired = sum(doors[case] == door for case, door in zip(orders["cases"], orders["doors"], strict=False))
    assert paired <= 5


def test_transaction_numbers_join_nothing_after_the_stir(world: World) -> None:
    if world.engine.dialect.name != "postgresql":
        return
    file_some(world)

    def numbers(table: str) -> set[str]:
        with world.engine.connect() as connection:
            return {row[0] for row in connection.execute(text(f"SELECT xmin::text FROM {table}"))}

    assert len(numbers("cases")) == FILED
    stir(world.engine)
    for table in (*COLUMNS, "grants", "slots", "tallies"):
        assert len(numbers(table)) == 1, table
