"""The job file: one TOML file that people edit and programs change. docs/jobs.md describes it.

A file that cannot be understood is reported, and neither overwritten nor set aside: it is a person's text.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

from app.jobs.bodies import jobs_body
from app.jobs.fields import FORMAT, FieldError, FieldPath, jobs_from
from app.jobs.job import Jobs
from app.jobs.secrets import check_text
from app.jobs.toml_source import TomlSource
from app.jobs.toml_text import CannotChange, changed, located, rendered
from app.settings import alone
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileStat, FileSystem, LocalFileSystem, read_whole, write_durably
from resources import job_file_schema

_LARGEST = 1 << 20  # bytes of a job file
_TRIES = 20
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_NEW = f"""\
# Jobs of ESE Backup Manager. Edit them here or by "ese-backup jobs", which keeps your comments.
format = {FORMAT}
"""


@dataclass(frozen=True)
class UnknownField:
    """A field that this version does not know: kept, and without effect. ``like`` is a known one."""

    field: str
    line: int
    like: str = ""

    def __str__(self) -> str:
        meant = f" Did you mean {self.like!r}?" if self.like else ""
        return f"Line {self.line}: {self.field!r} is not a field of this version and has no effect.{meant}"


@dataclass(frozen=True)
class JobFileText:
    """A job file as read. ``text`` is without a byte order mark, its lines end with a line feed."""

    text: str
    body: Mapping[str, Any]
    jobs: Jobs
    unknown: tuple[UnknownField, ...] = ()
    bom: bool = False
    crlf: bool = False


class JobFile:
    """The jobs on disk. A link at ``path`` stays: the file that it names is read and changed.

    ``patience``: for how many seconds a change waits for another program that makes one.
    """

    def __init__(self, path: Path, *, fs: FileSystem | None = None, patience: float = 5.0) -> None:
        self.path = path
        self._patience = patience
        self._fs = fs or LocalFileSystem()
        self._seen: FileStat | None = None

    def load(self) -> Jobs:
        """The jobs of the file; none where there is no file.

        Raises JET_errInvalidParameter (-1003) with ``path``, ``line``, ``column`` and ``field`` for a file that
        cannot be understood or contains a secret, JET_errInvalidDatabaseVersion (-1209) for one of a newer
        version, and ``StorageFault`` for one that cannot be read.
        """
        return self.read().jobs

    def read(self) -> JobFileText:
        """The same with what is in the file besides."""
        self._seen = self._stat()
        data = self._data()
        return contents_of(_NEW.encode() if data is None else data, self.path)

    def news(self) -> Jobs | None:
        """The jobs if the file was changed since it was last read or changed here, otherwise None.

        Raises as :meth:`load`, once for each state of the file.
        """
        return None if self._stat() == self._seen else self.load()

    def change(self, how: Callable[[Jobs], Jobs]) -> Jobs:
        """Load, change, save, one program at a time. ``how`` is called again if the file was edited meanwhile.

        Raises as :meth:`load`; JET_errInvalidParameter (-1003) for jobs that are not valid;
        JET_errFileAccessDenied (-1032) where another program does not let go of the file. It is then as it was.
        """
        file = self._file()
        hint = "Close the other window, or end it if it does not respond. Then try again."
        with alone(self._fs, file, "the jobs", hint, self._patience):
            for _ in range(_TRIES):
                before = self._data()
                old = contents_of(_NEW.encode() if before is None else before, self.path)
                new = how(old.jobs)
                if new == old.jobs:
                    return new
                data = _saved(old, new, self.path)
                try:
                    write_durably(self._fs, file, data, before_rename=partial(self._check, before, file))
                except _Edited:
                    continue
                self._seen = self._stat()
                return new
        raise Code.FileAccessDenied.error(
            f"{self.path} was changed by other programs each time that it was to be changed here.",
            hint="End the program that writes it, then try again.",
            path=str(self.path),
        )

    def _check(self, before: bytes | None, file: Path, temporary: Path) -> None:
        """Replace the file only as it was read, and by one with its owner and mode."""
        if self._data() != before:
            raise _Edited
        if before is not None:
            self._fs.copy_attributes(file, temporary)

    def _data(self) -> bytes | None:
        file = self._file()
        return read_whole(self._fs, file, _LARGEST) if self._fs.exists(file) else None

    def _stat(self) -> FileStat | None:
        try:
            return self._fs.stat(self._file())
        except JetError as error:
            if error.code is Code.FileNotFound:
                return None
            raise

    def _file(self) -> Path:
        """The file itself, where a link leads."""
        linked = self._fs.exists(self.path) and self._fs.is_link(self.path)
        return Path(os.path.realpath(self.path)) if linked else self.path


def contents_of(data: bytes, path: Path) -> JobFileText:
    """What the bytes of the file at ``path`` say. Raises as :meth:`JobFile.load`."""
    source = _source(path)
    raw = source.decoded(data)
    text = raw.removeprefix(_BOM).replace("\r\n", "\n")
    if not text.strip():
        hint = f"Restore it from a copy. If there are to be no jobs, delete it or write: format = {FORMAT}"
        raise source.wrong("The file is empty.", (1, 1), hint=hint)
    _check_secrets(text, source)
    body = source.body(text)
    source.check_format(text, body, FORMAT)
    try:
        jobs, unknown = jobs_from(body)
    except FieldError as error:
        where = located(text, error.path) or (1, 1)
        raise source.wrong(error.text, where, field=field_text(body, error.path)) from error
    fields = tuple(_unknown(text, body, each) for each in unknown)
    return JobFileText(text, body, jobs, fields, raw.startswith(_BOM), raw.count("\r\n") * 2 > raw.count("\n"))


def exported(jobs: Jobs) -> str:
    """A job file with these jobs, for another machine."""
    return f"{_NEW}\n{rendered(jobs_body(jobs))}" if jobs_body(jobs) else _NEW


def field_text(body: Mapping[str, Any], path: FieldPath) -> str:
    """A field in words: ``job "sru", keep.daily``."""
    if len(path) < 2 or not isinstance(path[1], int):
        return ".".join(map(str, path))
    item = body[str(path[0])][path[1]]
    name = item.get("name") if isinstance(item, Mapping) else None
    shown = f'{path[0]} "{name}"' if isinstance(name, str) and name else f"{path[0]} {path[1] + 1}"
    inside = ".".join(f"{part + 1}" if isinstance(part, int) else part for part in path[2:])
    return f"{shown}, {inside}" if inside else shown


class _Edited(Exception):
    """Another program saved the file between reading and replacing it."""


def _saved(old: JobFileText, new: Jobs, path: Path) -> bytes:
    """The text of the old file with the new jobs, as bytes; what is written says what is wanted."""
    body = jobs_body(new)
    try:
        again, _ = jobs_from(body)
    except FieldError as error:
        raise Code.InvalidParameter.error(
            f"{field_text(body, error.path)}: {error.text}", field=field_text(body, error.path)
        ) from error
    try:
        text = changed(old.text, jobs_body(old.jobs), body)
        data = (_BOM * old.bom + (text.replace("\n", "\r\n") if old.crlf else text)).encode()
        if again != new or contents_of(data, path).jobs != new:
            raise CannotChange("The text would not say what was to be written.")
    except UnicodeEncodeError as error:
        raise Code.InvalidParameter.error(
            f"The job file is text in UTF-8, which cannot express {error.object[error.start : error.end]!r}.",
            hint="Rename the file or folder whose name contains it.",
            path=str(path),
        ) from error
    except CannotChange as error:
        raise Code.InvalidParameter.error(
            f"{path} is written in a way that this program reads but cannot change: {error}",
            hint="Change it in a text editor, or write each job as a table [[job]], as docs/jobs.md does.",
            path=str(path),
        ) from error
    if len(data) > _LARGEST:
        raise Code.InvalidParameter.error(f"{path} would exceed {_LARGEST >> 20} MiB.", path=str(path))
    return data


def _source(path: Path) -> TomlSource:
    return TomlSource(path, f"Correct {path} in a text editor. It is not changed until then, and no job runs.")


def _check_secrets(text: str, source: TomlSource) -> None:
    """Anywhere, comments included."""
    for number, line in enumerate(text.split("\n"), 1):
        try:
            check_text(line)
        except ValueError as error:
            raise source.wrong(str(error), (number, 1)) from error


def _unknown(text: str, body: Mapping[str, Any], path: FieldPath) -> UnknownField:
    line, _ = located(text, path) or (1, 1)
    return UnknownField(field_text(body, path), line, *get_close_matches(str(path[-1]), _known(path), 1))


def _known(path: FieldPath) -> Iterable[str]:
    """The fields that there are in the table of this one."""
    schema = table = json.loads(job_file_schema())
    for part in path[:-1]:
        if isinstance(part, str):
            table = table["properties"][part]
            table = table.get("items", table)
            table = schema["$defs"][table["$ref"].rpartition("/")[2]] if "$ref" in table else table
    return tuple(table["properties"])
