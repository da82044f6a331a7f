"""The removal of a chain from its store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.chain.local_staging import delete_leftover, is_directory
from engine.chain.manifest import MANIFEST_NAME, PIN_NAME
from engine.chain.nesting import PARTIAL
from engine.files import FileSystem


def remove_chain(fs: FileSystem, chain: Path, may_go: Callable[[Path], bool]) -> bool:
    """Remove a chain from a store that the caller has locked; False if it may stay after all.

    ``fs`` follows no links beneath the destination. The chain first gets the name of a leftover: from there on it
    is in no listing, and after a power cut it is there as a whole or not at all. ``may_go`` is then asked, with
    the folder that it now is in: who pins the chain from then on gets an error. Its manifest goes before its
    other files. What an interruption leaves is removed by the next run in the store.

    Raises a ``StorageFault`` if the chain cannot be renamed, which is then as before, and
    JET_errDeleteBackupFileFail (-524) if it is no longer listed, and not all of its files could be deleted.
    """
    hidden = chain.with_name(f".{chain.name}{PARTIAL}")
    going = False
    fs.rename(chain, hidden)
    try:
        fs.sync_directory(chain.parent)
        going = may_go(hidden)
    finally:
        if not going:
            fs.rename(hidden, chain)
            fs.sync_directory(chain.parent)
    if going:
        delete_leftover(fs, hidden / MANIFEST_NAME)
        fs.sync_directory(hidden)
        delete_leftover(fs, hidden)
    return going


def bring_back(fs: FileSystem, leftover: Path) -> bool:
    """If ``leftover`` is a chain that was pinned while it was removed, and the removal was interrupted before that
    was noticed, give it its name again."""
    chain = leftover.with_name(leftover.name.removeprefix(".").removesuffix(PARTIAL))
    names = MANIFEST_NAME, PIN_NAME
    if not (is_directory(fs, leftover) and all(fs.exists(leftover / name) for name in names)) or fs.exists(chain):
        return False
    fs.rename(leftover, chain)
    fs.sync_directory(chain.parent)
    return True
