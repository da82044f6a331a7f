"""``ese-backup-manager``: starts the window."""

from __future__ import annotations

import argparse
import ctypes
import importlib.util
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.language import Language

if TYPE_CHECKING:
    from app.settings import Locations

NO_DISPLAY = (
    "ese-backup-manager needs a display, and neither DISPLAY nor WAYLAND_DISPLAY is set: "
    "start it in a graphical session, or use ese-backup, which needs none."
)
REFUSED = (
    "ese-backup-manager cannot use the display {}: nothing answers there, or it belongs to another user. "
    "Start it in a graphical session, or use ese-backup, which needs none."
)
NO_PACKAGE = (
    "ese-backup-manager needs the Python package {}, which is not installed. "
    "Install it: pip install 'ese-backup-manager[gui]'. Or use ese-backup, which does not need it."
)
NO_LIBRARY = (
    "ese-backup-manager cannot load Qt: {}. "
    "Install the libraries of the system that Qt needs; docs/install.md lists those of Debian."
)
_PACKAGES = ("PySide6", "watchdog")
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the window until it is closed; returns the exit code."""
    chosen = _parser().parse_args(arguments)
    if missing := [name for name in _PACKAGES if importlib.util.find_spec(name) is None]:
        print(NO_PACKAGE.format(missing[0]), file=sys.stderr)
        return 1
    if not _has_display(os.environ):
        print(NO_DISPLAY, file=sys.stderr)
        return 1
    if not _is_answered(os.environ):
        print(REFUSED.format(os.environ["DISPLAY"]), file=sys.stderr)
        return 1
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        print(NO_LIBRARY.format(error), file=sys.stderr)
        return 1

    from app.settings import Locations
    from ui.single_window import SingleWindow

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

    let_clicks_through(app)
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


def _has_display(environment: Mapping[str, str]) -> bool:
    """Whether Qt has a display to look for: without one it would abort the process."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(environment.get(name) for name in _DISPLAYS)


def _is_answered(environment: Mapping[str, str]) -> bool:
    """Whether the X server that Qt would ask lets this process in: Qt would abort it, and name a library."""
    others = (environment.get(name) for name in _DISPLAYS if name != "DISPLAY")
    if sys.platform in ("win32", "darwin") or any(others):
        return True
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt says what it lacks
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _parser() -> argparse.ArgumentParser:
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
    parser.add_argument("--sample", action="store_true", help="create and open a small sample instance")
    return parser


if __name__ == "__main__":
    sys.exit(main())
