"""Each page in a language that does not exist: all that it says was asked for, longer texts have room; eyes, keys
and screen readers reach everything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from tests.builders.small_instance import write_small_instance
from tests.ui.languages.pseudo import marked_up, pseudo_language
from tests.ui.languages.visible import at_last, clipped, unmarked, untranslated
from tests.ui.reach import ambiguous, out_of_reach, squeezed, trapped, unspoken
from tests.ui.window import Window

SIZES = ((900, 600), (1280, 840))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, qapp: QCoreApplication) -> Iterator[Window]:
    """An instance with a backup, in the pseudo language."""
    with pseudo_language(qapp):
        folder = write_small_instance(tmp_path / "source", last=3)
        (tmp_path / "backups").mkdir()
        made = Window(qtbot, tmp_path / "home", [folder])
        made.back_up.choose(made.application.inventory.instances[0])
        made.plan(tmp_path / "backups")
        made.finish(made.start())
        yield made
        made.close()


def test_the_marks() -> None:
    assert marked_up("&Save {}…") == "⟦&Save {}··⟧…"
    assert unmarked("⟦one⟧ two 0x5C three.edb KiB") == ["two"]


def test_every_page(window: Window, qtbot: QtBot) -> None:
    shell = window.application.window
    wrong: dict[str, set[str]] = {}
    for name in window.application.wayfinder.names:
        window.application.show_page(name)
        qtbot.wait(30)
        wrong[name] = untranslated(shell)
        for size in SIZES:
            shell.resize(*size)
            found = at_last(shell, qtbot, clipped, out_of_reach, squeezed)
            wrong[name] |= {f"{size[0]}×{size[1]} {each}" for each in found}
        wrong[name] |= unspoken(shell) | trapped(shell) | ambiguous(shell)
    assert {name: sorted(each) for name, each in wrong.items() if each} == {}
