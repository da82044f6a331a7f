"""The runs that the crash and fault sweeps go through, call by call, and what must hold whatever happens in them.

A scenario prepares a place (a source, a disk with a destination on it), then acts once, through the file system
under test. ``Oracle`` knows the two listings that are allowed afterwards: that of before, and that of after.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from operator import ne
from pathlib import Path

from engine import (
    AsIsSource,
    AtRestSource,
    BackupSet,
    Kind,
    LocalFolder,
    Options,
    find_chains,
    run_as_is,
    run_backup,
    run_restore,
    verify_path,
)
from engine.backup.copying import Reread
from engine.chain.local_chain import LocalChain
from engine.chain.local_folder import LocalChainStore
from engine.chain.manifest import MANIFEST_NAME, SUMS_NAMES
from engine.chain.stored import read_manifest
from engine.files import FileSystem, LocalFileSystem
from engine.progress import Cancel
from engine.run_context import RunContext
from tests.builders.encodings import ALICES, ENCODES
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.disk.crash_fs import tree_of
from tests.disk.crash_model import Blob, Tree

INSTANCE = "edb-1234ABCD"
QUICK = Reread(attempts=16, pause=0)
Listing = frozenset[tuple[str, ...]]
"""What a destination lists: per chain, the ids of its runs."""


@dataclass(frozen=True)
class Place:
    """Where a scenario plays: everything that changes lies below ``disk``."""

    root: Path

    @property
    def source(self) -> Path:
        return self.root / "source"

    @property
    def disk(self) -> Path:
        return self.root / "disk"

    @property
    def destination(self) -> Path:
        return self.disk / "backups"

    @property
    def store(self) -> Path:
        return self.destination / INSTANCE


@dataclass(frozen=True)
class Scenario:
    """One kind of run. ``before`` brings the place to where it begins.

    Of the different things that cuts leave, ``next_cuts`` get a next run that is cut at every moment in turn.
    """

    name: str
    kind: Kind
    before: Callable[[Place], None]
    options: Options = field(default_factory=lambda: Options(reread=QUICK))
    next_cuts: int = 26

    def __str__(self) -> str:
        return self.name

    def prepare(self, root: Path) -> Place:
        place = Place(root)
        write_small_instance(place.source)
        place.disk.mkdir()
        self.before(place)
        return place

    def act(
        self,
        place: Place,
        fs: FileSystem | None = None,
        *,
        source: FileSystem | None = None,
        cancel: Cancel | None = None,
    ) -> BackupSet:
        """The run; ``source`` is the file system to read the instance through, ``fs`` unless given."""
        destination, context = LocalFolder(place.destination, fs), RunContext(cancel=cancel or Cancel())
        if self.kind is Kind.AS_IS:
            files = AsIsSource([place.source], fs=source or fs)
            return run_as_is(files, destination, options=self.options, context=context)
        instance = AtRestSource([place.source], fs=source or fs)
        return run_backup(instance, destination, self.kind, options=self.options, context=context)


def _full(place: Place, *, atomic: bool = False) -> None:
    place.destination.mkdir(exist_ok=True)
    options = Options(atomic=atomic)
    run_backup(AtRestSource([place.source]), LocalFolder(place.destination), Kind.FULL, options=options)


def _full_then_grown(place: Place, *, atomic: bool = False) -> None:
    _full(place, atomic=atomic)
    grow_small_instance(place.source)


def _full_then_broken(place: Place) -> None:
    _full_then_grown(place)
    for name in ("data.edb", "edb00002.log"):
        path = place.source / name
        path.write_bytes(path.read_bytes()[:5000] + b"xx" + path.read_bytes()[5002:])


def _full_then_closed(place: Place) -> None:
    """The current log of the chain is superseded by an archived one, and there is none any more."""
    _full(place)
    write_small_instance(place.source, last=4, current=False, stamp=4)


def _incremental_then_grown(place: Place) -> None:
    _full_then_grown(place)
    run_backup(AtRestSource([place.source]), LocalFolder(place.destination), Kind.INCREMENTAL)
    grow_small_instance(place.source, 6)


def _encoded_then_grown(place: Place) -> None:
    place.destination.mkdir()
    destination = LocalFolder(place.destination)
    run_backup(AtRestSource([place.source]), destination, Kind.FULL, options=Options(encode=ENCODES["both"]))
    grow_small_instance(place.source)


def _empty(place: Place) -> None:
    place.destination.mkdir()


def _nothing(place: Place) -> None:
    """The destination is not there yet."""


_ATOMIC = Options(atomic=True, reread=QUICK)

_ENCODED = Options(encode=ENCODES["both"], reread=QUICK)

SCENARIOS = (
    Scenario("full", Kind.FULL, _empty),
    Scenario("full-makes-folders", Kind.FULL, _nothing, Options(create=True, reread=QUICK)),
    Scenario("full-second", Kind.FULL, _full_then_grown),
    Scenario("atomic", Kind.FULL, _empty, _ATOMIC),
    Scenario("atomic-second", Kind.FULL, partial(_full_then_grown, atomic=True), _ATOMIC),
    Scenario("incremental", Kind.INCREMENTAL, _full_then_grown),
    Scenario("incremental-without-current", Kind.INCREMENTAL, _full_then_closed),
    Scenario("incremental-second", Kind.INCREMENTAL, _incremental_then_grown),
    Scenario("incremental-atomic", Kind.INCREMENTAL, partial(_full_then_grown, atomic=True), _ATOMIC),
    Scenario("incremental-nothing-new", Kind.INCREMENTAL, _full),
    Scenario("differential", Kind.DIFFERENTIAL, _incremental_then_grown, next_cuts=6),
    Scenario("copy", Kind.COPY, _full_then_grown, next_cuts=6),
    Scenario("as-is", Kind.AS_IS, _full_then_broken, next_cuts=6),
    Scenario("incremental-encoded", Kind.INCREMENTAL, _encoded_then_grown, _ENCODED, next_cuts=6),
)


class Oracle:
    """What must hold in a place; remembers what it has verified, by content."""

    def __init__(self, place: Place, *, restores: bool = True) -> None:
        self.place = place
        self.restores = restores
        self.fs = LocalFileSystem()
        self._good: set[bytes] = set()

    def listing(self, tree: Tree | None = None) -> Listing:
        """What is listed now, having proven that each of it is whole, and that both ways of listing agree.

        ``tree`` is what the disk holds, where that is known.
        """
        if not self.place.destination.exists():
            return frozenset()
        found = find_chains(self.fs, self.place.destination)
        store = LocalChainStore(self.place.store, self.fs)
        assert sorted(chain.path.name for chain in found) == sorted(store.chains())
        runs = []
        for chain in found:
            assert chain.manifest is not None, f"{chain.path} is listed and damaged: {chain.error}"
            self.prove(chain.path, tree)
            runs.append(tuple(run.id for run in chain.manifest.runs))
        return frozenset(runs)

    def prove(self, chain: Path, tree: Tree | None = None) -> None:
        """The chain verifies and, if this oracle ``restores``, can be restored."""
        key = fingerprint(
            chain, tree_of(chain) if tree is None else below(tree, chain.relative_to(self.place.disk))
        )
        if key in self._good:
            return
        context = RunContext(keys=ALICES)
        result = verify_path(chain, context=context)
        assert result.ok, [str(finding) for finding in result.findings]
        if self.restores and not read_manifest(self.fs, chain).is_evidence:
            target = self.place.root / "restored"
            restored = run_restore(chain, target, context=context)
            assert {entry.name for entry in target.iterdir()} == {file.name for file in restored.plan.files}
            shutil.rmtree(target)
        self._good.add(key)

    def prove_complete(self, made: BackupSet, misread: Path | None = None) -> None:
        """What the run says it copied is listed, and is all of the source that the chain should have, as it is.

        ``misread``: the disk gave one wrong bit of it. Not all of a log has a checksum; what is copied as it is is
        read once, and nobody can know better.
        """
        assert any(made.run.id in runs for runs in self.listing())
        manifest = read_manifest(self.fs, made.chain)
        chain = LocalChain.at(self.fs, made.chain, ALICES)
        stored = {file.name: chain.file(file) for file in manifest.files}
        logs_only = not made.run.kind.starts_chain
        for path in self.place.source.iterdir():
            if path.name in stored:
                lost = made.run.kind is Kind.AS_IS and any(path.name in note for note in made.run.notes)
                same_file = not lost and (not logs_only or path.suffix == ".log")
                data = path.read_bytes()
                copy = stored[path.name].whole(len(data)) if same_file else data
                if path == misread and made.run.kind is Kind.AS_IS and path.suffix == ".log":
                    assert len(copy) == len(data) and sum(map(ne, copy, data)) <= 1, f"{path.name} differs"
                else:
                    assert copy == data, f"{path.name} differs"
            elif not logs_only or path.suffix == ".log":
                assert any(path.name in note for note in made.run.notes), f"{path.name} is missing in the chain"

    def prove_tidy(self) -> None:
        """The destination holds its chains, every file of theirs, and nothing else."""
        assert [entry.name for entry in self.place.destination.iterdir()] == [INSTANCE]
        for chain in self.place.store.iterdir():
            self.prove(chain)
            manifest = find_chains(self.fs, chain)[0].manifest
            assert manifest is not None
            assert all(not file.stored for file in manifest.files)
            expected = {MANIFEST_NAME, SUMS_NAMES[0], *(file.home for file in manifest.files)}
            assert {entry.name for entry in chain.iterdir()} == expected


def below(tree: Tree, folder: Path) -> Tree:
    """The part of a tree that lies in a folder."""
    start = f"{folder.as_posix()}/"
    return {path.removeprefix(start): entry for path, entry in tree.items() if path.startswith(start)}


def fingerprint(chain: Path, tree: Tree) -> bytes:
    """Equal for chains at one place whose files, but for hidden ones that no manifest lists, have equal bytes."""
    found = hashlib.blake2b(str(chain).encode())
    for path, entry in tree.items():
        if isinstance(entry, Blob) and not path.rpartition("/")[2].startswith("."):
            found.update(f"{path}\0{entry.digest}\0".encode())
    return found.digest()
