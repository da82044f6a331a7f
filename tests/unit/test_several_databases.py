"""Large databases are copied two at a time; what is told of them is told as if they had been copied in turn."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from engine.backup.database_copies import DatabaseCopies
from engine.backup.manner import AtRest
from engine.backup.page_reading import Reread
from engine.chain.destination import Staging
from engine.discovery.instance_files import DatabaseFile
from engine.errors import Cancelled, JetError
from engine.events import EventKind, LogEntry
from engine.files import FileSystem, LocalFileSystem, WriteFile
from engine.hashing import HashKind
from engine.progress import Cancel, Event, Operation
from engine.report import Report
from engine.sources.at_rest import AtRestSource
from tests.builders.big_database import write_big_database
from tests.disk.fault_fs import Call, Fault, FaultFS, Killed

NAMES = ("a.edb", "b.edb", "c.edb", "d.edb")
MIB = (13, 9, 3, 17)
"""The third is shorter than a chunk, and copied alone."""


@pytest.fixture(scope="module")
def databases(tmp_path_factory: pytest.TempPathFactory) -> list[DatabaseFile]:
    folder = tmp_path_factory.mktemp("made")
    for name, mib in zip(NAMES, MIB, strict=True):
        (folder / name).mkdir()
        write_big_database(folder / name / name, mib / 1024, 4096)
    return [AtRestSource([folder / name]).state().databases[0] for name in NAMES]


def _name(entry: LogEntry) -> str:
    kind = EventKind.of(entry.id)
    return kind.name if kind is not None else ""


class Copying:
    """Copies of some databases into a folder, and everything that was told."""

    def __init__(self, folder: Path, fs: FileSystem, *, cancel: Cancel | None = None, reread: int = 1) -> None:
        self.folder = folder
        self.folder.mkdir()
        self.events: list[Event] = []
        self.entries: list[LogEntry] = []
        report = Report(Operation.BACKUP, self.events.append, self.entries.append)
        report.begin(sum(MIB) << 20)
        source = AtRestSource([], fs=fs)
        self._fs = fs
        self.copies = DatabaseCopies(
            source, AtRest(source), report, cancel or Cancel(), Reread(reread, 0.001), HashKind.SHA256
        )

    def create(self, name: str, size: int) -> WriteFile:
        return self._fs.create(self.folder / name)

    def run(self, databases: list[DatabaseFile]) -> list[tuple[str, str]]:
        staging = SimpleNamespace(create=self.create)
        copied = self.copies.run(databases, cast(Staging, staging))
        return [(each.database.path.name, each.checksum) for each in copied]

    @property
    def told(self) -> list[tuple[str, str]]:
        """Entries of the event log: kind and file."""
        return [(_name(entry), Path(str(entry.fields["path"])).name) for entry in self.entries]


def test_each_is_copied_whole_and_told_in_turn(tmp_path: Path, databases: list[DatabaseFile]) -> None:
    fs = FaultFS(LocalFileSystem())
    copying = Copying(tmp_path / "all", fs)
    found = copying.run(databases)
    assert [name for name, _ in found] == list(NAMES)
    for database, (name, checksum) in zip(databases, found, strict=True):
        data = (copying.folder / name).read_bytes()
        assert data == database.path.read_bytes()
        assert hashlib.sha256(data).hexdigest() == checksum
    items = [event.item for event in copying.events if event.item]
    assert list(dict.fromkeys(items)) == list(NAMES)
    assert items == sorted(items)
    for name, mib in zip(NAMES, MIB, strict=True):
        of_file = [event for event in copying.events if event.item == name]
        done = [event.item_done for event in of_file]
        assert done == sorted(done)
        assert done[-1] == mib << 20
        pages = [event.pages for event in of_file if event.pages is not None]
        assert sum(len(read.states) for read in pages) == (mib << 20) // 4096 - 2
    done = [event.done for event in copying.events]
    assert done == sorted(done)
    assert done[-1] == sum(MIB) << 20
    assert copying.events[-1].counts["verified"] + copying.events[-1].counts["blank"] > 0
    reads = [call.path.name for call in fs.calls if call.verb == "read" and call.length >= 1 << 20]
    assert reads.index("b.edb") < len(reads) - 1 - reads[::-1].index("a.edb"), "the second begins beside the first"
    assert reads.index("d.edb") > reads.index("c.edb"), "a small one is copied alone"


def test_it_is_the_same_as_one_by_one(tmp_path: Path, databases: list[DatabaseFile]) -> None:
    """The same files, entries and counts."""
    together = Copying(tmp_path / "together", LocalFileSystem())
    found = together.run(databases)
    alone = Copying(tmp_path / "alone", LocalFileSystem())
    assert [one for database in databases for one in alone.run([database])] == found
    assert alone.entries and together.told == alone.told
    assert together.events[-1].counts == alone.events[-1].counts
    assert together.events[-1].done == alone.events[-1].done


@pytest.mark.parametrize("fault", [Fault.INPUT_OUTPUT, Fault.NO_MEMORY, Fault.KILL], ids=str)
@pytest.mark.parametrize("verb", ["read", "write", "sync", "create", "open_read"])
@pytest.mark.parametrize("name", ["a.edb", "b.edb"])
def test_whichever_fails_the_other_is_given_up(
    tmp_path: Path, databases: list[DatabaseFile], fault: Fault, verb: str, name: str
) -> None:
    """Its file is closed, nothing writes to it any more, and the event log names the one that failed."""
    skip = 2 if verb == "write" else 0
    fs = FaultFS(LocalFileSystem()).fail_at(skip, fault, verb, suffix=name)
    copying = Copying(tmp_path / "failed", fs)
    with pytest.raises((JetError, MemoryError, Killed)):
        copying.run(databases)
    assert fs.struck
    if fault is not Fault.KILL:
        assert fs.open_files == 0
    failed = [path for kind, path in copying.told if kind == "DatabaseCopyFailed"]
    assert failed == ([name] if fault is Fault.INPUT_OUTPUT else [])
    fs.bury()


def test_a_cancel_ends_both(tmp_path: Path, databases: list[DatabaseFile]) -> None:
    cancel = Cancel()

    def ask(call: Call) -> None:
        if call.verb == "read" and call.path.name == "b.edb" and call.offset:
            cancel.request()

    fs = FaultFS(LocalFileSystem(), ask)
    with pytest.raises(Cancelled):
        Copying(tmp_path / "cancelled", fs, cancel=cancel).run(databases)
    assert fs.open_files == 0


def test_a_bad_page_of_the_second_is_told_as_its_own(tmp_path: Path, databases: list[DatabaseFile]) -> None:
    """Read again, told after everything of the first, and the run fails."""
    bad = tmp_path / "b.edb"
    data = bytearray(databases[1].path.read_bytes())
    for at, flips in ((100, 0x01), (2002, 0x04), (3001, 0x10)):
        data[(1 << 20) + at] ^= flips
    bad.write_bytes(data)
    copying = Copying(tmp_path / "bad", LocalFileSystem(), reread=2)
    with pytest.raises(JetError, match=r"Page \d+ of b\.edb fails its checksum"):
        copying.run([databases[0], replace(databases[1], path=bad)])
    kinds = [kind for kind, _ in copying.told]
    assert kinds[-2:] == ["PageChecksumMismatch", "DatabaseCopyFailed"]
    assert {"again", "attempt", "attempts"}.isdisjoint(copying.events[-1].counts)
