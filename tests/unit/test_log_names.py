"""Names of logs: the width of the folder, letters in any case, prefixes of collections, and too long ones."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    Kind,
    LocalFolder,
    Options,
    plan_recovery,
    run_backup,
    run_recovery,
    verify_path,
)
from engine.backup.plan import plan_full
from engine.discovery.choosing import InstanceChoice, choose
from engine.discovery.instance_files import InstanceFiles, ProblemKind
from engine.discovery.scan import scan
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.formats.names import archive_name, digits_of, own_part, parse_name, spelt_here
from engine.storage.log_files import LogFiles
from tests.builders.small_instance import log_bytes, write_small_instance
from tests.datasets import copy_of, dataset
from tests.oracles.engine_sets import engine_set, our_rows, real_rows

FS = LocalFileSystem()
posix = pytest.mark.skipif(os.name == "nt", reason="its disks do not tell letters apart")


def look(folder: Path) -> InstanceFiles:
    return choose(scan([folder]), [folder])


@pytest.mark.parametrize(
    ("names", "digits"),
    [
        ((), 5),
        (("edb.log",), 5),
        (("edb00001.log", "edb.log"), 5),
        (("edb00000001.log",), 8),
        (("edb00100000.log",), 5),
        (("edb00001.log", "edb00100000.log"), 5),
        (("edb00000001.log", "edb00100000.log"), 8),
    ],
)
def test_the_width_is_that_of_the_folder(names: tuple[str, ...], digits: int) -> None:
    """A number that needs eight digits tells nothing; without any the vendor's default counts."""
    assert digits_of(map(parse_name, names)) == digits


def test_a_missing_log_is_named_as_the_folder_names_them(tmp_path: Path) -> None:
    for folder, digits in ((tmp_path / "five", 5), (tmp_path / "eight", 8)):
        write_small_instance(folder, last=5)
        for path in sorted(folder.glob("edb0*.log")):
            generation = int(path.stem[3:], 16)
            path.rename(folder / archive_name("edb", generation, digits=digits))
        missing = folder / archive_name("edb", 3, digits=digits)
        missing.unlink()
        with pytest.raises(JetError) as caught:
            plan_full(look(folder))
        assert missing.name in caught.value.message
        assert caught.value.context["path"] == str(missing)
        wrong = folder / archive_name("edb", 2, digits=digits)
        wrong.rename(missing)
        assert any(wrong.name in problem.text for problem in look(folder).problems)


def test_recovery_goes_on_with_the_vendors_width(tmp_path: Path) -> None:
    """With nothing but the current log."""
    (tmp_path / "edb.log").write_bytes(log_bytes(1, 1))
    assert LogFiles.found(FS, tmp_path, "edb").archive(1).name == "edb00001.log"


@posix
def test_a_checkpoint_in_other_letters_is_the_checkpoint(tmp_path: Path) -> None:
    """Found by the scan, the recovery, its plan and the backup alike, and written to under its own name."""
    folder = engine_set("midrollback-full-8k", tmp_path) / "input"
    plain = plan_recovery(InstanceChoice([folder])).logs
    (folder / "edb.chk").rename(folder / "EDB.Chk")
    for path in sorted(folder.glob("edb0*.log"))[::2]:
        path.rename(path.with_name(path.name.upper()))
    instance = look(folder)
    assert instance.problems == ()
    assert instance.checkpoint is not None
    assert instance.checkpoint.path.name == "EDB.Chk"
    assert plan_recovery(InstanceChoice([folder])).logs == plain
    made = run_backup(
        AtRestSource([folder]), LocalFolder(tmp_path / "to"), Kind.FULL, options=Options(create=True)
    )
    assert "EDB.Chk" in {file.name for file in made.files}
    run_recovery(InstanceChoice([folder]))
    assert our_rows(folder / "a.edb") == real_rows(folder.parent)
    assert [path.name for path in folder.iterdir() if path.suffix.lower() == ".chk"] == ["EDB.Chk"]


@posix
def test_a_checkpoint_in_other_letters_is_used(tmp_path: Path) -> None:
    """Recovery begins where it says and not at the first log."""
    folder = tmp_path / "sru"
    copy_of(dataset("srum-win11-dirty"), folder)
    expected = plan_recovery(InstanceChoice([folder])).logs
    (folder / "SRU.chk").rename(folder / "sru.CHK")
    assert plan_recovery(InstanceChoice([folder])).logs == expected
    assert run_recovery(InstanceChoice([folder]), to=tmp_path / "copy").logs == expected


def test_how_a_name_is_spelt() -> None:
    assert spelt_here("SRU.chk", ["sru.chk", "SRU.CHK"]) == "SRU.CHK"
    assert spelt_here("SRU.chk", ["sru.chk", "SRU.chk"]) == "SRU.chk"
    assert spelt_here("SRU.chk", ["edb.chk"]) == "SRU.chk"


def test_what_is_behind_a_prefix() -> None:
    assert own_part("HOST1_SRU00003.log") == "SRU00003.log"
    assert own_part("2025-11-28 edb.log") == "edb.log"
    assert own_part("host.edb.chk") == "edb.chk"
    for name in ("SRU00003.log", "HOSTSRU.log", "HOST_notes.log", "HOST_SRU.dat"):
        assert own_part(name) is None


@pytest.fixture
def collected(tmp_path: Path) -> Path:
    """An instance as a collection names its files."""
    folder = tmp_path / "collected"
    folder.mkdir()
    for path in dataset("srum-win11-dirty").iterdir():
        shutil.copyfile(path, folder / f"HOST1_{path.name}")
    return folder


def test_collected_files_get_the_hint_in_every_operation(collected: Path, tmp_path: Path) -> None:
    (instance,) = scan([collected]).instances
    assert instance.name == "SRU-25894C02"
    (problem,) = instance.problems
    assert problem.kind is ProblemKind.MISNAMED
    assert problem.text.startswith("5 logs have a prefix") or problem.text.startswith("4 logs have a prefix")
    operations: list[Callable[[], object]] = [
        lambda: run_recovery(InstanceChoice([collected])),
        lambda: run_recovery(InstanceChoice([collected]), to=tmp_path / "copy"),
        lambda: run_backup(
            AtRestSource([collected]), LocalFolder(tmp_path / "to"), Kind.FULL, options=Options(create=True)
        ),
    ]
    for operation in operations:
        with pytest.raises(JetError) as caught:
            operation()
        assert "prefix" in caught.value.message
        assert "without the prefix" in caught.value.hint
    assert any("prefix" in finding.detail for finding in verify_path(collected).findings)


def test_collected_logs_are_verified_all_the_same(collected: Path) -> None:
    data = bytearray((collected / "HOST1_SRU0005A.log").read_bytes())
    data[4200] ^= 1
    data[4300] ^= 1
    (collected / "HOST1_SRU0005A.log").write_bytes(data)
    assert verify_path(collected).result == "damaged"


@posix
def test_a_companions_name_that_is_too_long_counts_as_absent(tmp_path: Path) -> None:
    """A database whose name leaves no room for what is kept beside it."""
    name = "x" * 251 + ".edb"
    folder = write_small_instance(tmp_path / "source", database=name)
    instance = look(folder)
    assert [database.path.name for database in instance.databases] == [name]
    assert verify_path(folder).ok
    assert not FS.exists(folder / (name + ".jdw"))
    assert run_recovery(InstanceChoice([folder]), to=tmp_path / "copy").databases
