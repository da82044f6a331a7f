"""Logs that are damaged where they were whole once, or missing: refused, told everywhere, given up when asked.

The vendor's engine refuses the same (JET_errLogFileCorrupt, JET_errMissingLogFile); what a power cut leaves of the
last write is neither. ``corrupt-segment-8k`` is an instance of its own; the others are made here.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    Kind,
    LocalFolder,
    Options,
    RecoveryOptions,
    find_chains,
    plan_recovery,
    run_backup,
    run_recovery,
    run_restore,
    scan,
    verify_path,
)
from engine.chain.manifest import MANIFEST_NAME
from engine.chain.stored import read_manifest
from engine.chain.stores import chain_at
from engine.describe import describe
from engine.discovery.choosing import InstanceChoice
from engine.discovery.instance_files import generation_range
from engine.error_codes import Code
from engine.errors import JetError
from engine.event_kinds import EventKind
from engine.events import LogEntry
from engine.files import LocalFileSystem
from engine.formats.checksum import seal_header
from engine.formats.db_header import DatabaseHeader
from engine.formats.log.header import SEGMENT_SIZE
from engine.formats.log.record import records
from engine.formats.log.segments import verify_log
from engine.formats.stamps import Lgpos
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.jet import JET_paramDatabasePageSize, JetInit
from engine.restore.newer_logs import find_newer
from engine.restore.plan import RestoreTarget
from engine.run_context import RunContext
from engine.verify.finding import FindingKind
from tests.builders.dirty_instances import (
    BASE,
    CURRENT,
    DATABASE,
    ROWS,
    header,
    log_of,
    rows_of,
    write_killed_instance,
)
from tests.builders.jet_case import jet_case
from tests.disk.crash_fs import tree_of
from tests.oracles.engine_sets import engine_set

FS = LocalFileSystem()
WITHOUT = RecoveryOptions(ignore_lost_logs=True)


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """Killed, its current log damaged at segment 10, with 16 whole ones behind."""
    return engine_set("corrupt-segment-8k", tmp_path) / "input"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """An instance of ours that was killed, with several logs; its database shows the first ones only."""
    folder = tmp_path / "ours"
    write_killed_instance(folder)
    return folder


def edit_header(folder: Path, **fields: object) -> None:
    data, edited = bytearray((folder / DATABASE).read_bytes()), header(folder)
    page = DatabaseHeader(bytearray(edited.buffer))
    for name, value in fields.items():
        setattr(page, name, value)
    assert isinstance(page.buffer, bytearray)
    seal_header(page.buffer)
    size = len(page.buffer)
    data[:size] = data[size : 2 * size] = page.buffer
    (folder / DATABASE).write_bytes(data)


def last_of(folder: Path) -> int:
    return verify_log((folder / CURRENT).read_bytes()).generation


def overwrite(path: Path, segments: range, filler: int) -> None:
    with path.open("r+b") as file:
        for segment in segments:
            file.seek(segment * SEGMENT_SIZE + (200 if filler else 0))
            file.write(bytes([filler]) * (300 if filler else SEGMENT_SIZE))


def refused(folder: Path, code: Code, *named: str, options: RecoveryOptions | None = None) -> JetError:
    """In place, as a copy, and in the plan: the same refusal, and nothing changed."""
    before = tree_of(folder.parent)
    found: list[LogEntry] = []
    with pytest.raises(JetError) as caught:
        run_recovery(InstanceChoice([folder]), options=options, context=RunContext(events=found.append))
    with pytest.raises(JetError) as copying:
        run_recovery(InstanceChoice([folder]), to=folder.parent / "copy", options=options)
    assert tree_of(folder.parent) == before
    for error in (caught.value, copying.value):
        assert error.code is code, error
        assert error.hint
        for text in named:
            assert text in error.message, error
    if code is Code.LogFileCorrupt and not options:
        assert {EventKind.LogDamaged, EventKind.LogDamagedInRecovery} <= {entry.kind for entry in found}
    return caught.value


# the real one


def test_a_damaged_segment_with_whole_ones_behind_it_is_refused(real: Path) -> None:
    error = refused(real, Code.LogFileCorrupt, "edb.log", "Segment 10", "16 intact ones follow", "segment 26")
    assert (error.context["segment"], error.context["generation"]) == (10, 0x12)
    plan = plan_recovery(InstanceChoice([real]))
    assert plan.refusal is not None and plan.refusal.message == error.message


def test_it_is_called_damaged_wherever_it_is_looked_at(real: Path, tmp_path: Path) -> None:
    (instance,) = scan([real]).instances
    able, why = instance.verdict(instance.databases[0])
    assert not able and "edb.log is damaged" in why
    assert any("Segment 10" in problem.text for problem in instance.problems)
    found = verify_path(real)
    assert not found.ok
    assert [(f.file.name, f.segment) for f in found.findings if f.kind is FindingKind.LOG] == [("edb.log", 10)]
    assert not verify_path(real / "edb.log").ok
    with pytest.raises(JetError, match="Segment 10"):
        list(records((real / "edb.log").read_bytes()))
    told = {entry.name: entry for section in describe(real / "edb.log", FS).sections for entry in section.entries}
    assert "16 intact ones follow" in told["ends_early"].text
    with pytest.raises(JetError, match="Segment 10") as caught:
        run_backup(AtRestSource([real]), LocalFolder(tmp_path / "to"), Kind.FULL, options=Options(create=True))
    assert caught.value.code is Code.LogFileCorrupt
    assert not list((tmp_path / "to").rglob(MANIFEST_NAME))


def test_an_instance_does_not_start_with_it(real: Path, tmp_path: Path) -> None:
    with jet_case(tmp_path) as case:
        running = case.created("live")
        shutil.copytree(real, running.folder, dirs_exist_ok=True)
        assert running.set_up(JET_paramDatabasePageSize, 8192) == 0
        assert JetInit(running.handle)[0] == Code.LogFileCorrupt


@pytest.mark.parametrize("to_copy", [False, True])
def test_it_is_recovered_up_to_there_when_what_follows_is_given_up(
    real: Path, tmp_path: Path, to_copy: bool
) -> None:
    before = tree_of(real)
    target = tmp_path / "copy" if to_copy else real
    done = run_recovery(InstanceChoice([real]), to=target if to_copy else None, options=WITHOUT)
    assert done.changed and [database.state for database in done.databases] == ["clean"]
    lost, shown = done.warnings[:2]
    for part in ("edb.log", "16 intact ones follow", "12,A,0", "2026-11-28", "are lost"):
        assert part in lost
    assert "a.edb: 7 pages, starting with 369, already contain changes of the lost part" in shown
    if to_copy:
        assert tree_of(real) == before
    assert run_recovery(InstanceChoice([target])).changed is False
    assert verify_path(target).ok


def test_zeros_up_to_the_end_are_a_torn_tail(real: Path) -> None:
    data = (real / "edb.log").read_bytes()
    (real / "edb.log").write_bytes(data[: 10 * SEGMENT_SIZE].ljust(len(data), b"\0"))
    (instance,) = scan([real]).instances
    assert instance.verdict(instance.databases[0])[0]
    assert run_recovery(InstanceChoice([real])).warnings == ()


# ours, of every shape


@pytest.mark.parametrize("filler", [0, 0xA5])
@pytest.mark.parametrize("segments", [range(2, 3), range(2, 5)])
def test_a_hole_in_the_current_log(ours: Path, filler: int, segments: range) -> None:
    """Flushes of before had reached it: zero or garbage, one segment or several."""
    overwrite(ours / CURRENT, segments, filler)
    what = "fails its checksum" if filler else "is empty"
    refused(ours, Code.LogFileCorrupt, CURRENT, f"Segment 2 {what}")
    done = run_recovery(InstanceChoice([ours]), options=WITHOUT)
    assert CURRENT in done.warnings[0]
    assert ROWS // 3 < rows_of(ours) < ROWS


def test_damage_in_an_older_log_that_only_committed_work_needs(ours: Path) -> None:
    """Everything after it goes, too: those logs would never fit again."""
    generation = header(ours).gen_max_required + 1
    last = last_of(ours)
    assert generation < last - 1
    overwrite(log_of(ours, generation), range(3, 4), 0xA5)
    refused(ours, Code.LogFileCorrupt, log_of(ours, generation).name, "Segment 3")
    told: list[LogEntry] = []
    done = run_recovery(InstanceChoice([ours]), options=WITHOUT, context=RunContext(events=told.append))
    assert f"{log_of(ours, generation + 1).name}, " in done.warnings[0] and CURRENT in done.warnings[0]
    assert len(done.warnings) == 1, "no page shows what was lost"
    removed = [entry for entry in told if entry.kind is EventKind.LogGivenUp]
    assert len(removed) == last - generation
    assert last_of(ours) == generation
    assert ROWS // 3 < rows_of(ours) < ROWS


def test_damage_in_a_log_that_a_database_needs_cannot_be_done_without(ours: Path) -> None:
    generation = header(ours).gen_max_required - 1
    overwrite(log_of(ours, generation), range(3, 4), 0xA5)
    name = log_of(ours, generation).name
    refused(ours, Code.LogFileCorrupt, name)
    refused(ours, Code.LogFileCorrupt, name, "Recovery cannot continue without it", DATABASE, options=WITHOUT)


@pytest.fixture
def chain(ours: Path, tmp_path: Path) -> Path:
    run_backup(AtRestSource([ours]), LocalFolder(tmp_path / "to"), Kind.FULL, options=Options(create=True))
    (found,) = find_chains(FS, tmp_path / "to")
    return found.path


def test_newer_logs_that_are_damaged_continue_no_chain(chain: Path, ours: Path) -> None:
    manifest = read_manifest(FS, chain)
    run_recovery(InstanceChoice([ours]))
    with Instance.open(Parameters(ours, base=BASE, log_file_kib=64)) as instance:
        instance.attach(ours / DATABASE)
        instance.log.roll()
    newest = last_of(ours)
    assert find_newer(FS, ours, chain_at(chain, FS), manifest).logs[-1].generation == newest
    overwrite(log_of(ours, newest - 1), range(3, 4), 0xA5)
    with pytest.raises(JetError) as caught:
        find_newer(FS, ours, chain_at(chain, FS), manifest)
    assert caught.value.code is Code.LogFileCorrupt
    assert log_of(ours, newest - 1).name in caught.value.message


def test_a_restore_that_ends_early_by_choice_gives_up_nothing_to_damage(chain: Path, tmp_path: Path) -> None:
    last = max(log.generation or 0 for log in read_manifest(FS, chain).logs)
    done = run_restore(chain, tmp_path / "early", wanted=RestoreTarget(last - 1))
    assert done.recovered is not None
    assert done.recovered.warnings == ()


def test_recovery_to_a_chosen_end_refuses_damage_before_it(ours: Path) -> None:
    overwrite(ours / CURRENT, range(2, 3), 0xA5)
    early = RecoveryOptions(ends_early=True)
    with pytest.raises(JetError) as caught:
        run_recovery(InstanceChoice([ours]), options=early)
    assert caught.value.code is Code.LogFileCorrupt
    last = last_of(ours)
    copied = RecoveryOptions(ends_early=True, is_copy=True, new_stream=True, until=Lgpos(last, 2, 0).packed)
    assert run_recovery(InstanceChoice([ours]), options=copied).warnings == ()


# without a current log


def test_a_missing_current_log_is_called_that(ours: Path) -> None:
    (ours / CURRENT).unlink()
    error = refused(ours, Code.MissingLogFile, CURRENT, log_of(ours, error_last(ours)).name)
    assert error.name == "JET_errMissingLogFile" and int(error.code) == -528
    (instance,) = scan([ours]).instances
    low, high = header(ours).required or (0, 0)
    able, why = instance.verdict(instance.databases[0])
    assert not able
    span = generation_range(low, high)
    assert why == f"Dirty shutdown. Recovery requires log {span}, but {CURRENT} is missing."
    assert not verify_path(ours).ok


def error_last(folder: Path) -> int:
    return max(int(path.stem[len(BASE) :], 16) for path in folder.glob(f"{BASE}0*.log"))


def test_recovery_goes_on_without_it_when_asked(ours: Path) -> None:
    (ours / CURRENT).unlink()
    done = run_recovery(InstanceChoice([ours]), options=WITHOUT)
    assert done.changed
    assert any(CURRENT in text for text in done.warnings)
    assert ROWS // 3 < rows_of(ours) < ROWS


def test_a_roll_that_was_cut_short_is_no_loss(ours: Path) -> None:
    """The next log lies ready under its temporary name: everything logged is in the archives."""
    (ours / CURRENT).rename(log_of(ours, last_of(ours)))
    (ours / f"{BASE}tmp.log").write_bytes(bytes(64 << 10))
    assert run_recovery(InstanceChoice([ours])).warnings == ()
    assert rows_of(ours) == ROWS


def test_committed_logs_are_missing_behind_a_cut_roll(ours: Path) -> None:
    """What the header promises decides then: -582, and without what it required -543 in any case."""
    (ours / f"{BASE}tmp.log").write_bytes(bytes(64 << 10))
    (ours / CURRENT).unlink()
    edit_header(ours, gen_committed=error_last(ours) + 1)
    for generation in range(header(ours).gen_max_required + 1, error_last(ours) + 1):
        log_of(ours, generation).unlink()
    refused(ours, Code.CommittedLogFilesMissing, DATABASE)
    log_of(ours, error_last(ours)).unlink()
    refused(ours, Code.RequiredLogFilesMissing, DATABASE)
    refused(ours, Code.RequiredLogFilesMissing, DATABASE, options=WITHOUT)
