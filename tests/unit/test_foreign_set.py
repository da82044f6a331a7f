"""Backup sets of other programs: recognised, verified, restored, drilled, backed up; or refused with the cause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine import Kind, Verification, Wanted, examine, run_drill, run_restore, scan
from engine.backup.copying import Reread
from engine.backup.job import BackupSet, Options, run
from engine.backup.plan import LogChoice
from engine.chain.manifest import FileRole
from engine.chain.stored import read_manifest
from engine.destinations.local_folder import LocalFolder
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, LogEntry
from engine.files import read_whole
from engine.formats.backup_trailer import BackupCopy
from engine.formats.checksum import verify_pages
from engine.formats.db_header import page_offset, pages_in_file
from engine.formats.log_header import LogHeader
from engine.instance.database import Database
from engine.recover.examine import examine as examine_recovery
from engine.recover.job import run as run_recovery
from engine.sources.at_rest import AtRestSource
from engine.sources.foreign_set import find_sets
from engine.sources.instance_files import InstanceFiles, LogFile
from engine.verify import FindingKind, verify
from tests.support.commit_history import NAME, SECOND, CommitHistory, contents
from tests.support.foreign_sets import SET, bare_set, overwrite
from tests.support.live_backup import LIVE, ROOT, SHELF

PAGE = 4096
TARGET = ROOT / "target"


@pytest.fixture
def case() -> Iterator[CommitHistory]:
    made = CommitHistory()
    made.work(3)
    yield made
    made.close()


@pytest.fixture
def chain(case: CommitHistory) -> Path:
    """A full behind commit 3, incrementals behind 10 and 20."""
    chain = case.run(Kind.FULL).chain
    for count in (7, 10):
        case.work(count)
        case.run(Kind.INCREMENTAL)
    return chain


@pytest.fixture
def folder(case: CommitHistory, chain: Path) -> Path:
    return bare_set(case.fs, chain)


@pytest.fixture
def written(case: CommitHistory) -> Path:
    """A set behind commit 83, when most pages were on disk."""
    case.work(80)
    return bare_set(case.fs, case.run(Kind.FULL).chain)


def the_set(case: CommitHistory, *folders: Path) -> InstanceFiles:
    (found,) = scan(folders or (SET,), fs=case.fs).instances
    return found


def logs_of(case: CommitHistory, folder: Path) -> list[Path]:
    return [path for path in case.fs.list(folder) if path.suffix == ".log"]


def a_page(case: CommitHistory) -> int:
    """The first page of the copy that was written when it was copied."""
    pages = read_whole(case.fs, SET / NAME, 1 << 26)[2 * PAGE : -PAGE]
    written = verify_pages(pages, PAGE, 1).ok
    assert written.any()
    return 1 + int(written.argmax())


def refused(case: CommitHistory, code: Code, folder: Path = SET, target: Path = TARGET) -> JetError:
    """By the plan, the restore and the drill alike, with nothing changed; the verification is not ok then."""
    before = case.fs.tree()
    plan = examine(case.fs, folder, target)
    for call in (
        lambda: run_restore(folder, target, fs=case.fs),
        lambda: run_drill(folder, scratch=ROOT, fs=case.fs),
    ):
        with pytest.raises(JetError) as caught:
            call()
        assert caught.value.code is code, caught.value
    assert plan.refusal is not None
    assert plan.refusal.code is code
    assert not checked(case, folder).ok
    assert case.fs.tree() == before
    return plan.refusal


def checked(case: CommitHistory, folder: Path = SET) -> Verification:
    return verify(folder, fs=case.fs)


def restored(case: CommitHistory, folder: Path = SET, wanted: Wanted | None = None) -> object:
    return contents(case.fs, run_restore(folder, case.target(), wanted=wanted, fs=case.fs).target, structure=True)


def back_up(case: CommitHistory, kind: Kind = Kind.FULL, **options: object) -> BackupSet:
    source = AtRestSource([SET], fs=case.fs)
    given = Options(create=True, reread=Reread(pause=0), **options)  # type: ignore[arg-type]
    return run(source, LocalFolder(ROOT / "second", case.fs), kind, options=given)


# what it is


def test_it_is_recognised(case: CommitHistory, folder: Path) -> None:
    survey = scan([folder], fs=case.fs)
    (found,) = survey.instances
    assert found.is_backup_set
    assert (survey.others, found.problems) == ((), ())
    (database,) = found.databases
    low, high = database.required or (0, 0)
    able, why = found.verdict(database)
    assert able
    assert why.startswith("A backup's copy; its restore needs log 0x")
    assert found.first is not None and found.last is not None
    assert found.first <= low <= high < found.last, "the incrementals added logs beyond"


def test_an_instance_and_what_was_restored_are_none(case: CommitHistory, folder: Path) -> None:
    run_restore(folder, TARGET, fs=case.fs)
    assert not the_set(case, TARGET).is_backup_set
    assert not the_set(case, LIVE).is_backup_set
    assert scan([SHELF], fs=case.fs).instances == (), "a chain of ours is a chain"


def test_it_is_listed_where_a_chain_is_looked_for(case: CommitHistory, folder: Path, chain: Path) -> None:
    (found,) = find_sets(case.fs, folder)
    assert (found.path, found.error) == (folder, None)
    assert found.manifest is not None
    assert found.manifest.is_foreign
    assert found.manifest.instance == chain.parent.name
    assert [each.path for each in find_sets(case.fs, SHELF)] == [chain]
    assert find_sets(case.fs, LIVE) == []


# what can be done with it


def test_it_is_restored(case: CommitHistory, folder: Path) -> None:
    before = case.fs.tree()
    assert restored(case) == {NAME: case.state(20)}
    (made,) = case.fs.tree().keys() - before.keys() - {"target-1"}
    assert made == f"target-1/{NAME}", "no logs beside it: it left their stream"
    done = run_drill(folder, scratch=ROOT, fs=case.fs)
    assert done.ok
    assert {table.name: table.rows for table in done.tables} == {"Orders": case.state(20).orders, "Progress": 1}


def test_it_is_restored_to_a_moment_and_to_a_log(case: CommitHistory, folder: Path) -> None:
    assert restored(case, folder, Wanted(moment=case.stamps[15])) == {NAME: case.state(15)}
    assert restored(case, folder, Wanted(moment=case.stamps[20] - SECOND / 2)) == {NAME: case.state(19)}
    high = (the_set(case).required or (0, 0))[1]
    plan = examine(case.fs, folder, TARGET, wanted=Wanted(high - 1))
    assert plan.refusal is not None
    assert plan.refusal.code is Code.EndingRestoreLogTooLow
    assert restored(case, folder, Wanted(high)) == {NAME: case.state(3)}


def test_as_it_is(case: CommitHistory, folder: Path) -> None:
    """Without recovery every file comes back byte for byte, the mark too."""
    plan = examine(case.fs, folder, TARGET, recovering=False)
    assert "stays a backup set, to be restored before use" in plan.checks[-1].detail
    run_restore(folder, TARGET, recovering=False, fs=case.fs)
    assert [path.name for path in case.fs.list(TARGET)] == [path.name for path in case.fs.list(folder)]
    for path in case.fs.list(folder):
        assert read_whole(case.fs, TARGET / path.name, 1 << 26) == read_whole(case.fs, path, 1 << 26)
    assert restored(case, TARGET) == {NAME: case.state(20)}


@pytest.mark.parametrize("name", ["new", "old"])
def test_one_that_is_replaced_as_a_whole(case: CommitHistory, chain: Path, name: str) -> None:
    case.fs.make_directory(SET)
    bare_set(case.fs, chain, SET / name)
    assert restored(case) == {NAME: case.state(20)}
    assert run_drill(SET, scratch=ROOT, fs=case.fs).chain == SET / name
    assert [each.path for each in find_sets(case.fs, SET)] == [SET / name]


def test_of_new_and_old_the_new_one(case: CommitHistory) -> None:
    case.fs.make_directory(SET)
    for name in ("old", "new"):
        bare_set(case.fs, case.run(Kind.FULL).chain, SET / name)
        case.work(4)
    assert restored(case) == {NAME: case.state(7)}


def test_it_is_verified(case: CommitHistory, folder: Path) -> None:
    found = checked(case)
    assert (found.ok, found.what, found.findings) == (True, "backup set of another program", ())
    assert found.logs == len(logs_of(case, folder))


def test_a_damaged_page_is_found(case: CommitHistory, written: Path) -> None:
    assert checked(case).findings == ()
    pgno = a_page(case)
    overwrite(case.fs, written / NAME, page_offset(pgno, PAGE) + 8, b"\x5a\xa5" * 20)
    assert [f.page for f in checked(case).findings if f.kind is FindingKind.CHECKSUM] == [pgno]


def test_it_is_not_recovered(case: CommitHistory, folder: Path) -> None:
    before = case.fs.tree()
    plan = examine_recovery([folder], fs=case.fs)
    assert plan.refusal is not None
    with pytest.raises(JetError) as caught:
        run_recovery([folder], fs=case.fs)
    for error in (plan.refusal, caught.value):
        assert error.code is Code.SoftRecoveryOnBackupDatabase
        assert "a backup set made by another program" in error.message
        assert f'ese-backup restore "{folder}" --to' in error.hint
    assert case.fs.tree() == before


def test_it_is_backed_up_whole(case: CommitHistory, folder: Path) -> None:
    """The chain is restored as the set is, by this program and, for it keeps the mark, by Microsoft's."""
    for choice in LogChoice:
        made = back_up(case, logs=choice)
        names = {file.name for file in made.manifest.files}
        assert {NAME, "w.pat"} < names
        assert len(names) == len(case.fs.list(folder)), "every file of the set"
        assert made.run.notes == (
            "These files are a backup set made by another program; a restore replays its logs.",
        )
        assert verify(made.chain, fs=case.fs).findings == ()
        assert restored(case, made.chain) == {NAME: case.state(20)}
        assert run_drill(made.chain, scratch=ROOT, fs=case.fs).ok


