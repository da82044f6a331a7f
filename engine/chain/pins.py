"""Pins: a chain that has one must not be removed. In a folder it is the file ``backup-pin.json`` of the chain.

The file is in the chain, so that it goes where the chain goes, and beside the manifest, not in it: a pin must not
wait for a backup that holds the chain. That the file exists is what counts; its content is for people.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from engine.chain.manifest import PIN_NAME
from engine.errors import MissingFile
from engine.files import FileSystem, read_whole, write_durably

PIN_LIMIT = 64 << 10
"""Bytes of a pin that are read; a longer one pins, too."""


@dataclass(frozen=True)
class Pin:
    """Since when a chain is pinned (ISO 8601, UTC), and why; empty if its file does not say."""

    reason: str = ""
    since: str = ""

    def __str__(self) -> str:
        return self.reason or "no reason was given"

    def to_bytes(self) -> bytes:
        """The file's bytes: JSON."""
        body = asdict(self)
        return json.dumps({"since": body["since"], "reason": body["reason"]}, indent=1).encode() + b"\n"

    @classmethod
    def from_bytes(cls, data: bytes) -> Pin:
        """What a file says, as far as it says anything."""
        try:
            body = json.loads(data)
            return cls(_text(body["reason"]), _text(body["since"]))
        except (ValueError, LookupError, TypeError, RecursionError):
            return cls()


def read_pin(fs: FileSystem, chain: Path) -> Pin | None:
    """The pin of the chain in that folder. A file of its name pins the chain, whatever is in it.

    Raises ``JetError`` if that cannot be determined.
    """
    path = chain / PIN_NAME
    if not fs.exists(path):
        return None
    try:
        if fs.is_link(path) or not (found := fs.stat(path)).is_file or found.size > PIN_LIMIT:
            return Pin()
        return Pin.from_bytes(read_whole(fs, path, PIN_LIMIT))
    except MissingFile:  # another program has just removed it
        return None


def write_pin(fs: FileSystem, chain: Path, pin: Pin) -> None:
    """Pin the chain in that folder; returns when that is durable."""
    try:
        write_durably(fs, chain / PIN_NAME, pin.to_bytes())
    except MissingFile:  # a run that has just begun took the new file for what a dead one left
        write_durably(fs, chain / PIN_NAME, pin.to_bytes())


def remove_pin(fs: FileSystem, chain: Path) -> bool:
    """Remove the pin of the chain in that folder; false if there was none."""
    try:
        fs.remove(chain / PIN_NAME)
    except MissingFile:
        return False
    fs.sync_directory(chain)
    return True


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
