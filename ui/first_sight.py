"""How folders were just before they were first looked at, for what changes before they are watched.

No clock is asked: that of a share may be another one.
"""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from engine.progress import Cancel

_MASK = (1 << 64) - 1


@dataclass
class FirstSight:
    """Used from any thread. A look at a folder calls :meth:`note` before it reads; who has begun to watch it asks
    :meth:`differs`, which spares a second look where nothing has changed meanwhile."""

    _seen: dict[tuple[str, bool], int] = field(default_factory=dict)
    _watched: set[str] = field(default_factory=set)
    """Folders whose changes are told, so that none needs to be noted."""
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def note(self, folder: str, cancel: Cancel, *, with_files: bool) -> None:
        """How ``folder`` is now, unless that was noted before, or it is watched. ``with_files``: also a file that
        is only written to counts as a change, and not only one that comes, goes or is replaced."""
        key = folder, with_files
        with self._guard:
            if folder in self._watched or key in self._seen:
                return
        stamp = _stamp(folder, cancel, with_files)
        with self._guard:
            if folder not in self._watched:
                self._seen[key] = stamp

    def differs(self, folder: str, cancel: Cancel) -> bool:
        """Whether ``folder`` is another than when it was noted, now that it is watched."""
        with self._guard:
            self._watched.add(folder)
            noted = {with_files: self._seen.pop((folder, with_files), None) for with_files in (False, True)}
        return any(
            stamp is not None and stamp != _stamp(folder, cancel, with_files)
            for with_files, stamp in noted.items()
        )

    def forget(self, folder: str) -> None:
        """It is no longer watched."""
        with self._guard:
            self._watched.discard(folder)


def _stamp(root: str, cancel: Cancel, with_files: bool) -> int:
    """One number for all that is below ``root``: what cannot be read counts as not there."""
    found, waiting = _of(root, Path(root).stat), [root]
    while waiting:
        cancel.check()
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                is_folder = entry.is_dir(follow_symlinks=False)
                if is_folder:
                    waiting.append(entry.path)
                if is_folder or with_files:
                    found += _of(entry.path, partial(entry.stat, follow_symlinks=False))
    return found & _MASK


def _of(path: str, look: Callable[[], os.stat_result]) -> int:
    """What changes with it: of a folder, when a name in it came, went or was given to something else."""
    try:
        status = look()
    except OSError:
        return 0
    return hash((path, status.st_mtime_ns, 0 if stat.S_ISDIR(status.st_mode) else status.st_size))
