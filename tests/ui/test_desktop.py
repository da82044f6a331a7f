"""The program on a desktop: its menu entry, its description for software centres, its icon."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.datasets import PROJECT
from tests.ui.window import Window
from ui.__main__ import argument_parser
from ui.icons import WINDOW_SIZES

FOLDER = PROJECT / "resources" / "desktop"
ENTRY = FOLDER / "ese-backup-manager.desktop"
METAINFO = FOLDER / "ese-backup-manager.metainfo.xml"
VALIDATORS = {
    "desktop-file-validate": ["desktop-file-validate", "--warn-kde", str(ENTRY)],
    "appstreamcli": ["appstreamcli", "validate", "--no-net", str(METAINFO)],
}


@pytest.mark.parametrize("validator", VALIDATORS)
def test_the_files_are_valid(validator: str) -> None:
    if shutil.which(validator) is None:
        pytest.skip(f"{validator} is not installed: tools/setup dev installs it")
    done = subprocess.run(VALIDATORS[validator], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_files_name_what_is_installed() -> None:
    scripts = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    programs = {*scripts["scripts"], *scripts["gui-scripts"]}
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(ENTRY, encoding="utf-8")
    for section in entry.sections():
        program, *arguments = entry[section]["Exec"].split()
        assert program in programs
        argument_parser().parse_args([argument for argument in arguments if argument != "%F"])
    assert (FOLDER / f"{entry['Desktop Entry']['Icon']}.svg").is_file()
    root = ElementTree.parse(METAINFO).getroot()
    assert {each.text for each in root.iter("binary")} == programs
    assert [each.text for each in root.iter("launchable")] == [ENTRY.name]


def test_the_window_has_the_icon(qtbot: QtBot, tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setWindowIcon(QIcon())
    window = Window(qtbot, tmp_path, [])
    try:
        icon = window.application.window.windowIcon()
        assert [size.width() for size in icon.availableSizes()] == list(WINDOW_SIZES)
        for size in WINDOW_SIZES:
            image = icon.pixmap(size, size).toImage()
            assert image.pixelColor(0, 0).alpha() < 255  # the corners are round
            assert image.pixelColor(size // 2, size - size // 8) == QColor("#2459d6")
    finally:
        window.close()
