"""The shell of the window: navigation, pages, tray of runs, menus. It shows and signals; it decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, QSettings, QSize, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QMenu, QStyle, QVBoxLayout, QWidget

from app.settings import Theme
from ui.actions import build_actions
from ui.icons import set_icon
from ui.languages.marked import mark, marked
from ui.page import PageContent, ShellPage
from ui.theme import ThemeController
from ui.values.message import Message
from ui.values.run_line import RunLine
from ui.widgets.banner import Banner
from ui.widgets.navigation import NavigationBar
from ui.widgets.page_stack import PageStack
from ui.widgets.primary import HEADER, PLACE
from ui.widgets.runs_tray import RunsTray
from ui.widgets.text import ElidedLabel

GEOMETRY, STATE, PAGE = "window/geometry", "window/state", "window/page"
THEME_WORDS = {Theme.SYSTEM: mark("Use &system setting"), Theme.LIGHT: mark("&Light"), Theme.DARK: mark("&Dark")}
PREFERRED = QSize(1280, 840)
_REQUESTS = (
    *("back_up", "restore", "verify", "recover", "add_folder", "sample", "set_up", "new_job"),
    *("export", "refresh", "filter", "palette", "diagnostics", "about"),
)
"""Actions that others do: each has a signal of its name."""
VISIBLE_AT_LEAST = 80
"""Pixels of a restored window that must meet a screen in both directions."""


class MainWindow(QMainWindow):
    """Shows ``pages``; geometry and the last page are kept in ``settings``. The content of the first page is made
    when the frame has been painted, so that a start is seen at once.

    ``may_close`` is asked before the window closes, for instance while a job runs. ``theme_chosen`` carries
    a :class:`Theme` that is already in force.
    """

    back_up_requested = Signal()
    restore_requested = Signal()
    verify_requested = Signal()
    recover_requested = Signal()
    export_requested = Signal()
    add_folder_requested = Signal()
    set_up_requested = Signal()
    new_job_requested = Signal()
    sample_requested = Signal()
    palette_requested = Signal()
    diagnostics_requested = Signal()
    about_requested = Signal()
    refresh_requested = Signal()
    filter_requested = Signal()
    theme_chosen = Signal(object)
    cancel_job_requested = Signal(str)
    show_job_requested = Signal(str)

    def __init__(
        self,
        pages: Sequence[ShellPage],
        settings: QSettings,
        theme: ThemeController,
        *,
        may_close: Callable[[], bool] = lambda: True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("ESE Backup Manager")
        self._pages = tuple(pages)
        self._contents: dict[int, PageContent] = {}
        self._was_painted = False
        self._settings = settings
        self._theme = theme
        theme.dress(self)
        self._may_close = may_close
        self.actions_by_name = build_actions(self)
        self._page_actions = [self._page_action(at, page) for at, page in enumerate(self._pages)]
        self._build_body()
        self._build_menus()
        self._connect()
        self._restore_state()

    # What callers use.

    def action(self, name: str) -> QAction:
        """The action ``name`` of :mod:`ui.actions`; raises KeyError if there is none."""
        return self.actions_by_name[name]

    @property
    def current_page(self) -> int:
        """Index of the page that is shown."""
        return self._stack.currentIndex()

    def show_page(self, index: int) -> None:
        """Go to page ``index``."""
        self._navigation.setCurrentRow(index)

    def has_content(self, index: int) -> bool:
        """Whether page ``index`` was made already."""
        return index in self._contents

    def content(self, index: int) -> PageContent:
        """What is on page ``index``, made now if it was not wanted before."""
        if index not in self._contents:
            made = self._contents[index] = self._pages[index].make()
            header, column = self._frames[index]
            if made.tools is not None:
                made.tools.setProperty(PLACE, HEADER)
                header.addWidget(made.tools)
            column.addWidget(made.widget, 1)
        return self._contents[index]

    def set_runs(self, runs: Sequence[RunLine]) -> None:
        """Show ``runs`` in the tray at the foot."""
        self._tray.set_runs(runs)

    def show_notice(self, message: Message) -> None:
        """Say ``message`` above every page for as long as the window is open."""
        self._above.setContentsMargins(12, 10, 12, 2)
        self.notice.show_message(message)

    def announce(self, text: str) -> None:
        """Say ``text`` in the status bar for a few seconds."""
        self.statusBar().showMessage(text, 8000)

    @property
    def commands(self) -> list[QAction]:
        """Every action of the window, the pages first."""
        return [*self._page_actions, *self.actions_by_name.values()]

    # How it is made.

    def _page_action(self, index: int, page: ShellPage) -> QAction:
        action = QAction(page.title, self)
        set_icon(action, page.icon)
        if index < 9:
            action.setShortcut(QKeySequence(f"Ctrl+{index + 1}"))
        action.setToolTip(self.tr("Go to {}").format(page.title))
        action.setStatusTip(self.tr("Go to {}").format(page.title))
        action.triggered.connect(lambda: self._go_to(index))
        return action

    def _go_to(self, index: int) -> None:
        self.show_page(index)
        self._navigation.setFocus()

    def _build_body(self) -> None:
        rows = [
            (page.title, page.icon, action.shortcut().toString())
            for page, action in zip(self._pages, self._page_actions, strict=True)
        ]
        self._navigation = NavigationBar(rows)
        self._stack = PageStack()
        self._frames: list[tuple[QHBoxLayout, QVBoxLayout]] = []
        for page in self._pages:
            self._stack.addWidget(self._framed(page))
        self._tray = RunsTray()
        side = QFrame()
        side.setProperty("role", "navigation")
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 14, 9, 8)
        column.addWidget(self._navigation)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(side)
        upper.addWidget(self._stack, 1)
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.notice = Banner()
        self._above = QVBoxLayout()
        self._above.setContentsMargins(0, 0, 0, 0)
        self._above.addWidget(self.notice)
        whole.addLayout(self._above)
        whole.addLayout(upper, 1)
        whole.addWidget(self._tray)
        body = QWidget()
        body.setLayout(whole)
        self.setCentralWidget(body)
        body.installEventFilter(self)
        self.statusBar().setSizeGripEnabled(False)

    def _framed(self, page: ShellPage) -> QWidget:
        """The header of ``page``, and space for its content."""
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addWidget(ElidedLabel(page.title, "title"))
        titles.addWidget(ElidedLabel(page.subtitle, "muted"))
        header = QHBoxLayout()
        header.setContentsMargins(20, 14, 20, 10)
        header.setSpacing(12)
        header.addLayout(titles, 1)
        frame = QWidget()
        frame.setAccessibleName(page.title)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        self._frames.append((header, column))
        return frame

    def _build_menus(self) -> None:
        acts = self.actions_by_name
        file = self.menuBar().addMenu(self.tr("&File"))
        file.addActions([acts["back_up"], acts["restore"], acts["verify"], acts["recover"]])
        file.addSeparator()
        file.addActions([acts["set_up"], acts["new_job"], acts["add_folder"], acts["sample"]])
        file.addSeparator()
        file.addAction(acts["export"])
        file.addSeparator()
        file.addAction(acts["quit"])
        view = self.menuBar().addMenu(self.tr("&View"))
        view.addActions(self._page_actions)
        view.addSeparator()
        view.addActions([acts["palette"], acts["filter"], acts["refresh"]])
        view.addSeparator()
        self._build_theme_menu(view.addMenu(self.tr("&Theme")))
        help_menu = self.menuBar().addMenu(self.tr("&Help"))
        help_menu.addActions([acts["keyboard_map"], acts["diagnostics"], acts["about"]])
        acts["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        acts["about"].setMenuRole(QAction.MenuRole.AboutRole)

    def _build_theme_menu(self, menu: QMenu) -> None:
        set_icon(menu.menuAction(), "theme")
        menu.menuAction().setStatusTip(self.tr("Choose the colour theme"))
        group = QActionGroup(menu)
        for theme, text in THEME_WORDS.items():
            words = marked(text)
            action = menu.addAction(words)
            action.setObjectName(f"theme_{theme}")
            action.setCheckable(True)
            action.setChecked(theme is self._theme.theme)
            action.setStatusTip(self.tr("Theme: {}").format(words.replace("&", "").lower()))
            action.triggered.connect(lambda _checked, chosen=theme: self._choose_theme(chosen))
            group.addAction(action)

    def _choose_theme(self, theme: Theme) -> None:
        self._theme.set_theme(theme)
        chosen: SignalInstance = self.theme_chosen
        chosen.emit(theme)

    def _connect(self) -> None:
        acts = self.actions_by_name
        for name in _REQUESTS:
            requested: SignalInstance = getattr(self, f"{name}_requested")
            acts[name].triggered.connect(requested.emit)
        acts["quit"].triggered.connect(self.close)
        acts["keyboard_map"].triggered.connect(self._show_keyboard_map)
        self._navigation.currentRowChanged.connect(self._show_row)
        self._tray.cancel_requested.connect(self.cancel_job_requested)
        self._tray.show_requested.connect(self.show_job_requested)

    def _show_keyboard_map(self) -> None:
        from ui.help_dialogs import KeyboardMap  # the first paint can do without it

        KeyboardMap(self.commands, self).open()

    def _show_row(self, row: int) -> None:
        if row >= 0:
            if self._was_painted:
                self.content(row)
            self._stack.setCurrentIndex(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The frame is painted for the first time: its page can come now."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._was_painted = True
            QTimer.singleShot(0, self, lambda: self.content(self.current_page))
        return super().eventFilter(watched, event)

    # What it remembers.

    def _restore_state(self) -> None:
        self.resize(PREFERRED.boundedTo(self._most()))
        geometry, state = self._settings.value(GEOMETRY), self._settings.value(STATE)
        if isinstance(geometry, QByteArray) and self.restoreGeometry(geometry):
            self._meet_a_screen()
        if isinstance(state, QByteArray):
            self.restoreState(state)
        row = self._settings.value(PAGE, 0, int)
        self.show_page(row if isinstance(row, int) and 0 <= row < len(self._pages) else 0)

    def _most(self) -> QSize:
        """The size at which the status bar is still on the screen: the frame is not part of the window's size, and
        not known before it is shown."""
        room = QGuiApplication.primaryScreen().availableGeometry().size()
        return room - QSize(0, self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight))

    def _meet_a_screen(self) -> None:
        """A screen may have gone since: then come back to the one there is."""
        frame = self.frameGeometry()
        for screen in QGuiApplication.screens():
            seen: QRect = screen.availableGeometry().intersected(frame)
            if seen.width() >= VISIBLE_AT_LEAST and seen.height() >= VISIBLE_AT_LEAST:
                return
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(self.size().boundedTo(self._most()))
        self.move(room.center() - self.rect().center())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self.keep_state()
        super().closeEvent(event)

    def keep_state(self) -> None:
        """Remember geometry and page for the next window."""
        self._settings.setValue(GEOMETRY, self.saveGeometry())
        self._settings.setValue(STATE, self.saveState())
        self._settings.setValue(PAGE, self.current_page)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:  # that of the application reaches a widget as its own
            QTimer.singleShot(0, self._theme.follow_font)
        super().changeEvent(event)
