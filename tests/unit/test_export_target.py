"""Where an export writes: to a place of its own, whole or not at all; and which tables it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.evidence.proofs import RunRecord
from app.operations.export import ExportRequest
from engine.error_codes import Code
from engine.errors import Cancelled, JetError, MissingFile, StorageFault
from engine.files import LocalFileSystem
from engine.progress import Cancel, Event, Stage
from engine.run_context import RunContext
from tests.builders.exported_tables import check_whole, export, write_tables
from tests.disk.fault_fs import Fault, FaultFS, Killed

KINDS = ("csv", "json", "sqlite")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"))


def take(target: Path, kind: str) -> Path:
    """Something that is in the way of an export."""
    if kind == "sqlite":
        target.write_text("kept")
        return target
    target.mkdir()
    (target / "kept").write_text("kept")
    return target / "kept"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_overwritten(tables: Path, tmp_path: Path, kind: str) -> None:
    there = take(tmp_path / "out", kind)
    with pytest.raises(JetError) as caught:
        export(tables, tmp_path / "out", kind)
    assert caught.value.code in (Code.BackupDirectoryNotEmpty, Code.FileAlreadyExists)
    assert there.read_text() == "kept"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_report_beside_is_not_overwritten(tables: Path, tmp_path: Path) -> None:
    (tmp_path / "out.export-report.json").write_text("kept")
    with pytest.raises(JetError) as caught:
        export(tables, tmp_path / "out", "sqlite")
    assert caught.value.code is Code.FileAlreadyExists
    assert [path.name for path in tmp_path.iterdir()] == ["out.export-report.json"]


def test_an_empty_folder_is_filled(tables: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    check_whole(export(tables, tmp_path / "out", "csv"), tables, "csv")


@pytest.mark.parametrize("kind", KINDS)
def test_a_cancelled_export_leaves_nothing(tables: Path, tmp_path: Path, kind: str) -> None:
    cancel = Cancel()
    seen: list[Event] = []

    def stop_halfway(event: Event) -> None:
        seen.append(event)
        if event.done > event.total // 2:
            cancel.request()

    with pytest.raises(Cancelled):
        export(tables, tmp_path / "out", kind, cancel=cancel, progress=stop_halfway)
    assert list(tmp_path.iterdir()) == []
    assert seen[-1].stage is Stage.FAIL
    assert 0 < seen[-1].done < seen[-1].total


@pytest.mark.parametrize(
    "verb", ["create", "write", "sync", "close", "make_directory", "rename", "sync_directory"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_a_full_disk_leaves_nothing(tables: Path, tmp_path: Path, kind: str, verb: str) -> None:
    counting = FaultFS(LocalFileSystem())
    export(tables, tmp_path / "whole", kind, fs=counting)
    calls = sum(call.verb == verb and str(call.path).startswith(str(tmp_path)) for call in counting.calls)
    assert calls
    for number in range(calls):
        fs = FaultFS(LocalFileSystem()).fail_at(number, Fault.NO_SPACE, verb, times=1)
        folder = tmp_path / f"{number}"
        folder.mkdir()
        try:
            export(tables, folder / "out", kind, fs=fs)
        except StorageFault as error:
            assert error.code is Code.DiskFull
            assert list(folder.iterdir()) == []
        else:
            assert all(call.path == tables for call in fs.struck)  # only the closing of what was read
        assert fs.open_files == 0


def test_what_a_killed_export_left_is_removed_by_the_next(tables: Path, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    fs = FaultFS(LocalFileSystem()).fail_at(3, Fault.KILL, "write")
    with pytest.raises(Killed):
        export(tables, folder / "out", fs=fs)
    fs.bury()
    assert [path.name for path in folder.iterdir()] != []
    check_whole(export(tables, folder / "out"), tables, "json")
    assert [path.name for path in folder.iterdir()] == ["out"]


class NoSpace(LocalFileSystem):
    """A volume with next to no space left."""

    def free_space(self, path: Path) -> int:
        return 4096


def test_space_is_checked_first(tables: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageFault) as caught:
        export(tables, tmp_path / "out", fs=NoSpace())
    assert caught.value.code is Code.DiskFull
    assert list(tmp_path.iterdir()) == []


def chosen(source: Path, target: Path, *names: str, system: bool = False) -> list[str]:
    request = ExportRequest(source, target, tables=names, system=system)
    return [table.name for table in request.run(RunContext(), RunRecord).result.tables]


def test_the_tables_to_export_are_chosen_by_name(tables: Path, tmp_path: Path) -> None:
    assert chosen(tables, tmp_path / "1", "long", "Deep", "LONG") == ["Long", "Deep"]
    assert chosen(tables, tmp_path / "2", "MSysObjects") == ["MSysObjects"]
    assert "MSysObjects" in chosen(tables, tmp_path / "3", system=True)
    with pytest.raises(MissingFile) as caught:
        chosen(tables, tmp_path / "4", "None")
    assert caught.value.code is Code.ObjectNotFound
    assert not (tmp_path / "4").exists()
