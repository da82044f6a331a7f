"""Chains are copied from one store to another: what is stored as it is, file by file, the manifest last.

Every file is compared with its length and hash while it is copied, and read back from its new store before the
copy counts. A copy that was interrupted goes on where it stopped if no other run came into the store meanwhile;
chains that are there already are not copied again, and one that has grown since is continued.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from engine.chain.copying import PASSES, FileCopy, bytes_to_copy
from engine.chain.destination import ChainStore, Destination
from engine.chain.encoding import Encode, Layers
from engine.chain.holds import leased
from engine.chain.identity import check_known, mark
from engine.chain.manifest import Manifest, StoredFile, is_safe_name
from engine.chain.moving import Moving
from engine.chain.signatures import check_signing, signed
from engine.chain.stored_chain import StoredChain
from engine.chain.stores import chain_of, destination_at, find_chains
from engine.error_codes import Code
from engine.errors import Cancelled, JetError, StorageFault, WrongState
from engine.events import EventKind, size_text
from engine.progress import Operation, Phase
from engine.report import Report, reason_of
from engine.run_context import RunContext


class CopyState(StrEnum):
    """What came of a chain."""

    COPIED = "copied"
    EXTENDED = "extended"
    """It was there, and got what had been added since."""
    THERE = "already there"


@dataclass(frozen=True)
class CopiedChain:
    """A chain and its copy; ``bytes`` and ``files`` are those that were copied now."""

    source: Path
    chain: Path
    instance: str
    state: CopyState
    bytes: int = 0
    files: int = 0


@dataclass(frozen=True)
class Copied:
    """What was copied to ``destination``; ``failed`` are chains that could not be, and why."""

    source: Path
    destination: Path
    chains: tuple[CopiedChain, ...]
    failed: tuple[tuple[Path, JetError], ...] = ()
    identity: str = ""
    """That of the destination, empty if it has none."""
    seconds: float = 0.0

    @property
    def bytes(self) -> int:
        return sum(chain.bytes for chain in self.chains)

    @property
    def copied(self) -> tuple[CopiedChain, ...]:
        """Those of which something was copied."""
        return tuple(chain for chain in self.chains if chain.state is not CopyState.THERE)


def run(
    source: Path | StoredChain,
    destination: Path,
    *,
    create: bool = False,
    encode: Encode | None = None,
    identity: str | None = None,
    context: RunContext | None = None,
) -> Copied:
    """Copy a chain, or all chains at a destination, to another destination; both may be paths or addresses.

    ``create``: make ``destination`` if it is missing; ``identity`` as for a backup to it. ``encode``: store the
    files in another way than they are, which needs the keys of encrypted ones, and one to sign with if they are
    signed. Of several chains, those that are damaged or cannot be read, or that need other keys or more space
    than is free, are left out and listed.

    Raises ``Corruption`` for a chain that is damaged, JET_errBackupDirectoryNotEmpty (-504) where another chain
    has its name, ``MissingFile`` if there is no chain, JET_errInvalidParameter (-1003) for keys that do not fit,
    ``WrongUse`` and ``WrongState`` as for a backup to ``destination``, ``StorageFault``, ``Cancelled``. Each chain
    is then copied as a whole or not listed there.
    """
    context, started = context or RunContext(), time.monotonic()
    named = source if isinstance(source, Path) else source.path
    report = context.report(Operation.COPY, named.name)
    report.entry(EventKind.CopyStarted, path=named, target=destination)
    with report.ending("copy", EventKind.CopyFailed, path=named, target=destination):
        check_signing(context.keys)
        unread: list[JetError] = []
        sources = _sources(source, context, unread)
        target = destination_at(destination, context.fs)
        check_known(target, identity or "")
        layers = Layers(encode, context.keys) if encode is not None else None
        report.begin(sum(PASSES * _size(chain, layers) for chain in sources))
        report.phase(Phase.STAGING)
        copy = _Copy(target, create, identity, context, report, layers)
        for chain in sources:
            copy.add(chain, alone=len(sources) == 1)
        for error in unread:
            copy.leave_out(Path(str(error.context["path"])), error)
        done = Copied(named, destination, tuple(copy.chains), tuple(copy.failed), copy.marked)
    done = replace(done, seconds=time.monotonic() - started)
    report.entry(EventKind.CopyEnded, path=named, target=destination, count=len(done.copied), size=done.bytes)
    report.complete()
    return done


def _sources(source: Path | StoredChain, context: RunContext, unread: list[JetError]) -> list[StoredChain]:
    """The chains to copy, the oldest first: what is cut short has copied what others continue.

    ``unread`` gets what keeps folders there from being read.
    """
    if not isinstance(source, Path):
        return [source]
    found = find_chains(context.fs, source, unread=unread.append)
    if not found and unread:
        raise unread[0]
    if not found:
        raise Code.FileNotFound.error(
            f"{source} contains no chains.", hint="Choose a chain, or a destination of backups.", path=str(source)
        )
    return [chain_of(each, context.fs, context.keys) for each in reversed(found)]


def _size(chain: StoredChain, layers: Layers | None) -> int:
    """In bytes, of what is read; 0 for a chain that will be refused."""
    try:
        return sum(bytes_to_copy(file, layers) for file in chain.manifest().files)
    except JetError:
        return 0


def _is_too_large(error: JetError) -> bool:
    """Whether a chain was refused before a byte of it was written: a smaller one may fit."""
    return error.code is Code.DiskFull and "needed" in error.context


def _is_within(error: JetError, chain: StoredChain) -> bool:
    """Whether it is about a file of this chain, not about the destination of the copy."""
    path = error.context.get("path")
    return path is not None and Path(str(path)).is_relative_to(chain.path)


@dataclass
class _Copy:
    """A copy at work: what it has come to so far."""

    target: Destination
    create: bool
    identity: str | None
    context: RunContext
    report: Report
    layers: Layers | None
    """How files are encoded on the way; ``None``: they are copied as they are stored."""
    chains: list[CopiedChain] = field(default_factory=list)
    failed: list[tuple[Path, JetError]] = field(default_factory=list)
    marked: str = ""

    def add(self, source: StoredChain, *, alone: bool) -> None:
        """Copy one more; what is wrong with a chain is an error if it is ``alone``, and else keeps no other."""
        try:
            with leased(self.context.leases, source, "copy"):
                self.chains.append(self._settled(source))
        except (Cancelled, WrongState):
            raise
        except StorageFault as error:
            if alone or not (_is_too_large(error) or _is_within(error, source)):
                raise
            self.leave_out(source.path, error)
        except JetError as error:
            if alone:
                raise
            self.leave_out(source.path, error)

    def leave_out(self, path: Path, error: JetError) -> None:
        """Note what is not copied, and why."""
        self.report.entry(EventKind.ChainNotCopied, path=path, reason=reason_of(error))
        self.failed.append((path, error))

    def _settled(self, source: StoredChain) -> CopiedChain:
        """Copy a chain; all over again where a backup changed it in the meantime."""
        moving = Moving(source, self.context.cancel)
        while True:
            manifest = moving.manifest()
            try:
                return self._copied(source, manifest)
            except (StorageFault, Cancelled, WrongState):
                raise
            except JetError:
                if not moving.again(manifest):
                    raise

    def _copied(self, source: StoredChain, manifest: Manifest) -> CopiedChain:
        name, files = manifest.chain, manifest.files
        if not is_safe_name(name):
            raise Code.InvalidParameter.error(f"{name!r} is not the name of a chain.", path=str(source.path))
        self.report.instance = manifest.instance
        opened = self.target.open(manifest.instance, create=self.create, apart_from=(), resumes=name)
        with opened as store:
            there = store.chain(name).manifest() if name in store.chains() else None
            added = self._missing(store, manifest, there)
            new = [file for file in files if _contents(file) in added]
            if there is not None and new:
                self._check_encrypts(there, new, store.chain(name).path)
            done = CopiedChain(source.path, store.chain(name).path, manifest.instance, CopyState.THERE)
            if there is None or new:
                self._check_room(store, new)
                self._bring(source, manifest, new, there, store)
                state = CopyState.COPIED if there is None else CopyState.EXTENDED
                size = sum(file.stored_bytes for file in new)
                done = replace(done, state=state, bytes=size, files=len(new))
                self.report.entry(EventKind.ChainCopied, path=source.path, target=done.chain, size=size)
            else:
                self.report.advance(PASSES * sum(bytes_to_copy(file, self.layers) for file in files))
            if self.identity is not None:
                self.marked = mark(self.target, self.report)
            return done

    def _missing(self, store: ChainStore, manifest: Manifest, there: Manifest | None) -> set[_Contents]:
        """What the copy that is ``there`` lacks. Raises JET_errBackupDirectoryNotEmpty for another chain."""
        wanted = set(map(_contents, manifest.files))
        if there is None:
            return wanted
        ours, theirs = [run.id for run in manifest.runs], [run.id for run in there.runs]
        if theirs[: len(ours)] == ours:
            return set()
        if ours[: len(theirs)] == theirs:
            return wanted - set(map(_contents, there.files))
        path = store.chain(manifest.chain).path
        raise Code.BackupDirectoryNotEmpty.error(
            f"{path} is another chain of the same name.",
            hint="Choose another destination.",
            path=str(path),
        )

    def _check_encrypts(self, there: Manifest, new: Sequence[StoredFile], path: Path) -> None:
        """Files that anyone can read are not added to a copy that is encrypted."""
        plain = [file for file in new if not (self.layers or file).encoding.is_encrypted]
        if plain and any(file.encoding.is_encrypted for file in there.files):
            raise Code.InvalidParameter.error(
                f"The copy {path} is encrypted, but what would be added to it is not.",
                hint="Specify the recipients (--encrypt), or copy to another destination.",
                path=str(path),
            )

    def _check_room(self, store: ChainStore, files: Sequence[StoredFile]) -> None:
        """JET_errDiskFull (-1808) before a byte is written."""
        needed = sum(file.stored_bytes for file in files)
        if store.capabilities.free_space and (free := store.free_space()) < needed:
            raise Code.DiskFull.error(
                f"The copy needs {size_text(needed)}, but the destination has only {size_text(free)} free.",
                needed=needed,
                free=free,
            )

    def _bring(
        self,
        source: StoredChain,
        manifest: Manifest,
        new: Sequence[StoredFile],
        there: Manifest | None,
        store: ChainStore,
    ) -> None:
        """Stage what is ``new``, read it back, publish it with the manifest of the source."""
        name = manifest.chain
        if there is None:
            staging = store.stage_copy(name, [file.home for file in new] if self.layers is None else [])
        else:
            staging = store.stage_into(name, self.context.run_id[-8:])
        copy = FileCopy(source, staging, self.layers, self.report, self.context.cancel)
        try:
            copies = {_contents(file): copy.run(file) for file in new}
            kept = {_contents(file): file for file in (there.files if there is not None else ())}
            files = tuple((copies | kept)[_contents(file)] for file in manifest.files)
            self.context.cancel.check()
            staging.publish(self._signed(manifest, replace(manifest, files=files)).to_bytes())
        except (StorageFault, Cancelled):
            if there is not None:
                staging.discard()
            raise  # what was staged for a new chain is gone on with
        except BaseException:
            staging.discard()
            raise
        try:
            staging.settle()
            if (pin := source.pin()) is not None:
                store.chain(name).set_pin(pin)
        except (JetError, MemoryError) as error:
            self.report.entry(EventKind.TidyingPostponed, path=store.chain(name).path, reason=reason_of(error))

    def _signed(self, manifest: Manifest, copy: Manifest) -> Manifest:
        """The manifest of the copy: its signature holds as long as nothing but places has changed."""
        if manifest.signed is None or copy.to_be_signed() == manifest.to_be_signed():
            return copy
        if not self.context.keys.signing:
            raise Code.InvalidParameter.error(
                f"The chain {manifest.chain} is signed, and the signature does not hold for other files.",
                hint="Specify a key to sign the copy with (--sign), or copy the files as they are stored.",
            )
        return signed(replace(copy, signed=None), self.context.keys)


_Contents: TypeAlias = tuple[str, str, int, int | None]


def _contents(file: StoredFile) -> _Contents:
    """What makes two files of a chain the same, however they are stored."""
    return file.name, file.checksum, file.bytes, file.generation
