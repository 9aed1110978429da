"""A line of 50 kbit/s with 0.8 s there and back, on loopback: what passes it takes the time it takes out there."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field

from portal.cli.measure.network import BITS, OPENING, TRIP

PACKET, RESUMED = 1_460, 500
"""Bytes of a packet, and of opening a connection with TLS once more."""


@dataclass
class SlowLink:
    """All connections share the line, both ways together. The first is opened as one with TLS is, in time alone: two
    round trips and 4 kB of certificates. With `http2`, as whoever ends TLS in front of us speaks it, the others are
    streams of that one; without it each is opened anew, in two round trips, with what the first one left."""

    host: str
    port: int
    http2: bool = True
    passed: int = 0
    """Bytes, those of the openings among them."""
    opened: int = 0
    seconds: float = 0.0
    """How long something was under way, or a connection was being opened: what both ends took to think is not in it."""
    breaks_at: int | None = None
    """Bytes after which the line breaks once: every connection ends without a word."""
    _free: float = 0.0
    _last: float = 0.0
    _ready: float = 0.0
    """When the first connection is open."""
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)
    _server: asyncio.Server | None = None

    async def listen(self) -> str:
        """Where the far end of the line is."""
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
        self._end_all()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        await self._open()
        with suppress(OSError):
            far_reader, far_writer = await asyncio.open_connection(self.host, self.port)
            self._writers.add(far_writer)
            await asyncio.gather(self._carry(reader, far_writer), self._carry(far_reader, writer))
        writer.close()

    async def _open(self) -> None:
        now = asyncio.get_running_loop().time()
        self.opened += 1
        if self.opened == 1:
            self._ready = self._spent(now, now + 2 * TRIP + self._turn(OPENING))
        elif not self.http2:
            await asyncio.sleep(self._spent(now, now + 2 * TRIP + self._turn(RESUMED)) - now)
        await asyncio.sleep(self._ready - now)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One way: each packet waits for its turn on the line, then half a round trip more, in their order."""
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arrives = asyncio.create_task(self._arrive(under_way, writer))
        with suppress(OSError):
            while packet := await reader.read(PACKET):
                now, waited = asyncio.get_running_loop().time(), self._turn(len(packet))
                await under_way.put((self._spent(now, now + waited + TRIP / 2), packet))
                await asyncio.sleep(waited)
        await under_way.put((0.0, b""))
        await arrives

    async def _arrive(self, under_way: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
        while (packet := await under_way.get())[1]:
            await asyncio.sleep(max(packet[0] - asyncio.get_running_loop().time(), 0))
            if writer.is_closing():
                break
            with suppress(OSError):
                writer.write(packet[1])
                await writer.drain()
        writer.close()

    def _spent(self, since: float, until: float) -> float:
        """Two things under way at once take their time once."""
        self.seconds += max(until - max(since, self._last), 0)
        self._last = max(self._last, until)
        return until

    def _turn(self, size: int) -> float:
        """Seconds until these bytes have passed. The line may break under them."""
        now = asyncio.get_running_loop().time()
        self.passed += size
        self._free = max(self._free, now) + size * 8 / BITS
        if self.breaks_at is not None and self.passed > self.breaks_at:
            self.breaks_at = None
            self._end_all()
        return self._free - now

    def _end_all(self) -> None:
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()
