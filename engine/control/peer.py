"""Whether the process at the other end of a connection can read the instance's token.

Both sides prove that they know the token without sending it. Each proof includes random numbers of both sides, so
a recorded one is useless (ARCHITECTURE.md#a-running-instance-seen-from-another-process).
"""

from __future__ import annotations

import hmac
import secrets

from engine.error_codes import Code
from engine.errors import JetError

TOKEN = 32
"""Bytes of a token, and of the numbers that are used once."""


def fresh() -> bytes:
    """A token, or a number that is used once."""
    return secrets.token_bytes(TOKEN)


def proof(token: bytes, role: str, client: bytes, server: bytes) -> bytes:
    """What only a holder of the token can say in this conversation; ``role`` keeps it from being sent back."""
    return hmac.digest(token, role.encode() + client + server, "sha256")


def check_proof(given: bytes, token: bytes, role: str, client: bytes, server: bytes) -> None:
    """Raises JET_errFileAccessDenied (-1032) for a proof that was not made from the token."""
    if len(client) != TOKEN or len(server) != TOKEN or len(token) != TOKEN:
        raise other_user()
    if not hmac.compare_digest(given, proof(token, role, client, server)):
        raise other_user()


def other_user() -> JetError:
    """The error of a process that may not be listened to (-1032)."""
    return Code.FileAccessDenied.error(
        "The other process belongs to another user.",
        hint="Run both processes as the same user and with the same home folder.",
    )
