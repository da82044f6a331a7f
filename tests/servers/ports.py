"""Ports of the loopback interface."""

from __future__ import annotations

import contextlib
import random
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

_UNASKED = range(10_000, 32_000)
"""Below those that systems give to whoever asks for any: one of these is still free when its server listens."""


def free_port() -> int:
    """One that nothing listens on at the moment, for a server that is started now."""
    while True:
        port = random.SystemRandom().choice(_UNASKED)
        with socket.socket() as tried, contextlib.suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port


@contextlib.contextmanager
def dead_port() -> Iterator[int]:
    """One that refuses every connection, and that nobody else gets meanwhile."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def answers(endpoint: str, seconds: float) -> bool:
    """Whether a web server says anything within that time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(endpoint, timeout=5):
                return True
        except urllib.error.HTTPError as error:
            error.close()
            return True
        except OSError:
            time.sleep(0.05)
    return False
