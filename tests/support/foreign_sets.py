"""Backup sets as other programs leave them: the files of a chain of a running instance, without what is ours."""

from __future__ import annotations

from pathlib import Path

from engine.chain.stored import read_manifest
from engine.files import FileSystem, read_whole
from tests.support.live_backup import ROOT

SET = ROOT / "set"
_LARGEST = 1 << 26


def bare_set(fs: FileSystem, chain: Path, to: Path = SET) -> Path:
    """Databases, logs and marks of a chain in the folder ``to``, which is made; those that are there stay."""
    if not fs.exists(to):
        fs.make_directory(to)
    for file in read_manifest(fs, chain).files:
        if not fs.exists(to / file.name):
            with fs.create(to / file.name) as new:
                new.write_at(0, read_whole(fs, chain / file.place, _LARGEST))
    return to


def overwrite(fs: FileSystem, path: Path, offset: int, data: bytes) -> None:
    """Change bytes of a file; a negative ``offset`` counts from its end."""
    with fs.open_update(path) as file:
        file.write_at(offset if offset >= 0 else file.stat().size + offset, data)
