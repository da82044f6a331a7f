"""The audit log: who did what to which chain and job, in a file that only grows.

Each row has the hash of the row before it, so that a row that is changed, removed or inserted is found
(:mod:`app.audit.checking`, docs/audit.md). What destroys has its row on disk before it starts; if that cannot be
written, it is refused. Several programs may write at the same time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.audit.row import FIRST, AuditEntry, AuditPhase, Deed, decoded, encoded
from app.settings import waiting_lock
from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.files import (
    FileSystem,
    LocalFileSystem,
    ReadFile,
    UpdateFile,
    ensure_directory,
    read_whole,
    user_name,
    write_durably,
)

_TAIL = 1 << 18
"""Bytes at the end in which the last row is: the longest one is shorter."""
_AT_ONCE = 1 << 20


@dataclass(frozen=True)
class Newest:
    """The number and hash of the newest row, as noted beside the log."""

    number: int
    hash: str


class AuditLog:
    """The log at ``path``. ``patience``: for how many seconds it waits for another program that writes."""

    def __init__(
        self,
        path: Path,
        fs: FileSystem | None = None,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        patience: float = 10.0,
    ) -> None:
        self.path = path
        self.noted = path.with_name(f"{path.name}.newest")
        self._fs = fs or LocalFileSystem()
        self._clock = clock
        self._patience = patience

    # ---- writing

    def before(self, deed: Deed) -> AuditEntry:
        """Note that ``deed`` is about to be done; on disk when this returns.

        Raises the error of the file system if it cannot be written: then it must not be done.
        """
        try:
            return self.append(deed, AuditPhase.BEFORE)
        except JetError as error:
            raise error.code.error(
                f"The audit log cannot be written, and nothing is removed or changed without its entry there. "
                f"{error.message}",
                hint=f"Nothing was changed. {error.hint}",
                path=str(self.path),
            ) from error

    def after(self, deed: Deed, outcome: str, why: str = "") -> AuditEntry:
        """Note how it ended; ``why`` replaces the detail of the deed, which the row before has."""
        return self.append(Deed(**{**asdict(deed), "detail": why}), AuditPhase.AFTER, outcome)

    @contextlib.contextmanager
    def destroying(self, deed: Deed) -> Iterator[None]:
        """A context in which ``deed`` is done: a row before, and one after with how it ended.

        Raises as :meth:`before`. That the row after it cannot be written does not undo the deed: it stays open.
        """
        self.before(deed)
        outcome, why = "success", ""
        try:
            yield
        except BaseException as error:
            outcome = "cancelled" if isinstance(error, Cancelled) else "failed"
            why = error.message if isinstance(error, JetError) else f"{type(error).__name__}: {error}"
            raise
        finally:
            with contextlib.suppress(JetError):
                self.after(deed, outcome, why)

    def append(self, deed: Deed, phase: AuditPhase, outcome: str = "") -> AuditEntry:
        """A row, on disk when this returns.

        Raises a ``StorageFault``, and ``Corruption`` for a file whose end is no audit log.
        """
        body = {
            "at": self._clock().astimezone(UTC).isoformat(timespec="microseconds"),
            "phase": phase.value,
            **asdict(deed),
            "outcome": outcome,
            "user": _user(),
            "host": platform.node(),
            "pid": os.getpid(),
            "program": _program(),
        }
        with self._alone(), self._fs.open_update(self.path) as file:
            entry = _append(file, body, self.newest_noted())
        with contextlib.suppress(JetError):  # it is for finding that rows were removed from the end
            write_durably(self._fs, self.noted, json.dumps({"number": entry.number, "hash": entry.hash}).encode())
        return entry

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the log, which is created if there is none; JET_errFileAccessDenied if another one holds it."""
        ensure_directory(self._fs, self.path.parent)
        if not self._fs.exists(self.path):
            with contextlib.suppress(_AlreadyThere):
                _create(self._fs, self.path)
        hint = "Wait until it is done, or end it if it does not respond."
        with waiting_lock(self._fs, self.path, str(self.path), hint, self._patience):
            yield

    # ---- reading

    def entries(self) -> Iterator[AuditEntry]:
        """All rows, oldest first; lines that are none are left out. Nothing where there is no log."""
        for number, line in self.lines():
            entry = decoded(line.removesuffix(b"\n"), number)
            if entry is not None:
                yield entry

    def lines(self, tail: int | None = None) -> Iterator[tuple[int, bytes]]:
        """The lines with their ends and their numbers from 1; the last one may have no end.

        ``tail``: only those that start in the last so many bytes.
        """
        if not self._fs.exists(self.path):
            return
        with self._fs.open_read(self.path) as file:
            number, offset, rest = 0, 0, b""
            if tail is not None and file.stat().size > tail:
                number, offset = _skipped(file, file.stat().size - tail)
            while part := file.read_at(offset, _AT_ONCE):
                offset += len(part)
                *whole, rest = (rest + part).split(b"\n")
                for line in whole:
                    number += 1
                    yield number, line + b"\n"
            if rest:
                yield number + 1, rest

    def newest(self) -> str:
        """The hash of the newest row, empty if there is none: to be noted elsewhere."""
        if not self._fs.exists(self.path):
            return ""
        with self._fs.open_read(self.path) as file:
            found, _ = _last_row(file, file.stat().size)
        return found.hash if found else ""

    def newest_noted(self) -> Newest | None:
        """What was noted beside the log after the newest row; None where that is missing or cannot be read."""
        try:
            body = json.loads(read_whole(self._fs, self.noted, _TAIL))
            return Newest(int(body["number"]), str(body["hash"]))
        except (JetError, ValueError, KeyError, TypeError, RecursionError):
            return None


