"""What the window's own thread does with the disk: nothing, but for what is listed here with its reason."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from PySide6.QtCore import QObject

ROOT = Path(__file__).resolve().parents[2]
_UI, _TESTS = str(ROOT / "ui") + os.sep, str(ROOT / "tests") + os.sep
_EVENTS = frozenset({"open", "os.listdir", "os.scandir", "sqlite3.connect", "subprocess.Popen", "socket.connect"})
_OURS = (str(ROOT), sys.base_prefix + os.sep, sys.prefix + os.sep, "/proc/", os.devnull)
"""Files of the program itself and of Python, which a first import looks for, and what is no disk."""
ALLOWED = {
    "ui/application.py Application.__init__": "there is no window yet that could stand still",
    "ui/watched_places.py WatchedPlaces.keep_those_there": "as above",
    "ui/application.py Application.close": "nobody waits for the window any more, and its threads have ended",
    "ui/models/opened_tables.py OpenedTables._let_go": "as above",
    "ui/panels/start_folder.py start_folder": "a dialog for files follows, which reads this folder here as well",
}
"""Functions of :mod:`ui`, and why each may look at the disk itself."""


class Watch:
    """Notes each call to the disk that a method of the window, a page or another QObject of :mod:`ui` leads to,
    in the thread that makes this. Functions that a test calls itself, as a task in the background does, are not
    meant.
    """

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        """The function in :mod:`ui` that is nearest to the call, and the call."""
        self._thread = threading.get_ident()
        self._is_on = False
        stat = os.stat

        def watched(path: Any, *words: Any, **named: Any) -> os.stat_result:
            if self._is_on:
                self._audit("os.stat", (path,))
            return stat(path, *words, **named)

        def hook(event: str, args: tuple[object, ...], wanted: frozenset[str] = _EVENTS) -> None:
            if event in wanted:  # a few in a thousand: Qt causes others with each call of Python
                self._audit(event, args)

        os.stat = watched  # no audit event tells of it
        sys.addaudithook(hook)

    @contextmanager
    def on(self) -> Iterator[None]:
        self.found.clear()
        self._is_on = True
        try:
            yield
        finally:
            self._is_on = False

    def _audit(self, event: str, args: tuple[object, ...]) -> None:
        if not self._is_on:
            return
        if threading.get_ident() != self._thread or str(args[0]).startswith(_OURS):
            return
        places = _places_in_ui(sys._getframe(1))
        if places and not any(place in ALLOWED for place in places):
            self.found.setdefault(places[0], f"{event} {args[0]}")


def _places_in_ui(frame: FrameType | None) -> list[str]:
    """The functions from the one that is nearest to the call on, up to a method of an object of the window; none
    where there is no such object, or a module is being imported."""
    places: list[str] = []
    while frame is not None:
        code = frame.f_code
        if "importlib" in code.co_filename:
            return []
        if code.co_filename.startswith(_TESTS) and code.co_filename != __file__:
            return []
        if code.co_filename.startswith(_UI):
            where = code.co_filename.removeprefix(str(ROOT) + os.sep).replace(os.sep, "/")
            places.append(f"{where} {code.co_qualname}")
            if isinstance(frame.f_locals.get("self"), QObject):
                return places
        frame = frame.f_back
    return []
