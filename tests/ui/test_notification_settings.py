"""The notifications in the settings: channels added, changed, tried and removed, and the rules, by clicks."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.jobs.job import QuietHours, Weekday
from app.notify.decide import DigestTime
from app.notify.file import NotifyFile
from app.notify.settings import DESKTOP, MailSettings, Notifications, SyslogSettings, Tls, WebhookSettings
from app.notify.state import ChannelResult
from app.status.values import Severity
from tests.ui.lone_page import context_in, end, nameless
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.levels import Level
from ui.pages.settings.channel_dialog import ChannelDialog
from ui.pages.settings.notifications import NotificationSettings
from ui.pages.settings.secret_field import SecretField
from ui.panels.command_dialog import CommandDialog
from ui.theme import ThemeController
from ui.values.message import Message

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> NotificationSettings:
    made = NotificationSettings(context)
    qtbot.addWidget(made, before_close_func=partial(end, context, made))
    made.resize(760, 620)
    made.show()
    qtbot.waitExposed(made)
    settle(qtbot, context)
    return made


def settle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.background.is_busy("notifications"), timeout=PATIENCE_MS)


def kept(context: Context) -> Notifications:
    return NotifyFile(context.locations.notify).load()


def click(button: QWidget) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def cells(panel: NotificationSettings) -> list[str]:
    """What the selected row shows."""
    model, row = panel.table.model(), panel.table.currentIndex().row()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def choose(qtbot: QtBot, panel: NotificationSettings, name: str) -> None:
    """Select the row of that channel, as soon as it is there."""
    model = panel.table.model()

    def chosen() -> bool:
        rows = [row for row in range(model.rowCount()) if model.index(row, 0).data() == name]
        panel.table.setCurrentIndex(model.index(rows[0] if rows else -1, 0))
        return panel.current == name

    qtbot.waitUntil(chosen, timeout=PATIENCE_MS)


def line(dialog: ChannelDialog, name: str) -> QLineEdit:
    widget = dialog.fields[name]
    assert isinstance(widget, QLineEdit)
    return widget


def shown_now(kind: type[W]) -> W:
    """The dialog of that kind that is open."""
    (found,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    return found


def command_lines() -> list[str]:
    """Those that are shown, in a dialog that is closed then."""
    dialog = shown_now(CommandDialog)
    dialog.close()
    return dialog.line.toPlainText().splitlines()


def until_said(qtbot: QtBot, panel: NotificationSettings, level: Level) -> Message:
    """What the banner says, once it says that."""
    qtbot.waitUntil(lambda: getattr(panel.banner.message, "level", None) is level, timeout=PATIENCE_MS)
    assert panel.banner.message is not None
    return panel.banner.message


def opened(panel: NotificationSettings, kind: str) -> ChannelDialog:
    """Choose ``kind`` in the menu of the button."""
    words = {"mail": "Mail", "webhook": "Webhook", "apprise": "Service (apprise)", "syslog": "Journal or syslog"}
    next(action for action in panel.add_menu.actions() if action.text() == words[kind]).trigger()
    return shown_now(ChannelDialog)


def test_a_mail_channel_is_added_changed_and_removed(
    qtbot: QtBot, context: Context, panel: NotificationSettings, tmp_path: Path
) -> None:
    assert cells(panel)[:2] == ["desktop", "Desktop"] and not panel.edit_button.isEnabled()
    dialog = opened(panel, "mail")
    assert not dialog.save.isEnabled() and dialog.trouble.text()
    dialog.name.setText("admins")
    QTest.keyClicks(line(dialog, "host"), "smtp.example.org")
    QTest.keyClicks(line(dialog, "sender"), "backup@example.org")
    QTest.keyClicks(line(dialog, "to"), "a@example.org, b@example.org")
    QTest.keyClicks(line(dialog, "user"), "backup")
    assert "no password" in dialog.trouble.text() and not dialog.save.isEnabled()
    password = dialog.fields["password"]
    assert isinstance(password, SecretField)
    password.place.setCurrentIndex(2)
    QTest.keyClicks(password.text, str(tmp_path / "password"))
    assert dialog.trouble.text() == ""
    shown_line = dialog.show_command().line.toPlainText()
    assert "notify add mail admins" in shown_line and f"--password-file {tmp_path / 'password'}" in shown_line
    shown_now(CommandDialog).close()
    click(dialog.save)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=PATIENCE_MS)
    wanted = MailSettings(
        "admins",
        "smtp.example.org",
        "backup@example.org",
        ("a@example.org", "b@example.org"),
        user="backup",
        password=f"file:{tmp_path / 'password'}",
    )
    assert kept(context).channels == (wanted,)
    choose(qtbot, panel, "admins")
    assert cells(panel)[:2] == ["admins", "Mail"]
    assert cells(panel)[4] == "a@example.org, b@example.org by smtp.example.org"
    assert cells(panel)[2] == "none yet"

    click(panel.edit_button)
    dialog = shown_now(ChannelDialog)
    assert dialog.name.isReadOnly() and line(dialog, "to").text() == "a@example.org, b@example.org"
    tls = dialog.fields["tls"]
    assert isinstance(tls, QComboBox)
    tls.setCurrentIndex(2)
    assert "without TLS" in dialog.trouble.text() and not dialog.command_button.isEnabled()
    tls.setCurrentIndex(1)
    click(dialog.command_button)
    assert [each.split(" ", 3)[2] for each in command_lines()] == ["remove", "add"]
    dialog.least.setCurrentIndex(2)
    click(dialog.save)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=PATIENCE_MS)
    (changed,) = kept(context).channels
    assert isinstance(changed, MailSettings)
    assert (changed.tls, changed.least) == (Tls.IMPLICIT, Severity.CRITICAL)

    click(panel.remove_button)
    box = shown_now(QMessageBox)
    click(next(button for button in box.buttons() if button.text() == "Remove"))
    qtbot.waitUntil(lambda: kept(context).channels == (), timeout=PATIENCE_MS)
    qtbot.waitUntil(panel.empty.isVisible, timeout=PATIENCE_MS)
    assert panel.current == "desktop" and not panel.remove_button.isEnabled()


def test_what_prevents_saving_is_said_in_the_dialog(
    qtbot: QtBot, context: Context, panel: NotificationSettings
) -> None:
    NotifyFile(context.locations.notify).add(SyslogSettings("journal"))
    dialog = opened(panel, "syslog")
    dialog.name.setText("not a name")
    assert "cannot be the name" in dialog.trouble.text()
    dialog.name.setText("journal")
    click(dialog.save)
    qtbot.waitUntil(lambda: dialog.banner.message is not None, timeout=PATIENCE_MS)
    assert dialog.isVisible() and dialog.save.isEnabled()
    assert dialog.banner.message is not None and "already" in dialog.banner.message.why
    assert nameless(dialog) == []
    dialog.reject()


class Receiver:
    """A web server on this machine that keeps what it is sent; ``code`` is what it answers."""

    def __init__(self) -> None:
        self.got: list[dict[str, object]] = []
        self.code = 204
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                receiver.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(receiver.code)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """The tests say enough."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


