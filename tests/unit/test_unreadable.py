"""What cannot be read stays in the judgement: the instance keeps its name, and nothing of it is called good."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, LogChoice, Options, run_backup, run_recovery, run_restore
from engine import verify_path as verify
from engine.chain.manifest import FileRole
from engine.discovery.choosing import InstanceChoice, choose
from engine.discovery.instance_files import InstanceFiles, ProblemKind, State
from engine.discovery.scan import scan
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.formats.checksum import seal_header
from engine.remedy import Remedy
from engine.run_context import RunContext
from engine.verify.finding import FindingKind
from tests.builders.small_instance import database_bytes, write_small_instance
from tests.datasets import copy_of, dataset
from tests.disk.crash_fs import tree_of
from tests.disk.fault_fs import Call, Fault, FaultFS
from tests.oracles.engine_sets import engine_set

NAME = "SRU-142FFD4D"


def look(folder: Path) -> InstanceFiles:
    return choose(scan([folder]), [folder])


@pytest.fixture
def sru(tmp_path: Path) -> Path:
    folder = tmp_path / "sru"
    copy_of(dataset("srum-win10-clean"), folder)
    return folder


def make_version_7(folder: Path) -> list[Path]:
    """The folder's logs as Windows 7 would head them; what follows the header does not matter."""
    logs = [path for path in folder.glob("SRU*.log") if "tmp" not in path.name]
    for path in logs:
        data = bytearray(path.read_bytes())
        header = data[:4096]
        header[32:36] = (7).to_bytes(4, "little")
        seal_header(header)
        data[:4096] = header
        path.write_bytes(data)
    return logs


def refused(folder: Path, to: Path, logs: LogChoice = LogChoice.ALL) -> JetError:
    before = tree_of(folder)
    with pytest.raises(JetError) as caught:
        run_backup(AtRestSource([folder]), LocalFolder(to), Kind.FULL, options=Options(create=True, logs=logs))
    assert not to.exists()
    assert tree_of(folder) == before
    return caught.value


def test_logs_of_version_7(sru: Path, tmp_path: Path) -> None:
    make_version_7(sru)
    (instance,) = scan([sru]).instances
    assert (instance.name, instance.state, instance.logs) == (NAME, State.CLEAN, ())
    (problem,) = instance.problems
    assert problem.kind is ProblemKind.UNSUPPORTED_LOG
    assert "(7 logs): The log has version 7, which is not supported" in problem.text
    done = verify(sru)
    assert (done.ok, done.result) == (False, "incomplete")
    assert [finding.kind for finding in done.findings] == [FindingKind.UNSUPPORTED]
    assert not any("damage" in finding.detail for finding in done.findings)
    for choice in (LogChoice.ALL, LogChoice.NEEDED):
        error = refused(sru, tmp_path / "to", choice)
        assert error.code is Code.BadLogVersion
        assert "as they are" in error.hint
    with pytest.raises(JetError, match="version 7") as recovery:
        run_recovery(InstanceChoice([sru]))
    assert recovery.value.code is Code.BadLogVersion


def test_logs_of_version_7_as_they_are(sru: Path, tmp_path: Path) -> None:
    logs = make_version_7(sru)
    options = Options(create=True, logs=LogChoice.AS_THEY_ARE)
    made = run_backup(AtRestSource([sru]), LocalFolder(tmp_path / "to"), Kind.FULL, options=options)
    taken = {file.name for file in made.files if file.role is FileRole.OTHER}
    assert taken == {path.name for path in logs}
    assert any(
        "version 7" in note and note.endswith("It is copied without being checked.") for note in made.run.notes
    )
    assert verify(made.chain).ok
    run_restore(made.chain, tmp_path / "back")
    assert all((tmp_path / "back" / path.name).read_bytes() == path.read_bytes() for path in logs)
    (made.chain / logs[0].name).write_bytes(b"x" * logs[0].stat().st_size)
    assert not verify(made.chain).ok


def test_all_logs_are_overwritten(sru: Path, tmp_path: Path) -> None:
    for path in sru.glob("SRU*.log"):
        path.write_bytes(os.urandom(path.stat().st_size))
    (instance,) = scan([sru]).instances
    assert (instance.name, [d.path.name for d in instance.databases]) == (NAME, ["SRUDB.dat"])
    assert {problem.kind for problem in instance.problems} == {ProblemKind.DAMAGED_FILE}
    assert verify(sru).result == "damaged"
    assert refused(sru, tmp_path / "to").code is Code.LogReadVerifyFailure
    (sru / "SRUDB.dat").unlink()
    assert [instance.name for instance in scan([sru]).instances] == [NAME], "the checkpoint knows the stream"


