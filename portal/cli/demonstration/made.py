"""Making a demonstration: its root, its site's files, its tables, a year of letters."""

from __future__ import annotations

from portal.casework.sweep import sweep
from portal.cli.book import sign_book
from portal.cli.db import upgrade_tables
from portal.cli.demonstration.description import told
from portal.cli.demonstration.keyring import make_keys, make_root
from portal.cli.demonstration.place import Place
from portal.cli.demonstration.script import NOW
from portal.cli.demonstration.seeding import seed
from portal.database import engine_for, writing
from portal.directory import write_whole
from portal.vault import Site


def make(place: Place, *, cases: int) -> None:
    """From nothing. The note of what was made is written last: without it the next start begins anew."""
    root = make_root(place.root_file)
    place = place.with_root(root.verify)
    settings = place.settings
    write_whole(place.clock_file, f"{NOW.isoformat()}\n".encode())
    upgrade_tables(settings)
    keyring = make_keys(settings, root)
    site = Site.load(settings.site_file, kdf=settings.kdf)
    engine = engine_for(settings.database_url)
    with writing(engine) as session:
        seeded = seed(session, site=site, keyring=keyring, settings=settings, cases=cases)
        session.commit()
    sweep(lambda: writing(engine), site=site, worker=keyring.worker, directory=seeded.directory, now=NOW)
    sign_book(engine, settings, site=site, key=keyring.checkpoint, now=NOW)
    engine.dispose()
    place.keep(told(seeded.stories))
