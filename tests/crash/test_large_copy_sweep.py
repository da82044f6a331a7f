"""A database of several chunks is read, hashed and written by three threads: each call fails, or is the last.

Calls of one kind are numbered among themselves, because those of two threads come in any order. Whatever happens,
the destination lists nothing, or the backup with all of its bytes.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.backup.job import Options, run
from engine.chain.local_folder import LocalFolder
from engine.chain.manifest import Kind
from engine.chain.stored import find_local_chains
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem
from engine.files.direct import DirectCalls
from engine.sources.at_rest import AtRestSource
from tests.builders.big_database import write_big_database
from tests.disk.crash_fs import CrashFS
from tests.disk.crash_model import Blob
from tests.disk.fault_fs import CHANGING, Fault, FaultFS, Killed, faults_for
from tests.share import Share, twelfths

NAME = "big.edb"
CHUNKS = 3


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("source")
    write_big_database(folder / NAME, 9 / 1024, 4096)
    return folder


@pytest.fixture(scope="module")
def checksum(source: Path) -> str:
    return hashlib.sha256((source / NAME).read_bytes()).hexdigest()


def full(source: Path, disk: Path, fs: FileSystem) -> None:
    run(AtRestSource([source], fs=fs), LocalFolder(disk / "backups", fs), Kind.FULL, options=Options(create=True))


def listed(disk: Path, checksum: str) -> int:
    """How many backups the destination lists; each is whole."""
    if not (disk / "backups").exists():
        return 0
    chains = find_local_chains(LocalFileSystem(), disk / "backups")
    for chain in chains:
        assert chain.manifest is not None
        stored = (chain.path / NAME).read_bytes()
        assert hashlib.sha256(stored).hexdigest() == checksum == chain.manifest.files[0].checksum
    return len(chains)


def test_every_kind_of_call_fails_or_is_the_last(quick_path: Path, source: Path, checksum: str) -> None:
    counted = FaultFS(LocalFileSystem())
    full(source, quick_path / "good", counted)
    assert listed(quick_path / "good", checksum) == 1
    calls = [
        call for call in counted.calls if NAME in call.path.name and call.verb in {"read", *CHANGING, "close"}
    ]
    assert sum(call.verb == "write" for call in calls) == CHUNKS
    cases = []
    for verb in dict.fromkeys(call.verb for call in calls):
        of_verb = sum(call.verb == verb for call in calls)
        faults = [*faults_for(verb), *faults_for(verb, kills=True), Fault.NO_MEMORY]
        cases += [(verb, number, fault) for number in range(of_verb) for fault in faults]
    for number, (verb, at, fault) in enumerate(cases):
        disk = quick_path / str(number)
        disk.mkdir()
        fs = FaultFS(LocalFileSystem()).fail_at(at, fault, verb, suffix=NAME)
        try:
            full(source, disk, fs)
        except (JetError, MemoryError, Killed):
            assert listed(disk, checksum) == 0, (verb, at, fault)
        else:
            assert listed(disk, checksum) == 1, (verb, at, fault)
        assert fs.struck, (verb, at, fault)
        fs.bury()
        full(source, disk, LocalFileSystem())
        assert listed(disk, checksum) >= 1


@pytest.mark.parametrize("share", twelfths(), ids=str)
def test_a_cut_at_any_moment_leaves_all_or_nothing(
    quick_path: Path, source: Path, checksum: str, share: Share
) -> None:
    """No power cut lets a manifest list a database whose bytes or length have not lasted."""
    fs = CrashFS(quick_path / "disk")
    full(source, quick_path / "disk", fs)
    size, met = (source / NAME).stat().st_size, set[bool]()
    for state in share.of(list(fs.crash_states(at_most=6, tears=2))):
        manifests = [name for name in state.tree if name.endswith("/backup-manifest.json") and "/." not in name]
        for name in manifests:
            stored = state.tree[f"{name.rpartition('/')[0]}/{NAME}"]
            assert isinstance(stored, Blob), state
            assert len(stored.data) == size, state
            assert hashlib.sha256(stored.data).hexdigest() == checksum, state
        met.add(bool(manifests))
    assert met


class Failing(DirectCalls):
    """Writes past the cache, of which the one with this number does something else; without any, it counts."""

    def __init__(self, at: int = -1, does: Callable[[memoryview], int] = len) -> None:
        self.at = at
        self.does = does
        self.count = 0

    def switch(self, descriptor: int, *, direct: bool) -> None:
        """The flag itself is left alone, so that a short write may end anywhere, as on any file system."""
        self._strike(memoryview(b""))

    def write(self, descriptor: int, view: memoryview, offset: int) -> int:
        struck = self._strike(view)
        return (
            super().write(descriptor, view[:struck] if struck is not None else view, offset) if struck != 0 else 0
        )

    def _strike(self, view: memoryview) -> int | None:
        self.count += 1
        return self.does(view) if self.count - 1 == self.at else None


def _raises(number: int) -> Callable[[memoryview], int]:
    def refuse(view: memoryview) -> int:
        raise OSError(number, os.strerror(number))

    return refuse


WAYS: dict[str, tuple[Callable[[memoryview], int], bool]] = {
    "refused": (_raises(errno.EINVAL), True),
    "not supported": (_raises(errno.EOPNOTSUPP), True),
    "nothing written": (lambda view: 0, True),
    "half of it": (lambda view: len(view) // 2, True),
    "a part of a block": (lambda view: min(700, len(view)), True),
    "failing": (_raises(errno.EIO), False),
    "full": (_raises(errno.ENOSPC), False),
}
"""What a write past the cache does instead, and whether the backup is complete all the same."""


@pytest.mark.parametrize("way", WAYS)
def test_writes_past_the_cache_go_wrong(quick_path: Path, source: Path, checksum: str, way: str) -> None:
    does, harmless = WAYS[way]
    good = Failing()
    full(source, quick_path, LocalFileSystem(direct=good))
    assert good.count >= CHUNKS, "no write went past the cache"
    for at in range(good.count):
        disk = quick_path / f"at-{at}"
        disk.mkdir()
        bad = Failing(at, does)
        try:
            full(source, disk, LocalFileSystem(direct=bad))
        except JetError as error:
            assert not harmless, (at, error)
            assert listed(disk, checksum) == 0, at
        else:
            assert listed(disk, checksum) == 1, at
            assert harmless, at
        assert bad.count > at
