"""Copy backups: restorable as full ones, and nothing of what other backups do depends on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    Kind,
    LocalFolder,
    Options,
    preview,
    read_manifest,
    run_backup,
    run_restore,
    verify_path,
)
from engine.backup.continuity import continued
from engine.backup.job import BackupSet
from engine.chain.local_folder import LocalChainStore
from engine.chain.manifest import Manifest
from engine.error_codes import Code
from engine.errors import Corruption
from engine.event_kinds import EventKind
from engine.files import LocalFileSystem
from tests.builders.live_backup import LiveCase, refused, small
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.unit.test_manifest import sealed

FS = LocalFileSystem()


class AtRest:
    """Files at rest and their chains."""

    def __init__(self, root: Path) -> None:
        self.source = write_small_instance(root / "source")
        self.destination = root / "destination"
        self.destination.mkdir()

    def run(self, kind: Kind, options: Options | None = None) -> BackupSet:
        return run_backup(AtRestSource([self.source]), LocalFolder(self.destination), kind, options=options)


@pytest.fixture
def rest(tmp_path: Path) -> AtRest:
    return AtRest(tmp_path)


@pytest.fixture
def live() -> LiveCase:
    case = LiveCase()
    case.step(60)
    return case


def headers(case: LiveCase) -> list[tuple[object, ...]]:
    """What the databases say of their backups."""
    found = [database.file.header for database in case.instance.databases]
    return [
        (h.bkinfo_full_prev, h.bkinfo_inc_prev, h.bkinfo_copy_prev, h.bkinfo_diff_prev, h.bkinfo_full_cur)
        for h in found
    ]


def test_a_copy_of_a_running_instance_changes_neither_its_logs_nor_its_headers(live: LiveCase) -> None:
    live.run()
    live.step(40)
    logs, before = live.logs(), headers(live)
    assert logs
    copy = live.run(Kind.COPY)
    assert live.logs()[: len(logs)] == logs
    assert headers(live) == before
    assert not copy.truncated.removed
    assert live.restored(copy.chain) == live.now
    kinds = [entry.kind for entry in live.events]
    assert (kinds[0], kinds[-1]) == (EventKind.CopyBackupStarted, EventKind.BackupEnded)
    assert EventKind.LogsLeftAlone in kinds
    assert not {EventKind.LogsTruncated, EventKind.NothingToTruncate, EventKind.FullBackupStarted} & set(kinds)


def test_the_incremental_after_a_copy_continues_the_full_backup(live: LiveCase) -> None:
    full = live.run()
    live.step(30)
    copy = live.run(Kind.COPY)
    live.step(30)
    added = live.run(Kind.INCREMENTAL)
    assert added.chain == full.chain != copy.chain
    assert live.restored(full.chain) == live.now
    assert [run.kind for run in read_manifest(live.fs, copy.chain).runs] == [Kind.COPY]


def test_a_copy_alone_is_no_base(live: LiveCase) -> None:
    """The engine refuses first: no header names the copy."""
    live.run(Kind.COPY)
    assert refused(Code.MissingFullBackup, lambda: live.run(Kind.INCREMENTAL)).message.startswith("No full backup")


def test_a_copy_with_circular_logging() -> None:
    case = LiveCase(small(circular=True))
    case.step(60)
    assert case.restored(case.run(Kind.COPY).chain) == case.now


def test_a_copy_at_rest(rest: AtRest, tmp_path: Path) -> None:
    refused(Code.MissingFullBackup, lambda: rest.run(Kind.INCREMENTAL))
    copy = rest.run(Kind.COPY)
    assert verify_path(copy.chain).ok
    assert run_restore(copy.chain, tmp_path / "restored").plan.refusal is None
    error = refused(Code.MissingFullBackup, lambda: rest.run(Kind.INCREMENTAL))
    assert "only a copy backup" in error.message
    full = rest.run(Kind.FULL)
    grow_small_instance(rest.source)
    rest.run(Kind.COPY)
    assert rest.run(Kind.INCREMENTAL).chain == full.chain
    store = LocalChainStore(copy.chain.parent, FS)
    manifests = {name: store.chain(name).manifest() for name in store.chains()}
    (instance,) = [AtRestSource([rest.source]).state()]
    assert continued(instance, manifests)[0] == full.chain.name


def test_what_a_copy_cannot_be(rest: AtRest) -> None:
    atomic = Options(atomic=True)
    assert "copy backup" in refused(Code.InvalidParameter, lambda: rest.run(Kind.COPY, atomic)).message
    chain = rest.run(Kind.FULL).chain
    destination = LocalFolder(chain)
    refused(Code.BackupDirectoryNotEmpty, lambda: preview(AtRestSource([rest.source]), destination, Kind.COPY))


def test_programs_that_know_no_copies_refuse_the_chain(rest: AtRest) -> None:
    copy, full = rest.run(Kind.COPY).manifest, rest.run(Kind.FULL).manifest
    assert (copy.version, full.version) == (2, 1)
    assert b'"version": 2' in copy.to_bytes() and b'"version": 1' in full.to_bytes()
    assert Manifest.from_bytes(copy.to_bytes()) == copy


@pytest.mark.parametrize(
    ("version", "kinds"),
    [
        (1, ["copy"]),
        (2, ["full", "copy"]),
        (2, ["copy", "incremental"]),
        (2, ["copy", "copy"]),
    ],
)
def test_what_no_run_wrote_is_refused(version: int, kinds: list[str]) -> None:
    def change(body: dict[str, object]) -> None:
        runs = body["runs"]
        assert isinstance(runs, list)
        ids = [runs[0]["id"], *(f"{at:032x}" for at in range(1, len(kinds)))]
        runs[:] = [{**runs[0], "id": id_, "kind": kind} for id_, kind in zip(ids, kinds, strict=True)]
        body["version"] = version

    with pytest.raises(Corruption):
        Manifest.from_bytes(sealed(change))
