"""Which snapshot a folder can have, one that is held for a while, and what killed runs left."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.snapshots import btrfs, lvm, shadow_copies, zfs
from app.snapshots.btrfs import BtrfsVolume
from app.snapshots.lvm import LvmVolume
from app.snapshots.mounts import mount_of
from app.snapshots.notes import Removal, SnapshotNotes
from app.snapshots.shadow_copies import ShadowVolume
from app.snapshots.volume import SnapshotNote, SnapshotVolume
from app.snapshots.zfs import ZfsVolume
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, EventSink, LogEntry, entry, silent
from engine.files import LocalFileSystem

REMOVALS: dict[str, Removal] = {
    BtrfsVolume.kind: btrfs.remove,
    LvmVolume.kind: lvm.remove,
    ZfsVolume.kind: zfs.remove,
    ShadowVolume.kind: shadow_copies.remove,
}


def volume_of(folders: Sequence[Path]) -> SnapshotVolume:
    """The volume that all ``folders`` are on.

    Raises JET_errFeatureNotAvailable (-1001) where it has no snapshots, JET_errInvalidPath (-1023) where there are
    several volumes, and as :meth:`~engine.files.seam.FileSystem.stat` for a folder that is not there.
    """
    volumes = {folder: _volume(folder) for folder in folders}
    first = next(iter(volumes.values()))
    for folder, other in volumes.items():
        if (other.kind, other.name) != (first.kind, first.name):
            raise Code.InvalidPath.error(
                f"{folders[0]} is on {first.name}, {folder} on {other.name}: one snapshot cannot hold both.",
                hint="Stop the service and back up its files at rest, or move both to one volume.",
                path=str(folder),
            )
    return first


def what_is_read(folders: Sequence[Path]) -> str:
    """What a plan says of a snapshot of them. Raises as :func:`volume_of`."""
    volume = volume_of(folders)
    return (
        f"A {volume.kind} snapshot of {volume.name}: the files as a power failure would leave them. "
        "A restore recovers the databases."
    )


def check(folders: Sequence[Path]) -> SnapshotVolume:
    """The volume of which a snapshot can be made now. Raises as :func:`volume_of`, JET_errFileAccessDenied (-1032)
    without the rights."""
    volume = volume_of(folders)
    volume.check()
    return volume


@contextlib.contextmanager
def held(
    folders: Sequence[Path], notes: SnapshotNotes, events: EventSink = silent, run: str | None = None
) -> Iterator[dict[Path, Path]]:
    """Hold a snapshot: where it has each of the ``folders``. What dead processes left is removed before.

    A snapshot that cannot be removed at the end is an entry of ``events``, not an error: what was read of it is
    good, and the next run tries again. Raises as :func:`check`, and what the making of a snapshot raises.
    """
    volume = check(folders)
    remove_left(notes, events, run)
    with notes.noted(volume.kind, volume.name, volume.origin()) as note:
        try:
            volume.make(note, notes.folder)
            events(entry(EventKind.SnapshotMade, run=run, name=note.name, path=note.volume))
            yield {folder: volume.kept(note, notes.folder, folder.resolve()) for folder in folders}
        finally:
            _remove(note, notes, events, run)


def remove_left(notes: SnapshotNotes, events: EventSink = silent, run: str | None = None) -> list[JetError]:
    """Remove what dead processes left; the errors of what could not be removed, which are entries, too."""
    errors = []
    for note in notes.all():
        if note.kind not in REMOVALS:
            continue  # of a later version
        try:
            if notes.remove_left(note, REMOVALS[note.kind]):
                events(entry(EventKind.SnapshotLeftRemoved, run=run, name=note.name, path=note.volume))
        except JetError as error:
            errors.append(error)
            events(_not_removed(note, error, run))
    return errors


def _remove(note: SnapshotNote, notes: SnapshotNotes, events: EventSink, run: str | None) -> None:
    try:
        REMOVALS[note.kind](note, notes.folder)
        notes.forget(note)
    except JetError as error:
        events(_not_removed(note, error, run))


def _not_removed(note: SnapshotNote, error: JetError, run: str | None) -> LogEntry:
    kind = EventKind.SnapshotNotRemoved
    return entry(kind, run=run, name=note.name, path=note.volume, reason=error.message)


def _volume(folder: Path) -> SnapshotVolume:
    LocalFileSystem().stat(folder)
    place = folder.resolve()
    if sys.platform == "win32":
        return ShadowVolume.of(place)
    mount = mount_of(place) if sys.platform == "linux" else None
    if mount is not None and mount.kind == "btrfs":
        return BtrfsVolume.of(place, mount)
    if mount is not None and mount.kind == "zfs":
        return ZfsVolume(mount)
    found = LvmVolume.of(mount) if mount is not None else None
    if found is not None:
        return found
    what = f"{mount.kind} on {mount.device}" if mount is not None else "a file system of another kind"
    raise Code.FeatureNotAvailable.error(
        f"{folder} is on a file system without snapshots: {what}.",
        hint="Snapshots need btrfs, ZFS or LVM. Stop the service and back up its files at rest instead.",
        path=str(folder),
    )
