"""Each break: the promise, its test file, the file to break, what stands there, what to put instead."""

from __future__ import annotations

from typing import NamedTuple


class Break(NamedTuple):
    promise: str
    test: str
    file: str
    stands: str
    instead: str


BREAKS: tuple[Break, ...] = (
    Break(
        "T-17",
        "tests/vault_promises/test_t17_mistyped_codes.py",
        "portal/vault/codes.py",
        'return code if len(code) == LENGTH and check_digit(code) == "0" else None',
        "return code if len(code) == LENGTH else None",
    ),
    Break(
        "T-25",
        "tests/vault_promises/test_t25_random_bytes.py",
        "portal/vault/keys.py",
        "    except (CryptoError, ValueError, TypeError):\n        raise Refused from None\n\n\ndef checked",
        "    except TypeError:\n        raise Refused from None\n\n\ndef checked",
    ),
)
