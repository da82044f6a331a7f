"""What the outcomes of operations that look for damage have in common: their findings, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

import engine
from ui.format import number, page_number
from ui.languages.marked import mark
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import CellValue, plain
from ui.models.outcomes.outcome import Outcome, tr
from ui.models.warned import bullets

FINDING_TITLES = (mark("File"), mark("Kind"), mark("Page"), mark("Segment"), mark("Finding"))

RequestT = TypeVar("RequestT")


class WithFindings(Protocol):
    """A result that says what is wrong."""

    @property
    def ok(self) -> bool: ...

    @property
    def findings(self) -> Sequence[engine.Finding]: ...


WithFindingsT = TypeVar("WithFindingsT", bound=WithFindings)


class FindingsOutcome(Outcome[RequestT, WithFindingsT]):
    """Something was read and judged."""

    @property
    def is_bad(self) -> bool:
        return not self.result.ok

    @property
    def has_warnings(self) -> bool:
        return bool(self.result.findings)

    @property
    def findings(self) -> Sequence[engine.Finding]:
        return self.result.findings if self.has_result else ()


def kind_word(kind: engine.FindingKind) -> str:
    """What a kind of finding is called."""
    kinds = engine.FindingKind
    words = {
        kinds.HEADER: tr("Header"),
        kinds.HEADER_COPY: tr("Copy of the header"),
        kinds.CHECKSUM: tr("Checksum"),
        kinds.ONE_BIT: tr("Single-bit error"),
        kinds.MISPLACED: tr("Page number"),
        kinds.LOST_WRITE: tr("Lost write"),
        kinds.CUT_SHORT: tr("Cut short"),
        kinds.LOG: tr("Log"),
        kinds.LOG_GAP: tr("Log gap"),
        kinds.LOG_TAIL: tr("End of the log"),
        kinds.LOG_CHAIN: tr("Order of the logs"),
        kinds.CHECKPOINT: tr("Checkpoint"),
        kinds.MISSING: tr("Missing"),
        kinds.CHANGED: tr("Changed"),
        kinds.MANIFEST: tr("Manifest"),
        kinds.SUMS: tr("Hashes"),
        kinds.UNLISTED: tr("Not listed"),
        kinds.UNREADABLE: tr("Unreadable"),
        kinds.NOT_READ: tr("Not read"),
        kinds.NOT_RECOVERABLE: tr("Not recoverable"),
        kinds.PLACE: tr("Place"),
        kinds.STRUCTURE: tr("Structure"),
        kinds.LEAKED: tr("Lost space"),
        kinds.DBTIME: tr("Dbtime"),
        kinds.LONG_VALUE_CHUNKS: tr("Long values"),
        kinds.NOT_JUDGED: tr("Not checked"),
        kinds.UNSUPPORTED: tr("Not supported"),
        kinds.ENCRYPTED: tr("Encrypted"),
    }
    return words[kind]


def finding_lines(findings: Sequence[engine.Finding]) -> str:
    """The first findings, one line each."""
    return "\n".join(bullets([finding_line(finding) for finding in findings]))


def finding_line(finding: engine.Finding) -> str:
    """The file and what is wrong with it."""
    detail = shown(finding.detail)
    return detail if finding.names_file else f"{finding.file.name}: {detail}"


def finding_rows(findings: Sequence[engine.Finding]) -> list[tuple[CellValue, ...]]:
    """One row each, the worst first."""
    ordered = sorted(findings, key=lambda finding: not finding.is_damage)
    return [
        (
            CellValue(
                f.file.name, f.file.name.casefold(), str(f.file), Level.ERROR if f.is_damage else Level.WARNING
            ),
            plain(kind_word(f.kind)),
            CellValue("" if f.page is None else page_number(f.page), f.page or 0),
            CellValue("" if f.segment is None else number(f.segment), f.segment or 0),
            plain(shown(f.detail)),
        )
        for f in ordered
    ]
