"""Files are shown to ClamAV before anything of ours opens them, where `PORTAL_CLAMAV` says where it listens.

What it finds is refused, and nothing of it is kept. Where it does not answer the file waits with its sender: the page
says so, the words go without it, and what came in pieces lies sealed for two days and need not be sent again. What we
keep is drawn or said anew in any case; this is for the decoders that do it.
"""

from __future__ import annotations

import socket

from portal.evidence.picture import NotTaken

PATIENCE = 20
"""Seconds for each answer of the scanner."""
CHUNK = 65_536
_LONGEST = 4_096
"""Bytes of an answer that are read."""


def scanned(raw: bytes, scanner: str) -> None:
    """`scanner`: `host:port`, or the path of a socket. Raises NotTaken: `harmful`, or `not_checked`."""
    try:
        said = _asked(raw, scanner)
    except OSError:
        raise NotTaken("not_checked") from None
    if said.endswith(b" FOUND"):
        raise NotTaken("harmful")
    if said != b"stream: OK":
        raise NotTaken("not_checked")


def _asked(raw: bytes, scanner: str) -> bytes:
    """INSTREAM: each chunk behind its length, then a length of nothing."""
    with _line(scanner) as line:
        line.sendall(b"zINSTREAM\0")
        for at in range(0, len(raw), CHUNK):
            chunk = raw[at : at + CHUNK]
            line.sendall(len(chunk).to_bytes(4, "big") + chunk)
        line.sendall(bytes(4))
        said = b""
        while not said.endswith(b"\0") and len(said) < _LONGEST and (more := line.recv(_LONGEST)):
            said += more
    return said.rstrip(b"\0\n")


def _line(scanner: str) -> socket.socket:
    if not scanner.startswith("/"):
        host, _, port = scanner.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE)
    line = socket.socket(socket.AF_UNIX)
    try:
        line.settimeout(PATIENCE)
        line.connect(scanner)
    except OSError:
        line.close()
        raise
    return line
