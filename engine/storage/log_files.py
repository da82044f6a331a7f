"""The files of a log stream in their folder: names, the steps of a roll, reserve logs, deletion.

Wherever a step is interrupted, the folder reads either as before the step or as after it. Source:
docs/formats/log-file.md#names, docs/formats/log-file.md#roll.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError, SpaceExhausted
from engine.files import FileSystem, UpdateFile, WriteFile, remove_quietly
from engine.formats.log.header import SEGMENT_SIZE
from engine.formats.names import (
    DIGITS,
    Family,
    LogName,
    Role,
    archive_name,
    current_name,
    digits_of,
    parse_name,
    temp_name,
)

RESERVES = 2
FILL = bytes(256 * SEGMENT_SIZE)
"""Zeros that are written at a time."""


@dataclass(frozen=True)
class LogFiles:
    """The names of one stream's files. ``digits`` are those of an archive's number: 5 (while it fits) or 8."""

    fs: FileSystem
    directory: Path
    base: str
    family: Family = Family.LOG
    digits: int = DIGITS

    @classmethod
    def found(cls, fs: FileSystem, directory: Path, base: str) -> LogFiles:
        """The stream as it is in its folder: spelling of the base, extensions and digits of the files there.

        Raises JET_errMissingLogFile (-528) when there is no log of this base.
        """
        names = [name for path in fs.list(directory) if (name := parse_name(path.name)) and name.belongs_to(base)]
        logs = [name for name in names if name.role in (Role.CURRENT, Role.ARCHIVE)]
        if not logs:
            raise Code.MissingLogFile.error(f"{directory} contains no log of {base}.", path=str(directory))
        newest = max(logs, key=lambda name: (name.role is Role.CURRENT, name.generation or 0))
        family = newest.family or Family.LOG
        return cls(fs, directory, newest.base, family, digits_of(name for name in logs if name.family is family))

    @property
    def current(self) -> Path:
        return self.directory / current_name(self.base, self.family)

    @property
    def temp(self) -> Path:
        return self.directory / temp_name(self.base, self.family)

    def archive(self, generation: int) -> Path:
        """Where a closed log is, or will."""
        return self.directory / archive_name(self.base, generation, self.family, digits=self.digits)

    def archives(self) -> dict[int, Path]:
        """The closed logs that are there, by the generation in their names, oldest first."""
        return dict(
            sorted((name.generation or 0, path) for path, name in self._names() if name.role is Role.ARCHIVE)
        )

    @property
    def reserves(self) -> list[Path]:
        """Where the reserve logs are; five digits always, and one extension for both families."""
        return [self._reserve(number) for number in range(1, RESERVES + 1)]

    @property
    def prepared(self) -> Path:
        """Where the next log is prepared: one more reserve log, for the contents of those mean nothing."""
        return self._reserve(RESERVES + 1)

    def _reserve(self, number: int) -> Path:
        return self.directory / f"{self.base}res{number:05}.jrs"

    def has_current(self) -> bool:
        """Whether there is a current log; one spelt in other letters, as Windows allows, gets the usual name."""
        if self.fs.exists(self.current):
            return True
        for path, name in self._names():
            if name.role is Role.CURRENT:
                self.fs.rename(path, self.current)
                self.fs.sync_directory(self.directory)
                return True
        return False

    def make_temp(self, size: int) -> bool:
        """Bring a temp log of zeros to disk; where there is no space, make it of a reserve log.

        Returns whether a reserve log was used up. Raises JET_errLogDiskFull (-529) with the names as they were
        when neither is possible, another ``StorageFault`` as it comes. One that is there is filled with zeros:
        where there is no current log, it is what says that a roll was cut short.
        """
        try:
            if self.fs.exists(self.temp) and self.fs.stat(self.temp).size == size:
                with self.fs.open_update(self.temp) as file:
                    _fill_zeros(file, size)
                    file.sync()
            else:
                self.remove_temp()
                _write_zeros(self.fs, self.temp, size)
        except SpaceExhausted as full:
            if not self._use_reserve(size):
                raise Code.LogDiskFull.error(
                    f"{full.message} No reserve log is left.", path=str(self.temp)
                ) from full
            return True
        return False

    def remove_temp(self) -> None:
        """A temp log that is there never counts."""
        if self.fs.exists(self.temp):
            self.fs.remove(self.temp)

    def remove_prepared(self) -> None:
        """Of a next log that a crash left, no one knows what is in it."""
        if self.fs.exists(self.prepared):
            self.fs.remove(self.prepared)

    def write_temp_header(self, header: bytes) -> None:
        with self.fs.open_update(self.temp) as file:
            file.write_at(0, header)
            file.sync()
        self.fs.sync_directory(self.directory)

    def archive_current(self, generation: int) -> None:
        """The current log, complete on disk and closed, gets its number."""
        self.fs.rename(self.current, self.archive(generation))
        self.fs.sync_directory(self.directory)

    def open_temp_as_current(self) -> UpdateFile:
        """The temp log, complete on disk, becomes the current one."""
        self.fs.rename(self.temp, self.current)
        self.fs.sync_directory(self.directory)
        return self.fs.open_update(self.current)

    def make_reserves(self, size: int) -> bool:
        """Make reserve logs that are missing or of another size; returns whether there was room for them."""
        for path in self.reserves:
            if self.fs.exists(path):
                if self.fs.stat(path).size == size:
                    continue
                self.fs.remove(path)
            try:
                _write_zeros(self.fs, path, size)
            except SpaceExhausted:
                return False
        self.fs.sync_directory(self.directory)
        return True

    def delete_below(self, generation: int) -> list[int]:
        """Delete the archives before a generation, oldest first, so that those left have no gap; which ones."""
        deleted = []
        for number, path in self.archives().items():
            if number >= generation:
                break
            self.fs.remove(path)
            self.fs.sync_directory(self.directory)
            deleted.append(number)
        return deleted

    def _use_reserve(self, size: int) -> bool:
        """A reserve log becomes the temp log; its contents, which may be anything, are overwritten."""
        for path in reversed(self.reserves):
            if self.fs.exists(path) and self.fs.stat(path).size == size:
                self.fs.rename(path, self.temp)
                try:
                    with self.fs.open_update(self.temp) as file:
                        _fill_zeros(file, size)
                        file.sync()
                except SpaceExhausted:  # a file system that copies on write
                    self.fs.remove(self.temp)
                else:
                    return True
        return False

    def _names(self) -> list[tuple[Path, LogName]]:
        found = [(path, parse_name(path.name)) for path in self.fs.list(self.directory)]
        return [
            (p, name) for p, name in found if name and name.belongs_to(self.base) and name.family is self.family
        ]


def _write_zeros(fs: FileSystem, path: Path, size: int) -> None:
    """A file of zeros that are written, not skipped, so that its space is taken; nothing of it after a failure."""
    try:
        with fs.create(path) as file:
            _fill_zeros(file, size)
            file.sync()
    except JetError as error:
        if error.code is not Code.FileAlreadyExists:
            with contextlib.suppress(JetError):
                remove_quietly(fs, [path])
        raise


def _fill_zeros(file: WriteFile, size: int) -> None:
    for offset in range(0, size, len(FILL)):
        file.write_at(offset, FILL[: size - offset])
