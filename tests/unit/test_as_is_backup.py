"""As-is backups: every byte of an instance in any state, damage counted, and no one takes the set for a backup."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.evidence.proofs import RunRecord
from app.operations.export import ExportRequest
from engine import (
    AsIsSource,
    AtRestSource,
    InstanceChoice,
    Kind,
    LocalFolder,
    Options,
    Pruning,
    find_chains,
    open_at,
    preview_as_is,
    run_as_is,
    run_backup,
    run_drill,
    run_prune,
    run_recovery,
    run_restore,
    verify_path,
)
from engine.backup.job import BackupSet
from engine.chain.manifest import FileRole, Manifest
from engine.chain.retention import Retention
from engine.error_codes import Code
from engine.errors import Corruption, JetError
from engine.event_kinds import EventKind
from engine.events import LogEntry
from engine.files import LocalFileSystem, ReadFile
from engine.progress import Event, Stage
from engine.recovery.options import RecoveryOptions
from engine.run_context import RunContext
from engine.verify.finding import FindingKind
from tests.builders.dirty_instances import write_unfinished_instance
from tests.builders.live_backup import refused
from tests.builders.small_instance import (
    DATABASE,
    OTHER_STREAM,
    PAGE_SIZE,
    grow_small_instance,
    write_small_instance,
)
from tests.disk.crash_fs import tree_of
from tests.unit.test_manifest import sealed

FS = LocalFileSystem()


class Case:
    """An instance, a destination, and what was told."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.source = write_small_instance(root / "source")
        self.destination = root / "destination"
        self.destination.mkdir()
        self.events: list[LogEntry] = []
        self.progress: list[Event] = []

    def take(self, *folders: Path, options: Options | None = None, **choice: str) -> BackupSet:
        context = RunContext(events=self.events.append, progress=self.progress.append)
        source = AsIsSource(folders or (self.source,), **choice)  # type: ignore[arg-type]
        return run_as_is(source, LocalFolder(self.destination), options=options, context=context)

    def full(self) -> BackupSet:
        return run_backup(AtRestSource([self.source]), LocalFolder(self.destination), Kind.FULL)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def flip(path: Path, *places: int) -> None:
    data = bytearray(path.read_bytes())
    for place in places:
        data[place] ^= 0xFF
    path.write_bytes(data)


def proven(made: BackupSet, *paths: Path) -> None:
    """The set holds these files and no others, as they are now."""
    expected = {path.name: path.read_bytes() for path in paths}
    assert {file.name for file in made.files} == set(expected)
    for file in made.files:
        data = expected[file.name]
        assert (file.bytes, file.checksum) == (len(data), hashlib.sha256(data).hexdigest())
        assert (made.chain / file.name).read_bytes() == data
        assert file.role is FileRole.OTHER


def test_every_file_of_a_broken_instance_as_it_is(case: Case) -> None:
    """A damaged page, a damaged log, a missing one, a dirty database; what is not the engine's is named."""
    source = write_small_instance(case.source, last=5, required=(1, 5))
    flip(source / DATABASE, 5 * PAGE_SIZE + 300, 5 * PAGE_SIZE + 301, 33 * PAGE_SIZE + 7, 33 * PAGE_SIZE + 8)
    flip(source / "edb00002.log", 5000, 5001)
    (source / "edb00003.log").unlink()
    (source / "data.jfm").write_bytes(b"\1" * 100)
    (source / "data.pat").write_bytes(b"")
    (source / "notes.txt").write_text("not of the engine")
    with pytest.raises(JetError):
        case.full()
    made = case.take()
    proven(made, *(path for path in source.iterdir() if path.name != "notes.txt"))
    notes = "\n".join(made.run.notes)
    for told in (
        "data.edb: 2 pages fail their checksums: 4, 32.",
        "edb00002.log: ",
        "Log 0x3 (3) is missing",
        "notes.txt",
    ):
        assert told in notes
    assert made.run.pages.verified and (made.run.kind, made.manifest.version) == (Kind.AS_IS, 2)
    kinds = [entry.kind for entry in case.events]
    assert (kinds[0], kinds[-1]) == (EventKind.AsIsStarted, EventKind.AsIsEnded)
    assert kinds.count(EventKind.AsIsDamage) == 2 and EventKind.BackupEnded not in kinds
    assert [event.stage for event in case.progress][-1] is Stage.COMPLETE
    assert {event.total for event in case.progress} == {made.run.bytes}


