"""What a monkey lives in: a folder with everything, and what tells when something goes wrong or gets out of it."""

from __future__ import annotations

import json
import logging
import os
import random
import sys
import tempfile
import threading
import traceback
import warnings
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

import engine
from app.history.history import History
from app.jobs.file import JobFile
from app.jobs.job import BackupRule, Job, JobMode, Jobs, Limits, When
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.runner import Runner
from app.schedulers import systemd
from app.settings import Locations
from tests.builders.small_instance import DATABASE, PACE, flip_bits, write_small_instance
from ui.first_run import discover

_CHANGING = {"os.rename": 2, "os.remove": 1, "os.mkdir": 1, "os.rmdir": 1, "os.link": 2, "os.truncate": 1}
_CHANGING |= {"os.symlink": 2, "os.chmod": 1, "shutil.rmtree": 1, "sqlite3.connect": 1}
"""Audited calls that change what their first arguments name: how many of them are paths."""
_OF_QT = (
    "This plugin does not support",
    "Detected locale ",
    "QFSFileEngine::open: No file name specified",
    "Mouse event ",
)
"""What Qt says of a platform without a screen, of ``LC_ALL=C``, of its own dialog where no printer is, and QTest
of an event that no widget needs, such as a double click beside the scroll bar of the list below a field.
"""
LOGS = 5
"""Logs of the first instance, the last of which was started before its backup."""
_NOT_FILES = ("/dev/", ":memory:", "file:", "/proc/self/")


class Troubles:
    """What must not be seen while the monkey plays: exceptions, warnings of Python and Qt, logged errors."""

    def __init__(self) -> None:
        self.found: list[str] = []
        qInstallMessageHandler(self._take_message)
        sys.excepthook = self._take_exception
        threading.excepthook = lambda args: self._take_exception(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        sys.unraisablehook = lambda args: self.add(f"cannot raise {args.exc_value!r} in {args.object!r}")
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)  # see pyproject.toml
        handler = logging.Handler(logging.ERROR)
        handler.emit = lambda record: self.add(f"{record.name}: {record.getMessage()}")  # type: ignore[method-assign]
        logging.getLogger().addHandler(handler)

    def add(self, text: str) -> None:
        self.found.append(text)

    def _take_message(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not text.startswith(_OF_QT):
            self.add(f"Qt: {text}")

    def _take_exception(
        self, kind: type[BaseException], error: BaseException, place: TracebackType | None
    ) -> None:
        self.add("".join(traceback.format_exception(kind, error, place)))


class World:
    """A folder with a home, two instances (one with a damaged page), a destination with chains, and a job.

    Nothing of this process writes outside of ``folder`` and what is ``allowed`` besides: what does is a trouble.
    The person's own home, the schedulers and the disks of this machine are out of reach.
    """

    def __init__(self, folder: Path, troubles: Troubles, language: str, allowed: Path | None = None) -> None:
        folder.mkdir()
        self.folder = folder.resolve()
        self.troubles = troubles
        self._allowed = (self.folder, allowed or self.folder)
        self.locations = Locations(self.folder / "home", self.folder / "home")
        self.folders = [self.folder / "service" / name for name in ("mail", "directory")]
        self.backups = self.folder / "backups"
        self._enclose()
        self._write(language)

    def _enclose(self) -> None:
        for name in ("home", "tmp", "bin", "run", "backups", "elsewhere"):
            (self.folder / name).mkdir(mode=0o700)
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = str(self.folder / "home")
        os.environ["ESE_BACKUP_HOME"] = str(self.folder / "home")
        os.environ["ESE_BACKUP_RUNTIME"] = os.environ["XDG_RUNTIME_DIR"] = str(self.folder / "run")
        os.environ["TMPDIR"] = tempfile.tempdir = str(self.folder / "tmp")
        os.environ["PATH"] = str(self.folder / "bin")
        systemd._BOOTED = self.folder / "not-booted"
        vars(discover)["usual_folders"] = lambda: iter(())
        os.chdir(self.folder)
        sys.addaudithook(self._audit)

    def _write(self, language: str) -> None:
        home = self.locations
        self.since = since = datetime.now(UTC) - LOGS * PACE
        home.settings.write_text(json.dumps({"language": language}), encoding="utf-8")
        with History(home.history) as history:
            for folder, base in zip(self.folders, ("edb", "ntd"), strict=True):
                write_small_instance(folder, base=base, last=3, since=since)
                request = BackupRequest(FilesAtRest((folder,)), self.backups, engine.Kind.FULL)
                Runner(history).run(request)
            write_small_instance(self.folders[0], base="edb", last=LOGS, since=since)
            source = FilesAtRest((self.folders[0],))
            Runner(history).run(BackupRequest(source, self.backups, engine.Kind.INCREMENTAL))
            flip_bits(self.folders[1] / DATABASE, 6, 3, 77, 1000)
        night = When(at=(time(datetime.now(UTC).hour, 0),))
        job = Job("Mail", (self.folders[0],), self.backups, rules=(BackupRule(night, JobMode.AUTO),))
        copy = replace(job, name="Copy", destination=self.folder / "elsewhere", rules=())
        JobFile(home.jobs).change(lambda _jobs: Jobs((job, copy), limits=Limits(rate=1 << 20)))

    def _audit(self, event: str, args: tuple[object, ...]) -> None:
        """Of the calls that name a place in full; the engine names files below a folder that it opened before."""
        if event == "open":
            path, _mode, flags = args
            if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC):
                self._see(event, path)
        elif event in _CHANGING:
            for path in args[: _CHANGING[event]]:
                self._see(event, path)

    def _see(self, event: str, path: object) -> None:
        text = os.fsdecode(path) if isinstance(path, (str, bytes, os.PathLike)) else ""
        is_code = ".pyc" in text or "__pycache__" in text or text.startswith(sys.pycache_prefix or "\n")
        if is_code or text.startswith(_NOT_FILES) or not Path(text).is_absolute():
            return
        place = Path(os.path.normpath(text))
        if not any(place.is_relative_to(allowed) for allowed in self._allowed):
            self.troubles.add(f"{event} outside of the world: {text}\n{''.join(traceback.format_stack()[-6:-2])}")


def answer_native_dialogs(chance: random.Random, world: World) -> None:
    """The only dialogs that are not widgets of the program: a file of the world is chosen, or none. Nothing else
    opens, neither a file manager nor a browser.
    """

    def folder(*_words: object, **_named: object) -> str:
        return str(chance.choice([*world.folders, world.backups, world.folder / "elsewhere"])) * _takes()

    def file(*_words: object, **_named: object) -> tuple[str, str]:
        found = [path for place in (*world.folders, world.backups) for path in sorted(place.rglob("*"))]
        files = [path for path in found if path.is_file()]
        return str(chance.choice(files)) * bool(files and _takes()), ""

    def new_file(*_words: object, **_named: object) -> tuple[str, str]:
        name = f"saved-{chance.randrange(1000)}"
        return str(world.folder / "elsewhere" / name) * _takes(), ""

    def _takes() -> bool:
        return chance.random() < 0.5

    QFileDialog.getExistingDirectory = staticmethod(folder)  # type: ignore[method-assign]
    QFileDialog.getOpenFileName = staticmethod(file)  # type: ignore[method-assign]
    QFileDialog.getSaveFileName = staticmethod(new_file)  # type: ignore[method-assign]
    QDesktopServices.openUrl = staticmethod(_opened)  # type: ignore[method-assign,assignment]


def _opened(_url: QUrl) -> bool:
    return True
