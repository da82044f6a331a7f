"""Reading the directory of a chain: manifest and files, wherever an interrupted move left them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar
from weakref import WeakValueDictionary

from engine.chain.absence import is_label, no_chain, nothing_at
from engine.chain.manifest import (
    CHOOSE_ANOTHER,
    MANIFEST_LIMIT,
    MANIFEST_NAME,
    PIN_NAME,
    SUMS_NAMES,
    Manifest,
    StoredFile,
)
from engine.chain.stored_chain import StoredChain
from engine.digest import CHUNK
from engine.error_codes import Code
from engine.errors import JetError, MissingFile
from engine.files import FileSystem, ReadFile, read_whole
from engine.hashing import HashKind
from engine.progress import Cancel
from engine.staging import LITTER

_READ: WeakValueDictionary[bytes, Manifest] = WeakValueDictionary()
"""What was read, by the SHA-256 of its bytes."""

OWN_NAMES = MANIFEST_NAME, *SUMS_NAMES, PIN_NAME
"""What is in the folder of a chain besides the files that were backed up."""

NEW, OLD, TEMP = "new", "old", "temp"
"""Folders of atomic backups (docs/semantics.md#directories): the set, the one before it, an unfinished one."""


def listed(names: Sequence[str]) -> list[str]:
    """Of the folders side by side that hold a manifest, those that count as chains."""
    plain = [name for name in names if name != TEMP and not name.startswith(".")]
    return [name for name in plain if not (name == OLD and NEW in names)]


def read_manifest(fs: FileSystem, directory: Path) -> Manifest:
    """The manifest of the chain in ``directory``.

    The same bytes give the same manifest for as long as anyone holds it: whoever looks at a thousand chains again
    and again takes apart those that have changed. Raises JET_errFileNotFound if there is none (the directory
    contains no backup), JET_errInvalidPath (-1023) if even its destination is not there, ``Corruption`` if it is
    damaged.
    """
    raw = manifest_bytes(fs, directory)
    digest = hashlib.sha256(raw).digest()
    manifest = _READ.get(digest)
    if manifest is None:
        manifest = _READ[digest] = Manifest.from_bytes(raw)
    return manifest


def manifest_bytes(fs: FileSystem, directory: Path) -> bytes:
    """The file as it is. Raises as :func:`read_manifest` when there is none, ``Corruption`` for a link to one, and
    for a folder in its place."""
    path, fs = directory / MANIFEST_NAME, fs.beneath(directory)
    if fs.is_link(path):
        raise Code.LogFileCorrupt.error(
            f"{path} is a symbolic link. Backups do not contain symbolic links.",
            hint=CHOOSE_ANOTHER,
            path=str(path),
        )
    if not fs.exists(path):
        raise no_chain(fs, directory, MANIFEST_NAME)
    if not fs.stat(path).is_file:
        raise Code.LogFileCorrupt.error(
            f"{path} is not a file, so the backup has lost its manifest.",
            hint=CHOOSE_ANOTHER,
            path=str(path),
        )
    return read_whole(fs, path, MANIFEST_LIMIT)


def locate(fs: FileSystem, directory: Path, file: StoredFile) -> Path:
    """Where the bytes of a listed file are: at its place, or at its home once it was moved there."""
    place = directory / file.place
    return place if not file.waits or fs.exists(place) else directory / file.home


def is_as_stored(data: ReadFile, file: StoredFile) -> bool:
    """Whether an open file is what was stored, to the last byte."""
    return (
        data.stat().size == file.stored_bytes
        and hash_of(data, file.stored_bytes, file.hash) == file.stored_checksum
    )


def is_as_listed(data: ReadFile, file: StoredFile) -> bool:
    """Whether an open file has the contents that were backed up, to the last byte."""
    return data.stat().size == file.bytes and hash_of(data, file.bytes, file.hash) == file.checksum


def hash_of(data: ReadFile, size: int, kind: HashKind) -> str:
    """The hash of the first ``size`` bytes of an open file, in hex."""
    digest, done = kind.new(), 0
    while done < size and (chunk := data.read_at(done, min(CHUNK, size - done))):
        digest.update(chunk)
        done += len(chunk)
    return digest.hexdigest()


@dataclass(frozen=True)
class FoundChain:
    """A chain that was found; if it is damaged, ``manifest`` is ``None`` and ``error`` is set.

    ``chain`` is the one that was read, where looking for it again would take a while.
    """

    path: Path
    manifest: Manifest | None
    error: JetError | None = None
    chain: StoredChain | None = field(default=None, compare=False, repr=False)


def holds_chain(fs: FileSystem, folder: Path) -> bool:
    """Whether a chain is in ``folder``, damaged or not."""
    return fs.exists(folder / MANIFEST_NAME)


def has_lost_manifest(fs: FileSystem, folder: Path) -> bool:
    """Whether a chain is in ``folder`` whose manifest is gone: its name and its list of sums are there."""
    if not is_label(folder.name):
        return False
    try:
        return any(fs.exists(folder / name) for name in SUMS_NAMES) and not fs.exists(folder / MANIFEST_NAME)
    except JetError:
        return False


def places_of_set(folder: Path) -> tuple[Path, ...]:
    """Where the set of a directory may be: in itself, in its ``new``, in its ``old``; in this order."""
    return folder, folder / NEW, folder / OLD


def of_folder(error: JetError, folder: Path) -> JetError:
    """The error of a folder that cannot be read, in which a chain was looked for."""
    return _moved(error, folder / MANIFEST_NAME, folder)


def _moved(error: JetError, path: Path, folder: Path) -> JetError:
    """The same error, of the folder that keeps ``path`` from being read."""
    message = error.message.replace(str(path), str(folder))
    return error.code.error(message, hint=error.hint, **{**error.context, "path": str(folder)})


def ignored(error: JetError) -> None:
    """Nobody asks for it."""


def find_local_chains(
    fs: FileSystem, folder: Path, cancel: Cancel | None = None, unread: Callable[[JetError], None] = ignored
) -> list[FoundChain]:
    """Chains in ``folder`` and up to two levels below it (chain, store, destination), newest first
    (:func:`newest_first`).

    Raises JET_errInvalidPath (-1023) if there is no ``folder``, JET_errFileNotFound (-1811) if that has the name
    of a chain and its destination is there, ``JetError`` if it cannot be listed. Subfolders that cannot be read,
    or whose manifest may not be, are skipped; ``unread`` is told of them, unless systems put them into every
    folder.
    """
    if not fs.exists(folder):
        raise nothing_at(fs, folder, MANIFEST_NAME)
    fs, cancel = fs.beneath(folder), cancel or Cancel()
    if fs.exists(folder / MANIFEST_NAME):
        return list(_found(fs, [folder], cancel))
    paths: list[Path] = []
    entries = _folders(fs, folder, unread)
    for entry in entries:
        if not _holds_manifest(fs, entry):
            try:
                paths += _chains_in(fs, _folders(fs, entry, unread), unread)
            except JetError as error:
                _tell(error, entry, unread)
    found = _found(fs, (*_chains_in(fs, entries), *paths), cancel)
    return newest_first(readable(found, unread))


def readable(found: Iterable[FoundChain], unread: Callable[[JetError], None] = ignored) -> Iterator[FoundChain]:
    """The chains without those whose manifest may not be read, of which ``unread`` is told: nothing is known of
    them, damage neither."""
    for chain in found:
        if chain.error is not None and chain.error.code is Code.FileAccessDenied:
            unread(of_folder(chain.error, chain.path))
        else:
            yield chain


class OfAChain(Protocol):
    """Whatever stands for a chain; ``manifest`` is ``None`` when it is damaged."""

    @property
    def manifest(self) -> Manifest | None: ...


C = TypeVar("C", bound=OfAChain)


def newest_first(chains: Iterable[C]) -> list[C]:
    """The chains of one instance, the one whose logs reach furthest first, regardless of clocks; damaged ones
    last."""
    found = list(chains)
    ended: dict[str, str] = {}
    for manifest in (chain.manifest for chain in found if chain.manifest):
        ended[manifest.signature] = max(ended.get(manifest.signature, ""), manifest.runs[-1].ended)

    def newness(chain: C) -> tuple[str, str, tuple[int, bool, str], str]:
        manifest = chain.manifest
        if manifest is None:
            return "", "", (0, False, ""), ""
        return ended[manifest.signature], manifest.signature, manifest.reach, manifest.runs[-1].ended

    return sorted(found, key=newness, reverse=True)


def _tell(error: JetError, folder: Path, unread: Callable[[JetError], None]) -> None:
    """Of a folder that cannot be read, unless it is gone, or one that systems keep for themselves."""
    if folder.name.casefold() not in LITTER and not isinstance(error, MissingFile):
        unread(of_folder(error, folder))


def _chains_in(
    fs: FileSystem, folders: Sequence[Path], unread: Callable[[JetError], None] = ignored
) -> list[Path]:
    """Of the folders side by side, those that are chains."""
    chains: dict[str, Path] = {}
    for path in folders:
        try:
            if fs.exists(path / MANIFEST_NAME) or has_lost_manifest(fs, path):
                chains[path.name] = path
        except JetError as error:
            _tell(error, path, unread)
    return [chains[name] for name in listed(list(chains))]


def _folders(fs: FileSystem, folder: Path, unread: Callable[[JetError], None]) -> list[Path]:
    """The folders in ``folder``; where its names are all that may be read of it, ``unread`` is told so once."""
    entries = [entry for entry in fs.list(folder) if not entry.name.startswith(".")]
    found: list[Path] = []
    refused: list[tuple[Path, JetError]] = []
    for entry in entries:
        try:
            if not fs.is_link(entry) and fs.stat(entry).is_directory:
                found.append(entry)
        except MissingFile:
            continue  # gone since it was listed
        except JetError as error:
            refused.append((entry, error))
    if len(refused) == len(entries):
        refused = [(folder, _moved(refusal, path, folder)) for path, refusal in refused[:1]]
    for path, refusal in refused:
        _tell(refusal, path, unread)
    return found


def _holds_manifest(fs: FileSystem, path: Path) -> bool:
    try:
        return fs.exists(path / MANIFEST_NAME)
    except JetError:
        return False


def _lost(chain: Path) -> JetError:
    return Code.LogFileCorrupt.error(
        "The manifest of the chain is missing.", hint=CHOOSE_ANOTHER, path=str(chain / MANIFEST_NAME)
    )


def _found(fs: FileSystem, folders: Iterable[Path], cancel: Cancel) -> Iterator[FoundChain]:
    """The chains there; one that another program removes meanwhile is none."""
    for path in folders:
        cancel.check()
        try:
            yield FoundChain(path, read_manifest(fs, path))
        except MissingFile as error:
            if _holds_manifest(fs, path):
                yield FoundChain(path, None, error)
            elif has_lost_manifest(fs, path):
                yield FoundChain(path, None, _lost(path))
        except JetError as error:
            yield FoundChain(path, None, error)
