"""The window for as long as the program runs: made again when another language is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.settings import Locations
from ui.application import Application
from ui.carried import carried_from

_FOLLOWS_SETTINGS = "settings"
"""The page that shows what is saved: nothing of it is carried over."""


class WindowSession(QObject):
    """``application`` is the window that is shown.

    Texts are read when a widget is made, in some hundred modules. A window in another language is therefore
    another one, as after a start: page, sizes, filters, what was typed and the chosen rows are carried over to it.
    While something runs that would end with the window, the language waits for the next start.
    """

    def __init__(self, app: QApplication, locations: Locations, folders: Sequence[Path] = ()) -> None:
        super().__init__()
        self._app = app
        self._locations = locations
        self.application = self._follow(Application(app, locations, folders))

    def _follow(self, application: Application) -> Application:
        application.language_chosen.connect(self._make_again, Qt.ConnectionType.QueuedConnection)
        return application

    def take_call(self, folders: Sequence[str], sample: bool) -> None:
        """As :meth:`~ui.application.Application.take_call`."""
        self.application.take_call(folders, sample)

    def _make_again(self) -> None:
        before = self.application
        if before.is_busy or QApplication.activeModalWidget() is not None:
            before.window.announce(self.tr("The language changes at the next start: a run or a dialog is open."))
            return
        carried = {
            name: carried_from(page) for name, page in before.wayfinder.pages_made() if name != _FOLLOWS_SETTINGS
        }
        is_hidden = before.window.isHidden()
        before.window.keep_state()
        before.close()
        self._app.setQuitOnLastWindowClosed(False)  # there is none for a moment
        before.window.hide()
        before.theme.release()
        shiboken6.delete(before.window)
        before.deleteLater()
        self.application = self._follow(Application(self._app, self._locations, carried=carried))
        self.application.start(is_hidden=is_hidden)
        self._app.setQuitOnLastWindowClosed(not is_hidden)

    def close(self) -> None:
        """As :meth:`~ui.application.Application.close`."""
        self.application.close()
