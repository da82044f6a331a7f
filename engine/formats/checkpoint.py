"""The checkpoint file: two copies of a 4096-byte image that contains the position where redo must start.

Source: docs/formats/checkpoint-and-double-write.md#checkpoint-file. A checkpoint that is too old only costs time;
one that is too new would lose data.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.error_codes import Code
from engine.formats.attachments import ATTACH_LIST, Attachment, encode_list, parse_attachments
from engine.formats.checksum import header_is_valid, seal_header
from engine.formats.dbms_params import DbmsParams
from engine.formats.layout import U8, U32, Field, View, raw
from engine.formats.stamps import LGPOS, LOGTIME, SIGNATURE, Buffer, Lgpos, Signature

COPY_SIZE = 4096
FILE_SIZE = 2 * COPY_SIZE
FILE_TYPE_UNKNOWN = 0
FILE_TYPE_CHECKPOINT = 4
VERSION_ATTACHMENTS = 1


class Checkpoint(View):
    """Every field of one copy."""

    SIZE = COPY_SIZE
    WHAT = "checkpoint"

    checksum = Field(0, U32, "XOR32 over the whole copy")
    lgpos_last_full_backup_checkpoint = Field(4, LGPOS, "checkpoint of the last full backup")
    lgpos_checkpoint = Field(12, LGPOS, "where redo begins")
    signature = Field(20, SIGNATURE, "identity of the log stream")
    dbms_param = Field(48, raw(DbmsParams.SIZE), "settings of the instance")
    lgpos_full_backup = Field(615, LGPOS, "last full backup")
    logtime_full_backup = Field(623, LOGTIME, "time of the last full backup")
    lgpos_inc_backup = Field(631, LGPOS, "last incremental backup")
    logtime_inc_backup = Field(639, LOGTIME, "time of the last incremental backup")
    version = Field(647, U8, "bit 0: the attachment list is valid")
    lgpos_db_consistency = Field(648, LGPOS, "where redo to consistency begins; not set means the checkpoint")
    reserved = Field(656, raw(11))
    file_type = Field(667, U32, "4 for a checkpoint, 0 in very old ones")
    reserved_2 = Field(671, raw(8))
    attach_list = Field(679, ATTACH_LIST, "databases attached at the checkpoint")

    @property
    def params(self) -> DbmsParams:
        return DbmsParams(self.dbms_param)

    @property
    def lists_attachments(self) -> bool:
        """Whether redo takes its attachments from here; else from the header of the checkpoint's log."""
        return bool(self.version & VERSION_ATTACHMENTS)

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """Databases attached at the checkpoint, none when the list does not count.

        Raises JET_errCheckpointCorrupt for a damaged list.
        """
        if not self.lists_attachments:
            return ()
        return parse_attachments(self.attach_list, Code.CheckpointCorrupt)

    @classmethod
    def empty(cls, signature: Signature, params: bytes) -> Checkpoint:
        """A new one for the log stream ``signature``, with no position yet."""
        checkpoint = cls(bytearray(COPY_SIZE))
        checkpoint.signature, checkpoint.dbms_param = signature, params
        checkpoint.file_type = FILE_TYPE_CHECKPOINT
        return checkpoint

    def move(self, position: Lgpos, attachments: bytes | None, consistency: Lgpos | None = None) -> None:
        """Let redo begin at ``position``, with the entries of the databases attached there.

        ``attachments`` ``None``: nothing is attached and the list does not count, as after a clean end; an empty
        list that counts is a moment before the first attach. ``consistency`` is the position, unless given.
        Raises JET_errInvalidPath (-1023) when the list is too long, nothing changed.
        """
        self.attach_list = encode_list(attachments or b"")
        self.version = 0 if attachments is None else VERSION_ATTACHMENTS
        self.lgpos_checkpoint = position
        self.lgpos_db_consistency = consistency or position

    def sealed(self) -> bytes:
        """One copy as it is in the file."""
        page = bytearray(self.buffer)
        seal_header(page)
        return bytes(page)


@dataclass(frozen=True)
class CheckpointReading:
    """The checkpoint and which copy it came from (1 or 2); ``copies_agree`` when both are whole and equal."""

    checkpoint: Checkpoint
    copy: int
    copies_agree: bool


def read_checkpoint(data: Buffer) -> CheckpointReading:
    """Take copy 1 of a checkpoint file, else copy 2; ``data`` is the whole file.

    Raises ``Corruption`` (JET_errCheckpointCorrupt) when neither copy is a whole checkpoint.
    """
    copies = [bytes(data[start : start + COPY_SIZE]) for start in (0, COPY_SIZE)]
    for number, page in enumerate(copies, start=1):
        if len(page) == COPY_SIZE and header_is_valid(page):
            checkpoint = Checkpoint(page)
            if checkpoint.file_type not in (FILE_TYPE_CHECKPOINT, FILE_TYPE_UNKNOWN):
                raise Code.CheckpointCorrupt.error(
                    f"The file is of type {checkpoint.file_type}, not a checkpoint."
                )
            return CheckpointReading(checkpoint, number, copies[0] == copies[1])
    raise Code.CheckpointCorrupt.error("Both copies of the checkpoint are damaged.")
