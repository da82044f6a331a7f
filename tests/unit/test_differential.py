"""Differential backups: all logs since the full one in one set, refused where the instance no longer has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    Kind,
    LocalFolder,
    Options,
    RestoreTarget,
    preview,
    read_manifest,
    run_backup,
    run_restore,
    verify_path,
)
from engine.backup.copying import Reread
from engine.backup.job import BackupSet
from engine.chain.encoding import AS_IT_IS
from engine.chain.manifest import Manifest
from engine.error_codes import Code
from engine.event_kinds import EventKind
from engine.files import LocalFileSystem
from engine.formats.log.header import SEGMENT_SIZE
from engine.run_context import RunContext
from tests.builders.encodings import ALICES, ENCODES
from tests.builders.live_backup import LiveCase, refused, small
from tests.builders.log_files import flip
from tests.builders.small_instance import (
    grow_small_instance,
    log_bytes,
    write_small_instance,
)

FS = LocalFileSystem()


class Chain:
    """A full backup of an instance at generation 3, its current log; what follows is up to the test."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.source = write_small_instance(root / "source")
        self.destination = root / "destination"
        self.destination.mkdir()
        self.path = self.run(Kind.FULL).chain

    def run(self, kind: Kind, options: Options | None = None) -> BackupSet:
        return run_backup(AtRestSource([self.source]), LocalFolder(self.destination), kind, options=options)

    def grown(self, last: int, kind: Kind = Kind.DIFFERENTIAL) -> BackupSet:
        grow_small_instance(self.source, last)
        return self.run(kind)

    @property
    def manifest(self) -> Manifest:
        return read_manifest(FS, self.path)

    def holds(self, last: int) -> None:
        """The logs 1 to ``last`` are there as the instance has them, and every one can be restored to."""
        assert verify_path(self.path).ok
        logs = [(log.generation, self.path / log.name) for log in self.manifest.logs]
        assert [generation for generation, _ in logs] == list(range(1, last + 1))
        for generation, path in logs:
            assert path.read_bytes() == log_bytes(generation or 0, 1 if generation == last else 2)
        for generation in range(3, last + 1):
            target = self.root / f"restored-{last}-{generation}"
            done = run_restore(self.path, target, wanted=RestoreTarget(generation))
            assert done.plan.log_range == (1, generation)


@pytest.fixture
def chain(tmp_path: Path) -> Chain:
    return Chain(tmp_path)


def spoil(path: Path) -> None:
    path.write_bytes(flip(path.read_bytes(), 8 * 5000))


def runs_of(manifest: Manifest) -> set[Kind]:
    """The kinds of the runs that still have files."""
    kinds = {run.id: run.kind for run in manifest.runs}
    return {kinds[file.run] for file in manifest.files}


def test_it_is_restored_with_the_full_backup_alone(chain: Chain) -> None:
    chain.grown(5, Kind.INCREMENTAL)
    chain.grown(7, Kind.INCREMENTAL)
    made = chain.grown(8)
    assert made.chain == chain.path
    assert made.run.logs == (3, 8)
    assert [file.name for file in made.files] == [*(f"edb{n:05X}.log" for n in range(3, 8)), "edb.log"]
    manifest = chain.manifest
    assert (runs_of(manifest), manifest.version) == ({Kind.FULL, Kind.DIFFERENTIAL}, 2)
    assert [run.kind for run in manifest.runs] == [
        *(Kind.FULL, Kind.INCREMENTAL, Kind.INCREMENTAL, Kind.DIFFERENTIAL),
    ]
    assert sorted(entry.name for entry in chain.path.iterdir()) == sorted(
        ["backup-manifest.json", "SHA256SUMS", *(file.name for file in manifest.files)]
    )
    chain.holds(8)


def test_others_go_on_after_it(chain: Chain) -> None:
    chain.grown(5)
    added = chain.grown(7, Kind.INCREMENTAL)
    assert added.run.logs == (5, 7)
    chain.holds(7)
    again = chain.grown(9)
    assert again.run.logs == (3, 9)
    assert runs_of(chain.manifest) == {Kind.FULL, Kind.DIFFERENTIAL}
    chain.holds(9)


def test_it_does_not_depend_on_the_incrementals(chain: Chain) -> None:
    """One that lost a log, or whose newest is damaged, is replaced; an incremental backup would be refused."""
    chain.grown(6, Kind.INCREMENTAL)
    (chain.path / "edb00004.log").unlink()
    spoil(chain.path / "edb.log")
    grow_small_instance(chain.source, 7)
    refused(Code.MissingFullBackup, lambda: chain.run(Kind.INCREMENTAL))
    chain.run(Kind.DIFFERENTIAL)
    chain.holds(7)


