"""Databases that shrink: pages move to the front, the file is cut, and the process dies somewhere in between.

Our engine shrinks nothing itself; a test does it with a live instance, in the records of the vendor's engine.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.btree.space import allocate
from engine.change.live_database import LiveDatabase
from engine.change.page_changes import pointer
from engine.files import LocalFileSystem
from engine.formats.db_header import page_offset
from engine.formats.log.records import ForceWriteLog, PageMove, ShrinkDB2, ShrinkDB3
from engine.formats.page import PageFlag
from engine.formats.space import read_root_header
from engine.formats.stamps import Lgpos
from engine.instance.instance import Instance
from engine.instance.session import Session
from engine.recovery.recover import recover
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.tables.schema import delete_table
from tests.builders.live_tables import FILE, NAME, NUMBER, LiveTables, simple

FS = LocalFileSystem()
ROWS = {number: f"row {number} " * 20 for number in range(300)}
RESIZES_KNOWN, OLD = 0xC8, 0x14
"""Revisions of a header that keeps the position of the last resize, and of one that does not."""


@dataclass
class Shrink:
    """What was done: the file's last page since, and a page that moved, with its place before."""

    last: int
    moved: dict[int, int]


def fill(tables: LiveTables, name: str) -> int:
    """A table of some thirty pages; returns its root."""
    table = tables.create(simple(name, NUMBER, NAME))
    cursor = tables.cursor(name)
    for number, text in ROWS.items():
        cursor.insert({NUMBER.name: number, NAME.name: text})
    tables.commit()
    return table.definition.root


def move(session: Session, database: LiveDatabase, root: int, line: int) -> tuple[int, int]:
    """A leaf below the root, moved to the first free page; from where to where."""
    pages = database.pages
    parent = pages.current(root)
    source = pages.current(pointer(parent, line))
    while (target := allocate(session, database, root)) > root:
        """One of the tree's own, too far behind: it leaks."""
    image = bytes(source.store())
    free = len(source.lines) and source.free
    used = source.size - free - 4 * (len(source.lines) + 1)
    record = PageMove(
        pgno=source.pgno, pgno_dest=target, pgno_left=source.prev, pgno_right=source.next, pgno_parent=root,
        dbtime_left_before=pages.current(source.prev).dbtime if source.prev else -1,
        dbtime_right_before=pages.current(source.next).dbtime if source.next else -1,
        dbtime_parent_before=parent.dbtime, pgno_fdp=root, objid_fdp=source.objid, iline_parent=line,
        header=image[:used], trailer=image[used + free :],
    )  # fmt: skip
    database.change(session, record)
    assert pages.current(source.pgno).flags & PageFlag.EMPTY
    return source.pgno, target


def shrink(tables: LiveTables, root: int, *, dated: bool) -> Shrink:
    """Move every leaf of a tree to the front and log the shrink; nothing is written to the file yet."""
    session, database = tables.session, tables.database
    session.write()
    pages = database.pages
    moved = dict(move(session, database, root, line) for line in range(len(pages.current(root).lines)))
    tables.commit()
    space = read_root_header(pages.current(root).external, root).space
    last = max(*moved.values(), root, space.pgno_oe + 1)
    assert last < min(moved), "nothing is gained"
    cut = database.file.page_count - last
    record = (
        ShrinkDB3(dbid=database.dbid, pgno_last=last, cpg_shrunk=cut, dbtime=database.dbtime + 1)
        if dated
        else ShrinkDB2(dbid=database.dbid, pgno_last=last, cpg_shrunk=cut)
    )
    position = tables.instance.log.append(record.encode())
    tables.instance.log.flush()
    if database.file.header.update_major == RESIZES_KNOWN:
        database.file.header.lgpos_last_resize = Lgpos.unpack(position)
    return Shrink(last, moved)


def prepared(folder: Path, revision: int) -> tuple[LiveTables, int]:
    """A table behind much free room, all of it on the disk."""
    tables = LiveTables(folder)
    tables.database.file.header.update_major = revision
    for name in ("x", "y"):
        fill(tables, name)
    root = fill(tables, "t")
    for name in ("x", "y"):
        delete_table(tables.session, tables.database, name)
        tables.commit()
    tables.instance.cache.flush()
    tables.database.file.write_header()
    return tables, root


def recovered_rows(folder: Path) -> dict[object, object]:
    recover(FS, log_directory=folder, base="edb", databases=[folder / FILE])
    with ReadOnlyDatabase.open(FS.open_read(folder / FILE)) as database:
        assert database.header.is_clean
        return {row[NUMBER.name]: row[NAME.name] for row in database.rows("t")}


@pytest.mark.parametrize("dated", [True, False], ids=["with dbtime", "without"])
@pytest.mark.parametrize("revision", [RESIZES_KNOWN, OLD], ids=["resizes known", "old header"])
@pytest.mark.parametrize("reached", ["log", "pages", "cut"])
def test_killed_while_it_shrinks(tmp_path: Path, reached: str, revision: int, dated: bool) -> None:
    """Only the log lasted; the pages, too; the file was cut, so that moved pages are gone."""
    tables, root = prepared(tmp_path, revision)
    done = shrink(tables, root, dated=dated)
    if reached != "log":
        tables.instance.cache.flush()
        tables.database.file.write_header()
    tables.crash()
    if reached == "cut":
        os.truncate(tmp_path / FILE, page_offset(done.last + 1, 4096))
    assert recovered_rows(tmp_path) == ROWS
    assert recovered_rows(tmp_path) == ROWS
    with Instance.open(tables.instance.parameters) as again:
        again.attach(tmp_path / FILE)


def test_a_file_that_grew_again_is_not_cut(tmp_path: Path) -> None:
    """The header knows of a later resize: pages behind the old end may belong to trees again."""
    tables, root = prepared(tmp_path, RESIZES_KNOWN)
    done = shrink(tables, root, dated=True)
    tables.instance.cache.flush()
    file = tables.database.file
    file.truncate(done.last)
    tables.database.extend(tables.session, done.last + 200)
    file.header.lgpos_last_resize = Lgpos.unpack(tables.instance.log.append(ForceWriteLog().encode()))
    more = {number: f"later {number} " * 20 for number in range(1000, 1400)}
    cursor = tables.cursor("t")
    for number, text in more.items():
        cursor.insert({NUMBER.name: number, NAME.name: text})
    tables.commit()
    tables.instance.cache.flush()
    file.write_header()
    tables.crash()
    assert recovered_rows(tmp_path) == ROWS | more
