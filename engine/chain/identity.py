"""What makes a destination known again: a small file at its root, written with the first backup.

A path does not do that: where a disk is not mounted, the same path leads to an empty folder, or to another disk.
Destinations of earlier versions have no such file, and get one with their next backup.
"""

from __future__ import annotations

import json
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path

from engine.chain.destination import Destination
from engine.chain.manifest import MANIFEST_NAME
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind
from engine.files import FileSystem, read_whole, write_durably
from engine.report import Report, reason_of

IDENTITY_NAME = ".ese-backup-destination.json"
_FORMAT = "ese-backup-destination"
_LIMIT = 1 << 16
_PATIENCE, _PAUSE = 2.0, 0.05
"""Seconds: how long another run may take to write it, and between two tries."""


def check_known(destination: Destination, identity: str) -> None:
    """Raises JET_errInvalidPath (-1023) if ``destination`` is not the one that was known by ``identity``.

    An empty ``identity`` is that of a destination of which nothing is known.
    """
    found = destination.identity() if identity else ""
    if found == identity:
        return
    place = destination.place
    which = "There is another destination at its path." if found else "It is not at its path."
    raise Code.InvalidPath.error(
        f"The destination {place} is not available. {which}",
        hint="Connect or mount the disk or share that contains it. If it was replaced or emptied on purpose, use "
        "--new-destination, or remove it from the destinations in the settings.",
        path=str(place),
    )


def mark(destination: Destination, report: Report) -> str:
    """Make ``destination`` known again, as the owner of one of its stores; without that, what was written to it is
    no worse. Returns its identity, empty if it has none."""
    try:
        return destination.identify(datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"))
    except (JetError, MemoryError) as error:
        report.entry(EventKind.DestinationNotMarked, path=destination.place, reason=reason_of(error))
        return ""


def read_identity(fs: FileSystem, folder: Path) -> str:
    """The identity of the destination in ``folder``; empty if it has none, or one that cannot be understood."""
    if not fs.exists(folder):
        return ""
    path, fs = folder / IDENTITY_NAME, fs.beneath(folder)
    if not fs.exists(path) or fs.is_link(path):
        return ""
    try:
        body = json.loads(read_whole(fs, path, _LIMIT))
        identity = body["id"] if body["format"] == _FORMAT else ""
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    except JetError as error:
        if error.code is not Code.InvalidParameter:  # that one: too large to be ours
            raise
        return ""
    return identity if isinstance(identity, str) else ""


def make_identity(fs: FileSystem, folder: Path, created: str, *, alone: bool) -> str:
    """The identity of the destination in ``folder``, which gets one if it has none; durable when this returns.

    ``created`` is ISO 8601, UTC. ``alone``: no other run can be at it. Otherwise the folder is locked; empty if
    another run holds it for longer than it takes. The folder of a chain gets none.
    """
    if fs.exists(folder / MANIFEST_NAME):
        return ""
    if alone:
        return read_identity(fs, folder) or _written(fs, folder, created)
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            with fs.lock(folder):
                return read_identity(fs, folder) or _written(fs, folder, created)
        except JetError as error:
            if error.code is not Code.BackupInProgress or time.monotonic() > until:
                raise
        time.sleep(_PAUSE)


def _written(fs: FileSystem, folder: Path, created: str) -> str:
    body = {"format": _FORMAT, "id": uuid.uuid4().hex, "created": created}
    write_durably(fs.beneath(folder), folder / IDENTITY_NAME, json.dumps(body, indent=1).encode() + b"\n")
    return str(body["id"])