def test_it_depends_on_the_full_backup(chain: Chain) -> None:
    chain.grown(6, Kind.INCREMENTAL)
    (chain.path / "edb00001.log").unlink()
    assert "incomplete" in refused(Code.MissingFullBackup, lambda: chain.grown(7)).message
    other = Chain(chain.root / "other")
    spoil(other.path / "edb.log")
    refused(Code.LogReadVerifyFailure, lambda: other.grown(7))


def test_logs_that_are_gone_since_the_full_backup(chain: Chain) -> None:
    """Though the chain has them: the set has to be whole by itself."""
    chain.grown(6, Kind.INCREMENTAL)
    grow_small_instance(chain.source, 8)
    for generation in range(1, 5):
        (chain.source / f"edb{generation:05X}.log").unlink()
    error = refused(Code.MissingFileToBackup, lambda: chain.run(Kind.DIFFERENTIAL))
    assert error.message.startswith("Log 0x3-0x4 (3-4) is missing")
    assert "needs all logs since the full backup" in error.message and "incremental" in error.hint
    write_small_instance(chain.source, last=8, stamp=8)
    (chain.source / "edb00005.log").unlink()
    assert "0x5 (5)" in refused(Code.MissingFileToBackup, lambda: chain.run(Kind.DIFFERENTIAL)).message
    chain.holds(6)


def test_an_instance_of_another_history_is_refused(chain: Chain) -> None:
    """Set back to before the chain's end, to within its last log, or gone on otherwise from there."""
    chain.grown(6, Kind.INCREMENTAL)
    write_small_instance(chain.source, last=5, stamp=5)
    refused(Code.GivenLogFileIsNotContiguous, lambda: chain.run(Kind.DIFFERENTIAL))
    write_small_instance(chain.source, last=6, stamp=6)
    (chain.source / "edb.log").write_bytes(log_bytes(6, 0))
    refused(Code.GivenLogFileIsNotContiguous, lambda: chain.run(Kind.DIFFERENTIAL))
    write_small_instance(chain.source, last=6, stamp=6, current=False)
    otherwise = log_bytes(6)[:SEGMENT_SIZE] + log_bytes(6, history=8)[SEGMENT_SIZE:]
    (chain.source / "edb00006.log").write_bytes(otherwise)
    refused(Code.GivenLogFileIsNotContiguous, lambda: chain.run(Kind.DIFFERENTIAL))
    write_small_instance(chain.source, last=7, stamp=7)
    (chain.source / "edb00006.log").write_bytes(otherwise)
    refused(Code.GivenLogFileIsNotContiguous, lambda: chain.run(Kind.DIFFERENTIAL))
    chain.holds(6)


def test_nothing_new_since_the_full_backup(chain: Chain) -> None:
    made = chain.run(Kind.DIFFERENTIAL)
    assert (made.nothing_new, made.run.logs) == (True, None)
    chain.holds(3)


def test_a_full_backup_is_needed(tmp_path: Path) -> None:
    source = AtRestSource([write_small_instance(tmp_path / "source")])
    backups = LocalFolder(tmp_path / "backups")
    options = Options(create=True)
    error = refused(Code.MissingFullBackup, lambda: preview(source, backups, Kind.DIFFERENTIAL, options))
    assert error.message.startswith("A differential backup of edb-1234ABCD requires a full backup.")
    run_backup(source, backups, Kind.COPY, options=options)
    refused(Code.MissingFullBackup, lambda: preview(source, backups, Kind.DIFFERENTIAL, options))


def test_a_full_backup_of_one_log_that_was_copied_again(tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / "source", last=1)
    destination = LocalFolder(tmp_path / "backups")
    options = Options(create=True)
    for last, kind in ((1, Kind.FULL), (3, Kind.INCREMENTAL), (4, Kind.DIFFERENTIAL)):
        grow_small_instance(source, last)
        made = run_backup(AtRestSource([source]), destination, kind, options=options)
    assert made.run.logs == (1, 4)
    assert verify_path(made.chain).ok
    (source / "edb00001.log").write_bytes(log_bytes(1, history=8))
    refused(
        Code.LogSequenceChecksumMismatch,
        lambda: run_backup(AtRestSource([source]), destination, Kind.DIFFERENTIAL),
    )


