"""What an export could not read, or read in another way than from sound pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

LISTED = 10_000
"""Findings that are listed one by one; the others are only counted."""


class LossKind(StrEnum):
    """What a finding is about."""

    HEADER = "header"
    CATALOG = "catalog"
    TABLE = "table"
    INNER_PAGE = "inner-page"
    PAGE = "page"
    ROW = "row"
    LONG_VALUE = "long-value"
    CORRECTED = "corrected"
    OLD_COPY = "old-copy"


@dataclass(frozen=True, slots=True)
class SalvageFinding:
    """One finding. ``lost`` is false if nothing is missing for it; ``page`` and ``table`` where they are known.

    ``row`` is the number, from 1, of the exported row in which a long value is missing.
    """

    kind: LossKind
    detail: str
    lost: bool
    table: str = ""
    page: int | None = None
    row: int | None = None

    def fields(self) -> dict[str, object]:
        """The finding as JSON shows it."""
        return {
            "kind": self.kind.value,
            "table": self.table or None,
            "page": self.page,
            "row": self.row,
            "detail": self.detail,
            "lost": self.lost,
        }


class Findings:
    """Collects findings, at most :data:`LISTED` of them in full."""

    def __init__(self) -> None:
        self.listed: list[SalvageFinding] = []
        self.unlisted = 0
        self.counts: Counter[tuple[str, LossKind]] = Counter()
        """Losses by table and kind, unlisted ones too."""

    @property
    def losses(self) -> int:
        """How many of them lost something."""
        return self.counts.total()

    def add(
        self,
        kind: LossKind,
        detail: str,
        *,
        lost: bool = True,
        table: str = "",
        page: int | None = None,
        row: int | None = None,
    ) -> None:
        """Take one finding."""
        if lost:
            self.counts[table, kind] += 1
        if len(self.listed) < LISTED:
            self.listed.append(SalvageFinding(kind, detail, lost, table, page, row))
        else:
            self.unlisted += 1


def page_of(context: object) -> int | None:
    """The page that an error's ``context["page"]`` names."""
    return context if isinstance(context, int) and not isinstance(context, bool) else None
