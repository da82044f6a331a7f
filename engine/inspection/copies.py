"""Which chains hold a good copy of a page: looked up in the database files of the chains, page by page.

A chain is of the database if its manifest lists the signature of the database under any name. The page of a chain
is as old as its full backup; a restore of the chain brings it up to date by the logs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from engine.chain.manifest import FileRole
from engine.chain.stored import FoundChain
from engine.chain.stores import chain_of, file_at
from engine.errors import JetError
from engine.files import FileSystem, ReadableFile
from engine.formats.db_header import HEADER_READ, page_offset, pages_in_file, read_header
from engine.formats.page import PageHeader
from engine.inspection.description import PageJudgement
from engine.inspection.page import judge_page
from engine.keys import NO_KEYS, Keys
from engine.progress import Cancel


@dataclass(frozen=True, slots=True)
class PageCopy:
    """The page in a chain. ``file`` is the chain's database, ``ended`` when its full backup ended (ISO 8601, UTC).

    ``judgement`` is ``None`` where the page could not be read, for which ``error`` says why; ``is_beyond``: the
    database had fewer pages then. ``objid`` is of the tree that had the page, ``same_owner`` whether it is the one
    that the page in question names.
    """

    chain: Path
    file: Path
    ended: str
    judgement: PageJudgement | None = None
    dbtime: int = 0
    objid: int = 0
    same_owner: bool = False
    is_beyond: bool = False
    error: JetError | None = None

    @property
    def is_good(self) -> bool:
        """Whether it is a whole page of the same tree."""
        return self.judgement is PageJudgement.GOOD and self.same_owner


TellCopy = Callable[[PageCopy], None]


def find_page_copies(
    path: Path,
    number: int,
    chains: Iterable[FoundChain],
    fs: FileSystem,
    keys: Keys = NO_KEYS,
    *,
    tell: TellCopy = lambda copy: None,
    cancel: Cancel | None = None,
) -> tuple[PageCopy, ...]:
    """Page ``number`` of the database at ``path`` in each of ``chains`` that is of this database; in their order.

    ``tell`` is called with each as soon as it is known. A chain that cannot be read is in the result with its
    error. Raises as :func:`~engine.formats.db_header.read_header` if it is not known which database it is, and
    ``Cancelled``.
    """
    cancel = cancel or Cancel()
    with file_at(path, fs, keys).open() as file:
        reading = read_header(file.read_at(0, HEADER_READ))
        wanted = _objid(file.read_at(page_offset(number, reading.page_size), reading.page_size))
    signature, found = str(reading.header.sign_db), []
    for chain in chains:
        cancel.check()
        manifest = chain.manifest
        if manifest is None or manifest.is_evidence:
            continue
        names = {name for name, known in manifest.databases.items() if known == signature}
        reached = chain_of(chain, fs, keys)
        for listed in manifest.files:
            if listed.role is not FileRole.DATABASE or listed.name not in names:
                continue
            stored = reached.file(listed)
            if stored.path != path:
                plain = PageCopy(chain.path, stored.path, manifest.runs[0].ended)
                copy = _read_copy(stored, number, wanted, plain)
                found.append(copy)
                tell(copy)
    return tuple(found)


def _objid(data: bytes) -> int:
    """The object that a page belongs to, as its header says; 0 for a blank or missing one."""
    return PageHeader(data).objid_fdp if len(data) >= PageHeader.SIZE else 0


def _read_copy(stored: ReadableFile, number: int, wanted: int, plain: PageCopy) -> PageCopy:
    """The page in one file of a chain. A blank page in question may have belonged to any object."""
    try:
        with stored.open() as file:
            reading, size = read_header(file.read_at(0, HEADER_READ)), file.stat().size
            if number > pages_in_file(size, reading.page_size):
                return replace(plain, is_beyond=True)
            data = file.read_at(page_offset(number, reading.page_size), reading.page_size)
            page = judge_page(file, data, number, reading.header, size)
    except JetError as error:
        return replace(plain, error=error)
    objid, dbtime = page.value("objid_fdp"), page.value("dbtime_dirtied")
    same = wanted in (0, objid)
    return replace(plain, judgement=page.judgement, dbtime=dbtime, objid=objid, same_owner=same)
