"""Pictures of the overview in its states, light and dark: ``python -m tests.ui.overview_pictures FOLDER``.

With QT_SCALE_FACTOR=2 they are those of a fine screen.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app.settings import Theme
from app.status.values import Overview
from engine.error_codes import Code
from tests.ui import sample_overview as sample
from tests.ui.lone_page import context_in
from ui.main_window import MainWindow
from ui.models.overview import SeenState
from ui.page_list import shell_pages
from ui.pages.overview.page import OverviewPage
from ui.theme import ThemeController

STATES = {
    "empty": SeenState(Overview(sample.NOW, sample.HERE)),
    "good": sample.seen_of(sample.good(6), (), sample.DESTINATIONS[:1]),
    "mixed": sample.mixed(),
    "failing": sample.failing(),
    "running": sample.seen_of(sample.good(8), (), sample.DESTINATIONS[:1], running=3),
    "crowd": sample.crowd(),
    "looking": None,
    "unreadable": None,
}


def main() -> None:
    """One picture for each state and theme."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.overview_pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=860)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for theme in (Theme.LIGHT, Theme.DARK):
        with tempfile.TemporaryDirectory() as home:
            _story(app, theme, Path(home), options.folder, (options.width, options.height))


def _story(app: QApplication, theme: Theme, home: Path, out: Path, size: tuple[int, int]) -> None:
    controller = ThemeController(app, theme)
    with context_in(home, controller) as context:
        page = shell_pages(context)["overview"]
        window = MainWindow([page], QSettings(str(home / "w.ini"), QSettings.Format.IniFormat), controller)
        window.resize(*size)
        window.show()
        shown = window.content(0).widget
        assert isinstance(shown, OverviewPage)
        for name, seen in STATES.items():
            context.outlook.seen = seen
            context.outlook.error = (
                Code.FileAccessDenied.error(path=home / "history.sqlite3") if name == "unreadable" else None
            )
            context.outlook.changed.emit()
            _live(150)
            window.grab().save(str(out / f"overview-{name}-{theme.value}-{size[0]}.png"))
            for at in range(1, 4) if name == "mixed" else ():
                shown.below.setCurrentIndex(at)
                _live(50)
                window.grab().save(str(out / f"overview-below-{at}-{theme.value}-{size[0]}.png"))
            shown.below.setCurrentIndex(0)
        window.close()
    controller.release()


def _live(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
