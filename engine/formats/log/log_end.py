"""The end of a log that a chain keeps in its manifest; who only lists chains needs nothing else of logs.

Source: docs/formats/log-file.md#chained-checksum.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LogEnd:
    """What there is to know of a log to tell, without having it, whether another one continues it.

    ``created`` is its LOGTIME in hex, ``checksum`` ``None`` where records are lost. The digests are SHA-256 in
    hex: of the header, of all segments before the last one that carries data, and of the ``tail_bytes`` of records
    in that.
    """

    generation: int
    signature: str
    created: str
    version: tuple[int, ...]
    checksum: int | None
    last: int
    header: str
    full: str
    tail_bytes: int
    tail: str
