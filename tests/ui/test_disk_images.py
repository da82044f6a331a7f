"""A disk image in the window: dropped, looked through, and shown like a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import engine
from engine.images import volumes
from engine.progress import Cancel
from tests.builders.small_instance import write_small_instance
from tests.images.disks import BASIC_DATA, converted, gpt_disk, need_readers
from tests.images.ntfs_volume import ntfs_volume
from tests.ui.lone_page import context_in, nameless
from tests.ui.window import Open
from ui.models.instances import file_rows, header_rows, table_rows
from ui.models.places import place_of
from ui.pages.instances import adding
from ui.pages.instances.unlocking import RecoveryKeyDialog
from ui.theme import ThemeController


@pytest.fixture
def image(tmp_path: Path) -> Path:
    need_readers()
    folder = write_small_instance(tmp_path / "small")
    with ntfs_volume(tmp_path / "volume", 8 << 20) as ntfs:
        ntfs.tree(folder, "Windows/NTDS")
    gpt_disk(tmp_path / "disk.raw", [(BASIC_DATA, tmp_path / "volume")])
    return converted(tmp_path / "disk.raw", tmp_path / "server.vhdx", "vhdx")


def test_an_image_is_dropped_and_this_computer_is_scanned(
    open_window: Open, image: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    page, preferences = window.instances, window.application.preferences
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(image))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dropped, buttons, keys))
    window.until(lambda: page.chosen is not None)
    assert preferences.value.folders == (str(image),)
    instance = page.chosen
    assert instance is not None and instance.directory == Path(f"{image}::1/Windows/NTDS")
    files = file_rows(instance, (), Cancel())
    assert {row[0].text for row in files} >= {path.name for path in instance.paths}
    assert all(row[3].text != "gone" for row in files)
    database = instance.databases[0].path
    assert header_rows(database, Cancel()) and table_rows(database, Cancel())

    monkeypatch.setattr(adding, "usual_folders", lambda: iter([tmp_path / "small", tmp_path / "empty"]))
    (tmp_path / "empty").mkdir()
    page.adding.computer.trigger()
    window.until(lambda: str(tmp_path / "small") in preferences.value.folders)
    assert set(preferences.value.folders) == {str(image), str(tmp_path / "small")}
    assert page.adding.computer.isEnabled()


def test_what_is_dropped_is_watched_as_what_it_is(image: Path) -> None:
    assert place_of(image) == image
    assert place_of(image.parent) == image.parent
    assert place_of(image.parent / "small" / "edb.log") == image.parent / "small"


def test_the_key_of_an_encrypted_image_is_asked_for(
    image: Path, tmp_path: Path, theme: ThemeController, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bitlocker = pytest.importorskip("tests.images.bitlocker", reason="cryptography is not installed")
    monkeypatch.delenv(volumes.KEY_VARIABLE, raising=False)
    monkeypatch.setattr(volumes, "_kept", [])
    bitlocker.encrypt(tmp_path / "volume")
    disk = tmp_path / "secret.raw"
    gpt_disk(disk, [(BASIC_DATA, tmp_path / "volume")])
    with context_in(tmp_path / "home", theme) as context:
        page = QWidget()
        qtbot.addWidget(page)
        adding.Adding(context, page).add(disk)
        qtbot.waitUntil(lambda: bool(page.findChildren(RecoveryKeyDialog)))
        (dialog,) = page.findChildren(RecoveryKeyDialog)
        assert volumes.KEY_VARIABLE in dialog.key.accessibleDescription() and not nameless(dialog)
        assert not dialog.unlock_button.isEnabled()
        dialog.key.setText("123")
        dialog.unlock_button.click()
        qtbot.waitUntil(lambda: "not a BitLocker recovery key" in dialog.trouble.text())
        dialog.key.setText(bitlocker.RECOVERY_KEY)
        with qtbot.waitSignal(dialog.accepted):
            dialog.unlock_button.click()
        (volume,) = engine.list_volumes(disk)
        assert volume.error is None and context.preferences.value.folders == (str(disk),)