def test_it_is_verified_by_its_hashes_alone(case: Case) -> None:
    flip(case.source / DATABASE, 5 * PAGE_SIZE, 5 * PAGE_SIZE + 1)
    made = case.take()
    found = verify_path(made.chain)
    assert (found.result, [finding.kind for finding in found.findings]) == ("ok", [FindingKind.NOT_JUDGED])
    flip(made.chain / "edb00001.log", 4100)
    assert verify_path(made.chain).result == "damaged"


def test_nobody_takes_it_for_a_backup(case: Case) -> None:
    """Restore, drill and view refuse it and say what else can be done; no incremental continues it."""
    made = case.take()
    (case.root / "scratch").mkdir()
    actions: list[Callable[[], object]] = [
        lambda: run_restore(made.chain, case.root / "restored"),
        lambda: run_drill(made.chain, scratch=case.root / "scratch"),
        lambda: open_at(made.chain).__enter__(),
    ]
    for action in actions:
        error = refused(Code.RestoreOfNonBackupDatabase, action)
        assert "evidence" in error.message and "--ignore-lost-logs" in error.hint and "export" in error.hint
    incremental = LocalFolder(case.destination)
    refused(Code.MissingFullBackup, lambda: run_backup(AtRestSource([case.source]), incremental, Kind.INCREMENTAL))
    full = case.full()
    grow_small_instance(case.source)
    case.take()
    assert run_backup(AtRestSource([case.source]), incremental, Kind.INCREMENTAL).chain == full.chain
    assert find_chains(FS, case.destination)[0].path == full.chain


def test_what_is_left_can_be_recovered_from_a_copy_of_it(case: Case) -> None:
    """Its files are a dirty instance like any other, once they are in a folder without the manifest."""
    source = write_unfinished_instance(case.root / "unfinished").parent
    made = case.take(source)
    copy = case.root / "copy"
    copy.mkdir()
    for file in made.files:
        shutil.copyfile(made.chain / file.name, copy / file.name)
    done = run_recovery(InstanceChoice([copy]), options=RecoveryOptions(ignore_lost_logs=True))
    assert done.ok


def test_a_database_in_it_is_exported(case: Case) -> None:
    made = case.take()
    done = ExportRequest(made.chain / DATABASE, case.root / "exported").run(RunContext(), RunRecord)
    assert [table.name for table in done.result.tables] == ["things"]


def test_a_database_without_logs_and_files_that_show_no_instance(case: Case) -> None:
    for path in case.source.glob("edb*"):
        path.unlink()
    database = write_small_instance(case.source, required=(1, 3)) / DATABASE
    for path in case.source.glob("edb*"):
        path.unlink()
    made = case.take()
    proven(made, database)
    assert "Recovery requires log 0x1-0x3 (1-3)" in "\n".join(made.run.notes)
    database.write_bytes(bytes(8192) + database.read_bytes()[8192:])
    made = case.take()
    proven(made, database)
    assert made.manifest.instance.startswith("source-") and made.manifest.signature == "none"
    assert "do not show" in "\n".join(made.run.notes)
    again = case.take()
    assert again.chain.parent == made.chain.parent
    strange = case.source / "strange.bin"
    strange.write_bytes(b"no header")
    proven(case.take(strange), strange)
    write_small_instance(case.source)
    assert case.full().chain.parent != made.chain.parent, "the destination is still one"


def test_of_several_instances_one_has_to_be_chosen(case: Case) -> None:
    write_small_instance(case.source, base="abc", signature=OTHER_STREAM, database="other.edb")
    refused(Code.InvalidParameter, case.take)
    made = case.take(base="edb")
    assert {file.name[:3] for file in made.files} == {"edb", "dat"}
    assert {file.name[:3] for file in case.take(base="ABC").files} == {"abc", "oth"}


class BadBlocks(LocalFileSystem):
    """A disk that cannot read some blocks of 4 KiB of files with that name."""

    def __init__(self, name: str, *blocks: int) -> None:
        self._name, self._blocks = name, blocks

    def open_read(self, path: Path) -> ReadFile:
        file = super().open_read(path)
        return _Bad(file, self._blocks) if path.name == self._name else file  # type: ignore[return-value]


class _Bad:
    def __init__(self, file: ReadFile, blocks: tuple[int, ...]) -> None:
        self._file, self._blocks = file, blocks

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)

    def read_into(self, buffer: memoryview, offset: int) -> int:
        if any(offset < (block + 1) * 4096 and block * 4096 < offset + len(buffer) for block in self._blocks):
            raise Code.DiskIO.error("The disk is broken.")
        return self._file.read_into(buffer, offset)

    def __enter__(self) -> _Bad:
        return self

    def __exit__(self, *exc: object) -> None:
        self._file.close()


