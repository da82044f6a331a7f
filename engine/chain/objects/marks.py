"""Marks of what is under way in a store: ``runs/ID.json`` of a run, ``runs/CHAIN.removal.json`` of a removal.

A mark is written before what it is about, and deleted after that. A run writes its own and then looks for that of
a removal of its chain; a removal writes its own and then looks for those of runs: neither can miss the other.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from engine.chain.manifest import Manifest, is_safe_name
from engine.chain.objects.bucket import ObjectBucket
from engine.chain.objects.layout import RESERVED, RUN_FOLDER, Layout, is_run_folder
from engine.errors import JetError, MissingFile
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
            if not is_safe_name(chain) or chain in RESERVED or not (folder == "" or is_run_folder(folder)):
                return None  # of someone who wants others' objects to be deleted
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


def run_id(chain: str, run: str) -> str:
    """The name of the mark of a run of this machine. It tells the machine and the chain, so that of thousands of
    marks only those are read that matter."""
    return f"{machine()}.{chain}.{run}"


def read_mark(bucket: ObjectBucket, key: str) -> Mark | None:
    """``None`` where there is none. Raises JET_errFileAccessDenied (-1032) without the permission to read it."""
    try:
        return Mark.from_bytes(bucket.get(key).data)
    except MissingFile:
        return None


def keys_of_marks(bucket: ObjectBucket, layout: Layout) -> Sequence[str]:
    return [found.key for found in bucket.objects(layout.runs)]


def keys_of_runs(bucket: ObjectBucket, layout: Layout, chain: str) -> Sequence[str]:
    """The marks of runs of this chain, by any machine."""
    marks = keys_of_marks(bucket, layout)
    return [key for key in marks if key.removeprefix(layout.runs).partition(".")[2].startswith(f"{chain}.")]


def is_published(manifest: Manifest, folder: str) -> bool:
    """Whether the run with this folder has become part of the chain."""
    return any(file.place.startswith(f"{folder}/") for file in manifest.files) or any(
        folder == f"{RUN_FOLDER}{run.id[-8:]}" for run in manifest.runs
    )


def write_clock(bucket: ObjectBucket, layout: Layout) -> datetime | None:
    """What the clock of the server says, by an object that is written and deleted; raises what forbids writing."""
    key = layout.run(f"{machine()}.clock")
    bucket.put(key, b"{}\n")
    found = [each.modified for each in bucket.objects(layout.runs) if each.key == key]
    with contextlib.suppress(JetError):  # it is overwritten by the next one
        bucket.delete([key])
    return max(found, default=None)
