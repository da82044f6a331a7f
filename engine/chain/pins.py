"""Pins: a chain that must not be removed has ``backup-pin.json`` in its folder, which says since when and why.

The file is in the chain, so that it goes where the chain goes, and beside the manifest, not in it: a pin must not
wait for a backup that holds the chain. That the file exists is what counts; its content is for people.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from engine.chain.manifest import MANIFEST_NAME, PIN_NAME
from engine.chain.stored import NEW, OLD, read_manifest
from engine.error_codes import Code
from engine.errors import Corruption
from engine.files import FileSystem, read_whole, write_durably

PIN_LIMIT = 64 << 10
_LONGEST_REASON = 1000


@dataclass(frozen=True)
class Pin:
    """Why a chain is pinned, and since when (ISO 8601, UTC); empty if its file does not say."""

    reason: str = ""
    since: str = ""

    def __str__(self) -> str:
        return self.reason or "no reason was given"


def read_pin(fs: FileSystem, chain: Path) -> Pin | None:
    """The pin of the chain in that folder. A file of its name pins the chain, whatever is in it.

    Raises ``JetError`` if that cannot be determined.
    """
    path, fs = chain / PIN_NAME, fs.beneath(chain)
    if not fs.exists(path):
        return None
    if fs.is_link(path) or not (found := fs.stat(path)).is_file or found.size > PIN_LIMIT:
        return Pin()
    try:
        body = json.loads(read_whole(fs, path, PIN_LIMIT))
        return Pin(_text(body["reason"]), _text(body["since"]))
    except (ValueError, LookupError, TypeError, RecursionError):
        return Pin()


def pin(fs: FileSystem, chain: Path, now: datetime, reason: str = "") -> Pin:
    """Pin a chain, or replace the reason of its pin; returns when that is durable.

    Raises JET_errFileNotFound if there is no chain, JET_errFeatureNotAvailable (-1001) for an atomic backup,
    JET_errInvalidParameter (-1003) for a reason that is too long.
    """
    fs = fs.beneath(chain)
    if _is_atomic(fs, chain):
        raise Code.FeatureNotAvailable.error(
            f"{chain} is an atomic backup, which the next one replaces. It cannot be pinned.",
            hint="Make a backup without --atomic, and pin its chain.",
            path=str(chain),
        )
    if len(reason) > _LONGEST_REASON:
        raise Code.InvalidParameter.error(f"The reason is longer than {_LONGEST_REASON} characters.")
    made = Pin(reason, now.isoformat(timespec="seconds").replace("+00:00", "Z"))
    body = {"since": made.since, "reason": made.reason}
    write_durably(fs, chain / PIN_NAME, json.dumps(body, indent=1).encode() + b"\n")
    return made


def unpin(fs: FileSystem, chain: Path) -> bool:
    """Remove the pin; False if there was none. Raises JET_errFileNotFound if there is no chain."""
    fs = fs.beneath(chain)
    _is_atomic(fs, chain)
    if not fs.exists(chain / PIN_NAME):
        return False
    fs.remove(chain / PIN_NAME)
    fs.sync_directory(chain)
    return True


def _is_atomic(fs: FileSystem, chain: Path) -> bool:
    """Also whether there is a chain at all: a damaged one can be pinned, too."""
    try:
        return read_manifest(fs, chain).runs[0].atomic
    except Corruption:
        if not fs.exists(chain / MANIFEST_NAME):
            raise
        return chain.name in (NEW, OLD)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
