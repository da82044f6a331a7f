"""Reads one page of a database and says what it is: its checksum, its header, its owner and its lines.

Damage is described, not raised. Source: docs/formats/page.md, docs/formats/stamps-and-checksums.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from engine.chain.stores import file_at
from engine.describe import DescribedValue
from engine.error_codes import Code
from engine.errors import Corruption, JetError
from engine.files import FileSystem, ReadFile
from engine.formats.catalog import CATALOG_OBJID, SHADOW_OBJID
from engine.formats.checksum import correct_page, is_page_valid, page_checksums
from engine.formats.db_header import HEADER_READ, DatabaseHeader, page_offset, pages_in_file, read_header
from engine.formats.page import (
    DELETED,
    LARGEST_SMALL_PAGE,
    PREFIXED,
    LargePageHeader,
    Page,
    PageFlag,
    PageHeader,
    page_findings,
)
from engine.inspection.description import (
    OwnerKind,
    PageChecksum,
    PageDescription,
    PageJudgement,
    PageLine,
    PageOwner,
)
from engine.keys import NO_KEYS, Keys
from engine.progress import Cancel
from engine.sources.page_run import number_carried, owned_limit
from engine.tables.read_only_database import ReadOnlyDatabase

_VERSIONED = 1
_DATABASE_OBJID = 1
_FIXED = {
    _DATABASE_OBJID: PageOwner(_DATABASE_OBJID, OwnerKind.DATABASE),
    CATALOG_OBJID: PageOwner(CATALOG_OBJID, OwnerKind.TABLE, "MSysObjects"),
    SHADOW_OBJID: PageOwner(SHADOW_OBJID, OwnerKind.TABLE, "MSysObjectsShadow"),
}
"""Known by their object ids, even where the catalog cannot be read."""
_HEXADECIMAL = frozenset({"checksum", "checksum_1", "checksum_2", "checksum_3", "flags"})


def describe_pages(
    path: Path, numbers: Iterable[int], fs: FileSystem, keys: Keys = NO_KEYS, cancel: Cancel | None = None
) -> Iterator[PageDescription]:
    """Each of the pages as :func:`describe_page`; file and catalog are opened once. Raises ``Cancelled``, too."""
    cancel, owners = cancel or Cancel(), _Owners(path, fs, keys)
    with file_at(path, fs, keys).open() as file:
        reading, size = read_header(file.read_at(0, HEADER_READ)), file.stat().size
        for number in numbers:
            cancel.check()
            data = _read(file, number, reading.page_size, size)
            found = judge_page(file, data, number, reading.header, size)
            yield replace(found, owner=owners.of(found)) if found.header else found


def describe_page(path: Path, number: int, fs: FileSystem, keys: Keys = NO_KEYS) -> PageDescription:
    """Page ``number`` (the first is 1) of the database at ``path``, which may be the address of a file of a chain.

    Only this page, the header and what leads to the owner's name are read. Raises JET_errInvalidParameter (-1003)
    for a page that the file does not hold, as :func:`~engine.formats.db_header.read_header` for a file whose
    header cannot be read, and a ``StorageFault``.
    """
    (found,) = describe_pages(path, [number], fs, keys)
    return found


def _read(file: ReadFile, number: int, page_size: int, size: int) -> bytes:
    pages = pages_in_file(size, page_size)
    if not 1 <= number <= pages:
        raise Code.InvalidParameter.error(
            f"{file.path.name} has no page {number}.",
            hint=f"Its pages are 1 to {pages:,}." if pages else "It has no pages, only headers.",
            path=str(file.path),
            page=number,
        )
    return file.read_at(page_offset(number, page_size), page_size)


def judge_page(file: ReadFile, data: bytes, number: int, header: DatabaseHeader, size: int) -> PageDescription:
    """What can be said of the bytes of a page of an open database of ``size`` bytes, but for its owner."""
    page_size = len(data)
    pages = pages_in_file(size, page_size)
    stored, expected = page_checksums(data, number)
    checksums = tuple(PageChecksum(block, *pair) for block, pair in enumerate(zip(stored, expected, strict=True)))
    judgement, shown, bit, carries = PageJudgement.GOOD, data, None, None
    if not any(data):
        judgement, checksums = PageJudgement.BLANK, ()
    elif not is_page_valid(data, number):
        carries = number_carried(file, data, number)
        corrected = bytearray(data)
        bit = correct_page(corrected, number) if carries is None else None
        if number > _owned(file, size, header):
            judgement, bit, carries = PageJudgement.UNOWNED, None, None
        elif carries is not None:
            judgement = PageJudgement.MISPLACED
        elif bit is not None:
            judgement, shown = PageJudgement.ONE_BIT, bytes(corrected)
        else:
            judgement = PageJudgement.DAMAGED
    values: tuple[DescribedValue, ...] = ()
    flags: tuple[str, ...] = ()
    lines: tuple[PageLine, ...] = ()
    findings: tuple[str, ...] = ()
    if judgement is not PageJudgement.BLANK:
        values, flags = _header_of(shown)
        lines = _lines_of(shown, number)
        findings = tuple(page_findings(shown, carries or number))
    offset = page_offset(number, page_size)
    return PageDescription(
        file.path, number, page_size, offset, pages, judgement, checksums, data, values, flags, None, lines,
        findings, bit, carries,
    )  # fmt: skip


def _owned(file: ReadFile, size: int, header: DatabaseHeader) -> int:
    try:
        return owned_limit(file, size, header)
    except Corruption:
        return pages_in_file(size, header.page_size)  # it was truncated: all that is left belongs to it


def _header_of(data: bytes) -> tuple[tuple[DescribedValue, ...], tuple[str, ...]]:
    header = LargePageHeader(data) if len(data) > LARGEST_SMALL_PAGE else PageHeader(data)
    values = []
    for field in header.FIELDS:
        value = getattr(header, field.name)
        if isinstance(value, int):
            text = f"0x{value:X}" if field.name in _HEXADECIMAL else f"{value:,}"
            values.append(DescribedValue(field.name, text, value, field.about))
    known = [flag for flag in PageFlag if header.flags & flag]
    flags = [flag.name.lower().replace("_", " ") for flag in known if flag.name]
    rest = header.flags & ~sum(known)
    return tuple(values), tuple([*flags, f"0x{rest:X}"] if rest else flags)


def _lines_of(data: bytes, number: int) -> tuple[PageLine, ...]:
    """The lines that can be told from each other; none of a page whose tags are damaged."""
    try:
        page = Page(data, number)
    except Corruption:
        return ()
    found = []
    for tag in range(page.tag_count):
        raw = page.line(tag)
        flags, key, content = _words_of_node(page.node_flags(tag)) if tag >= page.first_node else (), b"", raw
        if tag >= page.first_node:
            try:
                key, content, _ = page.node(tag)
            except Corruption:
                flags = (*flags, "damaged")
        found.append(PageLine(tag, page.line_offset(tag), len(raw), flags, key, content))
    return tuple(found)


def _words_of_node(flags: int) -> tuple[str, ...]:
    words = ((_VERSIONED, "versioned"), (DELETED, "deleted"), (PREFIXED, "prefixed"))
    return tuple(word for bit, word in words if flags & bit)


class _Owners:
    """Of what tree a page is, by the object id in its header and the catalog, which is read when it is needed."""

    def __init__(self, path: Path, fs: FileSystem, keys: Keys) -> None:
        self._path, self._fs, self._keys = path, fs, keys
        self._known: dict[int, PageOwner] | None = None
        self._why = ""

    def of(self, page: PageDescription) -> PageOwner:
        objid, space = page.value("objid_fdp"), bool(page.value("flags") & PageFlag.SPACE_TREE)
        if self._known is None and objid not in _FIXED:
            self._known = self._read()
        owner = _FIXED.get(objid) or (self._known or {}).get(objid)
        owner = owner or PageOwner(objid, OwnerKind.UNKNOWN, why=self._why)
        return replace(owner, space=space, is_certain=page.judgement is not PageJudgement.DAMAGED)

    def _read(self) -> dict[int, PageOwner]:
        try:
            with ReadOnlyDatabase.open(file_at(self._path, self._fs, self._keys).open()) as database:
                tables = database.tables()
        except JetError as error:
            self._why = error.message
            return {}
        found = {}
        for table in tables:
            if table.long_values is not None:
                objid = table.long_values.objid
                found[objid] = PageOwner(objid, OwnerKind.LONG_VALUES, table.name)
            for index in table.indexes:
                found[index.objid] = PageOwner(index.objid, OwnerKind.INDEX, table.name, index.name)
            found[table.objid] = PageOwner(table.objid, OwnerKind.TABLE, table.name)
        return found
