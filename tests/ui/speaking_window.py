"""The window for a screen reader: ``python -m tests.ui.speaking_window HOME FOLDER``; ends with its input.

Says on its output what it shows, so that what AT-SPI tells can be compared: the pages, the cells of the table of
instances, the buttons of that page; then the name of each page that it goes to.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.settings import Locations
from ui.application import Application
from ui.page_list import page_rows
from ui.pages.instances.page import InstancesPage

LOOK_MS = 50


def main() -> int:
    """Show the page of instances, say what it shows once that is complete, and each page that is shown later."""
    home, folder = map(Path, sys.argv[1:3])
    app = QApplication([])
    program = Application(app, Locations(home, home), [folder])
    program.start()
    program.show_page("instances")
    told: list[str] = []

    def tell() -> None:
        page = program.page("instances").widget
        if not told and isinstance(page, InstancesPage) and page.chosen:
            shown = _shown(page)
            if not any(cell.endswith("…") for cell in shown["cells"]):  # what is looked for still
                told.append(program.shown)
                print(json.dumps(shown), flush=True)
        elif told and program.shown != told[-1]:
            told.append(program.shown)
            print(program.shown, flush=True)

    timer = QTimer(interval=LOOK_MS)
    timer.timeout.connect(tell)
    timer.start()
    end = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    end.activated.connect(lambda *_: app.quit())
    app.exec()
    program.close()
    program.window.close()
    return 0


def _shown(page: InstancesPage) -> dict[str, list[str]]:
    model = page.table.model()
    columns = [at for at in range(model.columnCount()) if not page.table.isColumnHidden(at)]
    return {
        "pages": [title for _, _, title, _ in page_rows()],
        "cells": [str(model.index(0, column).data() or "") for column in columns],
        "buttons": [each.text().replace("&", "") for each in _buttons(page)],
    }


def _buttons(page: QWidget) -> list[QPushButton]:
    found: list[QPushButton] = page.findChildren(QPushButton)
    return [each for each in found if each.isVisible() and each.text() and each.isEnabled()]


if __name__ == "__main__":
    sys.exit(main())
