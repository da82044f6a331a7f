"""Backup sets of other programs that are not whole, or not alone: refused with the cause, by every command."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine import Kind, run_restore
from engine.chain.manifest import FileRole
from engine.chain.stored import read_manifest
from engine.discovery.instance_files import LogFile
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, LogEntry
from engine.files import read_whole
from engine.formats.backup_trailer import BackupCopy
from engine.formats.db_header import page_offset
from engine.formats.log.header import LogHeader
from engine.run_context import RunContext
from engine.verify import FindingKind
from tests.builders.commit_history import NAME, CommitHistory, contents, rewrite
from tests.builders.foreign_sets import (
    PAGE,
    TARGET,
    a_page,
    back_up,
    bare_set,
    checked,
    logs_of,
    overwrite,
    refused,
    restored,
    the_set,
)
from tests.builders.live_backup import LIVE, ROOT


@pytest.fixture
def written(case: CommitHistory) -> Path:
    """A set behind commit 83, when most pages were on disk."""
    case.work(80)
    return bare_set(case.fs, case.run(Kind.FULL).chain)


def test_without_the_mark(case: CommitHistory, folder: Path) -> None:
    """The copy says itself what it is. Microsoft's restore would refuse (-538), and that is told."""
    case.fs.remove(folder / "w.pat")
    assert the_set(case).is_backup_set
    found = checked(case)
    assert found.ok
    ((kind, text),) = ((finding.kind, finding.detail) for finding in found.findings)
    assert kind is FindingKind.PLACE
    assert "w.pat is missing beside it" in text
    assert restored(case) == {NAME: case.state(20)}
    assert "w.pat" in {file.name for file in read_manifest(case.fs, back_up(case).chain).files}


