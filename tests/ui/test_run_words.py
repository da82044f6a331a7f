"""What is said of a run that has ended: one duration, what can be done about damage, where its events end."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

import engine
from app.history.history import History
from app.history.runs import RunOperation, RunState
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.verify import VerifyRequest
from engine.error_codes import Code
from engine.progress import Event, Operation, Stage
from ui.live_run import LiveRun, plan_of
from ui.models.evidence import advises_restore
from ui.models.instances import RowsModel, plain
from ui.models.place_names import instance_at
from ui.panels.fitted_height import MOST_ROWS, WholeTable
from ui.panels.sorted_table import SortedTable
from ui.widgets.buttons import ActionButton, allow


def a_run(history: History, source: Path) -> LiveRun:
    request = BackupRequest(FilesAtRest((source,), name="edb"), source / "to", engine.Kind.FULL)
    return LiveRun(1, plan_of(request), history)


def test_a_run_has_one_duration(tmp_path: Path) -> None:
    """The graph ran on until the window had heard of the end."""
    with History(tmp_path / "history.sqlite3") as history:
        run = a_run(history, tmp_path)
        begun = history.begin_run("edb", RunOperation.BACKUP, "full")
        moment = begun.started + timedelta(seconds=2)
        history.clock = lambda: moment
        ended = history.end_run(begun, RunState.SUCCESS)
        run.last = Event(Operation.BACKUP, Stage.COMPLETE, 100, 100)
        run.samples = [(0.5, 10.0), (1.0, 20.0), (2.4, 30.0)]
        run.run = ended
        run._end()
        assert run.seconds == ended.seconds == 2.0
        assert run.samples == [(0.5, 10.0), (1.0, 20.0), (2.0, 20.0)]
        run.samples = [(0.5, 10.0)]
        run._end()
        assert [at for at, _ in run.samples] == [0.0, 2.0]
        assert run.mean_rate == 50.0
        run.samples = [(0.5, 0.0), (1.0, 0.0)]
        run._end()
        assert run.samples == [(0.0, 50.0), (2.0, 50.0)], "what it read between two looks was read"


def test_damage_is_answered_by_a_restore(tmp_path: Path) -> None:
    """The message advised it, and no button did it."""
    with History(tmp_path / "history.sqlite3") as history:
        run = a_run(history, tmp_path)
        run.error = Code.ReadVerifyFailure.error("Page 6 fails its checksum.")
        assert advises_restore(run)
        run.error = Code.DiskFull.error("The disk is full.")
        assert not advises_restore(run)
        copy = LiveRun(2, plan_of(VerifyRequest(tmp_path)), history)
        copy.error = Code.ReadVerifyFailure.error("The history is damaged.")
        assert not advises_restore(copy), "what it could not read is not what it judged"


def test_a_verification_is_named_as_a_backup_is(source: Path) -> None:
    """It was named by the folder: "Verification of mail"."""
    found = engine.scan([source]).instances
    assert instance_at(source, (), found) == found[0].name
    assert instance_at(source / "data.edb", (), found) == ""
    assert instance_at(source.parent, (), found) == ""


def test_the_last_event_is_reached_without_a_bar_in_the_table(qtbot: QtBot) -> None:
    table = SortedTable(RowsModel(["Event"], ()), "Events")
    qtbot.addWidget(table)
    WholeTable(table, least=7)
    table.show()
    least = table.minimumHeight()
    table.rows.set_rows([(plain("one"),)] * 20)
    table.resize(300, table.minimumHeight())
    assert table.minimumHeight() > least
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() == 0)
    table.rows.set_rows([(plain("one"),)] * 400)
    row = table.verticalHeader().defaultSectionSize()
    assert table.minimumHeight() - least == (MOST_ROWS - 7) * row


def test_what_cannot_be_used_says_why(qtbot: QtBot) -> None:
    action = QAction("Edit…")
    action.setToolTip("Change the job (F2)")
    button = ActionButton(action)
    qtbot.addWidget(button)
    allow(action, False, "Select one job.")
    assert (button.isEnabled(), button.toolTip()) == (False, "Select one job.")
    allow(action, True, "Select one job.")
    assert (button.isEnabled(), button.toolTip()) == (True, "Change the job (F2)")
