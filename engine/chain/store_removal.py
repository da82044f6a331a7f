"""Removing a chain from a local folder: it is gone at once, its files follow; what a cut leaves is removed later.

A chain exists by its manifest. A folder of its own is first renamed to a name that no listing shows and that the
next run sweeps; a chain in a folder that must stay has its manifest renamed, and that names the files to delete.
"""

from __future__ import annotations

from pathlib import Path

from engine.chain.holds import check_not_pinned, removing
from engine.chain.local_chain import LocalChain
from engine.chain.local_staging import delete_leftover, is_directory, is_temporary, is_waiting, remove_waiting
from engine.chain.manifest import MANIFEST_LIMIT, MANIFEST_NAME, PIN_NAME, SUMS_NAMES, Manifest
from engine.chain.pins import read_pin
from engine.error_codes import Code
from engine.files import FileSystem, read_whole, remove_empty
from engine.leases import Leases

REMOVED = f".{MANIFEST_NAME}.removed"
"""The manifest of a chain that is being removed from a folder that stays."""


def remove_folder(fs: FileSystem, chain: LocalChain, aside: Path, leases: Leases | None) -> bool:
    """Remove a chain with its folder, by way of ``aside``, a name that the next run into the store would sweep.

    Returns whether there was anything to remove. Raises as :meth:`engine.chain.destination.ChainStore.remove`.
    """
    interrupted = fs.exists(aside)
    if interrupted:
        _check_is_ours(fs, aside)
        _delete(fs, aside)
    if not fs.exists(chain.path):
        return interrupted
    with removing(leases, chain):
        _check_all_listed(fs, chain)
        fs.rename(chain.path, aside)
        going = False
        try:
            fs.sync_directory(aside.parent)
            check_not_pinned(read_pin(fs, aside), chain.path)  # one that came in between
            going = True
        finally:
            if not going:
                fs.rename(aside, chain.path)
                fs.sync_directory(aside.parent)
        _delete(fs, aside)
    return True


def bring_back(fs: FileSystem, leftover: Path, name: str) -> bool:
    """If ``leftover`` is a chain that was pinned while it was removed, and the removal was interrupted before that
    was noticed, give it its name again."""
    chain, names = leftover.with_name(name), (MANIFEST_NAME, PIN_NAME)
    is_chain = is_directory(fs, leftover) and all(fs.exists(leftover / each) for each in names)
    if not is_chain or fs.exists(chain):
        return False
    fs.rename(leftover, chain)
    fs.sync_directory(chain.parent)
    return True


def remove_in_place(fs: FileSystem, chain: LocalChain, leases: Leases | None) -> bool:
    """Remove a chain from its folder, which stays. Otherwise as :func:`remove_folder`."""
    manifest, mark = chain.path / MANIFEST_NAME, chain.path / REMOVED
    interrupted = finish_in_place(fs, chain.path)
    if not fs.exists(manifest):
        return interrupted
    with removing(leases, chain):
        _check_all_listed(fs, chain)
        fs.rename(manifest, mark)
        fs.sync_directory(chain.path)
        finish_in_place(fs, chain.path)
    return True


def finish_in_place(fs: FileSystem, folder: Path) -> bool:
    """Delete the files of the chain that was removed from ``folder``; false where none was."""
    mark = folder / REMOVED
    if not fs.exists(mark):
        return False
    listed = Manifest.from_bytes(read_whole(fs, mark, MANIFEST_LIMIT)).files
    places = [file.place if file.lasts else file.home for file in listed]
    for path in (*(folder / place for place in places), *(folder / name for name in SUMS_NAMES)):
        if fs.exists(path):
            delete_leftover(fs, path)
    remove_empty(fs, [folder / file.place.split("/")[0] for file in listed if file.lasts])
    remove_waiting(fs, folder)
    fs.sync_directory(folder)
    fs.remove(mark)
    fs.sync_directory(folder)
    return True


def _check_all_listed(fs: FileSystem, chain: LocalChain) -> None:
    """A folder with anything else in it is not deleted; nor is one whose manifest does not tell what is."""
    if fs.is_link(chain.path):
        raise Code.InvalidPath.error(
            f"{chain.path} is a symbolic link. Backups do not contain symbolic links.",
            hint="Remove the link.",
            path=str(chain.path),
        )
    check_not_pinned(read_pin(fs, chain.path), chain.path)
    for name in chain.unlisted(chain.manifest()):
        if not is_waiting(name) and not is_temporary(name):
            raise Code.DeleteBackupFileFail.error(
                f"{chain.path} contains {name}, which is not part of the chain.",
                hint="Move it to another folder, then remove the chain again.",
                path=str(chain.file(name).path),
            )


def _check_is_ours(fs: FileSystem, aside: Path) -> None:
    """What an interrupted removal left has its list of sums to the last, or nothing."""
    if fs.is_link(aside) or not (any(fs.exists(aside / name) for name in SUMS_NAMES) or not fs.list(aside)):
        raise Code.DeleteBackupFileFail.error(
            f"{aside} is not what an interrupted removal left.",
            hint="Check its contents and move it away.",
            path=str(aside),
        )


def _delete(fs: FileSystem, aside: Path) -> None:
    if fs.exists(aside / MANIFEST_NAME):
        delete_leftover(fs, aside / MANIFEST_NAME)
        fs.sync_directory(aside)
    for entry in fs.list(aside):
        if entry.name not in SUMS_NAMES:
            delete_leftover(fs, entry)
    fs.sync_directory(aside)
    delete_leftover(fs, aside)
    fs.sync_directory(aside.parent)