def test_a_log_is_missing(case: CommitHistory, folder: Path) -> None:
    logs = logs_of(case, folder)
    case.fs.remove(logs[len(logs) // 2])
    error = refused(case, Code.MissingRestoreLogFiles)
    generation = logs[len(logs) // 2].stem.removeprefix("edb").lstrip("0")
    assert f"0x{generation} " in error.message
    with pytest.raises(JetError) as caught:
        back_up(case)
    assert caught.value.code is Code.MissingFileToBackup


def test_the_logs_begin_too_late_or_end_too_early(case: CommitHistory, folder: Path) -> None:
    low, high = the_set(case).required or (0, 0)
    for log in logs_of(case, folder):
        if int(log.stem.removeprefix("edb"), 16) >= high:
            case.fs.remove(log)
    assert f"0x{low:X}" in refused(case, Code.EndingRestoreLogTooLow).message
    for log in logs_of(case, folder):
        case.fs.remove(log)
    assert "no logs" in refused(case, Code.StartingRestoreLogTooHigh).message


def test_a_log_is_missing_far_behind_the_first(case: CommitHistory, folder: Path) -> None:
    """However many logs a copy needs, the last of them has to be there."""
    found = the_set(case)
    (database,) = found.databases
    assert isinstance(database.copy, BackupCopy)
    low = database.copy.low
    wanting = replace(database, copy=replace(database.copy, high=low + 100))
    here = tuple(_numbered(found.logs[0], generation) for generation in range(low, low + 100))
    found = replace(found, databases=(wanting,), logs=here)
    assert found.missing_for(wanting) == (low + 100,)
    assert not found.verdict(wanting)[0]


def _numbered(log: LogFile, generation: int) -> LogFile:
    header = LogHeader(bytearray(log.header.buffer))
    header.generation = generation
    return replace(log, header=header)


def test_a_log_of_another_stream(case: CommitHistory, folder: Path) -> None:
    other = CommitHistory()
    other.work(40)
    other.instance.log.roll()
    logs = logs_of(case, folder)
    strange = read_whole(other.fs, logs_of(other, LIVE)[0], 1 << 26)
    other.close()
    place = logs[len(logs) // 2]
    case.fs.remove(place)
    with case.fs.create(place) as file:
        file.write_at(0, strange)
    error = refused(case, Code.GivenLogFileHasBadSignature)
    assert place.name in error.message
    assert error.hint


def test_a_damaged_log(case: CommitHistory, folder: Path) -> None:
    log = logs_of(case, folder)[1]
    overwrite(case.fs, log, 0, bytes(PAGE))
    assert log.name in str(refused(case, Code.LogReadVerifyFailure))


def test_the_last_page_is_damaged(case: CommitHistory, folder: Path) -> None:
    overwrite(case.fs, folder / NAME, -100, b"\x01")
    found = the_set(case)
    assert found.is_backup_set
    able, why = found.verdict(found.databases[0])
    assert not able
    assert why == (
        "A copy made by a backup that cannot be restored. The trailer page of the backup copy is damaged."
    )
    assert NAME in str(refused(case, Code.BadPatchPage))


def test_a_page_is_damaged(case: CommitHistory, written: Path) -> None:
    """No checksum of the file is known, so each page is judged; one wrong bit is put right in the copy."""
    events: list[LogEntry] = []
    pgno = a_page(case)
    at = page_offset(pgno, PAGE) + 200
    (byte,) = read_whole(case.fs, written / NAME, 1 << 26)[at : at + 1]
    overwrite(case.fs, written / NAME, at, bytes([byte ^ 4]))
    run_restore(written, TARGET, context=RunContext(fs=case.fs, events=events.append))
    assert contents(case.fs, TARGET, structure=True) == {NAME: case.state(83)}
    assert [entry.id for entry in events if entry.id == EventKind.PageCorrected] == [EventKind.PageCorrected]
    overwrite(case.fs, written / NAME, at, bytes([byte ^ 4, 0x5A, 0xA5]))
    before = case.fs.tree()
    with pytest.raises(JetError) as caught:
        run_restore(written, ROOT / "other", context=RunContext(fs=case.fs))
    assert (caught.value.code, caught.value.context["page"]) == (Code.ReadVerifyFailure, pgno)
    assert caught.value.context["path"] == str(written / NAME)
    assert case.fs.tree() == before


def test_targets_inside_it(case: CommitHistory, folder: Path) -> None:
    before = case.fs.tree()
    for target, in_place in ((folder / "restored", False), (folder, True)):
        with pytest.raises(JetError) as caught:
            run_restore(folder, target, in_place=in_place, context=RunContext(fs=case.fs))
        assert caught.value.code is Code.InvalidPath
    assert case.fs.tree() == before


def test_two_sets_in_one_folder(case: CommitHistory, folder: Path) -> None:
    other = CommitHistory()
    other.work(2)
    chain = other.run(Kind.FULL).chain
    for file in read_manifest(other.fs, chain).files:
        name = f"x{file.name}" if file.role is not FileRole.LOG else f"abc{file.name[3:]}"
        with case.fs.create(folder / name) as new:
            new.write_at(0, read_whole(other.fs, chain / file.place, 1 << 26))
    other.close()
    with pytest.raises(JetError) as caught:
        run_restore(folder, TARGET, context=RunContext(fs=case.fs))
    assert caught.value.code is Code.InvalidParameter
    assert "several backup sets" in caught.value.message


def test_a_damaged_page_is_found(case: CommitHistory, written: Path) -> None:
    assert checked(case).findings == ()
    pgno = a_page(case)
    overwrite(case.fs, written / NAME, page_offset(pgno, PAGE) + 8, b"\x5a\xa5" * 20)
    assert [f.page for f in checked(case).findings if f.kind is FindingKind.CHECKSUM] == [pgno]


def test_a_chain_whose_logs_end_too_early(case: CommitHistory, chain: Path) -> None:
    """One of ours that does not list all that its copies need: verification and restore say the same."""
    high = (the_set(case, bare_set(case.fs, chain)).required or (0, 0))[1]
    logs = read_manifest(case.fs, chain).logs
    rewrite(case.fs, chain, {log.name: None for log in logs if (log.generation or 0) >= high})
    error = refused(case, Code.EndingRestoreLogTooLow, chain)
    found = [finding for finding in checked(case, chain).findings if finding.is_damage]
    assert [(each.kind, each.detail) for each in found] == [(FindingKind.NOT_RECOVERABLE, error.message)]
