"""One rule a log record: number, layout, pages, effect and apply function of every type, held one to one."""

from __future__ import annotations

import inspect
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from engine.change import apply_merge, apply_move, apply_node, apply_scrub, apply_space, apply_split
from engine.change.apply import apply, apply_macro
from engine.change.record_rules import MACRO_PAGES, MACROS, ONE_PAGE, RULES, Effect, Rule
from engine.errors import Corruption
from engine.formats.live_page import LivePage
from engine.formats.log.page_touches import Touch, touches
from engine.formats.log.page_use import PageUse
from engine.formats.log.record_layout import CLASSES, LogRecord, record
from engine.formats.log.record_sizes import ENDS_OF_RUN, SHAPES, Length
from engine.formats.log.records import (
    Delta,
    Delta64,
    EmptyTree,
    NodeRecord,
    PageMove,
    PageRecord,
    RootPageMove,
    Split2,
    UndoInfo,
)
from engine.formats.stamps import LogTime
from engine.recovery.attachments_map import AttachmentsMap
from engine.recovery.replay import Replay
from tests.builders.log_record_samples import name_of, sample
from tests.datasets import PROJECT
from tests.oracles.redo import PagesInMemory


def u16(*offsets: int) -> tuple[Length, ...]:
    return tuple(Length(offset) for offset in offsets)


def u32(*offsets: int) -> tuple[Length, ...]:
    return tuple(Length(offset, 4) for offset in offsets)


REST = u32(1)
SIZES: dict[str, tuple[int, int, tuple[Length, ...]]] = {
    "NOP": (0, 1, ()),
    "Init": (1, 568, ()),
    "Term": (2, 18, ()),
    "MS": (3, 9, ()),
    "End": (4, 1, ()),
    "Begin": (5, 4, ()),
    "Commit": (6, 4, ()),
    "Rollback": (7, 4, ()),
    "Begin0": (8, 8, ()),
    "Commit0": (9, 8, ()),
    "Refresh": (10, 7, ()),
    "MacroBegin": (11, 11, ()),
    "MacroCommit": (12, 11, ()),
    "MacroAbort": (13, 11, ()),
    "CreateDB": (14, 43, (Length(40), Length(42, 1, 4, 4))),
    "AttachDB": (15, 75, u16(72)),
    "DetachDB": (16, 7, u16(4)),
    "RecoveryUndo": (17, 1, ()),
    "RecoveryQuit": (18, 18, ()),
    "FullBackup": (19, 3, u16(1)),
    "IncBackup": (20, 3, u16(1)),
    "JetOp": (21, 4, ()),
    "Trace": (22, 5, u16(3)),
    "ShutDownMark": (23, 1, ()),
    "CreateMultipleExtentFDP": (24, 56, ()),
    "CreateSingleExtentFDP": (25, 48, ()),
    "ConvertFDP": (26, 60, ()),
    "Split": (27, 102, u16(96, 98, 100)),
    "Merge": (28, 88, u16(86)),
    "Insert": (29, 50, u16(44, 46, 48)),
    "FlagInsert": (30, 48, u16(44, 46)),
    "FlagInsertAndReplaceData": (31, 52, u16(44, 46)),
    "FlagDelete": (32, 44, ()),
    "Replace": (33, 50, (Length(44, mask=0x7FFF),)),
    "ReplaceD": (34, 50, (Length(44, mask=0x7FFF),)),
    "Delete": (35, 44, ()),
    "UndoInfo": (36, 56, u16(44, 46, 54)),
    "Delta": (37, 54, u16(44, 46)),
    "SetExternalHeader": (38, 46, u16(44)),
    "Undo": (39, 51, u16(44, 46)),
    "Checksum": (42, 22, ()),
    "ExtRestore": (45, 3, u16(1)),
    "Backup": (46, 5, u16(3)),
    "EmptyTree": (48, 46, u16(44)),
    "Init2": (49, 576, ()),
    "Term2": (50, 26, ()),
    "RecoveryUndo2": (51, 9, ()),
    "RecoveryQuit2": (52, 26, ()),
    "BeginDT": (53, 8, ()),
    "PrepCommit": (54, 7, u32(3)),
    "PrepRollback": (55, 3, ()),
    "ForceWriteLog": (57, 3, ()),
    "ConvertFDP2": (58, 68, ()),
    "ExtRestore2": (59, 3, u16(1)),
    "Backup2": (60, 35, u16(33)),
    "ForceLogRollover": (61, 5, u16(3)),
    "Split2": (62, 110, u16(96, 98, 100) + u32(106)),
    "Merge2": (63, 96, u16(86) + u32(92)),
    "Scrub": (64, 54, u16(52)),
    "PageMove": (65, 96, u32(88, 92)),
    "PagePatchRequest": (66, 46, ()),
    "MacroInfo": (67, 5, REST),
    "ExtendDB": (68, 5, REST),
    "CommitCtx": (69, 5, REST),
    "ScanCheck": (70, 5, REST),
    "NOP2": (71, 5, REST),
    "ReAttach": (72, 5, REST),
    "MacroInfo2": (73, 5, REST),
    "FreeFDP": (74, 5, REST),
    "Ignored9": (75, 5, REST),
    "FragmentBegin": (76, 7, u16(5)),
    "Fragment": (77, 3, u16(1)),
    "ShrinkDB": (78, 10, ()),
    "CreateDBFinish": (79, 4, ()),
    "RecoveryQuitKeepAttachments": (80, 26, ()),
    "TrimDB": (81, 10, ()),
    "Ignored10": (82, 5, REST),
    "Ignored11": (83, 5, REST),
    "Ignored12": (84, 5, REST),
    "Ignored13": (85, 5, REST),
    "Ignored14": (86, 5, REST),
    "Ignored15": (87, 5, REST),
    "Ignored16": (88, 5, REST),
    "Ignored17": (89, 5, REST),
    "Ignored18": (90, 5, REST),
    "Ignored19": (91, 5, REST),
    "SetDbVersion": (92, 14, ()),
    "Delta64": (93, 58, u16(44, 46)),
    "ShrinkDB2": (94, 10, ()),
    "NewPage": (95, 20, ()),
    "RootPageMove": (96, 16, ()),
    "SignalAttachDb": (97, 2, ()),
    "ScanCheck2": (98, 27, ()),
    "ShrinkDB3": (99, 18, ()),
    "ExtentFreed": (100, 11, ()),
    "ExtentFreed2": (101, 19, ()),
}
"""Number, fixed size and lengths of each type, as the vendor's engine has them."""

