"""Every call of a backup into a directory that is the set itself fails once (JetBackup)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, Options, run_backup, verify_path
from engine.chain.directory import Directory
from engine.errors import JetError
from engine.files import LocalFileSystem
from tests.builders.jet_case import tree
from tests.builders.scenarios import QUICK
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.disk.fault_fs import Fault, FaultFS
from tests.share import Share, shares


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("fault", [Fault.INPUT_OUTPUT, Fault.FAILS_WHEN_DONE], ids=["at once", "when done"])
@pytest.mark.parametrize(("kind", "atomic"), [(Kind.FULL, False), (Kind.FULL, True), (Kind.INCREMENTAL, False)])
def test_every_call_fails_once(quick_path: Path, kind: Kind, atomic: bool, fault: Fault, share: Share) -> None:
    """The directory lists what it listed before, or all of the new set."""
    source, folder = write_small_instance(quick_path / "source"), quick_path / "set"
    folder.mkdir()
    options = Options(atomic=atomic, reread=QUICK)
    if kind is Kind.INCREMENTAL:
        run_backup(AtRestSource([source]), Directory(folder), Kind.FULL)
        grow_small_instance(source)
    before, failures, good = tree(folder), 0, FaultFS(LocalFileSystem())
    run_backup(AtRestSource([source]), Directory(folder, atomic=atomic, fs=good), kind, options=options)
    _put_back(folder, before)
    for call in share.of(good.calls):
        fs = FaultFS(LocalFileSystem()).fail_at(call.index, fault)
        try:
            run_backup(AtRestSource([source]), Directory(folder, atomic=atomic, fs=fs), kind, options=options)
        except JetError:
            failures += 1
            assert tree(folder) == before, fs.struck
        else:
            assert verify_path(folder / "new" if atomic else folder).ok, fs.struck
            _put_back(folder, before)
        assert fs.open_files == 0
    assert failures > share.at_least(len(good.calls)) // 3


def _put_back(folder: Path, before: dict[str, bytes | None]) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    for name, data in before.items():
        if data is None:
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(data)
