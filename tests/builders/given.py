"""An instance to be damaged: a made one, or a copy of a real one where the data sets are at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from engine import AtRestSource, BackupSet, Kind, LocalFolder, Options, run_backup
from engine.backup.copying import Reread
from engine.discovery.choosing import choose
from engine.discovery.scan import scan
from engine.errors import JetError
from engine.events import LogEntry
from engine.files import FileSystem
from engine.formats.db_header import page_offset
from engine.run_context import RunContext
from tests.builders.small_instance import write_small_instance
from tests.datasets import copy_of, dataset
from tests.disk.crash_fs import tree_of

QUICK = Options(reread=Reread(attempts=16, pause=0))


@dataclass
class Given:
    """A source folder with one clean instance of at least four logs, and a destination that is an empty folder."""

    source: Path
    destination: Path
    events: list[LogEntry] = field(default_factory=list)

    def __post_init__(self) -> None:
        instance = choose(scan([self.source]), [self.source])
        self.database = instance.databases[0].path
        self.page_size = instance.databases[0].page_size
        self.logs = [log.path for log in instance.logs]
        self.base = instance.base or ""
        self.name = instance.name

    def backup(
        self, kind: Kind = Kind.FULL, *, options: Options = QUICK, fs: FileSystem | None = None, base: str = ""
    ) -> BackupSet:
        source = AtRestSource([self.source], base=base or None, fs=fs)
        destination = LocalFolder(self.destination, fs)
        return run_backup(
            source, destination, kind, options=options, context=RunContext(events=self.events.append)
        )

    def refused(
        self,
        code: int,
        *words: str,
        kind: Kind = Kind.FULL,
        options: Options = QUICK,
        fs: FileSystem | None = None,
        base: str = "",
    ) -> JetError:
        """The backup is refused with ``code``, its message names ``words``, and nothing has changed anywhere."""
        folder = self.destination if self.destination.is_dir() else self.destination.parent
        before = tree_of(self.source), tree_of(folder)
        with pytest.raises(JetError) as caught:
            self.backup(kind, options=options, fs=fs, base=base)
        assert (int(caught.value.code), caught.value.message) == (code, caught.value.message)
        for word in words:
            assert word in caught.value.message
        assert (tree_of(self.source), tree_of(folder)) == before
        return caught.value

    @property
    def kinds(self) -> Sequence[int]:
        """Ids of the event-log entries so far."""
        return [entry.id for entry in self.events]

    def edit_page(self, pgno: int, edit: bytes, at: int = 0) -> None:
        """Overwrite bytes of a page of the database."""
        self.edit(self.database, page_offset(pgno, self.page_size) + at, edit)

    def page(self, pgno: int) -> bytes:
        start = page_offset(pgno, self.page_size)
        return self.database.read_bytes()[start : start + self.page_size]

    def flip(self, path: Path, bit: int) -> None:
        """Flip one bit of a file; bit ``n`` is bit ``n % 8`` of byte ``n // 8``."""
        byte = path.read_bytes()[bit // 8] ^ 1 << bit % 8
        self.edit(path, bit // 8, bytes((byte,)))

    def flip_in_page(self, pgno: int, *bits: int) -> None:
        for bit in bits:
            self.flip(self.database, page_offset(pgno, self.page_size) * 8 + bit)

    def edit(self, path: Path, offset: int, data: bytes) -> None:
        with path.open("r+b") as file:
            file.seek(offset)
            file.write(data)


def made(root: Path) -> Given:
    """A small instance made by hand, logs 1 to 4."""
    source = write_small_instance(root / "source", last=4)
    return Given(source, _empty(root / "destination"))


def real(root: Path) -> Given:
    """A copy of a real one of Windows 10, logs 3 to 9."""
    source = root / "source"
    copy_of(dataset("srum-win10-clean"), source)
    for path in (source, *source.iterdir()):
        path.chmod(0o700)
    return Given(source, _empty(root / "destination"))


def _empty(folder: Path) -> Path:
    folder.mkdir()
    return folder
