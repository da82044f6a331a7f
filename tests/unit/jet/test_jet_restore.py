"""The restores under their JET names: where from, where to, with which logs (docs/semantics.md#restore)."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, run_backup
from engine.chain.manifest import MANIFEST_NAME, FileRole
from engine.chain.stored import read_manifest
from engine.files import LocalFileSystem
from engine.jet import (
    JET_SNT,
    JET_bitBackupAtomic,
    JET_paramCreatePathIfNotExist,
    JET_sesidNil,
    JetInit,
    JetRestore,
    JetRestore2,
    JetRestoreInstance,
)
from tests.builders.jet_case import INCREMENTAL, Calls, JetCase, Running, tree
from tests.oracles.engine_sets import engine_set
from tests.requirements.test_errors import damage


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


def in_order(calls: Calls, logs: int, *, current: bool = False) -> None:
    """The order of the vendor's engine: 8/5; per log 18/1001, 8/0 …, 18/1006; 18/1001, 18/1004, 18/1005, 8/6."""
    said = " ".join(f"{snp}/{snt}" for snp, snt in calls.pairs)
    per_log, end = "( 18/1001( 8/0)* 18/1006)", "" if current else " 18/1001 18/1004"
    assert re.fullmatch(f"8/5{per_log}{{{logs}}}{end} 18/1005 8/6", said), said


def test_the_callback_hears_of_it(case: JetCase) -> None:
    live = case.running()
    live.step_over_logs()
    folder, calls = live.backed_up(), Calls()
    logs = sorted(folder.glob("edb0*.log"))
    fresh = case.created("fresh")
    assert JetRestoreInstance(fresh.handle, folder, case.root / "restored", calls) == 0
    in_order(calls, len(logs))
    assert all(said is not None for _, _, _, said in calls.all)
    assert calls.done == sorted(calls.done)
    assert calls.done[-2:] == [100, 100], "the last Progress, and Complete"
    assert {progress.cunitTotal for progress in calls.progress} == {100}
    assert {sesid for sesid, _, _, _ in calls.all} == {JET_sesidNil}
    opened = [step for step in calls.steps if step.sntUnion is JET_SNT.OpenLog]
    assert [step.wszLogFile for step in opened[:-1]] == [str(path) for path in logs]
    assert [step.generation for step in opened[:-1]] == [live.log_of(path.name) for path in logs]
    missing = next(step for step in calls.steps if step.sntUnion is JET_SNT.MissingLog)
    assert (missing.generation, missing.fCurrentLog) == (opened[-2].generation + 1, True)
    assert missing.wszLogFile == opened[-1].wszLogFile == str(fresh.folder / "edb.log")
    assert {step.EventID for step in calls.steps if step.sntUnion is JET_SNT.NotificationEvent} == {301}
    assert {step.instance for step in calls.steps} == {fresh.handle}


def test_the_callback_hears_of_newer_logs_to_the_current_one(case: JetCase) -> None:
    """Behind the current log none is looked for."""
    live = case.running()
    folder, calls = live.backed_up(), Calls()
    live.step_over_logs(2)
    live.end()
    again = case.created()
    logs = {*live.folder.glob("edb*.log"), *folder.glob("edb*.log")}
    assert JetRestoreInstance(again.handle, folder, case.root / "restored", calls) == 0
    in_order(calls, len({path.name for path in logs}), current=True)
    last = [step for step in calls.steps if step.sntUnion is JET_SNT.OpenLog][-1]
    assert (last.wszLogFile, last.fCurrentLog) == (str(live.folder / "edb.log"), True)


def test_a_failed_restore_ends_without_complete(case: JetCase) -> None:
    live = case.running()
    live.step_over_logs()
    folder, calls = live.backed_up(), Calls()
    damage(sorted(folder.glob("edb0*.log"))[1])
    fresh = case.created("fresh")
    assert JetRestoreInstance(fresh.handle, folder, case.root / "restored", calls) < 0
    assert JET_SNT.Complete not in calls.stages
    assert JET_SNT.BeginUndo not in calls.stages


def test_a_backup_s_calls_are_the_vendor_s_with_progress_between(case: JetCase, tmp_path: Path) -> None:
    """What its engine told of a full backup (an incremental tells nothing): ours beside the Progress of ours."""
    text = (engine_set("jetbackup-4k", tmp_path) / "out.txt").read_text()
    told = [tuple(map(int, pair)) for pair in re.findall(r"(?m)^STATUS snp=(\d+) snt=(\d+)", text)]
    live = case.running()
    folder, calls = case.folder("set"), Calls()
    assert live.backup(folder, 0, calls) == 0
    assert [pair for pair in calls.pairs if pair != (9, 0)] * 2 == told
    assert calls.done.count(0) == 1
    assert len(calls.done) > 2, "Progress, as the documentation promises"
    incremental = Calls()
    live.step()
    assert live.backup(folder, INCREMENTAL, incremental) == 0
    assert [pair for pair in incremental.pairs if pair != (9, 0)] == calls.pairs[:1] + calls.pairs[-1:]


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


def at_rest(case: JetCase, *, crash: bool) -> Path:
    """A set of an instance that does not run, its current log in it."""
    live = case.running()
    live.step_over_logs()
    if crash:
        live.instance.log.flush()
        live.end()
    else:
        ended(live)
    return run_backup(AtRestSource([live.folder]), LocalFolder(case.folder("chains")), Kind.FULL).chain


@pytest.mark.parametrize("crash", [True, False])
def test_the_callback_hears_of_a_set_that_was_made_at_rest(case: JetCase, crash: bool) -> None:
    """The set holds the current log itself: behind that none is looked for."""
    chain, calls = at_rest(case, crash=crash), Calls()
    assert JetRestoreInstance(None, chain, case.root / "restored", calls) == 0
    in_order(calls, len(list(chain.glob("edb*.log"))), current=True)
    last = [step for step in calls.steps if step.sntUnion is JET_SNT.OpenLog][-1]
    assert (last.wszLogFile, last.fCurrentLog) == (str(chain / "edb.log"), True)


def test_the_callback_hears_of_a_set_that_the_vendor_made(case: JetCase, tmp_path: Path) -> None:
    folder, calls = engine_set("jetbackup-4k", tmp_path) / "full", Calls()
    assert JetRestoreInstance(case.created("fresh").handle, folder, case.root / "restored", calls) == 0
    in_order(calls, len(list(folder.glob("edb*.log"))))
    assert calls.done == sorted(calls.done)
    assert calls.done[-2:] == [100, 100]
