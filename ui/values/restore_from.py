"""From where a restore is to begin: a chain, and what of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RestoreFrom:
    """``chain`` with every commit up to ``moment`` (aware), or its logs up to ``generation``; everything if both
    are None. ``newer`` is the folder of the instance, whose newer logs are to follow; None: the chain alone."""

    chain: Path
    moment: datetime | None = None
    generation: int | None = None
    newer: Path | None = None
