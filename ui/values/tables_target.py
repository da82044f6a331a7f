"""Which tables to open: what another page hands to the page of tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TablesTarget:
    """The database file or the chain at ``path``; of a chain as of ``moment`` (UTC) or its end; ``table`` is
    empty for all."""

    path: Path
    moment: datetime | None = None
    table: str = ""
