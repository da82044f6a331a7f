"""What is advised against damage of an instance's files: in its messages, by its first button and by a backup that
follows, on real files and on made ones."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import engine
from app.evidence.gathering import scan_chains
from app.evidence.proofs import DestinationContents, Evidence, RunRecord
from app.history.filter import EventFilter, IdRanges
from app.history.history import History
from app.jobs.file import JobFile
from app.jobs.job import Job
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.runner import Runner
from app.operations.verification_record import record_of
from app.operations.verify import VerifyRequest
from app.settings import Locations
from engine import FindingKind, Remedy
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind
from engine.files import LocalFileSystem
from engine.formats.db_header import page_offset
from engine.progress import Cancel
from tests.builders.small_instance import flip_bits, write_small_instance
from tests.datasets import copy_of, dataset
from tests.disk.fault_fs import Fault, FaultFS
from ui.levels import Level
from ui.models.instance_messages import messages_of
from ui.models.next_step import Advised, next_step
from ui.models.plan import look_at_backup
from ui.models.plan_mending import PlanMend, mend_of
from ui.models.protection import Protection
from ui.models.verification import present_advice, verdict_message
from ui.values.message import Message

FOUND = "Damage was found in the files of this instance."
NO_BACKUP = "No backup to restore it from is known. Keep its files as evidence before anything is changed."


@dataclass
class Damaged:
    """A copy of an instance, the history of its runs, and a destination."""

    source: Path
    store: Path
    history: History

    def backup(self, options: engine.Options | None = None, kind: engine.Kind = engine.Kind.FULL) -> None:
        request = BackupRequest(FilesAtRest((self.source,)), self.store, kind)
        if options is not None:
            request = replace(request, options=options)
        Runner(self.history).run(request)

    def verify(self) -> set[FindingKind]:
        done = Runner(self.history).run(VerifyRequest(self.source))
        return {each.kind for each in done.findings}

    def told(self) -> set[str]:
        """What a verification of it advises now: in its result, its event, its run, what is kept of it and the
        banner of its page."""
        self.verify()
        run = self.history.runs()[0]
        record = record_of(self.history.document(run.id))
        assert run.failure is not None and record is not None and record.advice is not None
        found = EventFilter(run=run.id, ids=IdRanges.parse(str(int(EventKind.VerifyFoundDamage))))
        (event,) = self.history.events(found)
        assert event.entry.text.endswith(record.advice)
        assert verdict_message(record).advice.startswith(record.advice)
        return {record.advice, run.failure.hint, self.advice()}

    def facts(self) -> Protection:
        (found,) = engine.scan([self.source]).instances
        there = scan_chains([str(self.store)], Cancel())
        stores = DestinationContents(there.chains, there.read, findings=there.findings)
        now = datetime.now(UTC)
        evidence: Evidence = RunRecord(self.history.runs(), documents=self.history.document).evidence(
            found, stores, now, timedelta(hours=26)
        )
        return Protection(found, evidence)

    def messages(self) -> list[Message]:
        return messages_of(self.facts(), None, None, datetime.now(UTC))

    def step(self) -> Advised:
        return next_step(self.facts(), None, None).step

    def advice(self) -> str:
        return next((each.advice for each in self.messages() if each.what == FOUND), "")


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Callable[[str], Damaged]]:
    with History(tmp_path / "history.sqlite3") as history:

        def made(name: str) -> Damaged:
            source = copy_of(dataset(name), tmp_path / "source")
            for path in (source, *source.iterdir()):
                path.chmod(0o700)
            (tmp_path / "backups").mkdir()
            return Damaged(source, tmp_path / "backups", history)

        yield made


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Damaged]:
    with History(tmp_path / "history.sqlite3") as history:
        (tmp_path / "backups").mkdir()
        yield Damaged(write_small_instance(tmp_path / "source", last=4), tmp_path / "backups", history)


def spoil(path: Path, offset: int, length: int = 40) -> None:
    """Other bytes, of no pattern that a checksum could miss."""
    data, noise = bytearray(path.read_bytes()), random.Random(7)
    for at in range(offset, offset + length):
        data[at] ^= noise.randrange(1, 256)
    path.write_bytes(data)


LOG = {FindingKind.LOG}


@pytest.mark.parametrize(
    ("damage", "kinds"),
    [
        (lambda folder: spoil(folder / "SRU00004.log", 5 * 4096 + 100), LOG),
        (lambda folder: spoil(folder / "SRU00004.log", 100), {FindingKind.LOG, FindingKind.LOG_GAP}),
        (lambda folder: os.truncate(folder / "SRU00006.log", 40_000), {FindingKind.LOG, FindingKind.LOG_GAP}),
        (lambda folder: (folder / "SRU00005.log").unlink(), {FindingKind.LOG_GAP}),
    ],
)
def test_a_lost_log_of_a_clean_database_calls_for_a_backup_without_it(
    real: Callable[[str], Damaged], damage: Callable[[Path], None], kinds: set[FindingKind]
) -> None:
    """A restore was advised, and offered after the backup that failed; the databases are whole."""
    case = real("srum-win10-clean")
    case.backup()
    damage(case.source)
    assert case.verify() <= kinds
    assert (case.advice(), case.step()) == (Remedy.REQUIRED_LOGS, Advised.PLAN_BACKUP)
    with pytest.raises(JetError):
        case.backup()
    assert case.step() is Advised.PLAN_BACKUP
    case.backup(engine.Options(logs=engine.LogChoice.NEEDED))
    assert (case.advice(), case.step()) == ("", Advised.BACK_UP)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: spoil(path, 4096 + 20),
        lambda path: spoil(path, 100),
        lambda path: path.write_bytes(bytes(8192) + path.read_bytes()[8192:]),
    ],
)
def test_a_lost_current_log_of_a_clean_database_is_moved_away(
    real: Callable[[str], Damaged], damage: Callable[[Path], object]
) -> None:
    """A backup with only the required logs was advised, and failed with the same advice: it takes that log."""
    case = real("srum-win10-clean")
    damage(case.source / "SRU.log")
    assert case.verify() == LOG
    assert case.history.runs()[0].failure is not None
    assert (case.advice(), case.step()) == (Remedy.MOVE_LOGS, Advised.KEEP_EVIDENCE)
    for logs in (engine.LogChoice.ALL, engine.LogChoice.NEEDED):
        with pytest.raises(JetError) as refused:
            case.backup(engine.Options(logs=logs))
        assert refused.value.hint == Remedy.MOVE_LOGS
        assert case.step() is Advised.KEEP_EVIDENCE
    case.backup(kind=engine.Kind.AS_IS)
    moved = case.source.parent / "moved"
    moved.mkdir()
    for path in [*case.source.glob("*.log"), case.source / "SRU.chk"]:
        path.rename(moved / path.name)
    case.backup()
    assert case.step() is Advised.BACK_UP


def test_a_lost_closed_log_that_recovery_requires_calls_for_a_restore(small: Damaged) -> None:
    """No scan reads the closed logs: a backup without it was advised, which is not possible."""
    write_small_instance(small.source, last=4, required=(2, 4))
    small.backup()
    spoil(small.source / "edb00003.log", 4096 + 100)
    assert small.verify() == LOG
    assert (small.advice(), small.step()) == (Remedy.RESTORE, Advised.RESTORE)
    with pytest.raises(JetError):
        small.backup(engine.Options(logs=engine.LogChoice.NEEDED))
    assert small.step() is Advised.RESTORE


def test_a_damaged_log_that_every_backup_takes_is_not_left_out_by_the_plan(small: Damaged) -> None:
    """The button beside the reason took the required logs, and the reason stayed."""
    spoil(small.source / "edb.log", 100)
    request = BackupRequest(FilesAtRest((small.source,)), small.store, engine.Kind.FULL)
    found = look_at_backup(request, RunRecord(), (), Cancel())
    assert found.refusal is not None and found.refusal.hint == Remedy.MOVE_LOGS
    assert mend_of(found) is PlanMend.EVIDENCE


@pytest.mark.parametrize("name", ["srum-win10-clean", "srum-win11-dirty"])
def test_a_zeroed_segment_of_an_older_log_is_advised_as_any_damage(
    real: Callable[[str], Damaged], name: str
) -> None:
    """To copy the log from an earlier backup was advised."""
    case = real(name)
    older = sorted(case.source.glob("SRU0*.log"))[0]
    data = bytearray(older.read_bytes())
    data[4 * 4096 : 5 * 4096] = bytes(4096)
    older.write_bytes(data)
    with pytest.raises(JetError) as refused:
        case.backup()
    assert (refused.value.code, refused.value.hint) == (Code.LogFileCorrupt, Remedy.REQUIRED_LOGS)
    assert case.step() is Advised.PLAN_BACKUP
    case.backup(engine.Options(logs=engine.LogChoice.NEEDED))


def test_a_lost_log_that_a_dirty_database_does_not_require_is_left_out(real: Callable[[str], Damaged]) -> None:
    case = real("srum-win11-dirty")
    spoil(case.source / "SRU0005A.log", 5 * 4096 + 100)
    assert case.verify() == LOG
    assert (case.advice(), case.step()) == (Remedy.REQUIRED_LOGS, Advised.PLAN_BACKUP)


def test_a_lost_log_that_recovery_requires_calls_for_a_restore(real: Callable[[str], Damaged]) -> None:
    """Also after a backup that says no more than that the log is damaged."""
    case = real("srum-win11-dirty")
    case.backup()
    spoil(case.source / "SRU.log", 4096 + 20)
    assert case.verify() == {FindingKind.NOT_RECOVERABLE, FindingKind.LOG}
    assert (case.advice(), case.step()) == (Remedy.RESTORE, Advised.RESTORE)
    with pytest.raises(JetError):
        case.backup()
    assert case.step() is Advised.RESTORE


def test_a_checkpoint_that_is_lost_is_no_damage_of_the_data(real: Callable[[str], Damaged]) -> None:
    """It failed its verification, and a restore was advised."""
    case = real("srum-win10-clean")
    for copy in (0, 4096):
        spoil(case.source / "SRU.chk", copy + 20)
    (found,) = Runner(case.history).run(VerifyRequest(case.source)).findings
    assert (found.kind, found.detail) == (FindingKind.CHECKPOINT, "Both copies of the checkpoint are damaged.")
    assert case.history.runs()[0].failure is None
    assert (case.advice(), case.step()) == ("", Advised.BACK_UP)
    (told,) = [each for each in case.messages() if "checkpoint" in each.what]
    assert told.level is Level.WARNING and told.advice.startswith("No data is lost")


def test_a_damaged_flush_map_is_no_damage_of_the_data(real: Callable[[str], Damaged]) -> None:
    case = real("srum-win10-clean")
    spoil(case.source / "SRUDB.jfm", 200)
    assert not case.verify()
    assert (case.advice(), case.step()) == ("", Advised.BACK_UP)


def test_a_bit_that_a_backup_corrects_calls_for_one(small: Damaged) -> None:
    (database,) = small.facts().instance.databases
    flip_bits(database.path, 4, 1000, page_size=database.page_size)
    assert small.verify() == {FindingKind.ONE_BIT}
    assert (small.advice(), small.step()) == (Remedy.FULL_BACKUP, Advised.BACK_UP)


def test_a_bit_that_a_backup_has_corrected_is_still_wrong_in_the_file(small: Damaged) -> None:
    """The instance no longer counted as damaged after the backup, which changes none of its files."""
    (database,) = small.facts().instance.databases
    flip_bits(database.path, 4, 1000, page_size=database.page_size)
    small.backup()
    small.backup()
    assert (small.advice(), small.step()) == (Remedy.KEEP_WATCH, Advised.SHOW_RUN)
    (told,) = [each for each in small.messages() if each.what == FOUND]
    assert (told.level, told.why.split(": ", 1)[1]) == (
        Level.WARNING,
        "1 page has a single-bit error, which was corrected in the backup only.",
    )
    assert small.verify() == {FindingKind.ONE_BIT}
    assert (small.advice(), small.step()) == (Remedy.KEEP_WATCH, Advised.SHOW_RUN), "the backup has the page"
    (told,) = [each for each in small.messages() if each.what == FOUND]
    assert told.level is Level.WARNING and "Page 4 has a single-bit error" in told.why
    flip_bits(database.path, 4, 1000, page_size=database.page_size)
    Runner(small.history).run(VerifyRequest(database.path))
    small.backup()
    assert small.advice() == ""


def test_a_verification_is_shown_with_the_advice_of_today(small: Damaged) -> None:
    """What it found has been corrected by a backup since, which then went."""
    (database,) = small.facts().instance.databases
    flip_bits(database.path, 4, 1000, page_size=database.page_size)
    small.verify()
    run = small.history.runs()[0]
    record = record_of(small.history.document(run.id))
    assert record is not None and record.advice == Remedy.FULL_BACKUP
    small.backup()
    runs, evidence = small.history.runs(), small.facts().evidence
    advice = present_advice(run, record, [(runs, evidence)])
    assert advice == small.advice() == Remedy.KEEP_WATCH
    assert verdict_message(record, advice).advice.startswith(Remedy.KEEP_WATCH.value)
    small.verify()
    assert present_advice(run, record, [(small.history.runs(), evidence)]) == "", "a newer one speaks for itself"


def corrected_then_verified(small: Damaged) -> Path:
    """A database with a wrong bit that a backup has corrected in its copy, and a verification has found since."""
    (database,) = small.facts().instance.databases
    flip_bits(database.path, 4, 1000, page_size=database.page_size)
    small.backup()
    assert small.verify() == {FindingKind.ONE_BIT}
    assert small.advice() == Remedy.KEEP_WATCH
    return database.path


def the_chain(small: Damaged) -> Path:
    (chain,) = engine.find_chains(engine.LocalFileSystem(), small.store)
    return chain.path


@pytest.mark.parametrize(("page", "bit"), [(3, 1000), (4, 1001)])
def test_a_bit_that_no_backup_has_corrected_calls_for_one(small: Damaged, page: int, bit: int) -> None:
    """Beside the corrected one, or in its place."""
    (found,) = small.facts().instance.databases
    path = corrected_then_verified(small)
    if page == 4:
        flip_bits(path, 4, 1000, page_size=found.page_size)
    flip_bits(path, page, bit, page_size=found.page_size)
    assert small.verify() == {FindingKind.ONE_BIT}
    assert small.advice() == Remedy.FULL_BACKUP


def test_other_damage_beside_a_corrected_bit_calls_for_a_restore(small: Damaged) -> None:
    path = corrected_then_verified(small)
    spoil(path, page_offset(5, small.facts().instance.databases[0].page_size) + 1000)
    small.verify()
    assert (small.advice(), small.step()) == (Remedy.RESTORE, Advised.RESTORE)


@pytest.mark.parametrize("loss", ["gone", "a file lost", "found damaged"])
def test_a_chain_that_is_not_sound_has_corrected_nothing(small: Damaged, loss: str) -> None:
    corrected_then_verified(small)
    chain = the_chain(small)
    stored = next(path for path in chain.rglob("*.edb"))
    if loss == "gone":
        shutil.rmtree(chain)
    elif loss == "a file lost":
        stored.unlink()
    else:
        spoil(stored, 5 * 4096)
        assert not Runner(small.history).run(VerifyRequest(chain)).ok
    assert small.advice() == Remedy.FULL_BACKUP


def test_a_bit_that_was_good_in_the_newest_backup_is_wrong_anew(small: Damaged) -> None:
    path = corrected_then_verified(small)
    page_size = small.facts().instance.databases[0].page_size
    flip_bits(path, 4, 1000, page_size=page_size)
    small.backup()
    flip_bits(path, 4, 1000, page_size=page_size)
    small.verify()
    assert small.advice() == Remedy.FULL_BACKUP


def test_a_file_to_watch_hides_no_damage_of_the_others(small: Damaged) -> None:
    path = corrected_then_verified(small)
    log = small.facts().instance.logs[1].path
    whole = log.read_bytes()
    spoil(log, 4096 + 20)
    assert small.verify() == {FindingKind.ONE_BIT, FindingKind.LOG}
    worst = small.advice()
    Runner(small.history).run(VerifyRequest(path))
    assert worst not in ("", Remedy.KEEP_WATCH) and small.advice() == worst
    log.write_bytes(whole)
    small.verify()
    Runner(small.history).run(VerifyRequest(path))
    assert small.advice() == Remedy.KEEP_WATCH


def test_without_what_was_kept_of_the_verification_a_backup_is_advised(small: Damaged) -> None:
    corrected_then_verified(small)
    small.history.keep(small.history.runs()[0].id, {"kind": "verification", "findings": 7})
    assert small.advice() == Remedy.FULL_BACKUP


@pytest.mark.parametrize("whole", [False, True])
def test_a_corrected_bit_counts_until_the_file_is_verified(small: Damaged, whole: bool) -> None:
    (database,) = small.facts().instance.databases
    flip_bits(database.path, 4, 1000, page_size=database.page_size)
    small.backup()
    flip_bits(database.path, 4, 1000, page_size=database.page_size)
    log = next(small.source.glob("*.log"))
    Runner(small.history).run(VerifyRequest(log))
    assert small.advice() == Remedy.KEEP_WATCH, "another file"
    Runner(small.history).run(VerifyRequest(small.source if whole else database.path))
    assert small.advice() == ""


def test_a_damaged_page_calls_for_a_restore_if_there_is_a_backup(small: Damaged) -> None:
    (database,) = small.facts().instance.databases
    whole = database.path.read_bytes()
    spoil(database.path, page_offset(5, database.page_size) + 1000)
    small.verify()
    assert (small.advice(), small.step()) == (NO_BACKUP, Advised.KEEP_EVIDENCE)
    damaged = database.path.read_bytes()
    database.path.write_bytes(whole)
    small.backup()
    database.path.write_bytes(damaged)
    small.verify()
    assert (small.advice(), small.step()) == (Remedy.RESTORE, Advised.RESTORE)


def test_of_pages_and_logs_the_pages_count(small: Damaged) -> None:
    small.backup()
    (database,) = small.facts().instance.databases
    spoil(database.path, page_offset(5, database.page_size) + 1000)
    spoil(small.facts().instance.logs[1].path, 4096 + 20)
    small.verify()
    assert (small.advice(), small.step()) == (Remedy.RESTORE, Advised.RESTORE)


def test_a_verification_advises_what_the_instance_does(small: Damaged) -> None:
    """Its event, its run and its page said "make a full backup" where the instance said to keep watch, and advised
    a restore where there is nothing to restore."""
    (database,) = small.facts().instance.databases
    whole = database.path.read_bytes()
    spoil(database.path, page_offset(5, database.page_size) + 1000)
    damaged = database.path.read_bytes()
    assert small.told() == {NO_BACKUP}
    database.path.write_bytes(whole)
    small.backup()
    database.path.write_bytes(damaged)
    assert small.told() == {Remedy.RESTORE}
    database.path.write_bytes(whole)
    flip_bits(database.path, 4, 1000, page_size=database.page_size)
    assert small.told() == {Remedy.FULL_BACKUP}
    small.backup()
    assert small.told() == {Remedy.KEEP_WATCH}
    database.path.write_bytes(whole)
    spoil(small.facts().instance.logs[1].path, 4096 + 20)
    assert small.told() == {Remedy.MOVE_LOGS}


@pytest.mark.parametrize("gone", [True, False])
def test_a_backup_that_is_out_of_sight_is_known(small: Damaged, gone: bool) -> None:
    """The instance said that there was none, the verification and the status that it was to be restored."""
    small.backup()
    if gone:
        shutil.rmtree(the_chain(small))
    else:
        small.store.rename(small.store.with_name("elsewhere"))
    (database,) = small.facts().instance.databases
    spoil(database.path, page_offset(5, database.page_size) + 1000)
    assert small.told() == {Remedy.RESTORE}


def test_a_backup_that_only_a_job_knows_is_known(small: Damaged, tmp_path: Path) -> None:
    """The history that had it is lost."""
    with History(tmp_path / "lost.sqlite3") as lost:
        Runner(lost).run(BackupRequest(FilesAtRest((small.source,)), small.store, engine.Kind.FULL))
    (database,) = small.facts().instance.databases
    spoil(database.path, page_offset(5, database.page_size) + 1000)
    small.verify()
    job = Job("nightly", (small.source,), small.store)
    JobFile(Locations.of().jobs).change(lambda jobs: replace(jobs, jobs=(job,)))
    small.verify()
    now, before = (record_of(small.history.document(run.id)) for run in small.history.runs()[:2])
    assert before is not None and before.advice == NO_BACKUP
    assert now is not None and now.advice == Remedy.RESTORE


def test_what_was_advised_with_a_backup_that_is_gone_no_longer_counts(small: Damaged) -> None:
    corrected_then_verified(small)
    failure = small.history.runs()[0].failure
    assert failure is not None and failure.hint == Remedy.KEEP_WATCH
    shutil.rmtree(the_chain(small))
    assert small.advice() == Remedy.FULL_BACKUP


def test_what_could_not_be_read_is_not_called_damage(small: Damaged) -> None:
    """Nor does it end as if nothing had been found."""
    fs = FaultFS(LocalFileSystem()).fail_at(0, Fault.INPUT_OUTPUT, "read", suffix="edb00002.log", times=None)
    done = Runner(small.history).run(VerifyRequest(small.source), engine.RunContext(fs=fs))
    assert done.result == "incomplete"
    (told,) = [each for each in small.messages() if each.advice == Remedy.CHECK_DISK]
    assert (told.level, told.what) == (Level.WARNING, "Not all files of this instance could be read.")
    assert small.step() is Advised.SHOW_RUN
    small.backup()
    assert small.messages() == []
