"""Snapshots of ZFS datasets, made and removed by ``zfs`` and read below ``.zfs/snapshot``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from app.external_tool import Tool
from app.snapshots.mounts import Mount
from app.snapshots.volume import SnapshotNote, is_own_name, need_administrator, not_ours, ordered

_ZFS = Tool(("zfs",), seconds=300)
_NOT_THERE = re.compile("does not exist", re.IGNORECASE)


@dataclass(frozen=True)
class ZfsVolume:
    """The dataset that is mounted as ``mount`` says."""

    mount: Mount
    kind: ClassVar[str] = "ZFS"

    @property
    def name(self) -> str:
        return self.mount.device

    def check(self) -> None:
        need_administrator(self.kind, self.name)

    def origin(self) -> str:
        return ordered(_ZFS, self.name, "get", "-H", "-p", "-o", "value", "guid", self.name).text

    def make(self, note: SnapshotNote, beside: Path) -> None:
        ordered(_ZFS, self.name, "snapshot", _own(note))

    def kept(self, note: SnapshotNote, beside: Path, folder: Path) -> Path:
        return self.mount.at / ".zfs" / "snapshot" / note.name / folder.relative_to(self.mount.at)


def remove(note: SnapshotNote, beside: Path) -> None:
    """Remove it, if it is there. Raises JET_errInvalidPath (-1023) for anything that is not that snapshot."""
    if not is_own_name(note.name):
        raise not_ours(note, "its name was not given by this program.")
    answered = _ZFS.ask("list", "-H", "-t", "snapshot", "-o", "name", _own(note))
    if answered.code:
        if _NOT_THERE.search(answered.errors):
            return
        ordered(_ZFS, note.volume, "list", "-t", "snapshot", _own(note))
    guid = ordered(_ZFS, note.volume, "get", "-H", "-p", "-o", "value", "guid", note.volume).text
    if guid != note.origin:
        raise not_ours(note, "the dataset is another one.")
    ordered(_ZFS, note.volume, "destroy", _own(note))


def _own(note: SnapshotNote) -> str:
    return f"{note.volume}@{note.name}"