APPLY_MODULES = (apply_node, apply_space, apply_scrub, apply_move, apply_split, apply_merge)
CHANGING = {Effect.CHANGE, Effect.NEW_PAGE, Effect.MOVE_ROOT}
REFUSED = {Effect.REFUSED, Effect.REFUSED_IF_ATTACHED}
AFTER = 1000


def function_of(rule: Rule) -> Callable[..., Any] | None:
    assert sum(map(bool, (rule.edit, rule.draft, rule.macro))) <= 1, rule
    return rule.edit or rule.draft or rule.macro


REDONE = [rule for rule in RULES if function_of(rule) and rule.record is not RootPageMove]


# types and sizes


def test_numbers_and_sizes_are_those_of_the_vendors_engine() -> None:
    found = {name_of(n): (n, SHAPES[n].fixed, SHAPES[n].lengths) for n in CLASSES}
    assert found == SIZES
    assert {name_of(n) for n in ENDS_OF_RUN} == {
        "Term", "Term2", "RecoveryQuit", "RecoveryQuit2", "RecoveryQuitKeepAttachments",
    }  # fmt: skip


def test_a_number_is_given_once() -> None:
    with pytest.raises(TypeError, match="Another and Insert have the number 29"):

        @record(29)
        class Another(LogRecord):
            pass

    assert name_of(29) == "Insert"


def test_a_reader_takes_its_fields_where_the_layout_has_them() -> None:
    insert = sample(29)
    assert isinstance(insert, NodeRecord)
    read = NodeRecord.reader("pgno", "dbtime", "rceid", "objid_fdp")
    assert read(insert.encode()) == (insert.pgno, insert.dbtime, insert.rceid, insert.objid_fdp)
    for names in (("dbtime", "pgno"), ("pgno", "nothing")):
        with pytest.raises(TypeError, match="in this order"):
            NodeRecord.reader(*names)


# one to one


def test_every_type_has_one_rule() -> None:
    assert len(RULES) == len(CLASSES)
    assert {rule.record for rule in RULES} == set(CLASSES.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.record.__name__)
