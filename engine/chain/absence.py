"""A destination that is not there: one error for it, whoever finds out."""

from __future__ import annotations

from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError


def not_available(place: Path, hint: str = "") -> JetError:
    """JET_errInvalidPath (-1023) for a destination that is not at its path; ``hint``: more than to connect it."""
    return Code.InvalidPath.error(
        f"The destination {place} is not available.",
        hint=hint or "Connect or mount the disk or share that contains it.",
        path=str(place),
    )
