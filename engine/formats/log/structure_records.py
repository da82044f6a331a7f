"""Log records that change the structure of a tree or its space (docs/formats/log-records.md#structure-records)."""

from __future__ import annotations

from enum import IntEnum, IntFlag

from engine.formats.layout import I16, I32, I64, U8, U16, U32
from engine.formats.log.page_records import NIL_DBTIME, PageRecord
from engine.formats.log.page_use import THE_NEW_PAGE, THE_PAGE, changes, defines
from engine.formats.log.record_layout import LogRecord, field, length, part, record


class SplitType(IntEnum):
    """``Split2.split_type``."""

    VERTICAL = 0
    RIGHT = 1
    APPEND = 2


class SplitOper(IntEnum):
    """``Split2.split_oper``: what the split makes space for; its own record is in the same macro."""

    NONE = 0
    INSERT = 1
    REPLACE = 2
    FLAG_INSERT_AND_REPLACE_DATA = 3


class MergeType(IntEnum):
    """``Merge2.merge_type``."""

    NONE = 0
    EMPTY_PAGE = 1
    FULL_RIGHT = 2
    PARTIAL_RIGHT = 3
    EMPTY_TREE = 4
    FULL_LEFT = 5
    PARTIAL_LEFT = 6
    PAGE_MOVE = 7


class MergeFlag(IntFlag):
    """``Merge2.merge_flags``: what becomes of the pointer in this level's page."""

    KEY_CHANGE = 1
    DELETE_NODE = 2
    EMPTY_PAGE = 4


class ImageFlag(IntFlag):
    """``image_flags`` of Split2 and Merge2."""

    DEHYDRATED = 1
    COMPRESSED = 2


class MoveFlag(IntFlag):
    """``PageMove.move_flags``: which root page is moved."""

    FDP_ROOT = 1
    OE_ROOT = 2
    AE_ROOT = 4


@record(95, THE_NEW_PAGE)
class NewPage(LogRecord):
    """A page that is taken into use, before its first contents are logged."""

    procid: int = field(U16, default=0)
    dbid: int = field(U8, default=0)
    pgno: int = field(U32)
    objid: int = field(U32)
    dbtime: int = field(I64, default=0)


@record(25, THE_NEW_PAGE)
class CreateSingleExtentFDP(PageRecord):
    """A new tree whose free pages are a bitmap in its root page."""

    objid: int = field(U32)
    pgno_parent: int = field(U32)
    cpg_primary: int = field(I32)
    page_flags: int = field(U32, default=0)


@record(24, THE_NEW_PAGE, defines("pgno_oe"), defines("pgno_ae"))
class CreateMultipleExtentFDP(PageRecord):
    """A new tree with space trees of its own at ``pgno_oe`` and ``pgno_ae``."""

    objid: int = field(U32)
    pgno_oe: int = field(U32)
    pgno_ae: int = field(U32)
    pgno_parent: int = field(U32)
    cpg_primary: int = field(I32)
    page_flags: int = field(U32, default=0)


@record(26)
class ConvertFDP(PageRecord):
    """How the conversion was logged long ago."""

    objid: int = field(U32)
    pgno_oe: int = field(U32)
    pgno_ae: int = field(U32)
    pgno_parent: int = field(U32)
    pgno_secondary: int = field(U32)
    cpg_primary: int = field(I32)
    cpg_secondary: int = field(I32)


@record(58, THE_PAGE, defines("pgno_oe"), defines("pgno_ae"))
class ConvertFDP2(ConvertFDP):
    """A tree gets space trees; ``available_bits`` is the bitmap that it had."""

    available_bits: int = field(U32)
    page_flags: int = field(U32, default=0)