def test_what_the_disk_cannot_read_is_zero_and_noted(case: Case) -> None:
    fs = BadBlocks(DATABASE, 7, 9)
    made = run_as_is(AsIsSource([case.source], fs=fs), LocalFolder(case.destination))
    data = bytearray((case.source / DATABASE).read_bytes())
    for block in (7, 9):
        data[block * 4096 : (block + 1) * 4096] = bytes(4096)
    assert (made.chain / DATABASE).read_bytes() == data
    assert any("2 × 4,096 bytes" in note and "28,672, 36,864" in note for note in made.run.notes)


@pytest.mark.parametrize("what", ["changed", "came", "went"])
def test_files_that_change_meanwhile_are_no_evidence(case: Case, what: str) -> None:
    happening = [what]

    def look(event: Event) -> None:
        if event.done and happening:
            happening.clear()
            path = case.source / ("edb00009.log" if what == "came" else "edb00002.log")
            path.unlink() if what == "went" else path.write_bytes(b"x" * 4096)

    with pytest.raises(JetError) as caught:
        run_as_is(AsIsSource([case.source]), LocalFolder(case.destination), context=RunContext(progress=look))
    assert caught.value.code in (Code.DatabaseSharingViolation, Code.FileNotFound)
    assert tree_of(case.destination) == {}


def test_what_is_refused(case: Case) -> None:
    chain = case.full().chain
    at_rest, destination = AtRestSource([case.source]), LocalFolder(case.destination)
    assert "run_as_is" in refused(Code.InvalidParameter, lambda: run_backup(at_rest, destination, Kind.AS_IS)).hint
    refused(Code.InvalidPath, lambda: case.take(chain))
    assert (
        "evidence" not in refused(Code.InvalidParameter, lambda: case.take(options=Options(atomic=True))).message
    )
    other = case.root / "other"
    other.mkdir()
    shutil.copyfile(case.source / "edb00001.log", other / "edb00001.log")
    assert "same name" in refused(Code.FileAlreadyExists, lambda: case.take(case.source, other)).message
    empty = case.root / "empty"
    empty.mkdir()
    refused(Code.DatabaseNotFound, lambda: case.take(empty))
    refused(Code.FileNotFound, lambda: case.take(case.root / "nowhere"))
    refused(Code.InvalidParameter, lambda: case.take(base="xyz"))
    (empty / "a:b.edb").write_bytes(b"x")
    refused(Code.InvalidPath, lambda: case.take(empty))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="whoever may read all is refused nothing")
def test_a_file_that_may_not_be_read_fails_the_run(case: Case) -> None:
    (case.source / "edb00002.log").chmod(0)
    refused(Code.FileAccessDenied, case.take)


def test_a_link_is_not_followed(case: Case) -> None:
    (case.source / "linked.edb").symlink_to(case.source / DATABASE)
    assert "linked.edb" not in {file.name for file in case.take().files}


def test_a_preview_changes_nothing(case: Case) -> None:
    before = tree_of(case.root)
    plan = preview_as_is(AsIsSource([case.source]), LocalFolder(case.destination))
    assert tree_of(case.root) == before
    made = case.take()
    assert (len(plan.files), plan.bytes, plan.notes) == (len(made.files), made.run.bytes, made.run.notes)


def test_prune_keeps_it_unless_it_is_asked_for(case: Case) -> None:
    evidence = [case.take().chain for _ in range(3)]
    chains = [case.full().chain for _ in range(2)]
    done = run_prune(Pruning(case.destination, Retention(last=1)))
    assert [chain.path for chain in done.remove] == [chains[0]]
    assert {chain.reason for chain in done.keep if chain.path in evidence} == {"evidence", "evidence, last"}
    done = run_prune(Pruning(case.destination, Retention(last=1, evidence=True)))
    assert sorted(chain.path for chain in done.remove) == sorted(evidence[:2])
    assert {chain.path for chain in find_chains(FS, case.destination)} == {evidence[2], chains[1]}


@pytest.mark.parametrize(
    "change",
    [
        {"page_size": 4096},
        {"databases": {"data.edb": "0DB0DB01"}},
        {"version": 1},
    ],
    ids=str,
)
def test_what_no_run_wrote_is_refused(case: Case, change: dict[str, object]) -> None:
    manifest = case.take().manifest
    assert Manifest.from_bytes(manifest.to_bytes()) == manifest

    def changed(body: dict[str, object]) -> None:
        body.clear()
        body.update(loaded(manifest) | change)

    with pytest.raises(Corruption):
        Manifest.from_bytes(sealed(changed))


def loaded(manifest: Manifest) -> dict[str, object]:
    body: dict[str, object] = json.loads(manifest.to_bytes())
    return body
