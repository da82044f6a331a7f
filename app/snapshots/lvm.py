"""Snapshots of LVM volumes, made and removed by ``lvcreate`` and ``lvremove`` and mounted read-only meanwhile.

One of a thin volume shares its pool; one of another volume gets a tenth of its size for what changes meanwhile.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from app.external_tool import Tool
from app.snapshots.mounts import Mount
from app.snapshots.volume import SnapshotNote, need_administrator, not_ours, ordered
from engine.files import LocalFileSystem, ensure_directory

_LIST = Tool(("lvs", "--reportformat", "json", "--options", "vg_name,lv_name,lv_uuid,origin,origin_uuid,pool_lv"))
_CREATE, _REMOVE = Tool(("lvcreate",), seconds=300), Tool(("lvremove", "--yes"), seconds=300)
_MOUNT, _UNMOUNT = Tool(("mount",)), Tool(("umount",))
_NOT_THERE = re.compile("failed to find", re.IGNORECASE)
_SHARE = "10%ORIGIN"


@dataclass(frozen=True)
class LvmVolume:
    """The logical volume ``group/volume``, mounted as ``mount`` says."""

    group: str
    volume: str
    uuid: str
    is_thin: bool
    mount: Mount
    kind: ClassVar[str] = "LVM"

    @classmethod
    def of(cls, mount: Mount) -> LvmVolume | None:
        """That which is mounted; None where it is not one of LVM, which only root can find out."""
        if mount.device.startswith("/dev/mapper/"):
            need_administrator(cls.kind, mount.device)
        if not mount.device.startswith("/dev/") or not _LIST.found:
            return None
        answered = _LIST.ask(mount.device)
        found = [] if answered.code else volumes_of(answered.text)
        if not found:
            return None
        one = found[0]
        return cls(one["vg_name"], one["lv_name"], one["lv_uuid"], bool(one["pool_lv"]), mount)

    @property
    def name(self) -> str:
        return f"{self.group}/{self.volume}"

    def check(self) -> None:
        need_administrator(self.kind, self.name)

    def origin(self) -> str:
        return self.uuid

    def make(self, note: SnapshotNote, beside: Path) -> None:
        size = ["--setactivationskip", "n"] if self.is_thin else ["--extents", _SHARE]
        ordered(_CREATE, self.name, "--snapshot", "--name", note.name, *size, self.name)
        ensure_directory(LocalFileSystem(), _mounted_at(note, beside))
        # XFS refuses a second volume with the same id, and the log of a snapshot is always to be replayed
        options = "ro,nouuid" if self.mount.kind == "xfs" else "ro"
        device = f"/dev/{self.group}/{note.name}"
        at = str(_mounted_at(note, beside))
        ordered(_MOUNT, self.name, "-t", self.mount.kind, "-o", options, device, at)

    def kept(self, note: SnapshotNote, beside: Path, folder: Path) -> Path:
        return _mounted_at(note, beside) / self.mount.inside(folder)


def remove(note: SnapshotNote, beside: Path) -> None:
    """Remove it, if it is there. Raises JET_errInvalidPath (-1023) for anything that is not that snapshot."""
    fs, at = LocalFileSystem(), _mounted_at(note, beside)
    if fs.exists(at):
        if fs.is_mount_point(at):
            ordered(_UNMOUNT, note.volume, str(at))
        fs.remove_directory(at)
    snapshot = f"{note.volume.partition('/')[0]}/{note.name}"
    answered = _LIST.ask(snapshot)
    if answered.code:
        if _NOT_THERE.search(answered.errors):
            return
        ordered(_LIST, note.volume, snapshot)
    found = volumes_of(answered.text)
    if [each["origin_uuid"] for each in found] != [note.origin]:
        raise not_ours(note, "it is a volume of another origin.")
    ordered(_REMOVE, note.volume, snapshot)


def volumes_of(text: str) -> list[dict[str, str]]:
    """The volumes that ``lvs`` lists."""
    return [volume for report in json.loads(text)["report"] for volume in report["lv"]]


def _mounted_at(note: SnapshotNote, beside: Path) -> Path:
    return beside / note.name