def test_its_own_incrementals_are_followed(case: CommitHistory, folder: Path, chain: Path) -> None:
    full = back_up(case)
    case.work(9)
    case.run(Kind.INCREMENTAL)
    bare_set(case.fs, chain)
    made = back_up(case, Kind.INCREMENTAL)
    assert made.chain == full.chain
    assert [file.role for file in made.files] == [FileRole.LOG] * len(made.files)
    assert restored(case, made.chain) == {NAME: case.state(29)}


def test_two_databases() -> None:
    case = CommitHistory(names=(NAME, "v.edb"))
    try:
        case.work(5)
        chain = case.run(Kind.FULL).chain
        case.work(6)
        case.run(Kind.INCREMENTAL)
        bare_set(case.fs, chain)
        assert len(the_set(case).databases) == 2
        expected = {name: case.state(11, name) for name in (NAME, "v.edb")}
        assert restored(case) == expected
        assert checked(case).findings == ()
        assert restored(case, back_up(case).chain) == expected
    finally:
        case.close()


def test_the_newer_logs_of_the_instance_follow() -> None:
    case = CommitHistory()
    case.work(3)
    chain = case.run(Kind.FULL).chain
    case.work(9)
    case.close()
    bare_set(case.fs, chain)
    assert restored(case, wanted=Wanted(roll_forward=LIVE)) == {NAME: case.state(12)}


