"""Notifications arrive at a real server on a session bus, their actions come back, and the window never waits."""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from app.notify.decide import Notice, NoticeType
from app.notify.message import NoticeMessage, check_message, problems_message
from app.notify.tell import TellReport, tell
from app.status.values import ProblemType, Severity, StatusProblem
from engine.errors import JetError
from tests.builders.overviews import NOW, overview_of, problem, with_channels
from tests.datasets import PROJECT
from ui.desktop_notifications import DesktopNotifications
from ui.worker import Background

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no D-Bus")


@dataclass
class Desktop:
    """A session with a server of notifications."""

    process: subprocess.Popen[str]
    address: str
    lines: queue.Queue[str] = field(default_factory=queue.Queue)
    seen: int = 0

    def bus(self) -> QDBusConnection:
        return QDBusConnection.connectToBus(self.address, self.address)

    def shown(self) -> dict[str, Any]:
        """The next notification."""
        found: dict[str, Any] = json.loads(self.lines.get(timeout=60))
        return found

    def choose(self, number: int, action: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"ACTION {number} {action}\n")
        self.process.stdin.flush()


@contextmanager
def session(*words: str) -> Iterator[Desktop]:
    """A session whose server of notifications can do that."""
    if shutil.which("dbus-run-session") is None:
        pytest.skip("dbus-run-session is not installed")
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.servers.notification_server", *words]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=PROJECT, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)
    assert process.stdin and process.stdout
    with process, process.stdin, process.stdout:
        desktop = Desktop(process, process.stdout.readline().strip())
        assert desktop.address

        def read() -> None:
            assert process.stdout
            for line in process.stdout:
                desktop.lines.put(line)

        thread = threading.Thread(target=read)
        thread.start()
        yield desktop
        QDBusConnection.disconnectFromBus(desktop.address)
        process.stdin.close()
        thread.join()


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    with session("actions", "markup") as found:
        yield found


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    found = Background()
    yield found
    found.close()


def alarm(subject: str = "DHCP", severity: Severity = Severity.CRITICAL, count: int = 1) -> NoticeMessage:
    def each(number: int) -> Notice:
        named = subject if count == 1 else f"{subject}{number}"
        wrong = StatusProblem(
            ProblemType.TOO_OLD, severity, named, "The backup is <b>old</b> & bad" + "!" * number, "Back it up."
        )
        return Notice(NoticeType.ALARM, wrong, NOW, None, f"{named}-{number}")

    return problems_message([each(number) for number in range(count)], "host1", "desktop", NOW)


def test_a_notification_arrives_and_its_action_comes_back(
    qtbot: QtBot, background: Background, desktop: Desktop
) -> None:
    notifications = DesktopNotifications(background, bus=desktop.bus)
    notifications.show(alarm())
    qtbot.waitUntil(lambda: not desktop.lines.empty())
    shown = desktop.shown()
    assert shown["summary"] == "Critical: DHCP: The backup is <b>old</b> & bad"
    assert (shown["program"], shown["icon"], shown["expires"]) == ("ESE Backup Manager", "ese-backup-manager", 0)
    assert shown["body"] == "Back it up." and shown["actions"] == ["default", "Show", "show", "Show"]
    assert shown["hints"] == {"desktop-entry": "ese-backup-manager"}
    qtbot.waitUntil(lambda: not background.is_busy(f"desktop {alarm().id}"))
    for action in ("show", "default"):
        with qtbot.waitSignal(notifications.asked) as asked:
            desktop.choose(shown["number"], action)
        assert asked.args == ["show", "DHCP"]


def test_only_our_notifications_lead_somewhere(qtbot: QtBot, background: Background, desktop: Desktop) -> None:
    notifications = DesktopNotifications(background, bus=desktop.bus)
    heard: list[tuple[str, str]] = []
    notifications.asked.connect(lambda *asked: heard.append(asked))
    notifications.show(alarm(severity=Severity.WARNING, count=5))
    qtbot.waitUntil(lambda: not desktop.lines.empty())
    shown = desktop.shown()
    assert shown["expires"] == -1 and shown["body"].count("\n") == 3 and shown["body"].endswith("And 2 more.")
    assert "DHCP0: The backup is &lt;b&gt;old&lt;/b&gt; &amp; bad." in shown["body"]
    qtbot.waitUntil(lambda: not background.is_busy(f"desktop {alarm(count=5).id}"))
    desktop.choose(shown["number"] + 100, "show")
    desktop.choose(shown["number"], "other")
    desktop.choose(shown["number"], "show")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("show", "")], "of several problems, the overview is shown"