def test_what_is_redone_has_a_function_and_pages_and_nothing_else_has(rule: Rule) -> None:
    cls, is_redone = rule.record, function_of(rule) is not None
    assert is_redone == (rule.effect in CHANGING)
    assert bool(cls.PAGES) == (is_redone and cls is not RootPageMove)  # its macro's other records have them
    assert bool(rule.why_not) == (rule.effect in REFUSED)
    if issubclass(cls, PageRecord) and cls is not UndoInfo:
        assert is_redone or rule.why_not
    if rule.replaces:
        assert rule.edit is not None and issubclass(cls, NodeRecord)


def test_every_function_is_for_the_type_of_its_rule() -> None:
    for rule in RULES:
        function = function_of(rule)
        if function is not None and rule.macro is None:
            expected = "Delta | Delta64" if rule.record in (Delta, Delta64) else rule.record.__name__
            assert inspect.signature(function).parameters["record"].annotation == expected
    functions = [function for rule in RULES if (function := function_of(rule)) is not None]
    assert len(functions) == len(set(functions)) + 1, "only Delta and Delta64 share one"
    assert set(functions) == {function for module in APPLY_MODULES for function in apply_functions(module)}


def apply_functions(module: ModuleType) -> list[Callable[..., Any]]:
    """The functions of a module that change a page, or pages, for a record, or the records of a macro."""
    found: list[Callable[..., Any]] = []
    for name, function in vars(module).items():
        if inspect.isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_"):
            first, *others = inspect.signature(function).parameters
            if first in ("record", "records") and others:
                found.append(function)
    return found


def test_every_effect_has_a_step_and_a_type() -> None:
    steps = Replay(AttachmentsMap(sample(14).sign_db, []), None, LogTime()).steps()  # type: ignore[attr-defined, arg-type]
    assert set(steps) == set(Effect) == {rule.effect for rule in RULES}
    assert [effect for effect, step in steps.items() if step is None] == [Effect.NONE]


def test_sets_of_types() -> None:
    assert {name_of(n) for n in MACROS} == {"Split2", "Merge2", "RootPageMove"}
    assert {name_of(n) for n in MACRO_PAGES} == {"Split2", "Merge2"}
    assert {name_of(n) for n in ONE_PAGE} == {
        "Insert", "FlagInsert", "FlagInsertAndReplaceData", "FlagDelete", "Replace", "ReplaceD", "Delete", "Delta",
        "Delta64", "SetExternalHeader", "Undo", "Scrub",
    }  # fmt: skip
    assert {rule.record.__name__ for rule in RULES if rule.effect in REFUSED} == {
        "ConvertFDP", "Split", "Merge", "BeginDT", "PrepCommit", "PrepRollback",
    }  # fmt: skip


# pages


class AskedPages(PagesInMemory):
    """Pages that all have the change already, but for one; they remember who was asked for."""

    def __init__(self, behind: Touch | None = None) -> None:
        super().__init__(4096)
        self.asked: set[int] = set()
        self.behind = behind

    def get(self, pgno: int) -> LivePage:
        self.asked.add(pgno)
        page = LivePage(pgno, 4096, objid=1, flags=0, dbtime=AFTER)
        if self.behind is not None and self.behind.pgno == pgno:
            assert self.behind.before is not None
            page.dbtime = self.behind.before - 1
        return page


def numbered(cls: type[LogRecord]) -> Any:
    """A record whose pages and dbtimes all differ."""
    made: Any = sample(cls.TYPE)
    for number, name in enumerate(cls.FIELDS):
        if name.startswith("pgno"):
            setattr(made, name, 10 + number)
        elif name.startswith("dbtime"):
            setattr(made, name, AFTER if name == "dbtime" else 100 + number)
    if isinstance(made, EmptyTree):
        made.pages = ((90, 40, 0), (91, 41, 0))
    return made


def do(records: list[Any], rule: Rule, pages: AskedPages) -> None:
    if rule.macro is not None:
        apply_macro(records, pages, 1 << 32, 1)
    else:
        (made,) = records
        apply(made, pages, 1 << 32, 1)


