"""The protection timeline: the state of each log, which logs are safe to move, and what was read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from app.evidence.proofs import DestinationContents, Evidence, RunRecord
from app.evidence.rule import RunEnd, Standing, Verdict, Where
from app.evidence.timeline import LogState, TimelineLog, stretches, timeline_of
from app.history.runs import Run, RunOperation, RunState
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.datasets import dataset

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
NOT_BACKED_UP = Evidence(Verdict(Standing.NEVER, where=Where.NOWHERE))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "store").mkdir()
    return write_small_instance(tmp_path / "source", last=3)


def backed_up(folder: Path, kind: engine.Kind = engine.Kind.FULL) -> engine.BackupSet:
    return engine.run_backup(engine.AtRestSource([folder]), engine.LocalFolder(folder.parent / "store"), kind)


def evidence_of(folder: Path, runs: tuple[Run, ...] = ()) -> tuple[engine.InstanceFiles, Evidence]:
    (instance,) = engine.scan([folder]).instances
    chains = tuple(engine.find_chains(engine.LocalFileSystem(), folder.parent / "store"))
    contents = DestinationContents(chains, (folder.parent / "store",))
    return instance, RunRecord(runs).evidence(instance, contents, NOW, None)


def test_without_a_backup_every_log_must_stay(folder: Path) -> None:
    found = timeline_of(*evidence_of(folder))
    assert [log.state for log in found.logs] == [LogState.NOT_BACKED_UP] * 2 + [LogState.CURRENT]
    assert (found.safe, found.needed, found.sets, found.begins) == ((), ((1, 3),), (), 0)


def test_backed_up_logs_are_safe_to_move_up_to_the_last_one_of_the_chain(folder: Path) -> None:
    """The next incremental compares the last one with the log in the folder."""
    backed_up(folder)
    grow_small_instance(folder, 7)
    backed_up(folder, engine.Kind.INCREMENTAL)
    found = timeline_of(*evidence_of(folder))
    assert {log.state for log in found.logs[:2]} == {LogState.FULL}
    assert {log.state for log in found.logs[2:]} == {LogState.INCREMENTAL}
    assert (found.safe, found.needed) == (((1, 6),), ((7, 7),))
    assert [(each.kind, each.logs) for each in found.sets] == [
        (engine.Kind.FULL, (1, 3)),
        (engine.Kind.INCREMENTAL, (3, 7)),
    ]


def test_what_is_safe_to_move_can_be_moved(folder: Path) -> None:
    """The next incremental backup is made as if nothing had happened, and the chain is restored from it."""
    backed_up(folder)
    grow_small_instance(folder, 7)
    backed_up(folder, engine.Kind.INCREMENTAL)
    instance, evidence = evidence_of(folder)
    (span,) = timeline_of(instance, evidence).safe
    for log in instance.logs:
        if span[0] <= log.generation <= span[1]:
            log.path.rename(folder.parent / log.path.name)
    grow_small_instance(folder, 9)
    made = backed_up(folder, engine.Kind.INCREMENTAL)
    assert made.manifest.log_range == (1, 9)


def test_a_log_of_another_history_is_not_backed_up_and_must_stay(folder: Path) -> None:
    """As after a restore to an earlier state: the generations of the chain come again, with other contents."""
    backed_up(folder)
    grow_small_instance(folder, 7)
    backed_up(folder, engine.Kind.INCREMENTAL)
    instance, evidence = evidence_of(folder)
    (chain,) = evidence.chains
    assert chain.manifest is not None
    files = tuple(
        replace(file, created="0" * 16) if file.generation == 4 else file for file in chain.manifest.files
    )
    other = replace(chain, manifest=replace(chain.manifest, files=files))
    found = timeline_of(instance, replace(evidence, chains=(other,)))
    (log,) = (log for log in found.logs if log.generation == 4)
    assert log.state is LogState.NOT_BACKED_UP and "another history" in log.note
    assert found.safe == ((1, 3), (5, 6)) and (4, 4) in found.needed


def test_a_generation_that_is_nowhere_is_missing_and_what_was_before_the_backup_is_not_kept(folder: Path) -> None:
    backed_up(folder)
    grow_small_instance(folder, 7)
    (folder / "edb00005.log").unlink()
    found = timeline_of(*evidence_of(folder))
    assert [(each.first, each.last, each.state) for each in stretches(found.logs, found.begins)] == [
        (1, 2, LogState.FULL),
        (3, 3, LogState.FULL),  # with a note of its own
        (4, 4, LogState.NOT_BACKED_UP),
        (5, 5, LogState.MISSING),
        (6, 6, LogState.NOT_BACKED_UP),
        (7, 7, LogState.CURRENT),
    ]
    older = [TimelineLog(2, LogState.FULL), TimelineLog(9, LogState.FULL), TimelineLog(12, LogState.CURRENT)]
    assert [(each.first, each.last, each.state) for each in stretches(older, 8)] == [
        (2, 2, LogState.FULL),
        (3, 7, LogState.BEFORE),
        (8, 8, LogState.MISSING),
        (9, 9, LogState.FULL),
        (10, 11, LogState.MISSING),
        (12, 12, LogState.CURRENT),
    ]


@given(st.sets(st.integers(1, 200), min_size=1), st.integers(0, 220))
def test_stretches_tell_of_each_generation_once(numbers: set[int], begins: int) -> None:
    found = stretches([TimelineLog(number, LogState.FULL) for number in sorted(numbers)], begins)
    told = {g: each.state for each in found for g in range(each.first, each.last + 1)}
    assert sorted(told) == list(range(min(numbers), max(numbers) + 1))
    assert sum(each.last - each.first + 1 for each in found) == len(told)
    for number, state in told.items():
        absent = LogState.BEFORE if number < begins else LogState.MISSING
        assert state is (LogState.FULL if number in numbers else absent)


def test_what_was_read_back_is_told_with_the_last_log_that_it_read(folder: Path) -> None:
    made = backed_up(folder)
    grow_small_instance(folder, 7)
    backed_up(folder, engine.Kind.INCREMENTAL)
    ended = datetime.now(UTC)

    def run(number: str, operation: RunOperation, kind: str, state: RunState) -> Run:
        return Run(number, "edb", operation, kind, ended, str(made.chain), state=state, ended=ended)

    runs = (
        run("a", RunOperation.VERIFY, "", RunState.SUCCESS),
        run("b", RunOperation.VERIFY, "drill", RunState.FAILED),
        run("c", RunOperation.RESTORE, "", RunState.SUCCESS),
        run("d", RunOperation.BACKUP, "full", RunState.SUCCESS),
    )
    instance, evidence = evidence_of(folder)
    found = timeline_of(instance, evidence, None, runs)
    told = [(each.run, each.is_drill, each.outcome, each.generation) for each in found.proofs]
    assert told == [("a", False, RunEnd.GOOD, 7), ("b", True, RunEnd.DAMAGED, 7)]


def test_a_dirty_instance_keeps_what_its_recovery_needs() -> None:
    (instance,) = engine.scan([dataset("srum-win11-dirty")]).instances
    found = timeline_of(instance, NOT_BACKED_UP)
    assert found.required == (92, 92) and found.logs[-1].state is LogState.REQUIRED
    assert found.needed == ((89, 92),) and not found.safe
    assert all(log.created is not None and log.bytes for log in found.logs)
