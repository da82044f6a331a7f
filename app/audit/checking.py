"""Whether the audit log is as it was written: which line was changed, removed, inserted or cut off."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from app.audit.log import AuditLog, Newest
from app.audit.row import FIRST, AuditEntry, AuditPhase, Link, continued, decoded, is_as_written


@dataclass(frozen=True)
class AuditFinding:
    """One sign that the log is not as it was written, at this line (counted from 1)."""

    line: int
    text: str


@dataclass(frozen=True)
class AuditVerification:
    """``rows`` there are; ``newest`` is the hash of the last one, empty if there is none, and ``at`` its time.

    ``notes``: lines that a program or a machine left that stopped while it wrote; they are no findings.
    """

    rows: int
    newest: str
    at: datetime | None
    findings: tuple[AuditFinding, ...]
    notes: tuple[AuditFinding, ...]

    @property
    def ok(self) -> bool:
        return not self.findings


def verify(log: AuditLog, expect: str = "", *, tail: int | None = None) -> AuditVerification:
    """Read all of it, or only what starts in the last ``tail`` bytes (``rows`` are then those that were read).

    ``expect``: the hash of a row that must be there, as it was noted elsewhere.

    Without that, rows removed from the end are found by what is noted beside the log, which can be changed as the
    log can. Raises a ``StorageFault`` if it cannot be read.
    """
    noted = log.newest_noted()  # first: rows may be added while this reads
    walk = _Walk({noted.hash if noted else "", expect.lower()}, starts=tail is None)
    for number, line in log.lines(tail):
        walk.line(number, line)
    walk.end(noted)
    last = walk.entry
    if noted is not None and noted.hash in walk.sought:
        there = last.number if last else 0
        text = f"Row {noted.number} was written with the hash {noted.hash}, and is not there any more."
        if noted.number > there:
            text = f"The log ends with row {there}, but row {noted.number} had been written: its end was removed."
        walk.find(walk.lines, text)
    if expect and expect.lower() in walk.sought:
        walk.find(walk.lines, f"No row has the expected hash {expect}: rows were changed or removed.")
    found = tuple(sorted(walk.findings, key=lambda finding: finding.line))
    return AuditVerification(
        walk.rows, last.hash if last else "", last.at if last else None, found, tuple(walk.notes)
    )


@dataclass
class _Walk:
    """Goes through the lines, and compares each row with the one before.

    ``sought`` are hashes that no row has had so far. ``starts``: the first line is that of the log.
    """

    sought: set[str]
    starts: bool
    last: Link | None = None
    newest: bytes = b""
    lines: int = 0
    rows: int = 0
    findings: list[AuditFinding] = field(default_factory=list)
    notes: list[AuditFinding] = field(default_factory=list)
    _unread: list[tuple[int, bytes]] = field(default_factory=list)
    """Lines that are no rows, of which the next row may say that they are incomplete ones."""

    @property
    def entry(self) -> AuditEntry | None:
        """The last row."""
        return decoded(self.newest) if self.newest else None

    def find(self, line: int, text: str) -> None:
        self.findings.append(AuditFinding(line, text))

    def line(self, number: int, line: bytes) -> None:
        self.lines = number
        content = line.removesuffix(b"\n")
        link = None if self._unread else continued(content, self.last)
        if link is None:
            link = self._odd(number, line, content)
        if link is not None:
            self.rows, self.last, self.newest = self.rows + 1, link, content
            self.sought.discard(link.hash)

    def _odd(self, number: int, line: bytes, content: bytes) -> Link | None:
        """What is not the next row: no row, a note about lines before it, or one that tells of a change."""
        entry = decoded(content, number)
        if entry is None:
            self._unread.append((number, line))
            return None
        self._explain(entry)
        if not is_as_written(content):
            self.find(number, "The row was changed after it was written.")
        if self.last is not None or self.starts:
            self._compare(entry)
        return Link(entry.number, entry.hash)

    def end(self, noted: Newest | None) -> None:
        """What is after the last row is incomplete, unless more rows than those before it had been written."""
        if noted is None or noted.number <= (self.last.number if self.last else 0):
            text = "The line is incomplete: a program or the machine stopped while it was written."
            self.notes += [AuditFinding(number, text) for number, _ in self._unread]
            self._unread.clear()
        self._complain()

    def _explain(self, entry: AuditEntry) -> None:
        """A note about an incomplete line is true of exactly the lines before it."""
        torn = b"".join(line for _, line in self._unread).removesuffix(b"\n")
        if not entry.torn:
            self._complain()
        elif entry.phase is AuditPhase.NOTE and entry.torn == hashlib.sha256(torn).hexdigest():
            self.notes += [AuditFinding(at, f"Row {entry.number} notes: {entry.detail}") for at, _ in self._unread]
            self._unread.clear()
        else:
            self.find(entry.line, "The row notes an incomplete line before it, which is missing or was changed.")
            self._complain()

    def _complain(self) -> None:
        for number, _ in self._unread:
            self.find(number, "The line is not a row of the log.")
        self._unread.clear()

    def _compare(self, entry: AuditEntry) -> None:
        number, before = (self.last.number, self.last.hash) if self.last else (0, FIRST)
        if entry.number == number + 1 and entry.before == before:
            return
        if entry.number > number + 1:
            missing = (
                f"row {number + 1}" if entry.number == number + 2 else f"rows {number + 1} to {entry.number - 1}"
            )
            text = f"The row has the number {entry.number} after {number}: {missing} were removed."
        elif entry.number <= number:
            text = (
                f"The row has the number {entry.number} after {number}: it was inserted, or rows were reordered."
            )
        else:
            text = f"The row does not continue row {number}: one of the two was changed, or rows between removed."
        self.find(entry.line, text)
