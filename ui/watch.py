"""Watches folders for changes and says so, not more than once in a while: a hint to look again, never a fact."""

from __future__ import annotations

import logging
import os
import threading
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot
from watchdog.events import (
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)

import engine
from engine.progress import Cancel
from ui.first_sight import FirstSight
from ui.worker import Background

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver, ObservedWatch

QUIET_MS = 700
"""A change is told when nothing more has come for so long."""
LONGEST_MS = 5000
"""While changes keep coming, one is told at least this often."""
AGAIN_MS = 10_000
"""A folder that cannot be watched (gone, too many watches) is tried again after this, and told as changed; so is
one that was moved away, unmounted or mounted over, which no watch tells."""
_AGAIN_ADDED = "Callback with id"
"""What watchdog warns of when a folder is made again at once: it adds one below twice, or removes one that is gone
already. Its watch is the same as before."""
MATTERS = frozenset({EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED})


class FolderWatch(QObject):
    """``changed`` carries the name of a group of folders in which something has happened: also before they were
    watched, where that is known from their :class:`~ui.first_sight.FirstSight`."""

    changed = Signal(str)
    _happened = Signal(str)

    def __init__(
        self, background: Background, first_sight: FirstSight | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._watches = _Watches(self._notice, first_sight or FirstSight())
        self._wanted: dict[str, tuple[str, ...]] = {}
        self._touched: set[str] = set()
        self._at_once: set[str] = set()
        self._stands: set[str] = set()
        """Groups told at once whose watch has begun to stand."""
        self._is_asked_again = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._quiet.timeout.connect(self._tell)
        self._longest.timeout.connect(self._tell)
        self._again.timeout.connect(self._arrange)
        self._happened.connect(self._collect)

    def watch(self, group: str, folders: Iterable[str], *, at_once: bool = False) -> None:
        """Watch ``folders`` (and all below them) as ``group``, in place of those watched before.

        ``at_once``: a change is told when it comes, and once more when nothing has come for a while. That the
        watch has begun counts as one.
        """
        wanted = tuple(folders)
        if at_once:
            self._at_once.add(group)
        if self._wanted.get(group) != wanted:
            self._wanted[group] = wanted
            self._arrange()

    def watch_each(self, prefix: str, folders: Iterable[str]) -> None:
        """Watch each of ``folders`` as a group of its own, which is called ``prefix`` and the folder, in place of
        those with that prefix that were watched before."""
        others = {group: found for group, found in self._wanted.items() if not group.startswith(prefix)}
        wanted = {**others, **{f"{prefix}{folder}": (folder,) for folder in folders}}
        if wanted != self._wanted:
            self._wanted = wanted
            self._arrange()

    def close(self) -> None:
        """End the observer's threads; nothing is told any more."""
        for timer in (self._quiet, self._longest, self._again):
            timer.stop()
        self._watches.close()

    def _arrange(self) -> None:
        """Walking a tree to watch it takes time, so it is done in the background; once at a time, so that a slow
        share holds up no more than one of its threads."""
        if self._background.is_busy("watch"):
            self._is_asked_again = True
            return
        self._is_asked_again = False
        wanted = dict(self._wanted)
        self._background.ask("watch", lambda cancel: self._watches.arrange(wanted, cancel), self._take)

    def _take(self, found: Arranged) -> None:
        begun = (found.watched & self._at_once) - self._stands
        self._stands |= begun
        for group in found.returned | found.changed | begun:  # what happened before the watch stood was not seen
            self._collect(group)
        self._again.start()
        if self._is_asked_again:
            self._arrange()

    def _notice(self, group: str) -> None:
        """Called in a thread of the observer."""
        happened: SignalInstance = self._happened
        happened.emit(group)

    @Slot(str)
    def _collect(self, group: str) -> None:
        self._touched.add(group)
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()
        if group in self._at_once:
            changed: SignalInstance = self.changed
            changed.emit(group)

    def _tell(self) -> None:
        self._quiet.stop()
        self._longest.stop()
        touched, self._touched = self._touched, set()
        changed: SignalInstance = self.changed
        for group in sorted(touched):
            changed.emit(group)
        self._arrange()


@dataclass(frozen=True)
class Arranged:
    """``missing`` folders could not be watched; in groups that ``returned`` one is there that was not before.

    Groups that are ``watched`` have a folder that is; in one that ``changed`` something happened between the first
    look and the watch, or a folder that was watched is gone, or is another one.
    """

    missing: frozenset[str]
    returned: frozenset[str]
    watched: frozenset[str]
    changed: frozenset[str]


class _Watches:
    """The observer and what it watches; used from several threads, one at a time.

    The thread of the window waits for the others only to close it, when the background has ended.
    """

    def __init__(self, notice: Callable[[str], None], first_sight: FirstSight) -> None:
        self._notice = notice
        self._first_sight = first_sight
        self._guard = threading.Lock()
        self._observer: BaseObserver | None = None
        self._watched: dict[tuple[str, str], tuple[ObservedWatch, tuple[int, int]]] = {}
        self._lost: set[tuple[str, str]] = set()
        """Pairs that were gone when last looked at, or whose folder was deleted since."""
        self._closed = False

    def arrange(self, wanted: Mapping[str, tuple[str, ...]], cancel: Cancel) -> Arranged:
        """Watch what is wanted and nothing else."""
        missing: set[str] = set()
        returned: set[str] = set()
        moved: set[str] = set()
        with self._guard:
            pairs = {(group, folder) for group, folders in wanted.items() for folder in folders}
            stood = {pair: watch for pair, (watch, _) in self._watched.items()}
            stood_as = dict(self._watched)
            for pair in self._watched.keys() - pairs:
                self._drop(pair)
            self._drop_replaced()
            for pair in sorted(pairs):
                if self._closed or cancel.requested:
                    break
                lost = pair in self._lost
                self._lost.discard(pair)  # it may be lost again from here on
                is_kept = self._keep(pair)
                if not lost and pair in stood_as and self._watched.get(pair) is not stood_as[pair]:
                    moved.add(pair[0])
                if not is_kept:
                    missing.add(pair[1])
                    self._lost.add(pair)
                elif lost:
                    returned.add(pair[0])
            watched = frozenset(group for group, _ in self._watched)
            begun = [pair for pair, (watch, _) in self._watched.items() if stood.get(pair) is not watch]
        differ = {
            folder for folder in {folder for _, folder in begun} if self._first_sight.differs(folder, cancel)
        }
        changed = frozenset({group for group, folder in begun if folder in differ} | moved)
        return Arranged(frozenset(missing), frozenset(returned), watched, changed)

    def close(self) -> None:
        with self._guard:
            self._closed = True
            observer, self._observer = self._observer, None
            self._watched.clear()
        if observer is not None:
            observer.stop()
            observer.join()

    def _drop_replaced(self) -> None:
        """Let go of folders that are gone or are others now, for all groups: as long as one holds the watch of the
        old folder, the observer gives that to the others, too."""
        stood = list(self._watched.items())
        gone = {pair[1] for pair, (_, was) in stood if pair in self._lost or _identity(pair[1]) != was}
        for pair, _ in stood:
            if pair[1] in gone:
                self._drop(pair)

    def _keep(self, pair: tuple[str, str]) -> bool:
        """Watch a folder unless it is watched already."""
        if pair in self._watched:
            return True
        identity = _identity(pair[1])
        if identity is None:
            return False
        try:
            handler = _Handler(pair, self._notice, self._lost.add)
            watch = self._running().schedule(handler, pair[1], recursive=True)
        except OSError:
            return False
        self._watched[pair] = watch, identity
        return True

    def _drop(self, pair: tuple[str, str]) -> None:
        there = self._watched.pop(pair, None)
        if there is None or self._observer is None:
            return
        if any(watch == there[0] for watch, _ in self._watched.values()):
            return
        self._first_sight.forget(pair[1])
        try:
            self._observer.unschedule(there[0])
        except (KeyError, OSError):
            return

    def _running(self) -> BaseObserver:
        if self._observer is None:
            from watchdog.observers import Observer  # the first paint can do without it

            logging.getLogger("watchdog.observers.inotify").addFilter(_is_news)
            warnings.filterwarnings("ignore", _AGAIN_ADDED, RuntimeWarning)
            self._observer = Observer()
            self._observer.start()
        return self._observer


def _is_news(record: logging.LogRecord) -> bool:
    """Not what watchdog calls an error when a change comes while a watch is being ended.

    It takes the watch from its thread before that thread has ended, in whatever order the watches are ended; the
    change is one that nobody wants to hear of any more.
    """
    return "queue_events() called when the thread is inactive" not in record.getMessage()


def _identity(folder: str) -> tuple[int, int] | None:
    try:
        stat = Path(folder).stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino


def _is_nothing(event: FileSystemEvent) -> bool:
    """A file that only tests whether files can be made, as each plan does: a look at it would make the next plan.

    That a folder is modified is told beside each change in it, also beside such a one.
    """
    if event.is_directory:
        return event.event_type == EVENT_TYPE_MODIFIED
    names = [Path(os.fsdecode(path)).name for path in (event.src_path, event.dest_path) if path]
    return all(map(engine.is_write_test, names))


class _Handler(FileSystemEventHandler):
    """Passes on what changes files; that a file was opened or read is no change."""

    def __init__(
        self,
        pair: tuple[str, str],
        notice: Callable[[str], None],
        lose: Callable[[tuple[str, str]], None],
    ) -> None:
        self._pair = pair
        self._tell = notice
        self._lose = lose

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in MATTERS and not _is_nothing(event):
            if event.event_type == EVENT_TYPE_DELETED and event.src_path == self._pair[1]:
                self._lose(self._pair)
            self._tell(self._pair[0])
