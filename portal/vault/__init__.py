"""Sealing: keys and bytes. Knows no cases, no tables, no Flask. The constructions and their reasons: docs/vault.md."""

from portal.vault.box import lock, unlock
from portal.vault.derivation import case_id, derive, digest, ring_id
from portal.vault.encoding import Refused, canonical, pack, padded, parsed, unpack, unpadded
from portal.vault.keys import Keys, checked, seal, unseal
from portal.vault.site import Site

__all__ = [
    "Keys",
    "Refused",
    "Site",
    "canonical",
    "case_id",
    "checked",
    "derive",
    "digest",
    "lock",
    "pack",
    "padded",
    "parsed",
    "ring_id",
    "seal",
    "unlock",
    "unpack",
    "unpadded",
    "unseal",
]
