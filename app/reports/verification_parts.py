"""The certificate of a verification: what was read, how much of it, and what was found."""

from __future__ import annotations

from collections.abc import Mapping

from app.operations.verification_record import VerificationRecord
from app.reports.document import ReportCell, ReportPart, ReportTone, cells, counted, table

ONE_BIT = "one-bit"
"""The kind of finding (:class:`engine.FindingKind`) of a page with a single wrong bit."""
_SHOWN = 1_000
"""Findings and bad pages that are listed; the others are counted."""


def coverage_text(read: int, pages: int) -> str:
    """How much was read: ``1,048,576 of 1,048,576 pages (100%)``; never rounded up to all."""
    share = 100 * read // pages if pages else 100
    return f"{read:,} of {counted(pages, 'page')} ({share}%)"


def page_counts_text(counts: Mapping[str, int], bits: int) -> str:
    """``7 verified, 32 blank, 1 damaged``, in the words of the page map. ``bits`` of the bad pages have a single
    wrong bit, which a backup corrects in its copy."""
    verified, blank, unowned = counts["verified"], counts["blank"], counts.get("unowned", 0)
    damaged = counts["bad"] - bits
    if not unowned and not bits:
        return f"{verified:,} verified, {blank:,} blank, {damaged:,} damaged"
    if not unowned:
        return f"{verified:,} verified, {blank:,} blank, {bits:,} correctable, {damaged:,} damaged"
    return (
        f"{verified:,} verified, {unowned:,} unowned and not judged, {blank:,} blank, {bits:,} correctable, "
        f"{damaged:,} damaged"
    )


def verification_parts(record: VerificationRecord) -> list[ReportPart]:
    """What was verified with its coverage, each database, the bad pages and the findings."""
    counts, bits = record.pages, sum(finding.kind == ONE_BIT for finding in record.findings)
    facts = (
        ("Verified", f"{record.what} {record.path}"),
        ("Instance", record.instance),
        ("Read", f"{counted(record.files, 'file')}, of them {counted(record.logs, 'log')}"),
        ("Coverage", coverage_text(record.read, record.total)),
        ("Pages", page_counts_text(counts, bits)),
        ("Structure", "checked" if record.structure else "not checked"),
    )
    databases = [
        cells(str(each.file), f"{each.page_size:,}", f"{each.pages:,}", f"{each.read:,}", f"{each.bad:,}")
        for each in record.databases
    ]
    pages = [
        cells(each.file.name, f"{each.number:,}", _owner(each.owner, each.is_certain), each.stored, each.expected,
              "yes" if each.is_correctable else "no")
        for each in record.bad_pages[:_SHOWN]
    ]  # fmt: skip
    findings = [
        cells(
            each.file.name,
            ReportCell(each.kind, ReportTone.BAD if each.is_damage else ReportTone.WARNING),
            each.detail,
        )
        for each in record.findings[:_SHOWN]
    ]
    more = len(record.findings) - len(findings) + record.unlisted
    left_out = (ReportCell(f"{counted(more, 'further finding')} not listed here."),) if more else ()
    return [
        ReportPart("Certificate", tuple((name, value) for name, value in facts if value), (_verdict(record),)),
        ReportPart(
            "Databases",
            table=table(
                ["File", "Page size", "Pages", "Read", "Bad"], databases, right=[1, 2, 3, 4],
                widths=[60, 12, 16, 16, 10],
            ),
        ),
        ReportPart(
            "Bad pages",
            table=table(
                ["File", "Page", "Owner", "Checksum", "Expected", "Correctable"], pages, right=[1],
                widths=[20, 12, 36, 22, 22, 14],
            ),
        ),
        ReportPart(
            "Findings",
            lines=left_out,
            table=table(["File", "Kind", "Finding"], findings, widths=[24, 18, 90]),
        ),
    ]  # fmt: skip


def _verdict(record: VerificationRecord) -> ReportCell:
    bad = sum(1 for finding in record.findings if finding.is_damage)
    if bad:
        return ReportCell(f"Damage was found: {counted(bad + record.unlisted, 'finding')}.", ReportTone.BAD)
    if not record.ok:
        return ReportCell("No damage was found, but not everything could be checked.", ReportTone.WARNING)
    if record.databases and not record.structure:
        text = "Every page and log that was read is good. Whether the pages fit together was not checked."
        return ReportCell(text, ReportTone.GOOD)
    return ReportCell("Every page and log that was read is good.", ReportTone.GOOD)


def verification_fields(record: VerificationRecord) -> dict[str, object]:
    """The same for programs."""
    return {
        "result": record.result,
        "path": str(record.path),
        "what": record.what,
        "structure": record.structure,
        "pages": dict(record.pages),
        "read": record.read,
        "total": record.total,
        "files": record.files,
        "logs": record.logs,
        "findings": [
            {
                "file": str(each.file),
                "kind": each.kind,
                "page": each.page,
                "segment": each.segment,
                "detail": each.detail,
                "damage": each.is_damage,
            }
            for each in record.findings
        ],
        "unlisted": record.unlisted,
        "bad_pages": [
            {
                "file": str(each.file),
                "page": each.number,
                "state": each.state,
                "objid": each.objid,
                "owner": each.owner,
                "certain": each.is_certain,
                "stored": each.stored,
                "expected": each.expected,
                "correctable": each.is_correctable,
            }
            for each in record.bad_pages
        ],
    }


def _owner(text: str, is_certain: bool) -> str:
    return text if is_certain or not text else f"{text} (as the damaged page says)"
