"""The other databases of an instance, for names that only they know."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import engine
from app.meaning.view import Beside


def beside_file(path: Path, keys: engine.Keys) -> Beside:
    """Opens files in the folder of a database, whose names ignore case if no name fits exactly."""

    @contextmanager
    def beside(name: str) -> Iterator[engine.ReadOnlyDatabase]:
        fs = engine.HostFileSystem()
        other = path.with_name(name)
        if not isinstance(path, engine.StoreAddress) and not fs.exists(other):
            same = [each for each in fs.list(path.parent) if each.name.casefold() == name.casefold()]
            other = same[0] if same else other
        with engine.ReadOnlyDatabase.open(engine.file_at(other, fs, keys).open()) as database:
            yield database

    return beside


def beside_in_chain(view: engine.ChainView) -> Beside:
    """Opens the other databases of a chain, in the state that the view shows."""

    @contextmanager
    def beside(name: str) -> Iterator[engine.ReadOnlyDatabase]:
        same = [known for known in view.names if known.casefold() == name.casefold()]
        with view.open(same[0] if same else name) as database:
            yield database

    return beside
