"""The parts of a manifest, read from what its JSON holds: each value is of its type and within its bounds.

Everything here raises ``ValueError``, ``LookupError`` or ``TypeError`` for what this program did not write.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from engine.chain.parts import (
    BackupRun,
    Correction,
    Encoding,
    FileRole,
    Kind,
    PageCounts,
    Signed,
    StoredFile,
    is_safe_name,
)
from engine.formats.log.log_end import LogEnd
from engine.formats.names import GENERATION_MAX
from engine.hashing import HashKind

_NUMBER_MAX = (1 << 63) - 1
_HEX = re.compile(r"[0-9a-f]{64}")


def file_of(item: dict[str, Any], version: int, kind: HashKind) -> StoredFile:
    """As the format ``version`` has it, in a chain whose hash is ``kind``."""
    checksum, stored_checksum = ("checksum", "stored_checksum") if version > 2 else ("sha256", "stored_sha256")
    file = StoredFile(
        name=text(item["name"]),
        role=FileRole(item["role"]),
        bytes=number(item["bytes"]),
        checksum=text(item[checksum]),
        hash=kind,
        run=text(item["run"]),
        stored=text(item["stored"]),
        generation=None if item["generation"] is None else _generation(item["generation"]),
        created=text(item["created"]),
        current=bool(item["current"]),
    )
    if version > 1:
        file = replace(
            file,
            encoding=Encoding(item["encoding"]),
            stored_bytes=number(item["stored_bytes"]),
            stored_checksum=text(item[stored_checksum]),
            end=None if item["end"] is None else _end(item["end"]),
        )
        if (file.stored_bytes, file.stored_checksum) != (item["stored_bytes"], item[stored_checksum]):
            raise ValueError(f"the entry of {file.name!r} contradicts itself")
    *folder, last = file.place.split("/")
    inside = not folder or (len(folder) == 1 and is_safe_name(folder[0].removeprefix(".")))
    if not (is_safe_name(file.name) and is_safe_name(file.home) and last == file.home and inside):
        raise ValueError(f"the name {file.name!r} is not valid")
    if file.lasts and version == 1:
        raise ValueError(f"the place {file.stored!r} is not valid")
    sums = _HEX.fullmatch(file.checksum) and _HEX.fullmatch(file.stored_checksum)
    if not sums or (file.role is FileRole.LOG and file.generation is None):
        raise ValueError(f"the entry of {file.name!r} is incomplete")
    return file


def _end(item: dict[str, Any]) -> LogEnd:
    end = LogEnd(
        generation=_generation(item["generation"]),
        signature=text(item["signature"]),
        created=text(item["created"]),
        version=tuple(number(part) for part in item["version"]),
        checksum=None if item["checksum"] is None else _checksum(item["checksum"]),
        last=number(item["last"]),
        header=text(item["header"]),
        full=text(item["full"]),
        tail_bytes=number(item["tail_bytes"]),
        tail=text(item["tail"]),
    )
    if not all(_HEX.fullmatch(digest) for digest in (end.header, end.full, end.tail)):
        raise ValueError("the end of a log is incomplete")
    return end


def run_of(item: dict[str, Any]) -> BackupRun:
    return BackupRun(
        id=text(item["id"]),
        kind=Kind(item["kind"]),
        started=text(item["started"]),
        ended=text(item["ended"]),
        logs=None if item["logs"] is None else (number(item["logs"][0]), number(item["logs"][1])),
        atomic=bool(item["atomic"]),
        bytes=number(item["bytes"]),
        pages=PageCounts(**{key: number(item["pages"][key]) for key in PageCounts.__dataclass_fields__}),
        corrections=tuple(
            Correction(text(c["file"]), number(c["page"]), number(c["bit"])) for c in item["corrections"]
        ),
        notes=tuple(text(note) for note in item["notes"]),
        replaced=tuple(_name(name) for name in item["replaced"]),
        machine=text(item.get("machine", "")),
        place=text(item.get("place", "")),
    )


def signed_of(item: dict[str, Any]) -> Signed:
    signed = Signed(text(item["key"]), text(item["signature"]))
    if not (_HEX.fullmatch(signed.key) and re.fullmatch(r"[0-9a-f]{128}", signed.signature)):
        raise ValueError("the signature is incomplete")
    return signed


def text(value: object) -> str:
    """Text that can be encoded."""
    if not isinstance(value, str):
        raise ValueError(f"{json.dumps(value)} should be text")
    value.encode()  # a lone surrogate is no text, and is a ValueError
    return value


def _name(value: object) -> str:
    name = text(value)
    if not is_safe_name(name):
        raise ValueError(f"the name {name!r} is not valid")
    return name


def _checksum(value: object) -> int:
    """64 bits, as text: not every reader of JSON has such numbers."""
    digits = text(value)
    if not re.fullmatch(r"[0-9a-f]{16}", digits):
        raise ValueError(f"{digits!r} is not a checksum")
    return int(digits, 16)


def _generation(value: object) -> int:
    generation = number(value)
    if not 1 <= generation <= GENERATION_MAX:
        raise ValueError(f"{generation} is not a log generation")
    return generation


def number(value: object) -> int:
    """A length or a count."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _NUMBER_MAX:
        raise ValueError(f"{json.dumps(value)} should be a number")
    return value
