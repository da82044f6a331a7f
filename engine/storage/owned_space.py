"""How many pages a database owns, by the tree of its space, and whether its file has them all.

Content beyond the owned space has no meaning (docs/formats/database-header.md#the-file).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.error_codes import Code
from engine.errors import Corruption
from engine.files import ReadFile
from engine.formats.backup_trailer import is_backup_copy
from engine.formats.checksum import is_page_valid
from engine.formats.db_header import DatabaseHeader, page_offset, pages_in_file
from engine.formats.space import owned_pages
from engine.remedy import Remedy


def check_not_cut_short(file: ReadFile, size: int, header: DatabaseHeader) -> int | None:
    """The last page that the database owns, or ``None`` when its space trees cannot be read.

    A file that ends before the owned space does was cut short: JET_errFileIOBeyondEOF (-4001). A copy that a
    backup made is whole up to its last page, which is none of the database; its space trees are of several
    moments, and their roots may not have been written yet.
    """
    in_file = pages_in_file(size, header.page_size)
    if is_backup_copy(header):
        return in_file - 1
    try:
        owned = owned_pages(_checked_reader(file, header.page_size))
    except Corruption as error:
        if error.code is Code.FileIOBeyondEOF:
            raise _cut_short(file.path, in_file) from error
        return None
    if owned > in_file:
        raise _cut_short(file.path, in_file, owned)
    return owned


def _cut_short(path: Path, in_file: int, owned: int | None = None) -> Exception:
    ends = f"ends after page {in_file}" if in_file else "ends after its headers"
    wanted = f"the database owns {owned} pages" if owned else "a database needs more"
    text = f"The file was truncated. It {ends}, but {wanted}."
    return Code.FileIOBeyondEOF.error(
        f"{path.name}: {text}",
        hint=Remedy.RESTORE,
        path=str(path),
        page=in_file + 1,
    )


def _checked_reader(file: ReadFile, page_size: int) -> Callable[[int], bytes]:
    def read_page(pgno: int) -> bytes:
        page = file.read_at(page_offset(pgno, page_size), page_size)
        if len(page) != page_size:
            raise Code.FileIOBeyondEOF.error(f"{file.path} ends before page {pgno}.", page=pgno)
        if not is_page_valid(page, pgno):
            raise Code.ReadVerifyFailure.error(f"Page {pgno} of {file.path} fails its checksum.", page=pgno)
        return page

    return read_page
