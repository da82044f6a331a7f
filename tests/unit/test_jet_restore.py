"""The restores under their JET names: where from, where to, with which logs (reference: backup and restore 11)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.chain.manifest import MANIFEST_NAME, FileRole
from engine.chain.stored import read_manifest
from engine.files import LocalFileSystem
from engine.jet import (
    JET_SNP,
    JET_SNT,
    JET_bitBackupAtomic,
    JET_paramCreatePathIfNotExist,
    JetInit,
    JetRestore,
    JetRestore2,
    JetRestoreInstance,
)
from tests.support.jet_case import INCREMENTAL, Calls, JetCase, Running, jet_case, tree


@pytest.fixture
def case(tmp_path: Path) -> Iterator[JetCase]:
    with jet_case(tmp_path) as case:
        yield case


def ended(live: Running) -> None:
    for workload in live.workloads.values():
        workload.close()
    assert live.end(grbit=0) == 0


def test_to_where_the_databases_were_with_the_newer_logs(case: JetCase) -> None:
    """After a crash the disk of the database is lost: the set and the logs that are left give its last state."""
    live = case.running()
    folder = live.backed_up()
    live.step_over_logs(2)
    live.instance.log.flush()
    held = live.now
    live.end()
    (live.folder / "w.edb").unlink()
    again = case.created()
    assert JetRestoreInstance(again.handle, folder) == 0
    assert case.contents(live.folder / "w.edb") == held["w.edb"]
    assert list(live.folder.glob("*.log")) == [], "logs that were replayed stepped aside"
    again.init()
    again.attach("w.edb")
    assert again.step()["w.edb"].commit == held["w.edb"].commit + 1
    assert again.backup(folder, INCREMENTAL) == -560
    assert again.backup(case.folder("next")) == 0


def test_to_the_time_of_the_backup_where_no_logs_are(case: JetCase) -> None:
    live = case.running()
    folder, held = live.backed_up(), live.now
    live.step(5)
    live.end()
    shutil.rmtree(live.folder)
    live.folder.mkdir()
    again = case.created()
    assert JetRestoreInstance(again.handle, folder) == 0
    assert case.contents(live.folder / "w.edb") == held["w.edb"]


def test_what_is_in_the_way_steps_aside(case: JetCase) -> None:
    live = case.running()
    folder = live.backed_up()
    held = live.step(3)
    ended(live)
    before = tree(live.folder)
    again = case.created()
    assert JetRestoreInstance(again.handle, folder) == 0
    assert case.contents(live.folder / "w.edb") == held["w.edb"]
    aside = {path.name.partition(".before-restore-")[0]: path.read_bytes() for path in live.folder.iterdir()}
    assert {name: data for name, data in aside.items() if name != "w.edb"} == {
        name: data for name, data in before.items() if name != "w.edb"
    }
    kept = [path for path in live.folder.iterdir() if path.name.startswith("w.edb.before-restore-")]
    assert [path.read_bytes() for path in kept] == [before["w.edb"]]


def test_to_another_folder_with_the_newer_logs(case: JetCase) -> None:
    """The logs that were replayed step aside in their own folder, too: no database belongs to them any more."""
    live = case.running()
    folder = live.backed_up()
    held = live.step(3)
    live.instance.log.flush()
    live.end()
    again = case.created()
    assert JetRestoreInstance(again.handle, folder, case.root / "restored") == 0
    assert case.contents(case.root / "restored" / "w.edb") == held["w.edb"]
    assert list(live.folder.glob("*.log")) == []
    again.init()
    again.attach(case.root / "restored" / "w.edb")


def test_sets_in_new_and_old_are_found(case: JetCase) -> None:
    live = case.running()
    folder, held = live.backed_up("set", JET_bitBackupAtomic), live.now
    assert case.restored(folder) == held
    (folder / "new").rename(folder / "old")
    assert case.restored(folder, "again") == held


def test_the_callback_hears_of_it(case: JetCase) -> None:
    live = case.running()
    folder, calls = live.backed_up(), Calls()
    assert JetRestoreInstance(None, folder, case.root / "restored", calls) == 0
    assert calls.stages[0] is JET_SNT.Begin
    assert calls.stages[-1] is JET_SNT.Complete
    assert calls.done == sorted(calls.done)
    assert {snp for _, snp, _, _ in calls.all} == {JET_SNP.Restore}


def test_refusals(case: JetCase) -> None:
    live = case.running()
    folder, target = live.backed_up(), case.root / "restored"
    fresh = case.created("fresh")
    assert JetRestoreInstance(live.handle, folder, target) == -1030
    assert JetRestoreInstance(live.handle + 1000, folder, target) == -1003
    assert JetRestoreInstance(fresh.handle, case.folder("empty"), target) == -1811
    assert JetRestoreInstance(fresh.handle, case.root / "absent", target) == -1811
    assert JetRestoreInstance(fresh.handle, "", target) == -1023
    assert JetRestoreInstance(fresh.handle, folder, target / "deep" / "er") == -1023
    assert JetRestore(folder) == JetRestore2(folder, target) == -1081
    assert not target.exists()
    assert fresh.set_up(JET_paramCreatePathIfNotExist, 1) == 0
    assert JetRestoreInstance(fresh.handle, folder, target / "deep" / "er") == 0


def test_a_failed_restore_makes_no_folders(case: JetCase) -> None:
    live = case.running()
    folder = live.backed_up()
    max(folder.glob("edb*.log")).unlink()
    fresh = case.created("fresh")
    assert fresh.set_up(JET_paramCreatePathIfNotExist, 1) == 0
    assert JetRestoreInstance(fresh.handle, folder, case.root / "one" / "two") < 0
    assert not (case.root / "one").exists()


def test_none_after_init_in_one_instance_mode(case: JetCase) -> None:
    live = case.the_one()
    folder = live.backed_up()
    assert JetRestore(folder) == -1850
    assert JetRestore2(folder, case.root / "restored") == -1850
    assert JetInit()[0] == -1030


def test_logs_of_another_stream_are_in_the_way(case: JetCase) -> None:
    live, other = case.running(), case.running("other")
    folder = live.backed_up()
    ended(other)
    again = case.created("other")
    before = tree(other.folder)
    assert JetRestoreInstance(again.handle, folder, case.root / "restored") == -610
    assert tree(other.folder) == before
    assert not (case.root / "restored").exists()


def test_databases_of_several_folders_need_a_destination(case: JetCase) -> None:
    live = case.running()
    case.folder("elsewhere")
    live.create(case.root / "elsewhere" / "x.edb")
    live.step(2)
    folder, held = live.backed_up(), live.now
    fresh = case.created("fresh")
    assert JetRestoreInstance(fresh.handle, folder) == -1001
    assert case.restored(folder) == held


def test_a_set_of_another_program(case: JetCase) -> None:
    """Only its files count. Without the mark beside each copy it is refused, as by the vendor's engine."""
    live = case.running()
    folder, held = live.backed_up(), live.now
    live.end()
    for name in ("backup-manifest.json", "SHA256SUMS"):
        (folder / name).unlink()
    target = case.folder("target")
    handle = case.created().handle
    (folder / "w.pat").rename(folder / "kept")
    assert JetRestoreInstance(handle, folder, target) == -538
    (folder / "kept").rename(folder / "w.pat")
    assert JetRestoreInstance(handle, folder, target) == 0
    assert case.contents(target / "w.edb") == held["w.edb"]


def test_a_chain_without_the_mark(case: JetCase) -> None:
    live = case.running()
    folder = live.backed_up()
    live.end()
    manifest = read_manifest(LocalFileSystem(), folder)
    kept = tuple(file for file in manifest.files if file.role is not FileRole.PATCH)
    (folder / MANIFEST_NAME).write_bytes(replace(manifest, files=kept).to_bytes())
    assert JetRestoreInstance(case.created().handle, folder, case.folder("target")) == -538
