"""Paths that anybody may have typed: where the system refuses to look, nothing is there, and nothing fails."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.local_paths import is_file, is_folder, is_there
from app.schedulers.scheduler import Deviation, compared
from app.schedulers.spec import Spec
from app.snapshots.source import places
from app.unattended.gate import disk_of

TOO_LONG = "x" * 5000


def test_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert (is_folder(tmp_path), is_file(tmp_path), is_there(tmp_path)) == (True, False, True)
    assert (is_folder(file), is_file(file), is_there(file)) == (False, True, True)


@pytest.mark.parametrize("name", ["gone", TOO_LONG, "a\0b"])
def test_what_is_not_there_or_no_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert (is_folder(path), is_file(path), is_there(path)) == (False, False, False)
    assert disk_of(path) == disk_of(tmp_path)
    assert places([path]) == [tmp_path]


def test_an_entry_whose_program_is_no_name() -> None:
    wanted = Spec(("/opt/ese-backup",), timedelta(minutes=5))
    (found,) = compared(Spec((f"/{TOO_LONG}",), timedelta(minutes=5)), wanted)
    assert found.what is Deviation.PROGRAM and "which does not exist" in found.text
