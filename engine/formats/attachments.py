"""The attachment list of log headers and checkpoints: which databases were attached, and since when.

Source: docs/formats/log-file.md#attachment-list.
"""

from __future__ import annotations

from engine.error_codes import Code
from engine.formats.dbms_params import ansi_text
from engine.formats.layout import U8, U16, U32, U64, Field, View, raw
from engine.formats.stamps import LGPOS, SIGNATURE, Lgpos, Signature

LIST_SIZE = 2048
DBID_MAX = 6
FLAG_UNICODE = 0x20


class Attachment(View):
    """One attached database: 64 bytes and its path."""

    SIZE = 64
    WHAT = "attachment"

    dbid = Field(0, U8, "number that log records name the database by, 1 to 6")
    flags = Field(1, U8, "0x20: the path is UTF-16; 0x40: the file can be sparse")
    cb_names = Field(2, U16, "bytes of the path with its NUL")
    dbtime = Field(4, U64, "last dbtime of the database when the list was written")
    objid_last = Field(12, U32, "highest object id assigned")
    cpg_database_size_max = Field(16, U32, "size limit in pages, 0 for none")
    lgpos_attach = Field(20, LGPOS, "position of the record that attached or created it")
    lgpos_consistent = Field(28, LGPOS, "position of the last clean detach before that")
    sign_db = Field(36, SIGNATURE, "identity of the database")

    @property
    def path(self) -> str:
        """Where the database was on the machine that wrote the list; may hold U+FFFD for what is no text."""
        names = bytes(self.buffer[self.SIZE : self.SIZE + self.cb_names])
        if self.flags & FLAG_UNICODE:
            return names.decode("utf-16-le", errors="replace").split("\0", 1)[0]
        return ansi_text(names)


ATTACH_LIST = raw(LIST_SIZE)


def encode_attachment(
    *,
    dbid: int,
    path: str,
    dbtime: int,
    objid_last: int,
    attached: Lgpos,
    consistent: Lgpos,
    sign_db: Signature,
    size_max: int = 0,
) -> bytes:
    """One entry of a list; the entries of all attached databases, one after the other, make the list."""
    names = (path + "\0").encode("utf-16-le", "surrogatepass")
    entry = Attachment(bytearray(Attachment.SIZE))
    entry.dbid, entry.flags, entry.cb_names = dbid, FLAG_UNICODE, len(names)
    entry.dbtime, entry.objid_last, entry.cpg_database_size_max = dbtime, objid_last, size_max
    entry.lgpos_attach, entry.lgpos_consistent = attached, consistent
    entry.sign_db = sign_db
    return bytes(entry.buffer) + names


def encode_list(entries: bytes) -> bytes:
    """The whole area for entries made by :func:`encode_attachment`.

    Raises JET_errInvalidPath (-1023) when they do not fit: the paths are too long.
    """
    if len(entries) > LIST_SIZE:
        raise Code.InvalidPath.error(
            f"The paths of the attached databases require {len(entries)} bytes, but only {LIST_SIZE} are "
            "available.",
            hint="Move the databases to folders with shorter names.",
        )
    return entries.ljust(LIST_SIZE, b"\0")


def parse_attachments(data: bytes, damaged: Code) -> tuple[Attachment, ...]:
    """The entries of a list, which ends with a zero dbid or with the area.

    Raises ``damaged`` (a Corruption) when an entry runs out of the area or has no possible dbid.
    """
    found: list[Attachment] = []
    offset = 0
    while offset < len(data) and data[offset]:
        if data[offset] > DBID_MAX or offset + Attachment.SIZE > len(data):
            raise damaged.error(f"The attachment list is damaged at byte {offset}.")
        entry = Attachment(data[offset:])
        end = offset + Attachment.SIZE + entry.cb_names
        if end > len(data):
            raise damaged.error(f"The path of an attachment extends beyond the list at byte {offset}.")
        found.append(Attachment(data[offset:end]))
        offset = end
    return tuple(found)
