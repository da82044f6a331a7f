"""From a name to what it means: the destination, the chain or the file at a path or at an address.

Whatever is given a place by a user opens it here, so that a further store is one
more case of :func:`destination_at`, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.chain.absence import check_above
from engine.chain.address import StoreAddress, check_path, not_supported
from engine.chain.destination import Destination
from engine.chain.local_chain import LocalChain
from engine.chain.local_folder import LocalFolder
from engine.chain.manifest import StoredFile
from engine.chain.stored import (
    FoundChain,
    find_local_chains,
    holds_chain,
    ignored,
    newest_first,
    readable,
)
from engine.chain.stored_chain import StoredChain
from engine.chain.write_steps import StepList, TellStep, WriteStep
from engine.error_codes import Code
from engine.errors import Corruption, JetError, MissingFile, StorageFault
from engine.files import FileSystem, ReadableFile
from engine.keys import NO_KEYS, Keys
from engine.progress import Cancel

_OF_A_CHAIN = 2
"""Parts of an address below that of its destination: the instance and the chain."""
_AT_A_TIME = 16
"""Manifests of a store that are read at once: one after the other, each would wait for the network."""


def destination_at(place: Path, fs: FileSystem | None = None) -> Destination:
    """The destination at a path of ``fs``, or at an address. Nothing is looked at yet.

    Raises JET_errFeatureNotAvailable (-1001) for a store that is not supported.
    """
    if isinstance(place, StoreAddress):
        return _store_at(place)
    return LocalFolder(place, fs)


def _store_at(address: StoreAddress) -> Destination:
    from engine.chain import objects  # brings HTTP along, which a tenth of the start would go into

    if address.scheme in objects.SCHEMES:
        return objects.destination(address)
    raise not_supported(address)


def write_steps(
    place: Path,
    tell: TellStep = lambda step: None,
    *,
    fs: FileSystem | None = None,
    cancel: Cancel | None = None,
    known: bool = False,
) -> tuple[WriteStep, ...]:
    """Test whether the destination at a path or an address takes backups: a small file goes all the way.

    ``tell`` is called with each step as soon as it is done. What is refused is in the steps; later ones are then
    not reached. ``known``: backups were or are to be there, so a folder that is not there is a disk that is not
    mounted, and is not made. Raises ``Cancelled``, and as :func:`destination_at`.
    """
    steps = StepList(tell, cancel or Cancel(), known)
    destination_at(place, fs).try_writing(steps)
    return tuple(steps.steps)


def chain_at(named: Path | StoredChain, fs: FileSystem, keys: Keys = NO_KEYS) -> StoredChain:
    """The chain in a folder of ``fs`` or at an address, read with ``keys``, or the one that is given.

    Whether there is one, its manifest tells.
    Raises as :func:`destination_at`, JET_errInvalidPath (-1023) for an address that no chain can have.
    """
    if isinstance(named, StoreAddress):
        return _chain_in_store(named).with_keys(keys)
    if not isinstance(named, Path):
        return named
    check_path(fs, named)
    return LocalChain.at(fs, named.absolute(), keys)


def _chain_in_store(address: StoreAddress) -> StoredChain:
    store = address.parent
    if store.parent == store:
        raise Code.InvalidPath.error(
            f"{address} is not the address of a chain.",
            hint=f"Specify {address.scheme}://BUCKET/PREFIX/INSTANCE/CHAIN, as ese-backup chains lists it.",
            path=str(address),
        )
    return destination_at(store.parent).peek(store.name, create=False, apart_from=()).chain(address.name)


@dataclass(frozen=True)
class Member:
    """A file of a chain that was named by itself."""

    chain: StoredChain
    file: StoredFile

    @property
    def readable(self) -> ReadableFile:
        return self.chain.file(self.file)


def member_at(path: Path, fs: FileSystem, keys: Keys = NO_KEYS) -> Member | None:
    """The file of a chain that has this path or address, by its own name or by that of what is stored; ``None``
    where no chain lists one."""
    if isinstance(path, StoreAddress):
        if len(path.parents) <= len(["INSTANCE", "CHAIN"]):
            return None
    elif not holds_chain(fs, path.parent):
        return None
    chain = chain_at(path.parent, fs, keys)
    try:
        found = [file for file in chain.manifest().files if path.name in (file.name, file.home)]
    except (MissingFile, Corruption):
        return None
    return Member(chain, found[0]) if found else None


def file_at(path: Path, fs: FileSystem, keys: Keys = NO_KEYS) -> ReadableFile:
    """A file of ``fs``, or of a chain as that keeps it.

    Raises as :func:`destination_at`, JET_errFileNotFound (-1811) for an address that names no file of a chain,
    JET_errInvalidPath (-1023) for a chain, or a file of one, whose destination is not there.
    """
    member = member_at(path, fs, keys)
    if member is not None:
        return member.readable
    if isinstance(path, StoreAddress):
        raise Code.FileNotFound.error(
            f"{path} does not exist.",
            hint=f"Specify a file of a chain: {path.scheme}://BUCKET/PREFIX/INSTANCE/CHAIN/FILE.",
            path=str(path),
        )
    check_path(fs, path)
    check_above(fs, path)
    return ReadableFile.at(fs, path)


def is_folder(path: Path, fs: FileSystem) -> bool:
    """Whether it is a folder of ``fs``, or an address that is none of a file; false for what is not there."""
    if isinstance(path, StoreAddress):
        return chain_at(path, fs).is_there(Cancel()) or member_at(path, fs) is None
    return fs.exists(path) and fs.stat(path).is_directory


def find_chains(
    fs: FileSystem,
    place: Path,
    instances: Sequence[str] | None = None,
    cancel: Cancel | None = None,
    unread: Callable[[JetError], None] = ignored,
) -> list[FoundChain]:
    """The chains at a destination, in a store or at their own path or address, newest first
    (:func:`engine.chain.stored.newest_first`).

    ``instances``: in a store other than a folder, only the chains of these are looked for, which spares the
    requests for those of all others. Raises ``JetError`` if ``place`` cannot be listed; subfolders that cannot be
    read, and chains whose manifest may not be, are skipped; ``unread`` is told of them.
    """
    if not isinstance(place, StoreAddress):
        check_path(fs, place)
        return find_local_chains(fs, place, cancel, unread)
    if instances is not None:
        return newest_first(readable(_chains_at(place, instances), unread))
    found = _chains_at(place, None)
    if not found and place.parent != place:
        found = _chains_at(place.parent, [place.name])
    if not found and len(place.parents) >= len(["INSTANCE", "CHAIN"]):
        chain = chain_at(place, fs)
        return [_found(chain)] if chain.is_there(Cancel()) else []
    return newest_first(readable(found, unread))


def found_at(place: Path, fs: FileSystem) -> FoundChain | None:
    """The chain at exactly this path or address, damaged or not; ``None`` where there is none, or no way to it."""
    try:
        found = _found(chain_at(place, fs))
    except JetError:
        return None
    if found.error is not None and found.error.code is Code.InvalidPath:
        return None  # its destination is not there
    return None if isinstance(found.error, MissingFile | StorageFault) else found


def _chains_at(place: StoreAddress, instances: Sequence[str] | None) -> list[FoundChain]:
    """The chains of a destination in a store, or those of some instances there."""
    destination = destination_at(place)
    wanted = destination.instances() if instances is None else instances
    stores = [destination.peek(name, create=False, apart_from=()) for name in wanted]
    chains = [store.chain(name) for store in stores for name in store.chains()]
    from concurrent.futures import ThreadPoolExecutor  # what reads local folders needs it not

    with ThreadPoolExecutor(_AT_A_TIME, "read-manifests") as pool:
        return list(pool.map(_found, chains))


def _found(chain: StoredChain) -> FoundChain:
    try:
        return FoundChain(chain.path, chain.manifest(), chain=chain)
    except JetError as error:
        return FoundChain(chain.path, None, error, chain)


def chain_of(found: FoundChain, fs: FileSystem, keys: Keys = NO_KEYS) -> StoredChain:
    """The chain that was found, as :func:`chain_at` its path."""
    return found.chain.with_keys(keys) if found.chain is not None else chain_at(found.path, fs, keys)
