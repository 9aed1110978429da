from sqlalchemy import Engine, inspect


def test_both_engines_have_the_same_tables(engine: Engine) -> None:
    assert {"cases", "grants", "envelopes", "doors"} <= set(inspect(engine).get_table_names())
