"""Reading complete small files of an instance at rest: its checkpoint, and logs that this program cannot check."""

from __future__ import annotations

from pathlib import Path

from engine.discovery.instance_files import CheckpointFile
from engine.errors import Corruption
from engine.formats.checkpoint import read_checkpoint
from engine.sources.at_rest import changed
from engine.sources.source import BackupSource


def read_small(source: BackupSource, path: Path, size: int) -> bytes:
    """All bytes of a file. Raises as :func:`~engine.sources.at_rest.changed` when it is not as long any more."""
    with source.open(path) as file:
        data = file.read_at(0, size + 1)
    if len(data) != size:
        raise changed(path)
    return data


def read_whole_checkpoint(source: BackupSource, checkpoint: CheckpointFile) -> bytes:
    """The checkpoint as it is, read twice where its copies differ: a bad read may be a passing one."""
    data = read_small(source, checkpoint.path, checkpoint.size)
    return data if _both_copies_agree(data) else read_small(source, checkpoint.path, checkpoint.size)


def _both_copies_agree(checkpoint: bytes) -> bool:
    try:
        return read_checkpoint(checkpoint).copies_agree
    except Corruption:
        return False
