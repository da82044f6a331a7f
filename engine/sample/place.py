"""Where the files of an instance lie: all in one directory, under their base name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, make_directories, read_whole, remove_quietly
from engine.formats.log_record import records
from engine.formats.log_record_types import RecordType
from engine.formats.names import archive_name, checkpoint_name, current_name
from engine.sample.database_writer import DatabaseImage
from engine.sample.log_writer import LogWriter

_LARGEST_FILE = 64 << 20


@dataclass(frozen=True)
class Place:
    """An instance with one database: its directory, base name and the database's file name."""

    directory: Path
    base: str
    database: str

    @property
    def path(self) -> str:
        """The database's path, as logs name it."""
        return str(self.directory / self.database)

    def files(self, image: DatabaseImage, log: LogWriter, checkpoint: bytes) -> dict[Path, bytes]:
        """What a run made or changed; logs come before the database that depends on them."""
        archives = {archive_name(self.base, number): data for number, data in log.closed.items()}
        named = archives | {
            current_name(self.base): log.current(),
            self.database: bytes(image.data),
            checkpoint_name(self.base): checkpoint,
        }
        return {self.directory / name: data for name, data in named.items()}

    def read(self, fs: FileSystem) -> tuple[DatabaseImage, LogWriter]:
        """Database and current log of an instance that ended normally, to go on from.

        Raises ``WrongState`` (-550) when it did not, ``MissingFile`` and ``Corruption`` for its files.
        """
        current = read_whole(fs, self.directory / current_name(self.base), _LARGEST_FILE)
        log = LogWriter.resume(current)
        image = DatabaseImage(bytearray(read_whole(fs, self.directory / self.database, _LARGEST_FILE)))
        header = image.header
        marks = [record.lgpos for record in records(current) if record.type is RecordType.ShutDownMark]
        ended_here = not marks or header.lgpos_consistent == marks[-1]
        if not header.is_clean or header.sign_log != log.settings.signature or not ended_here:
            raise Code.DatabaseDirtyShutdown.error(
                f"{self.path} is not what the logs beside it left behind.", path=self.path
            )
        return image, log

    def check_free(self, fs: FileSystem) -> None:
        """Raise JET_errFileAlreadyExists (-1814) when a file of the instance is there already."""
        for name in (self.database, current_name(self.base), checkpoint_name(self.base)):
            if fs.exists(self.directory / name):
                path = str(self.directory / name)
                raise Code.FileAlreadyExists.error(f"{path} is already there; nothing was written.", path=path)

    def write(self, fs: FileSystem, files: Mapping[Path, bytes]) -> None:
        """Make new files, and the directory if need be; a failure half-way removes what it made."""
        if not fs.exists(self.directory):
            make_directories(fs, self.directory)
        made: list[Path] = []
        try:
            for path, data in files.items():
                with fs.create(path) as file:
                    made.append(path)
                    file.write_at(0, data)
                    file.sync()
            fs.sync_directory(self.directory)
        except JetError:
            remove_quietly(fs, made)
            raise