@record()
class SplitRecord(PageRecord):
    """One level of a split. ``pgno`` is split; ``pgno_new`` 0: this level only gets the new pointer.

    ``iline_prefix_new`` counts from ``iline_split``; -1 where no line gives the page its prefix.
    """

    pgno_new: int = field(U32)
    pgno_right: int = field(U32, default=0)
    dbtime_right_before: int = field(I64, default=NIL_DBTIME)
    pgno_parent: int = field(U32, default=0)
    dbtime_parent_before: int = field(I64, default=NIL_DBTIME)
    pgno_fdp: int = field(U32)
    objid_fdp: int = field(U32)
    split_type: int = field(U8)
    split_oper: int = field(U8)
    iline_oper: int = field(U16, default=0)
    iline_split: int = field(U16)
    clines: int = field(U16)
    new_page_flags: int = field(U32)
    split_page_flags: int = field(U32)
    uncommitted_free_src: int = field(I16, default=0)
    uncommitted_free_dest: int = field(I16, default=0)
    iline_prefix_split: int = field(I32, default=-1)
    iline_prefix_new: int = field(I32, default=-1)
    cb_prefix_split_old = length("prefix_split_old")
    cb_prefix_split_new = length("prefix_split_new")
    cb_key_parent = length("key_parent")


@record(27)
class Split(SplitRecord):
    """How a split was logged long ago."""

    key_parent: bytes = part()
    prefix_split_old: bytes = part()
    prefix_split_new: bytes = part()


@record(
    62,
    THE_PAGE,
    defines("pgno_new", only_if=("pgno_new",)),
    changes("pgno_right", "dbtime_right_before", only_if=("pgno_new",)),
)
class Split2(SplitRecord):
    """One level of a split, with the page before it where lines move."""

    image_flags: int = field(U32, default=0)
    cb_image = length("image", U32)
    key_parent: bytes = part()
    prefix_split_old: bytes = part()
    prefix_split_new: bytes = part()
    image: bytes = part()


@record()
class MergeRecord(PageRecord):
    """One level of a merge. ``pgno`` loses lines, or the whole page, to its right or left neighbour."""

    pgno_right: int = field(U32, default=0)
    dbtime_right_before: int = field(I64, default=NIL_DBTIME)
    pgno_left: int = field(U32, default=0)
    dbtime_left_before: int = field(I64, default=NIL_DBTIME)
    pgno_parent: int = field(U32, default=0)
    dbtime_parent_before: int = field(I64, default=NIL_DBTIME)
    pgno_fdp: int = field(U32)
    objid_fdp: int = field(U32)
    size_total: int = field(U16, default=0)
    size_max_total: int = field(U16, default=0)
    uncommitted_free_dest: int = field(U16, default=0)
    iline_merge: int = field(U16)
    merge_flags: int = field(U8, default=0)
    merge_type: int = field(U8)
    cb_key_parent = length("key_parent")


@record(28)
class Merge(MergeRecord):
    """How a merge was logged long ago."""

    key_parent: bytes = part()


@record(
    63,
    THE_PAGE,
    changes("pgno_right", "dbtime_right_before"),
    changes("pgno_left", "dbtime_left_before"),
)
class Merge2(MergeRecord):
    """One level of a merge, with the page before it where lines move."""

    image_flags: int = field(U32, default=0)
    cb_image = length("image", U32)
    key_parent: bytes = part()
    image: bytes = part()


@record(
    65,
    THE_PAGE,
    defines("pgno_dest"),
    changes("pgno_parent", "dbtime_parent_before"),
    changes("pgno_left", "dbtime_left_before"),
    changes("pgno_right", "dbtime_right_before"),
)
class PageMove(PageRecord):
    """``pgno`` becomes ``pgno_dest``; between header and trailer the page is zero."""

    pgno_dest: int = field(U32)
    pgno_left: int = field(U32, default=0)
    pgno_right: int = field(U32, default=0)
    pgno_parent: int = field(U32, default=0)
    dbtime_left_before: int = field(I64, default=NIL_DBTIME)
    dbtime_right_before: int = field(I64, default=NIL_DBTIME)
    dbtime_parent_before: int = field(I64, default=NIL_DBTIME)
    pgno_fdp: int = field(U32)
    objid_fdp: int = field(U32)
    iline_parent: int = field(I32, default=0)
    move_flags: int = field(U32, default=0)
    cb_header = length("header", U32)
    cb_trailer = length("trailer", U32)
    header: bytes = part()
    trailer: bytes = part()


@record(96)
class RootPageMove(LogRecord):
    """Opens the macro that moves a root page."""

    dbtime: int = field(I64)
    dbid: int = field(U8)
    objid: int = field(U32)
    procid: int = field(U16, default=0)