def test_a_test_message_is_sent_and_its_result_stays(
    qtbot: QtBot, context: Context, panel: NotificationSettings, receiver: Receiver
) -> None:
    NotifyFile(context.locations.notify).add(WebhookSettings("hook", receiver.url))
    panel.look()
    choose(qtbot, panel, "hook")
    click(panel.test_button)
    assert not panel.test_button.isEnabled()
    assert panel.banner.message is not None and panel.banner.message.level is Level.RUNNING
    until_said(qtbot, panel, Level.SUCCESS)
    assert len(receiver.got) == 1
    qtbot.waitUntil(lambda: cells(panel)[2] == "arrived just now", timeout=PATIENCE_MS)
    assert panel.test_button.isEnabled()
    receiver.code = 403
    click(panel.test_button)
    assert "403" in until_said(qtbot, panel, Level.ERROR).why
    qtbot.waitUntil(lambda: cells(panel)[2] == "failed just now, 1 try", timeout=PATIENCE_MS)


def test_the_rules_are_kept(qtbot: QtBot, context: Context, panel: NotificationSettings) -> None:
    form = panel.rules
    assert not form.begin.isEnabled() and not form.day.isEnabled()
    click(form.quiet)
    form.begin.setTime(QTime(21, 30))
    form.begin.editingFinished.emit()
    click(form.digest)
    form.day.setCurrentIndex(form.day.findData(Weekday.FRIDAY))
    form.day.activated.emit(form.day.currentIndex())
    form.remind.setValue(12)
    form.remind.editingFinished.emit()
    click(form.criticals)

    def saved() -> bool:
        rules = kept(context).rules
        return (rules.quiet, rules.digest, rules.remind, rules.quiet_criticals) == (
            QuietHours(time(21, 30), time(7)),
            DigestTime(Weekday.FRIDAY, time(8)),
            timedelta(hours=12),
            True,
        )

    qtbot.waitUntil(saved, timeout=PATIENCE_MS)
    click(form.quiet)
    qtbot.waitUntil(lambda: kept(context).rules.quiet is None, timeout=PATIENCE_MS)
    click(panel.desktop)
    qtbot.waitUntil(lambda: not kept(context).desktop, timeout=PATIENCE_MS)


def test_a_file_that_cannot_be_used_is_said_and_left_alone(
    qtbot: QtBot, context: Context, panel: NotificationSettings
) -> None:
    text = "desktop = maybe\n"
    context.locations.notify.parent.mkdir(parents=True, exist_ok=True)
    context.locations.notify.write_text(text)
    panel.look()
    qtbot.waitUntil(lambda: panel.banner.message is not None, timeout=PATIENCE_MS)
    assert panel.banner.message is not None and "line 1" in panel.banner.message.as_text()
    assert context.locations.notify.read_text() == text
    context.locations.notify.write_text('[channel.bad]\ntype = "mail"\n')
    panel.look()
    choose(qtbot, panel, "bad")
    assert cells(panel)[0] == "bad" and cells(panel)[2] == "cannot be used"
    assert panel.remove_button.isEnabled() and not panel.edit_button.isEnabled()


def test_everything_has_a_name(panel: NotificationSettings) -> None:
    assert nameless(panel) == []
    for kind in ("mail", "webhook", "apprise", "syslog"):
        dialog = opened(panel, kind)
        assert nameless(dialog) == [], kind
        dialog.reject()


def test_a_desktop_that_failed_shows_no_problems(
    qtbot: QtBot, context: Context, panel: NotificationSettings
) -> None:
    assert "in this window and on this desktop" in panel.empty.text()
    now = datetime.now(UTC)
    refused = ChannelResult(DESKTOP, now, "a test", "no answer", failures=1)
    panel.found = replace(panel.found, results={DESKTOP: refused})
    panel._show()
    assert "only shown in this window: this desktop did not take the last message" in panel.empty.text()
    click(panel.desktop)
    qtbot.waitUntil(lambda: not panel.found.settings.desktop, timeout=PATIENCE_MS)
    assert panel.empty.text() == "No channels. Problems are only shown in this window."
