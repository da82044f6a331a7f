"""Views on files, opened for a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.meaning import view_named
from app.meaning.view import Beside, OpenView, ViewRow
from engine.files import LocalFileSystem
from engine.tables.read_only_database import ReadOnlyDatabase


def opened(path: Path) -> ReadOnlyDatabase:
    return ReadOnlyDatabase.open(LocalFileSystem().open_read(path))


@contextmanager
def view_on(path: Path, name: str, beside: Beside | None = None) -> Iterator[OpenView]:
    with opened(path) as database:
        yield view_named(database, name).open(database, beside)


def rows_of(path: Path, name: str, beside: Beside | None = None) -> list[ViewRow]:
    with view_on(path, name, beside) as view:
        return list(view.rows())