def test_roots_that_were_not_written_yet() -> None:
    """Everything that the logs make again may be blank in a copy; that is no fault of the disk."""
    case = CommitHistory()
    try:
        case.work(4)
        bare_set(case.fs, case.run(Kind.FULL).chain)
        path = SET / NAME
        size = case.fs.stat(path).size
        assert logs_of(case, SET)[0].name.endswith("00001.log"), "the logs go back to the creation"
        overwrite(case.fs, path, 2 * PAGE, bytes(size - 3 * PAGE))
        assert the_set(case).problems == ()
        found = checked(case)
        assert (found.findings, found.pages.blank) == ((), pages_in_file(size, PAGE) - 1)
        with Database.open(case.fs.open_read(path)) as database, pytest.raises(JetError) as caught:
            database.tables()
        assert caught.value.code is Code.PageNotInitialized
        assert "was not on disk yet when the backup copied the database" in caught.value.message
        assert "Restore the backup" in caught.value.hint
        made = back_up(case)
        assert verify(made.chain, fs=case.fs).findings == ()
        for backup in (SET, made.chain):
            assert restored(case, backup) == {NAME: case.state(4)}
    finally:
        case.close()


# what stands against it


def test_without_the_mark(case: CommitHistory, folder: Path) -> None:
    """The copy says itself what it is. Microsoft's restore would refuse (-538), and that is told."""
    case.fs.remove(folder / "w.pat")
    assert the_set(case).is_backup_set
    found = checked(case)
    assert found.ok
    ((kind, text),) = ((finding.kind, finding.detail) for finding in found.findings)
    assert kind is FindingKind.PLACE
    assert "w.pat is not beside it" in text
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
        "A backup's copy that cannot be restored. The page behind the last of the backup copy is damaged."
    )
    assert NAME in str(refused(case, Code.BadPatchPage))


def test_a_page_is_damaged(case: CommitHistory, written: Path) -> None:
    """No checksum of the file is known, so each page is judged; one wrong bit is put right in the copy."""
    events: list[LogEntry] = []
    pgno = a_page(case)
    at = page_offset(pgno, PAGE) + 200
    (byte,) = read_whole(case.fs, written / NAME, 1 << 26)[at : at + 1]
    overwrite(case.fs, written / NAME, at, bytes([byte ^ 4]))
    run_restore(written, TARGET, fs=case.fs, events=events.append)
    assert contents(case.fs, TARGET, structure=True) == {NAME: case.state(83)}
    assert [entry.id for entry in events if entry.id == EventKind.PageCorrected] == [EventKind.PageCorrected]
    overwrite(case.fs, written / NAME, at, bytes([byte ^ 4, 0x5A, 0xA5]))
    before = case.fs.tree()
    with pytest.raises(JetError) as caught:
        run_restore(written, ROOT / "other", fs=case.fs)
    assert (caught.value.code, caught.value.context["page"]) == (Code.ReadVerifyFailure, pgno)
    assert caught.value.context["path"] == str(written / NAME)
    assert case.fs.tree() == before


def test_targets_inside_it(case: CommitHistory, folder: Path) -> None:
    before = case.fs.tree()
    for target, in_place in ((folder / "restored", False), (folder, True)):
        with pytest.raises(JetError) as caught:
            run_restore(folder, target, in_place=in_place, fs=case.fs)
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
        run_restore(folder, TARGET, fs=case.fs)
    assert caught.value.code is Code.InvalidParameter
    assert "several backup sets" in caught.value.message
