"""A running instance whose clock the test sets, backed up as it works: what it held after each of its commits."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.demo.workload import Workload, WorkloadState, read_state
from engine import Restored, RestoreTarget, run_restore
from engine.chain.manifest import MANIFEST_NAME, FileRole, Manifest, StoredFile
from engine.chain.stored import read_manifest
from engine.files import FileSystem, read_whole, write_durably
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.run_context import RunContext
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.finding import FindingKind
from engine.verify.structure import check_structure
from tests.builders.live_backup import ROOT, LiveCase, small

NAME = "w.edb"
START = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
_LARGEST = 1 << 26

Contents = dict[str, WorkloadState | None]
"""What the databases of a folder hold, by name."""


class CommitHistory(LiveCase):
    """Each step happens at :attr:`moment`, which goes on by a second unless told otherwise."""

    def __init__(self, parameters: Parameters | None = None, *, names: Sequence[str] = (NAME,)) -> None:
        super().__init__(parameters or small(), names=())
        self.moment = START
        self.stamps: list[datetime] = []
        """When each commit was made, by its number."""
        self._targets = 0
        self.reopen()
        for name in names:
            self.add(name)
        self.stamps.append(self.moment)

    def reopen(self) -> None:
        """End the instance and start it again, in whatever stream it finds."""
        self.instance.close()
        self.instance = Instance.open(self.instance.parameters, fs=self.fs, clock=lambda: self.moment)

    def reopened_with(self, name: str) -> None:
        """A new instance in the folder as it is now, with the database of this name and its workload."""
        self.instance = Instance.open(self.instance.parameters, fs=self.fs, clock=lambda: self.moment)
        database = self.instance.attach(self.instance.parameters.log_directory / name)
        self.workloads[name] = Workload(self.instance, database, seed=2)

    def work(self, count: int, by: timedelta = SECOND) -> None:
        """So many commits, each so much later."""
        for _ in range(count):
            self.moment += by
            self.step()
            self.stamps.append(self.moment)

    def state(self, commit: int, name: str = NAME) -> WorkloadState:
        """What a database held after a commit."""
        return self.states[name][commit]

    def target(self) -> Path:
        """A name for a folder that is not there yet."""
        self._targets += 1
        return ROOT / f"target-{self._targets}"

    def restore(self, chain: Path, wanted: RestoreTarget | None = None) -> tuple[Contents, Restored]:
        """Restore to a new folder; what each database holds there."""
        done = run_restore(chain, self.target(), wanted=wanted, context=RunContext(fs=self.fs))
        return contents(self.fs, done.target), done


def contents(fs: FileSystem, folder: Path, *, structure: bool = False) -> Contents:
    """What the clean databases of a folder hold; ``structure`` checks their trees, too."""
    found: Contents = {}
    for path in fs.list(folder):
        if path.suffix != ".edb":
            continue
        with ReadOnlyDatabase.open(fs.open_read(path)) as database:
            assert database.header.is_clean
            if structure:
                findings = [f for f in check_structure(database) if f.kind is not FindingKind.LEAKED]
                assert not findings, [finding.detail for finding in findings]
            found[path.name] = read_state(database)
    return found


def rewrite(fs: FileSystem, chain: Path, changed: Mapping[str, bytes | None]) -> Manifest:
    """Give files of a chain other bytes (``None``: take them away) and let its manifest say that this is right."""
    manifest = read_manifest(fs, chain)
    files: list[StoredFile] = []
    for file in manifest.files:
        if file.name not in changed:
            files.append(file)
            continue
        fs.remove(chain / file.place)
        data = changed[file.name]
        if data is not None:
            with fs.create(chain / file.place) as new:
                new.write_at(0, data)
            files.append(replace(file, bytes=len(data), checksum=hashlib.sha256(data).hexdigest()))
    manifest = replace(manifest, files=tuple(files))
    write_durably(fs, chain / MANIFEST_NAME, manifest.to_bytes())
    return manifest


def database_bytes(fs: FileSystem, chain: Path) -> bytes:
    """The first database of a chain."""
    file = next(f for f in read_manifest(fs, chain).files if f.role is FileRole.DATABASE)
    return read_whole(fs, chain / file.place, _LARGEST)