def test_overwritten_logs_in_a_folder_of_their_own(sru: Path, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    for path in sru.glob("SRU*.log"):
        path.write_bytes(os.urandom(path.stat().st_size))
        path.rename(logs / path.name)
    (instance,) = scan([sru, logs]).instances
    assert (instance.name, instance.log_directory) == (NAME, logs)
    assert not verify(logs).ok, "logs alone that cannot be read are not good, either"


def test_a_text_file_that_is_named_like_a_log_is_none(tmp_path: Path) -> None:
    """``apt.log`` beside a database on its own takes nothing from its judgement."""
    (tmp_path / "data.edb").write_bytes(database_bytes())
    (tmp_path / "apt.log").write_text("Start-Date: 2026-11-28\n" * 9)
    (instance,) = scan([tmp_path]).instances
    assert (instance.base, instance.problems) == (None, ())
    assert verify(tmp_path).ok
    (tmp_path / "edb00001.log").write_bytes(b"neither text nor a log")
    assert not verify(tmp_path).ok, "only a log has such a name"


@pytest.mark.parametrize("what", ["encrypted", "header zeroed", "missing"])
def test_a_database_that_the_logs_know(sru: Path, tmp_path: Path, what: str) -> None:
    database = sru / "SRUDB.dat"
    data = database.read_bytes()
    if what == "encrypted":
        database.write_bytes(os.urandom(len(data)))
    elif what == "header zeroed":
        database.write_bytes(bytes(8192) + data[8192:])
    else:
        database.unlink()
    (instance,) = scan([sru]).instances
    assert (instance.name, instance.databases) == (NAME, ())
    (problem,) = instance.problems
    assert problem.path == database
    assert "SRUDB.dat" in problem.text
    done = verify(sru)
    assert done.result == "damaged"
    assert database in {finding.file for finding in done.findings}
    error = refused(sru, tmp_path / "to")
    assert error.code is (Code.DatabaseNotFound if what == "missing" else Code.DatabaseCorrupted)
    assert error.hint


def test_one_of_several_databases_is_missing(tmp_path: Path) -> None:
    """The one that was detached before is not missed."""
    folder = engine_set("multi-db-8k", tmp_path) / "input"
    (folder / "c.edb").unlink()
    assert look(folder).problems == ()
    (folder / "b.edb").unlink()
    (problem,) = look(folder).problems
    assert (problem.kind, problem.path) == (ProblemKind.MISSING_DATABASE, folder / "b.edb")
    assert not verify(folder).ok
    assert "b.edb" in refused(folder, tmp_path / "to").message


def test_clean_databases_are_backed_up_without_a_lost_one(tmp_path: Path) -> None:
    folder = engine_set("multi-db-8k", tmp_path) / "input"
    run_recovery(InstanceChoice([folder]))
    (folder / "b.edb").unlink()
    made = run_backup(
        AtRestSource([folder]), LocalFolder(tmp_path / "to"), Kind.FULL, options=Options(create=True)
    )
    (note,) = [note for note in made.run.notes if "b.edb" in note]
    assert note.endswith("It is not included.")


CUTS = [(4096, "srum-win10-clean/SRUDB.dat"), (8192, "srum-win10-clean/SRUDB.dat")]
CUTS += [(12288, "srum-win10-clean/SRUDB.dat"), (4096, "qmgr-win10/qmgr.db"), (8192, "qmgr-win10/qmgr.db")]
CUTS += [(12288, "qmgr-win10/qmgr.db"), (4097, "srum-win10-clean/SRUDB.dat")]


@pytest.mark.parametrize(("size", "name"), CUTS)
@pytest.mark.parametrize("logs", [False, True])
def test_a_database_cut_down_to_its_header(tmp_path: Path, size: int, name: str, logs: bool) -> None:
    """At 4 and at 16 KiB a page; alone, and beside its logs."""
    source = dataset(*name.split("/"))
    folder = tmp_path / "cut"
    if logs:
        copy_of(source.parent, folder)
    folder.mkdir(exist_ok=True)
    (folder / source.name).write_bytes(source.read_bytes()[:size])
    (instance,) = scan([folder]).instances
    assert instance.state is State.DAMAGED
    assert any("truncated" in problem.text for problem in instance.problems)
    assert verify(folder).result == "damaged"
    assert not verify(folder / source.name).ok
    assert "truncated" in refused(folder, tmp_path / "to").message


def test_logs_that_may_not_be_read(sru: Path) -> None:
    fs = FaultFS(LocalFileSystem())
    fs.fail_at(0, Fault.NO_ACCESS, "open_read", suffix=".log", times=None)
    (instance,) = scan([sru], fs=fs).instances
    assert (instance.name, instance.logs) == (NAME, ())
    assert {problem.kind for problem in instance.problems} == {ProblemKind.UNREADABLE}
    assert not verify(sru, context=RunContext(fs=fs)).ok


def test_a_single_log_of_version_7(sru: Path) -> None:
    path = make_version_7(sru)[0]
    with pytest.raises(JetError, match="version 7") as caught:
        verify(path)
    assert caught.value.code is Code.BadLogVersion
    assert path.name in caught.value.message


def test_a_lone_file_that_was_a_database(tmp_path: Path) -> None:
    data = bytearray(dataset("srum-win10-clean", "SRUDB.dat").read_bytes())
    data[100] ^= 1
    data[4196] ^= 1
    (tmp_path / "SRUDB.dat").write_bytes(data)
    (instance,) = scan([tmp_path]).instances
    assert (instance.name, instance.directory, instance.state) == ("SRUDB", tmp_path, State.DAMAGED)
    assert not verify(tmp_path).ok
    with pytest.raises(JetError, match=r"SRUDB\.dat"):
        look(tmp_path)


def test_a_log_that_cannot_be_read_is_no_reason_to_know_nothing(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path)
    (folder / "edb.chk").unlink()
    for path in folder.glob("edb*.log"):
        path.write_bytes(os.urandom(16384))
    (instance,) = scan([folder]).instances
    assert instance.name == "edb-1234ABCD"


@pytest.mark.parametrize(
    ("fault", "verb", "code"),
    [
        (Fault.NO_ACCESS, "open_read", Code.FileAccessDenied),
        (Fault.INPUT_OUTPUT, "read", Code.DiskIO),
    ],
)
def test_a_required_log_that_cannot_be_read_is_not_known_to_be_damaged(
    tmp_path: Path, fault: Fault, verb: str, code: Code
) -> None:
    """It was called missing, and its database not recoverable."""
    folder = copy_of(dataset("srum-win11-dirty"), tmp_path / "sru")
    fs = FaultFS(LocalFileSystem()).fail_at(0, fault, verb, suffix="SRU.log", times=None)
    (instance,) = scan([folder], fs=fs).instances
    (database,) = instance.databases
    assert instance.verdict(database) == (
        False,
        "Dirty shutdown. Recovery requires log 0x5C (92). Not readable: 0x5C (92).",
    )
    assert instance.is_undecided(database)
    done = verify(folder, context=RunContext(fs=fs))
    assert done.result == "incomplete" and not any(each.is_damage for each in done.findings)
    assert done.cause is not None and (done.cause.code, done.cause.hint) == (code, Remedy.CHECK_DISK)
    (tmp_path / "to").mkdir()
    with pytest.raises(JetError, match=r"SRU\.log") as refused:
        run_backup(AtRestSource([folder], fs=fs), LocalFolder(tmp_path / "to"), Kind.FULL)
    assert refused.value.code is code


def test_the_end_of_a_log_that_cannot_be_read_is_not_damaged(tmp_path: Path) -> None:
    """Its header was read."""
    folder = copy_of(dataset("srum-win11-dirty"), tmp_path / "sru")

    def fail(call: Call) -> None:
        if call.verb == "read" and call.path.name == "SRU.log" and call.length > 1 << 14:
            raise Code.DiskIO.error("Cannot read it.", path=str(call.path))

    fs = FaultFS(LocalFileSystem(), fail)
    (instance,) = scan([folder], fs=fs).instances
    assert {problem.kind for problem in instance.problems} == {ProblemKind.UNREADABLE}
    assert instance.verdict(instance.databases[0])[1].endswith("but SRU.log is not readable.")
    assert verify(folder, context=RunContext(fs=fs)).result == "incomplete"


@pytest.mark.parametrize("lost", [True, False])
def test_a_lost_log_beside_one_that_cannot_be_read_is_damage(tmp_path: Path, lost: bool) -> None:
    folder = write_small_instance(tmp_path / "mail", last=4, required=(2, 4))
    fs = FaultFS(LocalFileSystem()).fail_at(0, Fault.NO_ACCESS, "open_read", suffix="edb00002.log", times=None)
    if lost:
        (folder / "edb00003.log").unlink()
    assert verify(folder, context=RunContext(fs=fs)).result == ("damaged" if lost else "incomplete")


def test_a_checkpoint_that_cannot_be_read_is_no_more_than_a_damaged_one(sru: Path) -> None:
    fs = FaultFS(LocalFileSystem()).fail_at(0, Fault.NO_ACCESS, "open_read", suffix="SRU.chk", times=None)
    done = verify(sru, context=RunContext(fs=fs))
    assert done.ok and [each.kind for each in done.findings] == [FindingKind.CHECKPOINT]
