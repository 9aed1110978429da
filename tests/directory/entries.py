"""A directory to spoil."""

from datetime import date
from pathlib import Path

from portal.config import Settings
from portal.directory import Directory, OfficeEntry, OfficerEntry, PrisonEntry, RingEntry, sign, write_whole
from portal.vault import Keys

DAY = date(2026, 10, 1)
ADEYEMI = Keys.new()


def a_directory(version: int = 1) -> Directory:
    ring, older, names = (Keys.new().public for _ in range(3))
    return Directory(
        version=version,
        made=DAY,
        worker=Keys.new().public,
        statistics=Keys.new().public,
        checkpoint=Keys.new().verify,
        prisons=(PrisonEntry("NGT", {"en": "Northgate", "ar": "البوابة"}, "Europe/London", pack="un-mandela"),),
        offices=(
            OfficeEntry("director-northgate", "director", "NGT", {"en": "Director"}, (RingEntry(1, ring, DAY),)),
            OfficeEntry(
                "inspectorate", "inspectorate", None, {"en": "Inspectorate", "fr": "Inspection"},
                (RingEntry(1, older, date(2026, 1, 1)), RingEntry(2, ring[::-1], DAY)), RingEntry(1, names, DAY),
                ("director-northgate",),
            ),
        ),
        officers=(
            OfficerEntry(b"a" * 16, "adeyemi", "B. Adeyemi", "inspectorate", ADEYEMI.public, ADEYEMI.verify, DAY),
            OfficerEntry(
                b"h" * 16, "hale", "Hale", "inspectorate", Keys.new().public, Keys.new().verify, DAY,
                until=date(2026, 10, 4), worked_at=("NGT",),
            ),
        ),
    )  # fmt: skip


def settings_in(folder: Path, root: Keys) -> Settings:
    return Settings(
        env="test", root=root.verify, directory_file=folder / "directory.signed", state_folder=folder / "state"
    )


def put(settings: Settings, directory: Directory, root: Keys) -> None:
    write_whole(settings.directory_file, sign(root, directory))
