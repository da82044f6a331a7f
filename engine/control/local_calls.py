"""How processes of one machine call each other on this system; the rest of the package does not know which way."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    from engine.control.named_pipes import (
        check_address,
        check_peer,
        connect,
        has_local_calls,
        listen,
        new_address,
        remove_address,
        stopped_peer,
    )
else:
    from engine.control.local_sockets import (
        check_address,
        check_peer,
        connect,
        has_local_calls,
        listen,
        new_address,
        remove_address,
        stopped_peer,
    )

__all__ = [
    "check_address",
    "check_peer",
    "connect",
    "has_local_calls",
    "listen",
    "new_address",
    "remove_address",
    "stopped_peer",
]
