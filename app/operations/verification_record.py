"""What is kept of a verification: a JSON object with its findings, its bad pages and a map of every database.

The map has a byte for each page (:class:`engine.progress.PageState`), compressed as the pages are read, so that
memory does not grow with the file. The window opens it again; a report renders the rest.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import engine
from engine.errors import Cancelled, JetError
from engine.progress import Event, Progress

KIND = "verification"
MOST_FINDINGS = 10_000
"""Of more findings, the others are only counted."""
MOST_BAD_PAGES = 1_000
"""So many bad pages of a run are described with their owners and checksums."""
MOST_MAP_BYTES = 8 << 20
"""A map that is longer when it is compressed is not kept."""
PART = 1 << 20
"""Pages of a map that are unpacked at a time."""
_MOST_PAGES = 1 << 32


class PageMaps:
    """Listens to the progress of a verification and keeps the states of the pages of each database."""

    def __init__(self, onward: Progress) -> None:
        self._onward = onward
        self._maps: dict[str, list[_Map]] = {}
        self._open: _Map | None = None

    def take(self, event: Event) -> None:
        """The ``Progress`` of the run."""
        if event.pages is not None:
            if self._open is None or self._open.name != event.item or event.pages.first < self._open.next:
                self._open = _Map(event.item)
                self._maps.setdefault(event.item, []).append(self._open)
            self._open.add(event.pages.first, event.pages.states)
        self._onward(event)

    def of(self, databases: tuple[engine.CheckedDatabase, ...]) -> list[str]:
        """The map of each, as the record keeps it; empty where there is none. What was read again counts."""
        left: dict[str, int] = {}
        for each in databases:
            left[each.file.name] = left.get(each.file.name, 0) + 1
        found = []
        for each in databases:
            known = self._maps.get(each.file.name, [])
            at = len(known) - left[each.file.name]
            left[each.file.name] -= 1
            found.append(known[at].text() if at >= 0 else "")
        return found


class _Map:
    def __init__(self, name: str) -> None:
        self.name = name
        self.next = 1
        self._packer = zlib.compressobj(6)
        self._parts: list[bytes] = []
        self._bytes = 0

    def add(self, first: int, states: bytes) -> None:
        self._keep(self._packer.compress(bytes(first - self.next) + states))
        self.next = first + len(states)

    def _keep(self, part: bytes) -> None:
        self._bytes += len(part)
        if self._bytes <= MOST_MAP_BYTES:
            self._parts.append(part)
        else:
            self._parts.clear()

    def text(self) -> str:
        self._keep(self._packer.flush())
        return base64.b64encode(b"".join(self._parts)).decode("ascii")


def record_body(
    done: engine.Verification, maps: list[str], bad_pages: list[dict[str, object]], *, structure: bool
) -> dict[str, object]:
    """A verification as JSON: what is kept with its run."""
    return {
        "kind": KIND,
        **verification_fields(done),
        "instance": done.instance,
        "structure": structure,
        "findings": list(map(finding_fields, done.findings[:MOST_FINDINGS])),
        "unlisted": max(0, len(done.findings) - MOST_FINDINGS),
        "bad_pages": bad_pages,
        "maps": maps,
    }


def verification_fields(done: engine.Verification) -> dict[str, object]:
    """A verification for programs: what ``verify --json`` writes."""
    pages = done.pages
    return {
        "result": done.result,
        "path": str(done.path),
        "what": done.what,
        "advice": done.advice,
        "findings": list(map(finding_fields, done.findings)),
        "pages": {
            "total": pages.total + done.bad_pages,
            "verified": pages.verified,
            "blank": pages.blank,
            "corrected": pages.corrected,
            "unowned": pages.unowned,
            "bad": done.bad_pages,
        },
        "files": done.files,
        "logs": done.logs,
        "databases": [
            {
                "file": str(each.file),
                "page_size": each.page_size,
                "pages": each.pages,
                "read": each.read,
                "verified": each.counts.verified,
                "blank": each.counts.blank,
                "unowned": each.counts.unowned,
                "bad": each.bad,
            }
            for each in done.databases
        ],
        "long_values": [
            {"file": str(count.file), "chunk": count.chunk, "values": count.values} for count in done.long_values
        ],
    }


def finding_fields(finding: engine.Finding) -> dict[str, object]:
    return {
        "file": str(finding.file),
        "kind": finding.kind.value,
        "page": finding.page,
        "segment": finding.segment,
        "bit": finding.bit,
        "detail": finding.detail,
        "damage": finding.is_damage,
    }


def describe_bad_pages(done: engine.Verification, context: engine.RunContext) -> list[dict[str, object]]:
    """The bad pages that were found, with their owners and checksums; those that cannot be read any more are left
    out."""
    kinds = engine.FindingKind
    found: list[dict[str, object]] = []
    for database in done.databases:
        numbers = [
            finding.page
            for finding in done.findings
            if finding.file == database.file
            and finding.kind in (kinds.CHECKSUM, kinds.ONE_BIT, kinds.MISPLACED)
            and finding.page is not None
        ][: MOST_BAD_PAGES - len(found)]
        try:
            pages = engine.describe_pages(database.file, numbers, context.fs, context.keys, context.cancel)
            found += [_bad_page(page) for page in pages if numbers]
        except Cancelled:
            raise
        except JetError:
            continue
    return found


def _bad_page(page: engine.PageDescription) -> dict[str, object]:
    wrong = next((check for check in page.checksums if not check.ok), None)
    owner = page.owner
    return {
        "file": str(page.path),
        "page": page.number,
        "state": page.judgement.value,
        "objid": owner.objid if owner is not None else None,
        "owner": owner.text if owner is not None else "",
        "certain": owner is None or owner.is_certain,
        "stored": f"{wrong.stored:016x}" if wrong is not None else "",
        "expected": f"{wrong.expected:016x}" if wrong is not None else "",
        "correctable": page.is_correctable,
        "verdict": page.verdict,
    }


@dataclass(frozen=True)
class RecordedDatabase:
    """A database of a record; ``states`` has a byte for each page, empty where no map was kept."""

    file: Path
    page_size: int
    pages: int
    read: int
    bad: int
    packed: str = ""

    def states(self) -> Iterator[tuple[int, bytes]]:
        """The map, in parts: the number of the first page of each, and its states. It ends where it cannot be
        read."""
        first, unpacker = 1, zlib.decompressobj()
        try:
            packed = base64.b64decode(self.packed)
            while packed and first <= self.pages:
                part = unpacker.decompress(packed, min(PART, self.pages + 1 - first))
                if not part:
                    return
                yield first, part
                first, packed = first + len(part), unpacker.unconsumed_tail
        except (ValueError, zlib.error):
            return


@dataclass(frozen=True)
class RecordedFinding:
    """A finding of a record, as the verification had it; ``kind`` is the value of its FindingKind."""

    file: Path
    kind: str
    detail: str
    page: int | None
    segment: int | None
    is_damage: bool


@dataclass(frozen=True)
class BadPage:
    """A bad page: where, of what tree (``is_certain``: not only the damaged page says so), what is in its checksum
    and what should be."""

    file: Path
    number: int
    state: str
    objid: int | None
    owner: str
    is_certain: bool
    stored: str
    expected: str
    is_correctable: bool
    verdict: str


@dataclass(frozen=True)
class VerificationRecord:
    """What was kept of a verification. ``pages`` counts by state, with ``total``."""

    result: str
    path: Path
    what: str
    instance: str
    structure: bool
    pages: Mapping[str, int]
    files: int
    logs: int
    databases: tuple[RecordedDatabase, ...]
    findings: tuple[RecordedFinding, ...]
    unlisted: int
    bad_pages: tuple[BadPage, ...]
    advice: str | None = None
    """What to do; None where the version that kept it did not say."""

    @property
    def ok(self) -> bool:
        return self.result == "ok"

    @property
    def total(self) -> int:
        """Pages that the databases have."""
        return sum(each.pages for each in self.databases)

    @property
    def read(self) -> int:
        """Pages that were read and judged."""
        return min(self.total, sum(each.read for each in self.databases))


def record_of(body: Mapping[str, Any] | None) -> VerificationRecord | None:
    """The record in what was kept with a run; ``None`` for anything else, and for what cannot be understood."""
    if body is None or body.get("kind") != KIND:
        return None
    try:
        return _record(body)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _record(body: Mapping[str, Any]) -> VerificationRecord:
    maps = body["maps"]
    databases = tuple(
        RecordedDatabase(
            engine.parse_place(each["file"]),
            int(each["page_size"]),
            min(int(each["pages"]), _MOST_PAGES),
            int(each["read"]),
            int(each["bad"]),
            str(maps[at]) if at < len(maps) else "",
        )
        for at, each in enumerate(body["databases"])
    )
    return VerificationRecord(
        str(body["result"]),
        engine.parse_place(body["path"]),
        str(body["what"]),
        str(body["instance"]),
        bool(body["structure"]),
        {str(name): int(count) for name, count in body["pages"].items()},
        int(body["files"]),
        int(body["logs"]),
        databases,
        tuple(_findings(body["findings"])),
        int(body["unlisted"]),
        tuple(_bad_pages(body["bad_pages"])),
        str(body["advice"]) if "advice" in body else None,
    )


def _findings(items: list[Mapping[str, Any]]) -> Iterator[RecordedFinding]:
    for each in items:
        file, page, segment = engine.parse_place(each["file"]), each["page"], each["segment"]
        yield RecordedFinding(file, str(each["kind"]), str(each["detail"]), page, segment, bool(each["damage"]))


def _bad_pages(items: list[Mapping[str, Any]]) -> Iterator[BadPage]:
    for each in items:
        yield BadPage(
            engine.parse_place(each["file"]),
            int(each["page"]),
            str(each["state"]),
            each["objid"],
            str(each["owner"]),
            bool(each["certain"]),
            str(each["stored"]),
            str(each["expected"]),
            bool(each["correctable"]),
            str(each["verdict"]),
        )