class _AlreadyThere(Exception):
    """Another program created the file at the same moment."""


def _create(fs: FileSystem, path: Path) -> None:
    try:
        fs.create(path).close()
    except JetError as error:
        if error.code is Code.FileAlreadyExists:
            raise _AlreadyThere from error
        raise
    fs.sync_directory(path.parent)


def _append(file: UpdateFile, body: dict[str, object], noted: Newest | None) -> AuditEntry:
    """Write a row behind the last one; if an incomplete line is between them, a row says so first.

    Where the newest row that was noted is not there any more, it continues that one: the gap stays visible.
    """
    size = file.stat().size
    last, torn = _last_row(file, size)
    number, before = (last.number, last.hash) if last else (0, FIRST)
    if noted is not None and not torn and noted.number >= max(number, 1) and noted.hash != before:
        number, before = noted.number, noted.hash
    data = b""
    if torn and (noted is None or noted.number <= number):
        data = b"" if torn.endswith(b"\n") else b"\n"
        text = f"The {len(torn)} bytes before are no row: a program or the machine stopped while it wrote one."
        note = {
            **body,
            **asdict(Deed("note", detail=text)),
            "phase": AuditPhase.NOTE.value,
            "outcome": "",
            "torn": hashlib.sha256(torn.removesuffix(b"\n")).hexdigest(),
        }
        number += 1
        line, before = encoded({"number": number, **note}, before)
        data += line + b"\n"
    elif size and file.read_at(size - 1, 1) != b"\n":
        data = b"\n"
    line, _ = encoded({"number": number + 1, **body}, before)
    entry = decoded(line)
    if entry is None:
        raise Code.InternalError.error(f"A row of the audit log cannot be read back: {line!r}")
    try:
        file.write_at(size, data + line + b"\n")
        file.sync()
    except JetError:
        with contextlib.suppress(JetError):
            file.truncate(size)
            file.sync()
        raise
    return entry


def _last_row(file: ReadFile, size: int) -> tuple[AuditEntry | None, bytes]:
    """The last row, and what is after it and is none. Raises ``Corruption`` if it is not near the end."""
    start = max(0, size - _TAIL)
    data = file.read_at(start, size - start)
    torn = b""
    for line in reversed(_split(data)):
        entry = decoded(line.removesuffix(b"\n"))
        if entry is not None:
            return entry, torn
        torn = line + torn
    if start:
        raise Code.InvalidDatabase.error(
            f"The end of {file.path} is no audit log.",
            hint="Keep the file for an examination and move it to another folder. A new one is created.",
            path=str(file.path),
        )
    return None, torn


def _skipped(file: ReadFile, before: int) -> tuple[int, int]:
    """How many lines start before an offset, and the offset of the next one."""
    lines = offset = 0
    while part := file.read_at(offset, min(_AT_ONCE, max(before - offset, 0))):
        offset += len(part)
        lines += part.count(b"\n")
    while part := file.read_at(offset, _TAIL):
        at = part.find(b"\n")
        if at >= 0:
            return lines + 1, offset + at + 1
        offset += len(part)
    return lines, offset


def _split(data: bytes) -> list[bytes]:
    *whole, rest = data.split(b"\n")
    return [*(line + b"\n" for line in whole), *([rest] if rest else [])]


def _user() -> str:
    """Who runs this program, and who became that user by sudo."""
    user, by = user_name(), os.environ.get("SUDO_USER", "")
    return f"{user} (sudo by {by})" if by and by != user else user


def _program() -> str:
    path = Path(sys.argv[0] or sys.executable)
    return path.parent.name if path.name == "__main__.py" else path.name
