"""The file system seam: the only place that opens, writes, syncs, renames or removes.

``FileSystem`` and its file kinds are protocols (:mod:`~engine.files.seam`); :class:`LocalFileSystem` is the real
one (:mod:`~engine.files.local`), the tests' ``CrashFS`` and ``FaultFS`` wrap it; :class:`OverlayFileSystem` shows
one and keeps changes in memory. Guarantees that callers rely on (docs/semantics.md#durability):

* ``sync`` returns only when the file's bytes are on the medium; ``sync_directory`` the same for its names.
* ``rename`` replaces atomically; an error listing is an exception, never an empty listing.
* ``beneath`` a folder no link is followed (:mod:`~engine.files.reach`).
* Every refusal of the operating system is a :class:`~engine.errors.StorageFault` (or a ``MissingFile``,
  ``WrongUse``) with the path and the reason; no ``OSError`` leaves this package.
"""

from engine.files.attributes import user_name
from engine.files.durable import (
    ensure_directory,
    is_gone,
    make_directories,
    read_whole,
    remove_empty,
    remove_quietly,
    remove_tree,
    sync_parents,
    write_durably,
    write_in_order,
    write_new_durably,
)
from engine.files.local import LocalFileSystem
from engine.files.overlay import OverlayFileSystem
from engine.files.readable_file import ReadableFile
from engine.files.seam import DirectoryEntry, FileStat, FileSystem, ReadFile, UpdateFile, Writable, WriteFile
from engine.files.snapshot_view import SnapshotView
from engine.files.system import is_private, locked_name, not_private, temporary_directory

__all__ = [
    "DirectoryEntry",
    "FileStat",
    "FileSystem",
    "LocalFileSystem",
    "OverlayFileSystem",
    "ReadFile",
    "ReadableFile",
    "SnapshotView",
    "UpdateFile",
    "Writable",
    "WriteFile",
    "ensure_directory",
    "is_gone",
    "is_private",
    "locked_name",
    "make_directories",
    "not_private",
    "read_whole",
    "remove_empty",
    "remove_quietly",
    "remove_tree",
    "sync_parents",
    "temporary_directory",
    "user_name",
    "write_durably",
    "write_in_order",
    "write_new_durably",
]
