"""Run in a place without network: `python -m tests.hard.cut_off`, the world's variables in the environment."""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import subprocess
import sys

from tests.hard.wire import Browser
from tests.serving import Serving
from tests.web.letters import walk

SIOCSIFFLAGS, IFF_UP = 0x8914, 1
OUTSIDE = ("192.0.2.1", 80)
"""Kept for documentation: leads nowhere even where there is a network."""


def loopback_up() -> None:
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))


def portal(*arguments: str) -> str:
    done = subprocess.run([sys.executable, "-m", "portal.cli", *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def alone() -> bool:
    """Whether nothing leads out of here."""
    try:
        socket.create_connection(OUTSIDE, timeout=5).close()
    except OSError:
        return [name for _, name in socket.if_nameindex() if name != "lo" and is_up(name)] == []
    return False


def is_up(name: str) -> bool:
    with open(f"/sys/class/net/{name}/operstate") as state:  # noqa: PTH123
        return state.read().strip() == "up"


def main() -> None:
    loopback_up()
    print("alone" if alone() else "not alone")
    print("help" if "serve" in portal("--help") else "")
    with Serving(dict(os.environ)) as serving:
        serving.start("--workers", "1")
        person = Browser(serving)
        person.begin()
        code = walk(person, until="keep", text="The words.").code
        print(walk(person, text="The words.").name)
        assert person.read(code)
        person.press("/openings")
        print("The words." if "The words." in person.page.said else person.page.html)
    print("worked" if "checkpoints" in portal("work", "--once") else "")


if __name__ == "__main__":
    main()
