"""The window tells copies of one instance apart by their folder, and lists files that are only copies as that."""

from __future__ import annotations

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from engine.progress import Cancel
from tests.datasets import copy_of, dataset
from tests.ui.window import Window
from ui.models.instances import file_rows, identity
from ui.models.plan import source_of
from ui.models.protection import messages


def test_a_copy_inside_the_folder_is_listed_as_one(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "dhcp"
    copy_of(dataset("srum-win11-dirty"), folder)
    copy_of(dataset("srum-win11-dirty"), folder / "backup" / "new")
    shutil.copyfile(folder / "SRUDB.dat", folder / "SRUDB.dat.bak")
    window = Window(qtbot, tmp_path / "home", [folder])
    try:
        window.until(lambda: len(window.application.inventory.instances) == 2)
        found = {each.directory: each for each in window.application.inventory.instances}
        whole, copy = found[folder], found[folder / "backup" / "new"]
        assert whole.name == copy.name
        assert identity(whole) != identity(copy)
        assert any("is inside its folder" in message.what for message in messages(whole))
        assert any("It is a copy inside" in message.what for message in messages(copy))
        rows = {row[0].text: (row[1].text, row[4].text) for row in file_rows(whole, (), Cancel())}
        assert rows["SRUDB.dat.bak"] == ("Copy", "a copy of SRUDB.dat, or an older state of it")
        for each in (whole, copy):
            assert source_of(each).open().state().identity == each.identity
    finally:
        window.close()
