"""Whether a folder is inside a destination, a store or a chain, where nothing else may be placed."""

from __future__ import annotations

from pathlib import Path

from engine.chain.identity import IDENTITY_NAME
from engine.chain.local_staging import is_chain, is_directory, nearest
from engine.chain.manifest import MANIFEST_NAME
from engine.chain.posts import is_post_file
from engine.chain.stored import OLD, TEMP, has_lost_manifest
from engine.error_codes import Code
from engine.errors import JetError, MissingFile
from engine.files import FileSystem
from engine.leftovers import PARTIAL
from engine.staging import entries


def is_store(fs: FileSystem, path: Path) -> bool:
    """A folder of one instance's chains, or what a dead run left of one. Files that stray there do not count."""
    if not is_directory(fs, path):
        return False
    folders = _folders(fs, path)
    known = all(_is_own(fs, entry) for entry in folders)
    empty = all(entry.name == IDENTITY_NAME or is_post_file(entry.name) for entry in entries(fs, path))
    return known and (bool(folders) or (looks_like_store(path.name) and empty))


def _is_own(fs: FileSystem, entry: Path) -> bool:
    """Whether a folder in a store is a chain, if only one that lost its manifest, or what a dead run left."""
    return is_chain(fs, entry) or is_leftover(entry.name) or has_lost_manifest(fs, entry)


def is_leftover(name: str) -> bool:
    """Whether a dead run may have left an entry of this name on a store."""
    return name in (TEMP, OLD) or (name.startswith(".") and name.endswith(PARTIAL))


def looks_like_store(name: str) -> bool:
    """Whether a store of this program may have this name: an instance's, which ends in its signature."""
    _, _, signature = name.rpartition("-")
    return len(signature) == 8 and all(c in "0123456789ABCDEF" for c in signature)


def intruder(fs: FileSystem, folder: Path, *, store: bool) -> Path | None:
    """The first folder in a destination, or in a ``store``, that is no backup; in a store that holds chains, what
    keeps it from being one. Files are no backups either, and in no one's way."""
    for entry in _folders(fs, folder):
        if store and not _is_own(fs, entry):
            return entry
        if not store and not (is_chain(fs, entry) or is_store(fs, entry)):
            return (intruder(fs, entry, store=True) or entry) if _has_chains(fs, entry) else entry
    return None


def backups_around(fs: FileSystem, folder: Path) -> Path | None:
    """The chain, store or destination that contains ``folder`` at any depth; ``None`` if there is none."""
    path = nearest(fs, folder)
    branch = None if path != folder.absolute().resolve() else path
    for place in path.parents if branch else (path, *path.parents):
        if _holds_backups(fs, place, branch):
            return place
        branch = place
    return None


def check_outside(fs: FileSystem, folder: Path, what: str) -> None:
    """JET_errInvalidPath (-1023) for a folder among backups; ``what`` it is meant for, as a message starts."""
    around = backups_around(fs, folder)
    if around is not None:
        raise Code.InvalidPath.error(
            f"{what} {folder} is inside {around}, which contains backups.",
            hint=f"Choose a folder that is not inside {around} and contains no backups.",
            path=str(folder),
        )


def _holds_backups(fs: FileSystem, place: Path, branch: Path | None) -> bool:
    """Whether ``place`` is a chain, a store, or a destination: one with a store in it and, but for the
    ``branch`` that is asked about, with no other folders. A folder of many things that also holds a copy of
    backups is none."""
    try:
        if fs.exists(place / MANIFEST_NAME):
            return True
        there = entries(fs, place)
        if looks_like_store(place.name) and any(is_chain(fs, entry) for entry in there):
            return True
        # Names first: a folder high up may have very many entries, and nearly always none that could be a store.
        named = [entry for entry in there if looks_like_store(entry.name)]
        stores = [entry for entry in named if is_directory(fs, entry) and _has_chains(fs, entry)]
        if not stores:
            return False
        others = (entry for entry in _folders(fs, place) if entry not in stores)
        return all(entry == branch or is_store(fs, entry) for entry in others)
    except JetError:
        return False  # a folder above that is not for us to see is no destination of ours


def _has_chains(fs: FileSystem, store: Path) -> bool:
    return any(is_chain(fs, entry) for entry in _folders(fs, store))


def _folders(fs: FileSystem, folder: Path) -> list[Path]:
    """Also links to folders, which are never taken for backups."""
    return [each for each in entries(fs, folder) if not is_post_file(each.name) and _leads_to_folder(fs, each)]


def _leads_to_folder(fs: FileSystem, path: Path) -> bool:
    try:
        return fs.exists(path) and fs.stat(path).is_directory
    except MissingFile:  # a link to nothing, or gone since it was listed, as the file of a write test is
        return False
