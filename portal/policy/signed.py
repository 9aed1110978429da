"""A pack as one signed file: its text with everything it builds on, who puts it into force, and why it departs.

Another country can load it and needs nothing else to read, check and compare the rules: docs/formats.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from portal.policy.pack import Departure, Pack
from portal.policy.refused import PackRefused
from portal.policy.shelf import NoSuchPack, built
from portal.vault import Keys, Refused, canonical, checked, pack, parsed

SCHEMA = "portal.pack/1"


@dataclass(frozen=True, kw_only=True)
class SignedPack:
    id: str
    version: str
    hash: str
    texts: Mapping[str, str] = field(hash=False)
    """Id → TOML: the pack, what it extends, what it lays over itself."""
    name: str
    office: str
    day: str
    reasons: Mapping[str, str] = field(hash=False)
    """Departure → why, in the signer's words. Every departure has one."""
    key: str
    """Ed25519, hex. Whether to trust it is for whoever loads the file."""

    @property
    def pack(self) -> Pack:
        """Built from nothing but the texts in the file. Raises PackRefused."""
        try:
            return built(self.id, self.texts)
        except NoSuchPack as missing:
            raise PackRefused(f"the text of {missing} is not in the file", field="texts") from None


def signed(
    texts: Mapping[str, str], name: str, *, keys: Keys, signer: tuple[str, str], day: date, reasons: Mapping[str, str]
) -> bytes:
    """The file of the pack called `name`; `signer` is a person's name and office.

    A departure that says its reason in the pack needs none here. Raises PackRefused for one without.
    """
    rules = built(name, texts)
    given = {each: reasons.get(each) or said.reason for each, said in rules.departures.items()}
    if missing := [each for each, why in given.items() if not why]:
        raise PackRefused(f"no reason is given for: {', '.join(missing)}", field="departures")
    if unknown := set(reasons) - set(given):
        raise PackRefused(f"no departure of this pack: {', '.join(sorted(unknown))}", field="departures")
    content = SignedPack(
        id=rules.id,
        version=rules.version,
        hash=rules.hash,
        texts=dict(texts),
        name=signer[0],
        office=signer[1],
        day=day.isoformat(),
        reasons=given,
        key=keys.verify.hex(),
    )
    raw = asdict(content) | {"schema": SCHEMA}
    return canonical(raw | {"signature": keys.sign(_message(raw)).hex()}) + b"\n"


def opened(blob: bytes, key: bytes | None = None) -> SignedPack:
    """What a file says, once its signature and its hash are found right. `key`: only what this key signed.

    Raises PackRefused.
    """
    given = _read(blob)
    signature = bytes.fromhex(given.pop("signature"))
    if given.pop("schema") != SCHEMA:
        raise PackRefused(f"not {SCHEMA}", field="schema")
    found = SignedPack(**given)
    try:
        checked(key or bytes.fromhex(found.key), _message(given | {"schema": SCHEMA}), signature)
    except Refused:
        raise PackRefused("the signature is not of this key, or not for this text", field="signature") from None
    rules = found.pack
    if (rules.id, rules.version, rules.hash) != (found.id, found.version, found.hash):
        raise PackRefused("the texts are not those of the hash", field="hash")
    if missing := [each for each in rules.departures if not found.reasons.get(each)]:
        raise PackRefused(f"no reason is given for: {', '.join(missing)}", field="departures")
    return found


def departure_signature(pack_id: str, name: str, said: Departure, keys: Keys) -> str:
    """128 hex digits for the pack's own text (V-12)."""
    return keys.sign(_departure(pack_id, name, said)).hex()


def unsigned_departures(rules: Pack, key: bytes) -> list[str]:
    """The departures whose signature is not of this key. Those of a draft wait for theirs."""
    return [
        each for each, said in rules.departures.items() if not rules.draft and not _stands(rules.id, each, said, key)
    ]


def _stands(pack_id: str, name: str, said: Departure, key: bytes) -> bool:
    try:
        checked(key, _departure(pack_id, name, said), bytes.fromhex(said.signature))
    except (Refused, ValueError):
        return False
    return True


def _departure(pack_id: str, name: str, said: Departure) -> bytes:
    told = {part: value for part, value in asdict(said).items() if part != "signature"}
    return pack("departure", canonical({"pack": pack_id, "field": name, **told}))


def _message(content: Mapping[str, Any]) -> bytes:
    return pack("policy", canonical(dict(content)))


def _read(blob: bytes) -> dict[str, Any]:
    """Every field there, each of its kind, no other."""
    try:
        given = parsed(blob)
        texts = {**given["texts"], **given["reasons"]}
        plain = [
            given[name] for name in ("schema", "id", "version", "hash", "name", "office", "day", "key", "signature")
        ]
        date.fromisoformat(given["day"])
        bytes.fromhex(given["signature"] + given["key"])
    except (Refused, KeyError, TypeError, ValueError, AttributeError):
        raise PackRefused("not a signed pack") from None
    if len(given) != len(plain) + 2 or not all(isinstance(each, str) for each in [*plain, *texts.values()]):
        raise PackRefused("not a signed pack")
    return dict(given)
