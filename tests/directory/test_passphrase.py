"""The root's secret opens with its passphrase and with nothing else."""

import json

import pytest

from portal.directory import locked_keys, opened_keys
from portal.vault import Keys, Refused

KDF = (8, 1, 1)


def test_the_passphrase_opens_it_however_it_is_composed() -> None:
    keys = Keys.new()
    assert opened_keys(locked_keys(keys, "cafe\u0301 au lait", KDF), "caf\u00e9 au lait") == keys


def test_the_secret_is_not_in_the_file() -> None:
    keys = Keys.new()
    file = locked_keys(keys, "word", KDF)
    assert keys.seed.hex().encode() not in file
    assert keys.verify.hex().encode() in file


def test_another_passphrase_does_not() -> None:
    with pytest.raises(Refused):
        opened_keys(locked_keys(Keys.new(), "word", KDF), "Word")


@pytest.mark.parametrize("name", ["public", "salt", "box"])
def test_a_changed_file_does_not(name: str) -> None:
    given = json.loads(locked_keys(Keys.new(), "word", KDF))
    given[name] = given[name][:-2] + ("00" if given[name][-2:] != "00" else "01")
    with pytest.raises(Refused):
        opened_keys(json.dumps(given).encode(), "word")


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"kdf": [1, 1, 1], "salt": "", "box": "", "public": ""}'])
def test_what_is_no_such_file_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused):
        opened_keys(raw, "word")
