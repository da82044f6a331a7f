"""One page of a database as it is in its file: values for programs, and words for users."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from engine.describe import DescribedValue


class PageJudgement(StrEnum):
    """What the checksum says of a page. ``unowned``: wrong, but no part of the database, so without meaning."""

    GOOD = "good"
    BLANK = "blank"
    UNOWNED = "unowned"
    ONE_BIT = "one-bit"
    MISPLACED = "misplaced"
    DAMAGED = "damaged"

    @property
    def is_bad(self) -> bool:
        return self in (PageJudgement.ONE_BIT, PageJudgement.MISPLACED, PageJudgement.DAMAGED)


class OwnerKind(StrEnum):
    """What kind of tree a page belongs to."""

    DATABASE = "database"
    TABLE = "table"
    INDEX = "index"
    LONG_VALUES = "long-values"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PageOwner:
    """The tree that a page names as its own. ``space``: the page is one of the tree's space trees. ``why`` is set
    if the catalog could not be asked; ``is_certain`` is false if the page that says so is damaged."""

    objid: int
    kind: OwnerKind
    table: str = ""
    index: str = ""
    space: bool = False
    why: str = ""
    is_certain: bool = True

    @property
    def text(self) -> str:
        """In words: ``index Orders.ByDate``, ``space of table Orders``."""
        match self.kind:
            case OwnerKind.DATABASE:
                name = "the database itself"
            case OwnerKind.TABLE:
                name = f"table {self.table}"
            case OwnerKind.INDEX:
                name = f"index {self.table}.{self.index}"
            case OwnerKind.LONG_VALUES:
                name = f"long values of table {self.table}"
            case OwnerKind.UNKNOWN:
                name = f"object {self.objid}"
        return f"space of {name}" if self.space else name


@dataclass(frozen=True, slots=True)
class PageChecksum:
    """The checksum of one block: pages of 16 and 32 KiB have four, others one. 64 bits; the upper half is the ECC
    (without flag 0x2000: the number of the page)."""

    block: int
    stored: int
    expected: int

    @property
    def ok(self) -> bool:
        return self.stored == self.expected


@dataclass(frozen=True, slots=True)
class PageLine:
    """One tag and the line that it is of: ``offset`` from the start of the page, both in bytes.

    ``key`` and ``data`` are those of a node; tag 0, which is none, has only data.
    """

    tag: int
    offset: int
    size: int
    flags: tuple[str, ...]
    key: bytes
    data: bytes


@dataclass(frozen=True, slots=True)
class PageDescription:
    """A page. ``offset`` is where it starts in the file, ``pages`` how many the file holds, ``data`` its bytes.

    ``bit``: the one that a correction flips, counted from the start of the page; ``header``, ``owner`` and
    ``lines`` are then those of the corrected page. ``carries``: the number of the page that is in this place.
    ``findings`` is what is wrong with the page's structure, in words.
    """

    path: Path
    number: int
    page_size: int
    offset: int
    pages: int
    judgement: PageJudgement
    checksums: tuple[PageChecksum, ...]
    data: bytes
    header: tuple[DescribedValue, ...] = ()
    flags: tuple[str, ...] = ()
    owner: PageOwner | None = None
    lines: tuple[PageLine, ...] = ()
    findings: tuple[str, ...] = ()
    bit: int | None = None
    carries: int | None = None

    def value(self, name: str) -> int:
        """A field of the header, 0 for a blank page; raises ``KeyError`` for one that no header has."""
        found = {each.name: each.value for each in self.header}
        number = found[name] if found else 0
        return number if isinstance(number, int) else 0

    @property
    def is_correctable(self) -> bool:
        """Whether a backup corrects it in its copy."""
        return self.judgement is PageJudgement.ONE_BIT

    @property
    def verdict(self) -> str:
        """What the checksum says, in a sentence."""
        match self.judgement:
            case PageJudgement.GOOD:
                return "The checksum is right."
            case PageJudgement.BLANK:
                return "The page is blank: it was never written."
            case PageJudgement.UNOWNED:
                return "The checksum is wrong, but the database does not own the page: its content has no meaning."
            case PageJudgement.ONE_BIT:
                return f"A single-bit error (bit {self.bit}). A backup corrects it in the copy."
            case PageJudgement.MISPLACED:
                return f"The page contains the number of page {self.carries}: it was written to the wrong place."
            case PageJudgement.DAMAGED:
                return "The checksum is wrong, by more than one bit."

    def to_json(self) -> dict[str, Any]:
        """All but the bytes; checksums are hexadecimal, keys and data of lines, too."""
        owner = self.owner
        return {
            "path": str(self.path),
            "page": self.number,
            "page_size": self.page_size,
            "offset": self.offset,
            "pages": self.pages,
            "state": self.judgement.value,
            "verdict": self.verdict,
            "correctable": self.is_correctable,
            "bit": self.bit,
            "carries": self.carries,
            "checksums": [
                {"block": c.block, "stored": f"{c.stored:016x}", "expected": f"{c.expected:016x}", "ok": c.ok}
                for c in self.checksums
            ],
            "owner": None
            if owner is None
            else {
                "objid": owner.objid,
                "kind": owner.kind.value,
                "table": owner.table or None,
                "index": owner.index or None,
                "space": owner.space,
                "certain": owner.is_certain,
                "text": owner.text,
            },
            "header": {each.name: each.value for each in self.header},
            "flags": list(self.flags),
            "findings": list(self.findings),
            "lines": [
                {
                    "tag": line.tag,
                    "offset": line.offset,
                    "size": line.size,
                    "flags": list(line.flags),
                    "key": line.key.hex(),
                    "data": line.data.hex(),
                }
                for line in self.lines
            ],
        }


def hex_lines(data: bytes, first: int = 0, wide: int = 16) -> list[str]:
    """Bytes as hexadecimal lines of ``wide``, a multiple of eight, with their offsets from ``first`` on and as
    ASCII."""
    found = []
    for at in range(0, len(data), wide):
        part = data[at : at + wide]
        pairs = "  ".join(part[by : by + 8].hex(" ") for by in range(0, wide, 8))
        text = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
        found.append(f"{first + at:08x}  {pairs:<{3 * wide}}  {text}")
    return found
