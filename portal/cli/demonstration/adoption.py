"""The packs of the demonstration come into force as real ones do: signed by the root, on a page of the book."""

from __future__ import annotations

from sqlalchemy.orm import Session

from portal import policy
from portal.cli.demonstration.cast import FOUNDED
from portal.config import Settings
from portal.directory import Directory, write_whole
from portal.register import adopted_file, enter_pack
from portal.vault import Keys, Site

SIGNER = ("K. Brandt", "Central administration")
WHY = "Invented, for the demonstration"


def adopt_packs(session: Session, directory: Directory, *, site: Site, root: Keys, settings: Settings) -> None:
    for each in directory.packs:
        texts = policy.texts_of(policy.path_of(each.id, settings.packs), settings.packs)
        reasons = dict.fromkeys(policy.pack(each.id).departures, WHY)
        blob = policy.signed(texts, each.id, keys=root, signer=SIGNER, day=FOUNDED.date(), reasons=reasons)
        enter_pack(session, site, bytes.fromhex(each.hash), blob)
        place = adopted_file(settings.state_folder, each.hash)
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, blob)
