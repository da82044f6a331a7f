"""A network that goes wrong: a TCP proxy on loopback whose connections stall, break, end early or come twice."""

from __future__ import annotations

import contextlib
import re
import socket
import struct
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum

_PIECE = 1 << 16
_REQUEST = re.compile(rb"(GET|HEAD|PUT|POST|DELETE) (\S+) HTTP/1\.1\r\n")
_LONGEST_LINE = 4096
_RESET = struct.pack("ii", 1, 0)
"""SO_LINGER on, no seconds: closing resets the connection."""


class Trouble(Enum):
    """What happens to a connection after some bytes."""

    STALL = "nothing more gets through, and the connection stays open"
    RESET = "it is reset"
    TRUNCATE = "the answer ends there"
    DUPLICATE = "what was sent arrives a second time later, on a connection of its own"


@dataclass
class Proxy:
    """To ``upstream``, a port of loopback. Each new connection takes the next of ``troubles``: what, and after how
    many bytes; where there is none, ``always``. :attr:`DUPLICATE` comes when the connection ends."""

    upstream: int
    troubles: deque[tuple[Trouble, int]] = field(default_factory=deque)
    always: tuple[Trouble, int] | None = None
    met: int = 0
    port: int = 0
    requests: Counter[str] = field(default_factory=Counter)
    """What was asked of the server, by method; listings are ``LIST``."""
    _counting: threading.Lock = field(default_factory=threading.Lock)
    _open: list[socket.socket] = field(default_factory=list)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> Proxy:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._run(self._accept)
        return self

    def __exit__(self, *exc: object) -> None:
        for each in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        for thread in self._threads:
            thread.join(60)

    def count(self, said: bytes, before: bytes) -> bytes:
        """Count the requests that end in ``said``, which follows ``before``; what the next call is to be given."""
        text = before + said
        found = list(_REQUEST.finditer(text))
        with self._counting:
            for match in found:
                listing = match[1] == b"GET" and b"list-type=" in match[2]
                self.requests["LIST" if listing else match[1].decode()] += 1
        return text[found[-1].end() if found else 0 :][-_LONGEST_LINE:]

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self.upstream))
                for each in (client, server):
                    each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._open += [client, server]
                trouble = self.troubles.popleft() if self.troubles else self.always
                link = _Link(self, client, server, trouble)
                self._run(link.send)
                self._run(link.answer)

    def _run(self, act: Callable[[], None]) -> None:
        thread = threading.Thread(target=act, daemon=True)
        self._threads.append(thread)
        thread.start()


@dataclass
class _Link:
    proxy: Proxy
    client: socket.socket
    server: socket.socket
    trouble: tuple[Trouble, int] | None
    _sent: bytearray = field(default_factory=bytearray)
    _through: int = 0

    def send(self) -> None:
        """What the client says, to the server."""
        rest = b""
        for piece in _pieces(self.client):
            rest = self.proxy.count(piece, rest)
            if self._is_due(Trouble.STALL, len(piece)) or self._is_due(Trouble.RESET, len(piece)):
                return self._go_wrong()
            if self.trouble and self.trouble[0] is Trouble.DUPLICATE:
                self._sent += piece
            with contextlib.suppress(OSError):
                self.server.sendall(piece)
        _end(self.server)
        if self._sent:
            self.proxy.met += 1
            with (
                contextlib.suppress(OSError),
                socket.create_connection(("127.0.0.1", self.proxy.upstream)) as again,
            ):
                again.sendall(self._sent)
                again.shutdown(socket.SHUT_WR)
                for _ in _pieces(again):
                    pass
        return None

    def answer(self) -> None:
        """What the server says, to the client."""
        for piece in _pieces(self.server):
            if self._is_due(Trouble.TRUNCATE, len(piece)):
                with contextlib.suppress(OSError):
                    self.client.sendall(piece[: len(piece) // 2])
                return self._go_wrong()
            if self.trouble and self.trouble[0] is Trouble.STALL and self._through > self.trouble[1]:
                return None
            with contextlib.suppress(OSError):
                self.client.sendall(piece)
        _end(self.client)
        return None

    def _is_due(self, kind: Trouble, length: int) -> bool:
        if self.trouble is None or self.trouble[0] is not kind:
            return False
        self._through += length
        return self._through > self.trouble[1]

    def _go_wrong(self) -> None:
        self.proxy.met += 1
        kind = self.trouble[0] if self.trouble else Trouble.RESET
        if kind is Trouble.STALL:
            return
        if kind is Trouble.RESET:
            with contextlib.suppress(OSError):
                self.client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        for each in (self.client, self.server):
            _end(each)
            each.close()


def _pieces(source: socket.socket) -> Iterator[bytes]:
    with contextlib.suppress(OSError):
        while piece := source.recv(_PIECE):
            yield piece


def _end(target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)
