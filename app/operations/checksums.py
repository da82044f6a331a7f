"""The checksum of a file as JSON that other programs read."""

from __future__ import annotations

import engine


def checksum_fields(file: engine.StoredFile) -> dict[str, str]:
    """``hash`` and ``checksum``; ``sha256`` is the same for those who know that alone, else empty."""
    is_sha256 = file.hash is engine.HashKind.SHA256
    return {"sha256": file.checksum if is_sha256 else "", "hash": file.hash.value, "checksum": file.checksum}
