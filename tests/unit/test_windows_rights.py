"""Folders and pipes that only their user can reach, on Windows itself; skipped elsewhere."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from engine.control.published import find_published
from engine.control.remote import live_state
from engine.control.runtime_folder import check_private, make_private
from engine.error_codes import Code
from engine.errors import StorageFault
from engine.files import LocalFileSystem
from tests.builders.wire_client import running

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="access control lists are those of Windows")


@pytest.fixture
def rights() -> ModuleType:
    return import_module("engine.files.windows_rights")


def test_a_folder_that_is_made_private(tmp_path: Path, rights: ModuleType) -> None:
    folder = make_private(LocalFileSystem(), tmp_path / "run")
    assert rights.is_only_mine(folder)
    (folder / "token").write_bytes(b"secret")
    assert (folder / "token").read_bytes() == b"secret", "its user reads and writes in it"
    assert make_private(LocalFileSystem(), folder) == folder


def test_a_folder_that_others_reach_is_refused(tmp_path: Path, rights: ModuleType) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    subprocess.run(["icacls", str(folder), "/grant", "*S-1-1-0:(OI)(CI)F"], check=True, capture_output=True)
    assert not rights.is_only_mine(folder)
    with pytest.raises(StorageFault) as caught:
        check_private(folder)
    assert caught.value.code is Code.FileAccessDenied
    rights.make_only_mine(folder)
    check_private(folder)


def test_the_user_has_an_identifier(rights: ModuleType) -> None:
    assert rights.own_sid().startswith("S-1-5-")


def test_an_instance_is_found_while_it_runs(tmp_path: Path) -> None:
    place = tmp_path / "run"
    with running(tmp_path / "live", place=place) as (_, published):
        assert [found.id for found in find_published(place)] == [published.id]
        assert live_state(published).generation == 1
    assert find_published(place) == [] and list(place.iterdir()) == []
