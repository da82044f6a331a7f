"""The Restore page as tests walk through it: chains to restore, the page on its own, its steps."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import engine
from tests.builders.big_database import grow, write_instance
from tests.ui.lone_page import end
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.pages.restore.page import CHECKS, WHERE, RestorePage


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=PATIENCE_MS)


def click(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def back_up(source: Path, destination: Path, kind: engine.Kind = engine.Kind.FULL) -> Path:
    made = engine.run_backup(
        engine.AtRestSource((source,)), engine.LocalFolder(destination), kind, options=engine.Options(create=True)
    )
    return made.chain


def grown_chain(tmp_path: Path) -> Path:
    """A full backup and two incrementals."""
    write_instance(tmp_path / "source")
    back_up(tmp_path / "source", tmp_path / "store")
    for _ in range(2):
        grow(tmp_path / "source")
        chain = back_up(tmp_path / "source", tmp_path / "store", engine.Kind.INCREMENTAL)
    return chain


def shown_page(qtbot: QtBot, context: Context, destination: Path | None = None) -> RestorePage:
    """The page with the chains of ``destination`` listed."""
    page = RestorePage(context)
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    page.resize(1000, 640)
    page.show()
    qtbot.waitExposed(page)
    if destination:
        context.preferences.change(lambda settings: settings.with_destination(str(destination)))
        until(qtbot, lambda: bool(page.what.chains.model.chains))
    return page


def go_to_checks(qtbot: QtBot, page: RestorePage, chain: Path, target: Path, *, as_copied: bool = False) -> None:
    page.begin(chain)
    until(qtbot, page.next_button.isEnabled)
    click(page.next_button)
    assert page.at == WHERE
    assert page.where.path.hasFocus()
    page.where.path.setText(str(target))
    page.where.as_copied.setChecked(as_copied)
    until(qtbot, page.next_button.isEnabled)
    click(page.next_button)
    assert page.at == CHECKS
    until(qtbot, lambda: page.draft.plan is not None)


def is_chosen(page: RestorePage, chain: Path) -> bool:
    return page.draft.chain is not None and page.draft.chain.path == chain


def same_files(chain: Path, target: Path, but: tuple[str, ...] = ()) -> None:
    """Every restored file is the one that the manifest lists, ``but`` those apart, and there is no other."""
    manifest = engine.read_manifest(engine.LocalFileSystem(), chain)
    listed = {file.name: file.checksum for file in manifest.files}
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in target.iterdir()}
    assert found.keys() == listed.keys()
    assert {name for name in found if found[name] != listed[name]} <= set(but)
