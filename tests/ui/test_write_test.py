"""The live test of a destination in the window: line by line, with why it was refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from tests.ui.windows import PATIENCE_MS, shown
from ui.panels.write_test import WriteTestList, step_text, step_title
from ui.widgets.text import TextLabel
from ui.worker import Background


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def texts(view: WriteTestList) -> list[str]:
    return [label.accessibleName() for label in view.findChildren(TextLabel) if label.isVisible()]


def test_each_step_has_a_line(qtbot: QtBot, background: Background, tmp_path: Path) -> None:
    view = WriteTestList(background)
    shown(qtbot, view, 600, 300)
    view.hide()
    with qtbot.waitSignal(view.tested, timeout=PATIENCE_MS) as told:
        view.test(tmp_path)
        assert view.isVisible() and view.is_running
    assert told.args == [True]
    said = texts(view)
    assert f"Backups can be written to {tmp_path}." in said
    assert {step_title(kind) for kind in engine.WriteStepKind} <= set(said)
    assert all(step_text(step) in said for step in view.steps)
    assert list(tmp_path.iterdir()) == []

    file = tmp_path / "file"
    file.write_bytes(b"")
    with qtbot.waitSignal(view.tested, timeout=PATIENCE_MS) as told:
        view.test(file)
    assert told.args == [False]
    said = texts(view)
    assert f"Backups cannot be written to {file}." in said
    assert f"{file} is a file, not a folder." in said
    assert "Choose a folder." in said
    assert said.count("not tested") == 5

    with qtbot.waitSignal(view.tested, timeout=PATIENCE_MS) as told:
        view.test(engine.parse_place("ftp://bucket/prefix"))
    assert told.args == [False]
    view.clear()
    assert view.isHidden() and view.place is None