def test_a_preview_names_the_logs(chain: Chain) -> None:
    chain.grown(5, Kind.INCREMENTAL)
    grow_small_instance(chain.source, 6)
    plan = preview(AtRestSource([chain.source]), LocalFolder(chain.destination), Kind.DIFFERENTIAL)
    assert (plan.kind, plan.log_range, plan.chain, plan.databases) == (
        Kind.DIFFERENTIAL,
        (3, 6),
        chain.path.name,
        (),
    )
    assert plan.bytes == chain.run(Kind.DIFFERENTIAL).run.bytes


# a running instance


@pytest.fixture
def live() -> LiveCase:
    case = LiveCase(small(depth_logs=60))
    case.step(60)
    return case


def test_a_running_instance_keeps_its_logs_and_headers(live: LiveCase) -> None:
    full = live.run()
    live.step(40)
    live.run(Kind.INCREMENTAL)
    live.step(40)
    before, logs = live.instance.databases[0].file.header.bkinfo_inc_prev, live.logs()
    made = live.run(Kind.DIFFERENTIAL)
    assert live.logs()[: len(logs)] == logs
    header = live.instance.databases[0].file.header
    assert (header.bkinfo_inc_prev, header.bkinfo_diff_prev.gen_high) == (before, 0)
    assert made.chain == full.chain and made.run.logs is not None and full.run.logs is not None
    assert made.run.logs[0] == full.run.logs[1] + 1
    assert runs_of(made.manifest) == {Kind.FULL, Kind.DIFFERENTIAL}
    assert live.restored(made.chain) == live.now
    kinds = [entry.kind for entry in live.events]
    assert (kinds[0], kinds[-1]) == (EventKind.DifferentialStarted, EventKind.BackupEnded)
    assert EventKind.LogsLeftAlone in kinds and EventKind.LogsTruncated not in kinds
    live.step(20)
    assert live.restored(live.run(Kind.INCREMENTAL).chain) == live.now


def test_a_running_instance_that_deleted_logs_since_the_full_backup() -> None:
    case = LiveCase()
    case.step(60)
    case.run()
    case.step(60)
    case.instance.checkpoint()
    assert case.run(Kind.INCREMENTAL).truncated.removed
    case.step(20)
    error = refused(Code.MissingFileToBackup, lambda: case.run(Kind.DIFFERENTIAL))
    assert "since the full backup" in error.message
    assert EventKind.FileToBackUpMissing in [entry.kind for entry in case.events]
    assert case.restored(case.run(Kind.INCREMENTAL).chain) == case.now


def test_an_atomic_set_takes_one(live: LiveCase) -> None:
    options = Options(atomic=True, reread=Reread(pause=0))
    full = live.run(options=options)
    live.step(20)
    made = live.run(Kind.DIFFERENTIAL, options=options)
    assert made.chain == full.chain and live.restored(made.chain) == live.now


def test_circular_logging_refuses_it() -> None:
    case = LiveCase(small(circular=True))
    case.step(60)
    case.run()
    refused(Code.InvalidBackup, lambda: case.run(Kind.DIFFERENTIAL))


# stored otherwise


@pytest.mark.parametrize("last", [None, *ENCODES], ids=str)
@pytest.mark.parametrize("first", [None, *ENCODES], ids=str)
def test_one_that_is_stored_otherwise_than_what_it_replaces(
    tmp_path: Path, first: str | None, last: str | None
) -> None:
    """Without a key, as of a host that cannot read its backups; nothing of the incremental is left."""
    source, destination = write_small_instance(tmp_path / "source"), LocalFolder(tmp_path / "backups")
    encrypts = [name for name in (first, last) if name and ENCODES[name].recipients]
    if len(encrypts) == 1:
        pytest.skip("a chain is encrypted throughout, or not at all")
    for number, kind in enumerate((Kind.FULL, Kind.INCREMENTAL, Kind.DIFFERENTIAL, Kind.INCREMENTAL)):
        grow_small_instance(source, 3 + number)
        name = last if kind is Kind.DIFFERENTIAL else first
        options = Options(create=True, encode=ENCODES[name] if name else AS_IT_IS)
        made = run_backup(AtRestSource([source]), destination, kind, options=options)
    context = RunContext(keys=ALICES)
    assert verify_path(made.chain, context=context).findings == ()
    assert run_restore(made.chain, tmp_path / "restored", context=context).plan.log_range == (1, 6)
    own = {"backup-manifest.json", "SHA256SUMS"}
    assert {path.name for path in made.chain.iterdir()} - own == {file.home for file in made.manifest.files}
