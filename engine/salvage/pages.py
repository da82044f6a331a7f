"""Pages of a database that may be damaged, and which of them are leaves of which tree."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt

from engine.error_codes import Code
from engine.errors import JetError, StorageFault
from engine.files import ReadFile
from engine.formats.checksum import correct_page, verify_pages
from engine.formats.db_header import page_offset
from engine.formats.page import Page, PageFlag, PageHeader, page_findings
from engine.formats.tree import load_page
from engine.progress import Cancel
from engine.salvage.findings import Findings, LossKind
from engine.tables.read_only_database import ReadOnlyDatabase

_OTHER = PageFlag.EMPTY | PageFlag.PRE_INITIALISED | PageFlag.SPACE_TREE
_CANCEL_EVERY = 1024


class SalvagePages:
    """Reads pages like :class:`ReadOnlyDatabase`, and more of them: pages beside one that the disk cannot read,
    and pages with one flipped bit, which is corrected in what is returned."""

    def __init__(self, database: ReadOnlyDatabase, file: ReadFile, findings: Findings, cancel: Cancel) -> None:
        self.database = database
        self.cancel = cancel
        self.findings = findings
        self.page_size = database.page_size
        self._file = file
        self._corrected: set[int] = set()

    def read(self, pgno: int) -> bytes:
        """One page. Raises as :meth:`ReadOnlyDatabase.read_page`, and ``StorageFault``."""
        try:
            return self.database.read_page(pgno)
        except StorageFault:
            return self._alone(pgno)
        except JetError as error:
            if error.code is not Code.ReadVerifyFailure:
                raise
            corrected = self._correct(pgno)
            if corrected is None:
                raise
            return corrected

    def leaf(self, pgno: int, objid: int) -> Page:
        """A page that must be a leaf of the tree with this object id. Raises as :meth:`read`, ``Corruption``."""
        page = load_page(self.read, pgno)
        if page.objid != objid or not page.is_leaf or page.flags & _OTHER:
            raise Code.BadParentPageLink.error(
                f"Page {pgno} is not a leaf of object {objid}, but belongs to object {page.objid}.", page=pgno
            )
        return page

    @cached_property
    def owners(self) -> npt.NDArray[np.uint32]:
        """For every page of the database, by its number, the object whose leaf it is; 0 for all other pages.

        Reads the whole file once and keeps four bytes a page. Raises ``Cancelled``.
        """
        last = self._last()
        owners = np.zeros(last + 1, dtype=np.uint32)
        for pgno in range(1, last + 1):
            if not pgno % _CANCEL_EVERY:
                self.cancel.check()
            try:
                header = PageHeader(self.read(pgno))
            except JetError:
                continue
            if header.flags & PageFlag.LEAF and not header.flags & _OTHER:
                owners[pgno] = header.objid_fdp
        return owners

    def _last(self) -> int:
        """The last page that means anything: what is after the owned space does not."""
        try:
            return min(self.database.owned_pages, self.database.page_count)
        except JetError:
            return self.database.page_count

    def _alone(self, pgno: int) -> bytes:
        """A page by itself, where the disk failed for one of its neighbours."""
        data = self._file.read_at(page_offset(pgno, self.page_size), self.page_size)
        if len(data) < self.page_size:
            raise Code.FileIOBeyondEOF.error(f"Page {pgno} is outside the file.", page=pgno)
        verdicts = verify_pages(data, self.page_size, pgno)
        if not (verdicts.ok[0] or verdicts.blank[0]):
            raise Code.ReadVerifyFailure.error(f"Page {pgno} fails its checksum.", page=pgno)
        return data

    def _correct(self, pgno: int) -> bytes | None:
        """A page whose one flipped bit its checksum can name, if it makes sense then."""
        page = bytearray(self._file.read_at(page_offset(pgno, self.page_size), self.page_size))
        if len(page) < self.page_size or correct_page(page, pgno) is None or page_findings(bytes(page), pgno):
            return None
        if pgno not in self._corrected:
            self._corrected.add(pgno)
            text = f"Page {pgno} has one flipped bit, which its checksum corrects."
            self.findings.add(LossKind.CORRECTED, text, lost=False, page=pgno)
        return bytes(page)
