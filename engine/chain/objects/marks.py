"""Marks of what is under way in a store: ``runs/ID.json`` of a run, ``runs/CHAIN.removal.json`` of a removal.

A mark is written before what it is about, and deleted after that. A run writes its own and then looks for that of
a removal of its chain; a removal writes its own and then looks for those of runs: neither can miss the other.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from engine.chain.objects.bucket import ObjectBucket
from engine.chain.objects.layout import Layout
from engine.errors import JetError
from engine.files import temporary_directory


@dataclass(frozen=True)
class Mark:
    """What a mark says. ``folder`` is the run's in the chain; ``publishing``: its manifest may be on its way."""

    chain: str
    folder: str
    machine: str
    started: str
    publishing: bool = False

    @classmethod
    def of_this_machine(cls, chain: str, folder: str) -> Mark:
        return cls(chain, folder, machine(), datetime.now(UTC).isoformat(timespec="seconds"))

    def to_bytes(self) -> bytes:
        return json.dumps(vars(self), indent=1).encode() + b"\n"

    @classmethod
    def from_bytes(cls, data: bytes) -> Mark | None:
        """``None`` for what is no mark of ours."""
        try:
            body = json.loads(data)
            chain, folder, machine_, started = (body[key] for key in ("chain", "folder", "machine", "started"))
            if not all(isinstance(text, str) for text in (chain, folder, machine_, started)):
                return None
            return cls(chain, folder, machine_, started, body["publishing"] is True)
        except (ValueError, LookupError, TypeError, RecursionError):
            return None


def machine() -> str:
    """Where the local lock of a run is seen: this user's processes on this machine. Says nothing about either."""
    try:
        system = Path("/etc/machine-id").read_text(encoding="ascii")
    except (OSError, ValueError):
        system = ""
    scope = "\0".join((system, platform.node(), str(temporary_directory())))
    return hashlib.sha256(scope.encode()).hexdigest()[:16]


def read_mark(bucket: ObjectBucket, key: str) -> Mark | None:
    """``None`` where there is none, or it may not be read."""
    try:
        return Mark.from_bytes(bucket.get(key).data)
    except JetError:
        return None


def keys_of_marks(bucket: ObjectBucket, layout: Layout) -> Sequence[str]:
    return [found.key for found in bucket.objects(layout.runs)]
