"""The icon in the tray of the desktop, where there is one: a shape, the worst line, and a short menu."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from resources import tray_svg
from ui.icons import set_icon
from ui.models.tray import TrayState

SIZES = (16, 22, 24, 32, 48, 64)
"""Pixels of an icon: what trays ask for, on coarse and on fine screens."""
HOUR = timedelta(hours=1)


def tray_icon(state: TrayState) -> QIcon:
    """The icon of ``state`` in its own colours, which show on a light tray and on a dark one."""
    renderer = QSvgRenderer(QByteArray(tray_svg(state.value).encode()))
    icon = QIcon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


class Tray(QObject):
    """``pause_requested`` carries for how long (:class:`~datetime.timedelta`), or None to tell again."""

    open_requested = Signal()
    run_due_requested = Signal()
    pause_requested = Signal(object)
    quit_requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.icon = QSystemTrayIcon(self)
        self.menu = QMenu()
        self._icons = {state: tray_icon(state) for state in TrayState}
        self._state: TrayState | None = None
        self._build_menu()
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._take_click)
        self.show_state(TrayState.RUNNING, "ESE Backup Manager")

    @staticmethod
    def is_there() -> bool:
        """Whether this desktop has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def state(self) -> TrayState | None:
        """The shape that is shown."""
        return self._state

    def show_state(self, state: TrayState, tip: str) -> None:
        """Show the shape of ``state``; ``tip`` says why."""
        if state is not self._state:
            self._state = state
            self.icon.setIcon(self._icons[state])
        if tip != self.icon.toolTip():
            self.icon.setToolTip(tip)

    def show_paused(self, paused: bool) -> None:
        """Offer to pause, or to tell again."""
        self.pause.menuAction().setVisible(not paused)
        self.resume.setVisible(paused)

    def close(self) -> None:
        """Take the icon away."""
        self.icon.hide()
        self.menu.deleteLater()

    def _build_menu(self) -> None:
        def action(text: str, icon: str, tip: str, menu: QMenu | None = None) -> QAction:
            made = QAction(text, self)
            set_icon(made, icon)
            made.setStatusTip(tip)
            (menu or self.menu).addAction(made)
            return made

        self.open = action(self.tr("&Open"), "overview", self.tr("Show the window"))
        self.run_due = action(self.tr("&Back up what is due"), "back-up", self.tr("Run the jobs that are due now"))
        self.menu.addSeparator()
        self.pause = self.menu.addMenu(self.tr("&Pause notifications"))
        set_icon(self.pause.menuAction(), "waiting")
        for words, length in (
            (self.tr("For 1 hour"), HOUR),
            (self.tr("For 8 hours"), 8 * HOUR),
            (self.tr("For a week"), 168 * HOUR),
        ):
            made = action(
                words, "waiting", self.tr("Show no notifications on this desktop for a while"), self.pause
            )
            made.triggered.connect(lambda _checked=False, length=length: self.pause_requested.emit(length))
        self.resume = action(self.tr("&Resume notifications"), "running", self.tr("Show notifications again"))
        self.menu.addSeparator()
        self.quit = action(self.tr("&Quit"), "quit", self.tr("End the program; scheduled backups still run"))
        self.open.triggered.connect(self.open_requested)
        self.run_due.triggered.connect(self.run_due_requested)
        self.resume.triggered.connect(lambda: self.pause_requested.emit(None))
        self.quit.triggered.connect(self.quit_requested)
        self.show_paused(False)

    def _take_click(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        kinds = QSystemTrayIcon.ActivationReason
        if reason in (kinds.Trigger, kinds.DoubleClick):
            self.open_requested.emit()