def variants(rule: Rule) -> list[list[Any]]:
    """The record with all its pages, and without each that it may leave out; with what it needs beside it."""
    optional = {name for use in rule.record.PAGES if isinstance(use, PageUse) for name in use.only_if}
    if rule.record is PageMove:
        optional.discard("pgno_parent")  # only a root has none, and moves in a macro
    found = [[numbered(rule.record)]]
    for name in sorted(optional):
        without = numbered(rule.record)
        setattr(without, name, 0)
        # a level of a split that only gets a pointer has the page that is split below it
        found.append([without, numbered(Split2)] if name == "pgno_new" else [without])
    return found


@pytest.mark.parametrize("rule", REDONE, ids=lambda rule: rule.record.__name__)
def test_the_declared_pages_are_those_that_apply_looks_at(rule: Rule) -> None:
    for records in variants(rule):
        declared = [touch for made in records for touch in touches(made.TYPE, made.encode())]
        pages = AskedPages()
        do(records, rule, pages)
        assert {touch.pgno for touch in declared} == pages.asked
        assert all(touch.after == AFTER for touch in declared)


@pytest.mark.parametrize("rule", REDONE, ids=lambda rule: rule.record.__name__)
def test_the_declared_dbtimes_are_those_that_apply_asks_for(rule: Rule) -> None:
    made = numbered(rule.record)
    for touch in touches(made.TYPE, made.encode()):
        if touch.before is None:
            continue
        with pytest.raises(Corruption) as caught:
            do([made], rule, AskedPages(touch))
        context = caught.value.context
        assert (context["page"], context["before"], context["after"]) == touch


def test_a_type_without_pages_touches_none() -> None:
    for number, cls in CLASSES.items():
        if not cls.PAGES:
            assert list(touches(number, sample(number).encode())) == []


def test_a_list_of_pages_that_is_cut_short_gives_the_whole_entries() -> None:
    made = numbered(EmptyTree)
    assert [touch.pgno for touch in touches(EmptyTree.TYPE, made.encode()[:-1])] == [40, made.pgno]


# a type more

CLASS = '''

@record(102, THE_PAGE)
class Erase(NodeRecord):
    """A type of a day to come."""

    grade: int = field(U8)
    cb_note = length("note")
    note: bytes = part()
'''
ROW = "    Rule(r.Erase, _E.CHANGE, edit=node.delete),\n"
USE = """
from engine.change.apply import EDITS, apply
from engine.change.record_rules import ONE_PAGE
from engine.formats.live_page import LivePage
from engine.formats.log.page_touches import touches
from engine.formats.log.record_sizes import record_size
from engine.formats.log.record_text import line
from engine.formats.log.records import Erase, decode
from engine.formats.log.scan import _FIXED
from engine.recovery.record_fields import CHANGES
from engine.formats.page import DELETED

made = Erase(pgno=7, pgno_fdp=2, objid_fdp=9, procid=3, dbtime=21, dbtime_before=20, grade=5, note=b"old")
body = made.encode()
assert record_size(body + b"more", 0, len(body) + 4) == len(body) == 50
assert decode(body) == made and "grade=5" in line(made) and _FIXED[102] == 47
assert [*touches(102, body)] == [(7, 20, 21)] and 102 in ONE_PAGE and Erase in EDITS
assert CHANGES[102](body) == (3, 0, 21, 9)

class Pages:
    page_size = 4096
    page = LivePage(7, 4096, objid=9, flags=2, dbtime=20)
    get = touch = lambda self, page, *rest: self.page

Pages.page.insert(0, *Pages.page.pack(b"key", b"data"))
Pages.page.set_flags(0, DELETED)
assert apply(made, Pages(), 1, 1).applied == 1 and not Pages.page.lines and Pages.page.dbtime == 21
"""


def test_a_type_more_is_two_files(tmp_path: Path) -> None:
    """Class and row are all: the program with such a type more sizes, reads, shows, analyses and applies it."""
    shutil.copytree(PROJECT / "engine", tmp_path / "engine", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "engine/formats/log/page_records.py").open("a") as classes:
        classes.write(CLASS)
    rules = tmp_path / "engine/change/record_rules.py"
    first = "    Rule(r.Insert,"
    text = rules.read_text()
    assert text.count(first) == 1
    rules.write_text(text.replace(first, ROW + first))
    done = subprocess.run([sys.executable, "-c", USE], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
