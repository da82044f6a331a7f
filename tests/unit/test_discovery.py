"""Finding instances: files are told apart by what they hold, sorted to their streams, and nothing is guessed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from engine import verify_path
from engine.discovery.files_found import FileKind
from engine.discovery.instance_files import InstanceFiles, ProblemKind, State
from engine.discovery.scan import Survey, scan
from engine.errors import Cancelled, MissingFile
from engine.files import LocalFileSystem
from engine.formats.names import Family
from engine.progress import Cancel, Event
from tests.builders.log_files import flip
from tests.builders.small_instance import (
    DATABASE,
    OTHER_DB,
    OTHER_STREAM,
    checkpoint_bytes,
    database_bytes,
    log_bytes,
    write_small_instance,
)
from tests.datasets import copy_of, dataset
from tests.disk.fault_fs import Fault, FaultFS


def only(survey: Survey) -> InstanceFiles:
    (instance,) = survey.instances
    return instance


def problems(instance: InstanceFiles) -> list[tuple[ProblemKind, int | None]]:
    return [(problem.kind, problem.generation) for problem in instance.problems]


def kinds(survey: Survey) -> dict[str, FileKind]:
    return {file.path.name: file.kind for file in survey.others}


def test_one_whole_instance(tmp_path: Path) -> None:
    instance = only(scan([write_small_instance(tmp_path)]))
    assert (instance.base, instance.family, instance.name) == ("edb", Family.LOG, "edb-1234ABCD")
    assert (instance.log_directory, instance.system_directory) == (tmp_path, tmp_path)
    assert (instance.first, instance.last, instance.gaps, instance.problems) == (1, 3, (), ())
    assert instance.current and instance.current.path.name == "edb.log"
    assert (instance.state, instance.required, instance.circular) == (State.CLEAN, None, False)
    assert instance.bytes == sum(path.stat().st_size for path in tmp_path.iterdir())
    assert instance.verdict(instance.databases[0]) == (True, "Clean shutdown. No recovery is needed.")


def test_dirty_with_its_logs(tmp_path: Path) -> None:
    instance = only(scan([write_small_instance(tmp_path, last=5, required=(2, 4))]))
    assert (instance.state, instance.required) == (State.DIRTY, (2, 4))
    able, why = instance.verdict(instance.databases[0])
    assert able
    assert "0x2-0x4 (2-4); none is missing" in why


@pytest.mark.parametrize("first", [3, 5])
def test_dirty_without_some_logs(tmp_path: Path, first: int) -> None:
    instance = only(scan([write_small_instance(tmp_path, first=first, last=5, required=(2, 4))]))
    able, why = instance.verdict(instance.databases[0])
    assert not able
    missing = "0x2 (2)" if first == 3 else "0x2-0x4 (2-4)"
    assert f"Missing: {missing}" in why


def test_dirty_without_any_log(tmp_path: Path) -> None:
    (tmp_path / "alone.edb").write_bytes(database_bytes(required=(2, 4)))
    instance = only(scan([tmp_path]))
    assert (instance.base, instance.name) == (None, "alone-1234ABCD")
    able, why = instance.verdict(instance.databases[0])
    assert not able
    assert "no log of that stream was found" in why


def test_a_hostile_range_is_not_counted_through(tmp_path: Path) -> None:
    (tmp_path / "alone.edb").write_bytes(database_bytes(required=(1, 0x7FFFFFFF)))
    instance = only(scan([tmp_path]))
    assert len(instance.missing_for(instance.databases[0])) == 64


def test_the_numbers_of_a_name_that_is_long(tmp_path: Path) -> None:
    """A folder is named after it, with room for the signature."""
    name = "ü" * 120 + ".edb"
    (tmp_path / name).write_bytes(database_bytes())
    instance = only(scan([tmp_path]))
    assert len(instance.name.encode()) <= 255
    assert instance.name.endswith("-1234ABCD")


def test_two_streams_in_one_folder(tmp_path: Path) -> None:
    write_small_instance(tmp_path)
    write_small_instance(tmp_path, base="xyz", signature=OTHER_STREAM, database="other.edb", last=5)
    first, second = sorted(scan([tmp_path]).instances, key=lambda instance: instance.base or "")
    assert (first.base, first.last, [d.path.name for d in first.databases]) == ("edb", 3, [DATABASE])
    assert (second.base, second.last, [d.path.name for d in second.databases]) == ("xyz", 5, ["other.edb"])
    assert first.problems == second.problems == ()
    assert first.checkpoint and first.checkpoint.path.name == "edb.chk"
    assert second.checkpoint and second.checkpoint.path.name == "xyz.chk"


def test_two_streams_under_one_base_name(tmp_path: Path) -> None:
    """Logs left over from before the instance was made anew: the reason to refuse, seen from both sides."""
    write_small_instance(tmp_path, last=4)
    (tmp_path / "edb00002.log").write_bytes(log_bytes(2, signature=OTHER_STREAM))
    own = only(scan([tmp_path]))
    assert (ProblemKind.FOREIGN_LOG, 2) in problems(own)
    assert (ProblemKind.GAP, 2) in problems(own)
    assert own.first == 1


def test_a_stray_log_is_no_instance_and_what_may_be_one_is(tmp_path: Path) -> None:
    """A log of another instance in the folder was a second one without a database, and a twin of its own."""
    write_small_instance(tmp_path / "one", last=4)
    write_small_instance(tmp_path / "two", signature=OTHER_STREAM)
    stray = tmp_path / "one" / "edb00009.log"
    stray.write_bytes(log_bytes(9, signature=OTHER_STREAM))
    survey = scan([tmp_path])
    assert sorted((i.directory.name, i.twins) for i in survey.instances) == [("one", ()), ("two", ())]
    (told,) = [p for i in survey.instances for p in i.problems]
    assert (told.kind, told.path) == (ProblemKind.FOREIGN_LOG, stray)
    (tmp_path / "one" / DATABASE).unlink()
    (tmp_path / "one" / "edb.chk").unlink()
    assert len(scan([tmp_path / "one"]).instances) == 1, "the databases are elsewhere, the current log is here"
    (tmp_path / "one" / "edb.log").unlink()
    assert len(scan([tmp_path / "one"]).instances) == 2, "nothing says which of them is the stray"
    (tmp_path / "one" / "edb.log").write_bytes(log_bytes(10, signature=OTHER_STREAM))
    (own,) = scan([tmp_path / "one"]).instances
    assert str(own.signature) == str(OTHER_STREAM), "the instance was made anew"


def test_renamed_files(tmp_path: Path) -> None:
    write_small_instance(tmp_path, last=4)
    (tmp_path / "edb00002.log").rename(tmp_path / "second.bak")
    (tmp_path / DATABASE).rename(tmp_path / "holiday.jpg")
    instance = only(scan([tmp_path]))
    assert [database.path.name for database in instance.databases] == ["holiday.jpg"]
    assert (ProblemKind.MISNAMED, 2) in problems(instance)


def test_logs_renamed_one_and_all(tmp_path: Path) -> None:
    """Still one stream, told by the signature; under names that are none nothing can be used."""
    write_small_instance(tmp_path)
    for number, path in enumerate(sorted(tmp_path.glob("*.log"))):
        path.rename(tmp_path / f"piece{number}.dat")
    instance = only(scan([tmp_path]))
    assert instance.logs == ()
    assert {kind for kind, _ in problems(instance)} == {ProblemKind.MISNAMED}


def test_logs_that_hold_nothing(tmp_path: Path) -> None:
    write_small_instance(tmp_path, last=4)
    (tmp_path / "edb00002.log").write_bytes(b"")
    (tmp_path / "edb00003.log").write_bytes(bytes(16384))
    assert problems(only(scan([tmp_path]))) == [
        (ProblemKind.GAP, 2),
        (ProblemKind.EMPTY_LOG, 2),
        (ProblemKind.EMPTY_LOG, 3),
    ]


def test_files_that_are_no_part_of_the_stream(tmp_path: Path) -> None:
    write_small_instance(tmp_path)
    (tmp_path / "edbres00001.jrs").write_bytes(bytes(16384))
    (tmp_path / "edbres00002.jrs").write_bytes(log_bytes(9))
    (tmp_path / "edbtmp.log").write_bytes(log_bytes(2))
    (tmp_path / "readme.txt").write_bytes(b"Read me.")
    (tmp_path / "empty.txt").write_bytes(b"")
    survey = scan([tmp_path])
    assert only(survey).problems == ()
    assert only(survey).last == 3
    assert survey.foreign == 2
    told = kinds(survey)
    assert not told.keys() & {"readme.txt", "empty.txt"}
    everything = kinds(scan([tmp_path], keep_foreign=True))
    assert everything == {**told, "readme.txt": FileKind.FOREIGN, "empty.txt": FileKind.FOREIGN}
    assert told["edbres00001.jrs"] is told["edbres00002.jrs"] is FileKind.RESERVE_LOG


def test_a_blank_temporary_log(tmp_path: Path) -> None:
    write_small_instance(tmp_path)
    (tmp_path / "edbtmp.log").write_bytes(bytes(16384))
    survey = scan([tmp_path])
    assert only(survey).problems == ()
    assert kinds(survey)["edbtmp.log"] is FileKind.BLANK


def test_database_and_logs_in_folders_of_their_own(tmp_path: Path) -> None:
    """As an administrator of Active Directory lays them out, the checkpoint on a third one."""
    logs = write_small_instance(tmp_path / "logs", database=None, base="edb")
    system = tmp_path / "system"
    system.mkdir()
    (logs / "edb.chk").rename(system / "edb.chk")
    (tmp_path / "db").mkdir()
    (tmp_path / "db" / "ntds.dit").write_bytes(database_bytes())
    for roots in ([tmp_path], [tmp_path / "db", logs, system], [logs, system, tmp_path / "db"]):
        instance = only(scan(roots))
        assert [database.path.name for database in instance.databases] == ["ntds.dit"]
        assert (instance.log_directory, instance.system_directory) == (logs, system)
        assert instance.problems == ()


def test_copies_of_one_stream_stay_apart(tmp_path: Path) -> None:
    write_small_instance(tmp_path / "a")
    write_small_instance(tmp_path / "b", last=5)
    first, second = sorted(scan([tmp_path]).instances, key=lambda instance: instance.directory)
    assert (first.directory, first.last) == (tmp_path / "a", 3)
    assert (second.directory, second.last) == (tmp_path / "b", 5)
    assert [database.path for database in first.databases] == [tmp_path / "a" / DATABASE]


def test_a_database_is_not_given_to_one_of_two_copies(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_small_instance(tmp_path / name, database=None)
    (tmp_path / "alone").mkdir()
    (tmp_path / "alone" / DATABASE).write_bytes(database_bytes())
    instances = scan([tmp_path]).instances
    assert [len(instance.databases) for instance in instances if instance.base] == [0, 0]
    assert [instance.name for instance in instances if not instance.base] == ["data-1234ABCD"]


def test_a_copy_of_a_database_elsewhere_is_not_a_second_one_of_the_stream(tmp_path: Path) -> None:
    write_small_instance(tmp_path / "instance")
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / DATABASE).write_bytes(database_bytes())
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "more.edb").write_bytes(database_bytes(sign_db=OTHER_DB))
    whole = next(instance for instance in scan([tmp_path]).instances if instance.base)
    assert [database.path.name for database in whole.databases] == [DATABASE, "more.edb"]
    assert whole.databases[0].path.parent.name == "instance"


def test_a_foreign_checkpoint(tmp_path: Path) -> None:
    write_small_instance(tmp_path)
    (tmp_path / "edb.chk").write_bytes(checkpoint_bytes(1, OTHER_STREAM))
    survey = scan([tmp_path])
    assert only(survey).checkpoint is None
    assert [(p.kind, p.path) for p in only(survey).problems] == [(ProblemKind.OTHER_STREAM, tmp_path / "edb.chk")]


def test_the_other_family_of_names(tmp_path: Path) -> None:
    write_small_instance(tmp_path)
    for path in tmp_path.glob("edb*.log"):
        path.rename(path.with_suffix(".jtx"))
    (tmp_path / "edb.chk").rename(tmp_path / "edb.jcp")
    instance = only(scan([tmp_path]))
    assert (instance.family, instance.last, instance.problems) == (Family.JTX, 3, ())
    assert instance.checkpoint


def test_names_in_capitals(tmp_path: Path) -> None:
    write_small_instance(tmp_path)
    for path in tmp_path.iterdir():
        path.rename(path.with_name(path.name.upper()))
    instance = only(scan([tmp_path]))
    assert (instance.last, instance.problems) == (3, ())
    assert instance.checkpoint


@pytest.mark.parametrize("copy", [0, 1])
def test_a_damaged_header_copy_is_told(tmp_path: Path, copy: int) -> None:
    write_small_instance(tmp_path)
    (tmp_path / DATABASE).write_bytes(flip(database_bytes(), copy * 2048 * 8 + 3000))
    instance = only(scan([tmp_path]))
    assert problems(instance) == [(ProblemKind.HEADER_COPY, None)]
    assert instance.state is State.CLEAN


def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    write_small_instance(tmp_path)
    (tmp_path / DATABASE).write_bytes(flip(flip(database_bytes(), 3000), 2048 * 8 + 3000))
    instance = only(scan([tmp_path]))
    assert instance.state is State.DAMAGED
    assert problems(instance) == [(ProblemKind.DAMAGED_FILE, None)]


def test_unreadable_files_and_folders(tmp_path: Path) -> None:
    write_small_instance(tmp_path / "instance")
    (tmp_path / "locked").mkdir()
    (tmp_path / "instance" / "other.edb").write_bytes(b"x")
    (tmp_path / "instance" / "readme.txt").write_bytes(b"x")
    fs = FaultFS(LocalFileSystem())
    for name in ("edb00002.log", "other.edb", "readme.txt"):
        fs.fail_at(0, Fault.NO_ACCESS, "open_read", suffix=name)
    fs.fail_at(0, Fault.NO_ACCESS, "list", suffix="locked")
    survey = scan([tmp_path], fs=fs)
    unreadable = [(ProblemKind.UNREADABLE, 2), (ProblemKind.UNREADABLE, None)]
    assert problems(only(survey)) == unreadable, "a log that is there is not missing"
    assert [error.context["path"] for error in survey.unreadable] == [str(tmp_path / "locked")]
    assert "readme.txt" not in kinds(survey), "it is never opened: a file of that size and name is not ours"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_do_not_lead_in_circles(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path / "instance")
    (folder / "loop").symlink_to(tmp_path, target_is_directory=True)
    (folder / "dangling.edb").symlink_to(tmp_path / "nowhere")
    (folder / "self.log").symlink_to(folder / "self.log")
    os.mkfifo(folder / "pipe.edb")
    survey = scan([tmp_path])
    assert only(survey).last == 3
    assert {kind for name, kind in kinds(survey).items()} <= {FileKind.UNREADABLE}


def test_backup_chains_are_listed_and_not_searched(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path / "chain")
    (folder / "backup-manifest.json").write_bytes(b"{}")
    survey = scan([tmp_path])
    assert survey.instances == ()
    assert survey.chains == (folder,)


def test_single_files_as_roots(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path)
    instance = only(scan([folder / DATABASE, folder / "edb.log"]))
    assert [log.generation for log in instance.logs] == [3]
    assert only(scan([folder, folder / DATABASE])).last == 3, "nothing counts twice"


def test_a_root_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        scan([tmp_path / "nowhere"])


def test_progress_and_cancel(tmp_path: Path) -> None:
    write_small_instance(tmp_path)
    events: list[Event] = []
    scan([tmp_path], progress=events.append)
    assert [event.done for event in events] == [0, 1, 2, 3, 4, 5, 5]
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        scan([tmp_path], cancel=cancel)


def test_the_real_ones() -> None:
    clean = only(scan([dataset("srum-win10-clean")]))
    assert (clean.base, clean.state, clean.first, clean.last) == ("SRU", State.CLEAN, 3, 9)
    dirty = only(scan([dataset("srum-win11-dirty")]))
    assert (dirty.state, dirty.first, dirty.last) == (State.DIRTY, 0x59, 0x5C)
    assert dirty.verdict(dirty.databases[0])[0]
    old = only(scan([dataset("sum-win2012r2")]))
    able = {database.path.name: old.verdict(database)[0] for database in old.databases}
    assert able == {"Current.mdb": False, "SystemIdentity.mdb": True}


@pytest.mark.parametrize("size", [9000, 16384 + 4096, 4096])
@pytest.mark.parametrize("required", [None, (3, 4)])
def test_a_log_that_has_not_its_size(tmp_path: Path, required: tuple[int, int] | None, size: int) -> None:
    """Nothing needs it, so nothing else would tell before a backup."""
    write_small_instance(tmp_path, last=4, required=required)
    os.truncate(tmp_path / "edb00002.log", size)
    instance = only(scan([tmp_path]))
    assert problems(instance) == [(ProblemKind.DAMAGED_LOG, 2)]
    (problem,) = instance.problems
    assert problem.text == f"edb00002.log: The log has a size of {size:,} bytes, but its header says 16,384."
    assert instance.verdict(instance.databases[0])[0]


def test_a_needed_log_that_has_not_its_size(tmp_path: Path) -> None:
    write_small_instance(tmp_path, last=4, required=(2, 4))
    for name in ("edb00003.log", "edb.log"):
        os.truncate(tmp_path / name, 9000)
    instance = only(scan([tmp_path]))
    assert problems(instance) == [(ProblemKind.DAMAGED_LOG, 3), (ProblemKind.DAMAGED_LOG, 4)]
    assert instance.verdict(instance.databases[0])[0] is False


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes among files")
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_a_pipe_or_folder_in_the_place_of_a_database(tmp_path: Path, make: Callable[[Path], None]) -> None:
    folder = copy_of(dataset("srum-win10-clean"), tmp_path / "srum")
    (folder / "SRUDB.dat").unlink()
    make(folder / "SRUDB.dat")
    instance = only(scan([folder]))
    assert problems(instance) == [(ProblemKind.DAMAGED_FILE, None)]
    assert instance.problems[0].text.endswith("not a regular file.")
    cause = verify_path(folder).cause
    assert cause is not None and cause.message.count("SRUDB.dat") == 1, "its name is told once"
