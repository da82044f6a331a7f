"""What other programs of this machine ask of a run: to stop, or to pause.

A request is the file ``<folder>/<run>.request`` beside the locks of the programs that run something
(:mod:`app.history.run_owner`). While a program has runs, one thread of it looks for requests twice a second; it
removes them when the run has ended.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from engine.errors import JetError
from engine.files import LocalFileSystem, ensure_directory, read_whole, remove_quietly, write_durably
from engine.progress import Cancel

LOOK_SECONDS = 0.5
_ID = re.compile(r"[0-9A-Za-z-]{1,64}", re.ASCII)
_LARGEST = 64  # bytes of a request


class RunRequest(StrEnum):
    """What is asked of a run; without a request, it goes on."""

    CANCEL = "cancel"
    PAUSE = "pause"


class RunRequests:
    """The requests in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fs = LocalFileSystem()
        self._guard = threading.Lock()
        self._watched: dict[str, Cancel] = {}
        self._over = threading.Event()

    def ask(self, run: str, request: RunRequest) -> None:
        """Ask it; replaces what was asked before, except for a stop. Raises ``StorageFault``."""
        if self.of(run) is RunRequest.CANCEL:
            return
        ensure_directory(self._fs, self._folder)
        write_durably(self._fs, self._path(run), request.value.encode())

    def of(self, run: str) -> RunRequest | None:
        """What is asked of the run; None for nothing, or what cannot be understood."""
        path = self._path(run)
        try:
            if not self._fs.exists(path):
                return None
            return RunRequest(read_whole(self._fs, path, _LARGEST).decode())
        except (JetError, ValueError):
            return None

    def forget(self, run: str) -> None:
        """Nothing is asked of it any more."""
        remove_quietly(self._fs, [self._path(run)])

    @contextmanager
    def watched(self, run: str, cancel: Cancel) -> Iterator[None]:
        """While in the context, what is asked of ``run`` is asked of ``cancel``."""
        with self._guard:
            self._watched[run] = cancel
            if len(self._watched) == 1:
                self._over = threading.Event()
                threading.Thread(target=self._watch, args=(self._over,), name="run-requests", daemon=True).start()
        try:
            yield
        finally:
            with self._guard:
                del self._watched[run]
                if not self._watched:
                    self._over.set()
            self.forget(run)

    def _watch(self, over: threading.Event) -> None:
        while not over.wait(LOOK_SECONDS):
            with self._guard:
                watched = dict(self._watched)
            for run, cancel in watched.items():
                _pass_on(self.of(run), cancel)

    def _path(self, run: str) -> Path:
        """An id comes from a user; what is not of the form we give leads to no file."""
        return self._folder / f"{run if _ID.fullmatch(run) else 'no-run'}.request"


def _pass_on(request: RunRequest | None, cancel: Cancel) -> None:
    if request is RunRequest.CANCEL:
        cancel.request()
    elif request is RunRequest.PAUSE:
        cancel.pause()
    else:
        cancel.resume()