def told(qtbot: QtBot, background: Background, work: Callable[[], TellReport]) -> TellReport:
    """What a look in another thread came to."""
    reports: list[TellReport] = []
    background.ask("tell", lambda _cancel: work(), reports.append)
    qtbot.waitUntil(lambda: bool(reports))
    return reports[0]


def test_alarm_silence_and_recovery_on_the_desktop(
    qtbot: QtBot, background: Background, desktop: Desktop, tmp_path: Path
) -> None:
    notifications = DesktopNotifications(background, bus=desktop.bus)
    home = with_channels(tmp_path, desktop=True)
    counts = []
    for minutes in range(0, 90, 15):
        there = [problem()] if 15 <= minutes < 60 else []
        now = NOW + timedelta(minutes=minutes)
        report = told(
            qtbot,
            background,
            lambda there=there, now=now: tell(  # type: ignore[misc]
                overview_of(*there), home, now=now, desktop=notifications.channel
            ),
        )
        assert all(result.ok for result in report.sent)
        counts.append(len(report.sent))
    assert counts == [0, 1, 0, 0, 0, 1]
    assert desktop.shown()["summary"].startswith("Critical: DHCP")
    assert desktop.shown()["summary"].startswith("Over: DHCP")
    assert desktop.lines.empty()


def test_a_server_without_actions_and_markup_gets_none(qtbot: QtBot, background: Background) -> None:
    with session() as plain:
        DesktopNotifications(background, bus=plain.bus).show(alarm(count=2))
        qtbot.waitUntil(lambda: not plain.lines.empty())
        shown = plain.shown()
    assert shown["actions"] == [] and "<b>old</b> & bad" in shown["body"]


def failure(qtbot: QtBot, notifications: DesktopNotifications) -> JetError:
    with qtbot.waitSignal(notifications.failed) as failed:
        notifications.show(check_message("host1", "desktop", NOW))
    error = failed.args[0]
    assert isinstance(error, JetError) and error.hint and "the desktop" in error.message
    return error


def test_a_desktop_without_a_server_or_a_bus_is_a_failure(qtbot: QtBot, background: Background) -> None:
    with session("nothing") as empty:
        error = failure(qtbot, DesktopNotifications(background, bus=empty.bus))
        assert "org.freedesktop.Notifications" in error.message
    nowhere = QDBusConnection.connectToBus("unix:path=/nonexistent/bus", "nowhere")
    assert "no session bus" in failure(qtbot, DesktopNotifications(background, bus=lambda: nowhere)).message


def test_a_server_that_hangs_never_holds_the_window_up(qtbot: QtBot, background: Background) -> None:
    """It goes on while the other thread waits for three seconds; where it waited itself, nothing would tick."""
    ticks = 0

    def tick() -> None:
        nonlocal ticks
        ticks += 1

    timer = QTimer(interval=20)
    timer.timeout.connect(tick)
    with session("hangs") as hanging:
        timer.start()
        error = failure(qtbot, DesktopNotifications(background, bus=hanging.bus))
        timer.stop()
    assert ticks > 20, "the window waited"
    assert error.hint


def test_a_click_on_the_message_of_the_tray_icon_leads_to_it(qtbot: QtBot, background: Background) -> None:
    """The tray icon of a platform without a tray shows no messages, and that is a failure like any other."""
    tray = QSystemTrayIcon()
    nowhere = QDBusConnection.connectToBus("unix:path=/nonexistent/bus", "nowhere")
    notifications = DesktopNotifications(background, bus=lambda: nowhere)
    notifications.set_tray(tray)
    with qtbot.waitSignal(notifications.asked) as asked:
        tray.messageClicked.emit()
    assert asked.args == ["show", ""]
    assert "no session bus" in failure(qtbot, notifications).message
    notifications.set_tray(None)
    with qtbot.assertNotEmitted(notifications.asked):
        tray.messageClicked.emit()
