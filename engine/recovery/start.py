"""The position where redo starts, and the databases attached there.

Source: docs/formats/recovery.md#start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.error_codes import Code
from engine.errors import Corruption, MissingFile
from engine.files import FileSystem
from engine.formats.attachments import Attachment
from engine.formats.checkpoint import FILE_SIZE, Checkpoint, read_checkpoint
from engine.formats.names import checkpoint_name, spelt_here
from engine.formats.stamps import Lgpos
from engine.recovery.attachments_map import AttachableDatabase, least_required
from engine.storage.log_stream import LogStream


@dataclass(frozen=True)
class Start:
    """A packed position and the databases that were attached there."""

    position: int
    attachments: tuple[Attachment, ...]

    @property
    def generation(self) -> int:
        return self.position >> 32


@dataclass(frozen=True)
class CheckpointFound:
    """The checkpoint file of a stream: ``checkpoint`` is ``None`` when nothing in it can be used, and ``why``."""

    path: Path
    checkpoint: Checkpoint | None
    why: Code | None = None

    @property
    def position(self) -> int:
        """Packed; 0 without one."""
        return self.checkpoint.lgpos_checkpoint.packed if self.checkpoint else 0


def find_checkpoint(fs: FileSystem, directory: Path, stream: LogStream) -> CheckpointFound:
    """The checkpoint of a stream. One that is missing, damaged or another stream's is only not used."""
    name = checkpoint_name(stream.base, stream.family)
    path = directory / spelt_here(name, (entry.name for entry in fs.list(directory)))
    try:
        with fs.open_read(path) as file:
            checkpoint = read_checkpoint(file.read_at(0, FILE_SIZE)).checkpoint
    except MissingFile:
        return CheckpointFound(path, None, Code.CheckpointFileNotFound)
    except Corruption:
        return CheckpointFound(path, None, Code.CheckpointCorrupt)
    if checkpoint.signature != stream.signature:
        return CheckpointFound(path, None, Code.BadCheckpointSignature)
    return CheckpointFound(path, checkpoint)


def choose_start(
    stream: LogStream, found: CheckpointFound, candidates: Sequence[AttachableDatabase], *, whole_set: bool
) -> Start:
    """Where to begin: at the checkpoint; earlier when a database needs it; at the first log without a checkpoint.

    ``whole_set`` starts at the first log in any case, as a restore does. Raises JET_errMissingPreviousLogFile
    (-509) when the checkpoint's log is not there, JET_errMissingLogFile (-528) for a gap above what is needed,
    JET_errRequiredLogFilesMissing (-543) when what a database needs is not there at all.
    """
    needed = least_required(candidates)
    if needed and needed < stream.first:
        raise _out_of_reach(stream, candidates, needed)
    checkpoint = None if whole_set else found.checkpoint
    if checkpoint is None or found.position >> 32 > stream.last:
        return _at_log(stream, stream.first)
    generation = found.position >> 32
    if needed and needed < generation:
        return _at_log(stream, needed)
    if generation not in stream.logs:
        raise Code.MissingPreviousLogFile.error(
            f"The checkpoint points to log 0x{generation:X} ({generation}), which is not in {stream.directory}.",
            path=str(stream.directory),
            generation=generation,
        )
    if generation < stream.first:
        stream.log(_first_missing(stream, generation))
    if checkpoint.lists_attachments:
        return Start(found.position, checkpoint.attachments)
    return _at_log(stream, generation)


def _at_log(stream: LogStream, generation: int) -> Start:
    return Start(Lgpos(generation, 1, 0).packed, stream.header(generation).attachments)


def _first_missing(stream: LogStream, generation: int) -> int:
    while generation in stream.logs:
        generation += 1
    return generation


def _out_of_reach(stream: LogStream, candidates: Sequence[AttachableDatabase], needed: int) -> Exception:
    """Why recovery cannot begin where a database needs it to."""
    missing = _first_missing(stream, needed)
    if needed in stream.logs or missing in stream.foreign:
        stream.log(missing)
    names = ", ".join(str(c.path) for c in candidates if c.header and c.header.gen_min_required == needed)
    return Code.RequiredLogFilesMissing.error(
        f"{names} requires the logs from 0x{needed:X} ({needed}) on, but those in {stream.directory} "
        f"start with 0x{stream.first:X} ({stream.first}).",
        hint=Code.RequiredLogFilesMissing.hint,
        generation=needed,
    )
