"""Snapshots of btrfs subvolumes, made and removed by ``btrfs``.

A snapshot is a read-only subvolume with a hidden name in the folder of the subvolume that it is of.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from app.external_tool import Tool
from app.snapshots.mounts import Mount
from app.snapshots.volume import SnapshotNote, need_administrator, not_ours, ordered
from engine.error_codes import Code

_ROOT_OF_A_SUBVOLUME = 256
"""The inode number of its folder (BTRFS_FIRST_FREE_OBJECTID)."""
_BTRFS = Tool(("btrfs",), seconds=300)


@dataclass(frozen=True)
class BtrfsVolume:
    """The subvolume whose folder is ``root``."""

    root: Path
    options: frozenset[str] = frozenset()
    kind: ClassVar[str] = "btrfs"

    @classmethod
    def of(cls, folder: Path, mount: Mount) -> BtrfsVolume:
        """That which ``folder`` is in. Raises JET_errFeatureNotAvailable (-1001) where only a part of one is
        mounted."""
        for each in (folder, *folder.parents):
            if each.stat().st_ino == _ROOT_OF_A_SUBVOLUME:
                return cls(each, mount.options)
            if each == mount.at:
                break
        raise Code.FeatureNotAvailable.error(
            f"{mount.at} is a folder in a btrfs subvolume that is mounted without the subvolume itself.",
            hint="Specify the folder by its path in the mounted subvolume.",
            path=str(folder),
        )

    @property
    def name(self) -> str:
        return str(self.root)

    def check(self) -> None:
        if "user_subvol_rm_allowed" not in self.options:
            need_administrator(self.kind, self.name)

    def origin(self) -> str:
        return shown(self.name)["uuid"]

    def make(self, note: SnapshotNote, beside: Path) -> None:
        ordered(_BTRFS, self.name, "subvolume", "snapshot", "-r", self.name, str(_place(note)))

    def kept(self, note: SnapshotNote, beside: Path, folder: Path) -> Path:
        return _place(note) / folder.relative_to(self.root)


def remove(note: SnapshotNote, beside: Path) -> None:
    """Remove it, if it is there. Raises JET_errInvalidPath (-1023) for anything that is not that snapshot."""
    place = _place(note)
    if not place.exists():
        return
    if place.is_symlink() or place.stat().st_ino != _ROOT_OF_A_SUBVOLUME:
        raise not_ours(note, "it is not a subvolume.")
    facts = shown(str(place))
    if "readonly" not in facts["flags"] or facts["parent_uuid"] != note.origin:
        raise not_ours(note, "it is a subvolume of another origin.")
    ordered(_BTRFS, note.volume, "subvolume", "delete", str(place))


def _place(note: SnapshotNote) -> Path:
    return Path(note.volume) / f".{note.name}"


def shown(place: str) -> dict[str, str]:
    """What ``btrfs subvolume show`` says of a subvolume, by its words."""
    return facts_of(ordered(_BTRFS, place, "subvolume", "show", place).text)


def facts_of(text: str) -> dict[str, str]:
    """Its lines ``Some name: value`` as ``some_name``; what it does not say is empty."""
    pairs = (line.partition(":") for line in text.splitlines())
    said = {name.strip().lower().replace(" ", "_"): value.strip() for name, _, value in pairs}
    return {"uuid": "", "parent_uuid": "", "flags": ""} | said
