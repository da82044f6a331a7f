"""The result of an export, as programs and the report beside the files have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.salvage.findings import SalvageFinding


@dataclass(frozen=True)
class ExportedTable:
    """What was written of one table; ``output`` is its file, or its name in the SQLite file.

    ``unreadable`` counts values by the reason why they are null: they are in the database, but cannot be decoded.
    ``lost_*`` count what damage took; how many rows were on a lost page is not known.
    """

    name: str
    output: str
    rows: int
    columns: int
    pages: int
    salvaged: bool
    unreadable: Mapping[str, int]
    lost_pages: int
    lost_rows: int
    lost_values: int

    def fields(self) -> dict[str, object]:
        """The table as JSON shows it."""
        return {**vars(self), "unreadable": dict(self.unreadable)}


@dataclass(frozen=True)
class Exported:
    """An export that is complete on disk. ``losses`` counts everything that damage took.

    ``open_logs`` is the range of logs that may hold committed changes which the database lacks; None if there are
    none. ``unlisted`` counts findings beyond those in ``findings``.
    """

    source: Path
    database: str
    instance: str
    target: Path
    format: str
    is_clean: bool
    used_shadow_header: bool
    open_logs: tuple[int, int] | None
    tables: tuple[ExportedTable, ...]
    findings: tuple[SalvageFinding, ...]
    unlisted: int
    losses: int
    pages: int
    bytes: int
    seconds: float

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)

    @property
    def ok(self) -> bool:
        """Whether everything was read."""
        return not self.losses

    def fields(self) -> dict[str, object]:
        """The result as JSON shows it; the names are stable."""
        return {
            "result": "complete" if self.ok else "incomplete",
            "source": str(self.source),
            "database": self.database,
            "target": str(self.target),
            "format": self.format,
            "state": "clean" if self.is_clean else "dirty",
            "header": "shadow" if self.used_shadow_header else "primary",
            "open_logs": list(self.open_logs) if self.open_logs else None,
            "tables": [table.fields() for table in self.tables],
            "rows": self.rows,
            "losses": self.losses,
            "findings": [finding.fields() for finding in self.findings],
            "unlisted": self.unlisted,
            "bytes": self.bytes,
            "seconds": round(self.seconds, 3),
        }
