"""Where the tables page is to be taken: which database, as of when, and which of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TablesTarget:
    """What to open: ``path`` is a database file, the folder of an instance or a chain.

    ``moment`` is a time (aware) or a log generation up to which the commits of a chain are shown, None for its
    end. ``database`` names one of several, ``table`` the table to show first, and ``instance`` one of several at
    rest in the same folder; each may be empty.
    """

    path: Path
    moment: datetime | int | None = None
    table: str = ""
    database: str = ""
    instance: str = ""
