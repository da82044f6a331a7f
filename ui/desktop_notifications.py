"""Notifications of the desktop: of org.freedesktop.Notifications, or of the tray icon where there is none.

Calls of D-Bus wait for an answer, so they are made in the threads of :class:`~ui.worker.Background`, never in that
of the window. QtDBus gives Python no unsigned integers, which ``Notify`` takes: the call goes through what Qt
makes of the server's introspection, where arguments have the types of C++.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotInTime
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Q_ARG, Q_RETURN_ARG, SLOT, QMetaObject, QObject, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QSystemTrayIcon

from app.status.values import Severity
from engine.errors import JetError
from ui.worker import Background

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusInterface

    from app.notify.message import NoticeMessage

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
SHOW = "show"
_ICON = "ese-backup-manager"
_CLICK = "default"
"""The action of a click on the notification itself."""
_LIMIT_MS = 3000
_TRAY_LIMIT = 5.0
"""Seconds for which a thread waits for the tray icon."""
_REMEMBERED = 50
"""Notifications whose actions still lead somewhere."""
_FOREVER, _AS_USUAL = 0, -1


class DesktopNotifications(QObject):
    """Shows messages on the desktop. ``asked`` carries the action that a user chose (``show``) and the subject of
    the problem, empty if the message is about several; ``failed`` the ``JetError`` of what was not shown.

    ``tray`` shows what no server of notifications does. ``bus`` gives the bus; it is asked in other threads.
    """

    asked = Signal(str, str)
    failed = Signal(object)
    _sent = Signal(int, str)
    _for_tray = Signal(object, object)

    def __init__(
        self,
        background: Background,
        parent: QObject | None = None,
        tray: QSystemTrayIcon | None = None,
        *,
        bus: Callable[[], QDBusConnection] | None = None,
    ) -> None:
        super().__init__(parent)
        self._bus = bus or _session_bus
        self.channel = DesktopChannel(self)
        self._background = background
        self._tray: QSystemTrayIcon | None = None
        self._subjects: OrderedDict[int, str] = OrderedDict()
        self._tray_subject = ""
        self._listens = False
        self._sent.connect(self._remember)
        self._for_tray.connect(self._show_in_tray)
        self.set_tray(tray)

    def set_tray(self, tray: QSystemTrayIcon | None) -> None:
        """Use this icon from now on."""
        if self._tray is not None:
            self._tray.messageClicked.disconnect(self._tray_clicked)
        self._tray = tray
        if tray is not None:
            tray.messageClicked.connect(self._tray_clicked)

    def show(self, message: NoticeMessage) -> None:
        """Show a message; returns at once. ``failed`` comes if it was not shown."""
        self._background.ask(
            f"desktop {message.id}", lambda _cancel: self.deliver(message), lambda _done: None, self._tell_failed
        )

    def deliver(self, message: NoticeMessage) -> None:
        """Show a message and wait for that; never called in the thread of the window.

        Raises ESE_errServerFailed (-60001) if neither a server of notifications nor a tray icon shows it.
        """
        try:
            self._deliver_by_bus(message)
        except JetError as error:
            in_tray: Future[bool] = Future()
            wanted: SignalInstance = self._for_tray
            wanted.emit(message, in_tray)
            try:
                shown = in_tray.result(_TRAY_LIMIT)
            except NotInTime:
                shown = False
            if not shown:
                raise error from None

    def _deliver_by_bus(self, message: NoticeMessage) -> None:
        from PySide6.QtDBus import QDBusInterface  # the first paint can do without what tells others

        from app.notify.message import short_lines

        bus = self._bus()
        if not bus.isConnected():
            raise _not_shown("there is no session bus")
        abilities = _asked(bus, "GetCapabilities")
        self._listen(bus)
        lines = short_lines(message)
        body = escape("\n".join(lines), quote=False) if "body-markup" in abilities else "\n".join(lines)
        actions = [_CLICK, self.tr("Show"), SHOW, self.tr("Show")] if "actions" in abilities else []
        server = QDBusInterface(SERVICE, PATH, SERVICE, bus)
        server.setTimeout(_LIMIT_MS)
        expires = _FOREVER if message.severity is Severity.CRITICAL else _AS_USUAL
        number = _notified(server, message.headline, body, actions, expires)
        sent: SignalInstance = self._sent
        sent.emit(number, _subject_of(message))

    def _listen(self, bus: QDBusConnection) -> None:
        if not self._listens:
            slot: Any = SLOT("_invoked(uint,QString)")  # a text, whatever the stubs say
            self._listens = bus.connect(SERVICE, PATH, SERVICE, "ActionInvoked", self, slot)

    # In the window's thread.

    @Slot("uint", str)
    def _invoked(self, number: int, action: str) -> None:
        if number in self._subjects and action in (_CLICK, SHOW):
            self.asked.emit(SHOW, self._subjects[number])

    def _remember(self, number: int, subject: str) -> None:
        self._subjects[number] = subject
        while len(self._subjects) > _REMEMBERED:
            self._subjects.popitem(last=False)

    def _show_in_tray(self, message: NoticeMessage, shown: Future[bool]) -> None:
        from app.notify.message import short_lines

        tray = self._tray
        if tray is None or not tray.isVisible() or not QSystemTrayIcon.supportsMessages():
            shown.set_result(False)
            return
        icons = {
            Severity.CRITICAL: QSystemTrayIcon.MessageIcon.Critical,
            Severity.OK: QSystemTrayIcon.MessageIcon.Information,
        }
        self._tray_subject = _subject_of(message)
        icon = icons.get(message.severity, QSystemTrayIcon.MessageIcon.Warning)
        tray.showMessage(message.headline, "\n".join(short_lines(message)), icon)
        shown.set_result(True)

    def _tray_clicked(self) -> None:
        self.asked.emit(SHOW, self._tray_subject)

    def _tell_failed(self, error: JetError) -> None:
        self.failed.emit(error)


class DesktopChannel:
    """The desktop as a channel of :func:`app.notify.tell.tell`, which runs in another thread than the window."""

    def __init__(self, notifications: DesktopNotifications) -> None:
        self._notifications = notifications

    @property
    def name(self) -> str:
        from app.notify.settings import DESKTOP

        return DESKTOP

    def send(self, message: NoticeMessage) -> None:
        self._notifications.deliver(message)


def _session_bus() -> QDBusConnection:
    from PySide6.QtDBus import QDBusConnection

    return QDBusConnection.sessionBus()


def _asked(bus: QDBusConnection, method: str) -> list[Any]:
    """What the server answers, within the limit; it is started if it can be."""
    from PySide6.QtDBus import QDBus, QDBusMessage

    call = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, method)
    answer = bus.call(call, QDBus.CallMode.Block, _LIMIT_MS)
    if answer.type() != QDBusMessage.MessageType.ReplyMessage:
        raise _not_shown(answer.errorMessage() or "there is no answer")
    (found,) = answer.arguments() or [[]]
    return list(found)


def _notified(server: QDBusInterface, headline: str, body: str, actions: list[str], expires: int) -> int:
    """Call ``Notify``; returns the number of the notification."""
    try:
        number: Any = QMetaObject.invokeMethod(
            server,
            "Notify",
            Qt.ConnectionType.DirectConnection,
            Q_RETURN_ARG("uint"),
            Q_ARG("QString", "ESE Backup Manager"),
            Q_ARG("uint", 0),
            Q_ARG("QString", _ICON),
            Q_ARG("QString", headline),
            Q_ARG("QString", body),
            Q_ARG("QStringList", actions),
            Q_ARG("QVariantMap", {"desktop-entry": _ICON}),
            Q_ARG("int", expires),
        )
    except RuntimeError as error:
        raise _not_shown("the server of notifications does not say how it is called") from error
    if server.lastError().isValid():
        raise _not_shown(server.lastError().message())
    return int(number)


def _subject_of(message: NoticeMessage) -> str:
    subjects = {notice.problem.subject for notice in message.notices}
    return subjects.pop() if len(subjects) == 1 else ""


def _not_shown(reason: str) -> JetError:
    from app.notify.channels import not_sent

    return not_sent("the desktop", reason, "Check that the desktop shows notifications, or use another channel.")
