"""``ese-backup-manager``: starts the window."""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import engine
from app import __version__
from app.language import Language
from ui.qt_needs import unloaded, why_no_window

if TYPE_CHECKING:
    from app.settings import Locations

NO_PACKAGE = (
    "ese-backup-manager needs the Python package {}, which is not installed. "
    "{} Or use ese-backup, which does not need it."
)
_PACKAGES = ("PySide6", "watchdog")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the window until it is closed; returns the exit code. ``--version`` and ``--help`` need no Qt."""
    chosen = argument_parser().parse_args(arguments)
    if missing := [name for name in _PACKAGES if importlib.util.find_spec(name) is None]:
        print(NO_PACKAGE.format(missing[0], engine.how_to_install("gui")), file=sys.stderr)
        return 1
    if trouble := why_no_window(os.environ):
        print(trouble, file=sys.stderr)
        return 1
    try:
        from PySide6.QtWidgets import QApplication

        from ui.single_window import SingleWindow
    except ImportError as error:
        print(unloaded(error), file=sys.stderr)
        return 1

    from app.settings import Locations

    app = QApplication([sys.argv[0]])
    app.setApplicationName("ESE Backup Manager")
    app.setDesktopFileName("ese-backup-manager")
    locations = Locations.of()
    if chosen.language:
        _choose(chosen.language, locations)
    folders = [str(folder.absolute()) for folder in chosen.folders]
    single = SingleWindow(locations.data)
    if single.hand_over(folders, sample=chosen.sample):
        return 0

    from ui.session import WindowSession
    from ui.widgets.click_through import let_clicks_through
    from ui.widgets.copied_text import CopiedText

    let_clicks_through(app)
    CopiedText(app)
    session = WindowSession(app, locations, chosen.folders)
    single.asked.connect(session.take_call)
    single.listen()
    session.application.start()
    if chosen.sample:
        session.application.open_sample()
    code = app.exec()
    single.close()
    session.close()
    return code


def _choose(language: Language, locations: Locations) -> None:
    """Remember the language of the window. What prevents that is reported; the window opens all the same."""
    from app.settings import SettingsFile
    from engine.errors import JetError

    try:
        SettingsFile(locations.settings).change(lambda settings: replace(settings, language=language))
    except JetError as error:
        print(f"ese-backup-manager: {error} {error.hint}", file=sys.stderr)


def argument_parser() -> argparse.ArgumentParser:
    """What the window is started with."""
    parser = argparse.ArgumentParser(
        prog="ese-backup-manager", description="Back up, verify and restore ESE databases in a graphical window."
    )
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER", help="also look for instances in this folder"
    )
    parser.add_argument(
        "--language",
        type=Language,
        choices=list(Language),
        help="the language of the window, from now on; `system` is that of the desktop",
    )
    parser.add_argument(
        "--version", action="version", version=f"%(prog)s, version {__version__}", help="show the version"
    )
    parser.add_argument("--sample", action="store_true", help="create and open a small sample instance")
    return parser


if __name__ == "__main__":
    sys.exit(main())
