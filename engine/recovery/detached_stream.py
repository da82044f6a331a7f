"""A separate log stream for databases that leave their own because they are restored to an earlier time.

Their undo is logged as usual, in a stream that is deleted at the end. Their headers then refer to it, so that
neither earlier logs nor logs that the instance has written since are ever replayed on them. The next start of an
instance creates a stream, and the next backup must be a full one. Source: docs/semantics.md#header-fields,
docs/semantics.md#restore.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from engine.files import FileSystem, remove_quietly
from engine.formats.log.header import LogHeader
from engine.formats.log.segment_writer import StreamSettings
from engine.formats.stamps import LogTime, Signature
from engine.storage.database_file import OpenDatabaseFile
from engine.storage.header_states import begin_stream
from engine.storage.log import Log, LogSettings

_FOLDER = "undo"


class DetachedLogStream:
    """The stream, in a folder below that of the logs; its logs are as large as ``older``, of the old stream."""

    def __init__(self, fs: FileSystem, directory: Path, older: LogHeader, moment: LogTime) -> None:
        self._fs = fs
        self._directory = directory / _FOLDER
        self._older = older
        self._moment = moment
        self.signature = Signature(secrets.randbits(32), moment)

    def create(self, base: str, attachments: Callable[[], bytes]) -> Log:
        """Its first log; ``attachments`` is asked for the headers of the next ones."""
        old = StreamSettings.of(self._older)
        settings = StreamSettings(
            self.signature, old.file_sectors, old.page_size, old.params, old.update, old.engine
        )
        self._fs.make_directory(self._directory)
        log = Log.create(self._fs, self._directory, LogSettings(base, settings))
        log.attachments = attachments
        return log

    def take(self, file: OpenDatabaseFile) -> None:
        """A database that is clean belongs to this stream from now on."""
        with file.whole_header() as header:
            begin_stream(header, self.signature, self._moment)
        file.write_header()

    def remove(self) -> None:
        """Its logs are needed no more."""
        remove_quietly(self._fs, [self._directory])
