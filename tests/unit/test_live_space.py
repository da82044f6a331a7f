"""Pages given out and taken back: against a model, audited by the product, replayed from the log."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import Corruption, SpaceExhausted, WrongUse
from engine.files import LocalFileSystem
from engine.formats.log_records import (
    ConvertFDP2,
    CreateMultipleExtentFDP,
    CreateSingleExtentFDP,
    Delete,
    ExtendDB,
    Insert,
    LogRecord,
    MacroBegin,
    MacroCommit,
    NewPage,
    NodeRecord,
    PageRecord,
    RecordFlag,
    Replace,
    SetExternalHeader,
    Split2,
)
from engine.formats.page import Page, PageFlag
from engine.formats.space import (
    DATABASE_ROOT,
    Extent,
    SpaceHeader,
    available_extents,
    owned_extents,
    root_info,
)
from engine.formats.tree import Tree
from engine.instance import space
from engine.instance.apply import apply, apply_macro
from engine.instance.database import Database
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.verify.finding import FindingKind
from engine.verify.space_check import SpaceCheck
from engine.verify.structure import check_structure
from engine.verify.tree_check import TreePlace
from tests.support.datasets import dataset
from tests.support.memory_database import MemoryDatabase, MemoryPages


class Lab:
    """A database of which only the space is of interest; ``held`` are the pages each tree was given."""

    def __init__(self, page_size: int = 4096, pages: int = 64, growth: int = 16) -> None:
        self.database = MemoryDatabase(page_size, pages=pages)
        self.database.live.growth = growth
        self.live, self.session = self.database.live, self.database.session
        self.read = self.database.pages.read
        self.trees: dict[int, tuple[TreePlace, int]] = {}
        self.held: dict[int, set[int]] = {}
        self._note("database", DATABASE_ROOT, 1, 0, 0)
        self._note("first", self.database.root, 9, int(PageFlag.INDEX), DATABASE_ROOT)

    def _note(self, name: str, root: int, objid: int, kind: int, parent: int) -> None:
        self.trees[root] = TreePlace(name, root, objid, kind), parent
        self.held[root] = set()

    def create(self, parent: int, *, pages: int = 1, multiple: bool = False, kind: int = 0) -> int:
        objid = 10 + len(self.trees)
        root = space.create_tree(
            self.session,
            self.live,
            parent,
            objid,
            page_flags=kind,
            unique=not kind & PageFlag.NON_UNIQUE,
            pages=pages,
            multiple=multiple,
        )
        self._note(f"tree {root}", root, objid, kind, parent)
        return root

    def allocate(self, root: int) -> int:
        pgno = space.allocate(self.session, self.live, root)
        assert all(pgno not in held for held in self.held.values())
        self.held[root].add(pgno)
        return pgno

    def free(self, root: int, pgno: int, pages: int = 1) -> None:
        self.held[root] -= set(range(pgno, pgno + pages))
        space.free(self.session, self.live, root, pgno, pages)

    def header(self, root: int) -> SpaceHeader:
        return root_info(Page(self.read(root), root)).space

    def owned(self, root: int) -> list[Extent]:
        return owned_extents(self.read, root)

    def available(self, root: int) -> list[Extent]:
        return available_extents(self.read, root)

    def new_records(self, since: int) -> list[LogRecord]:
        return self.database.records()[since:]

    @property
    def logged(self) -> int:
        return len(self.database.log.bodies)

    def audit(self, leaked: set[int] | None = None) -> None:
        """Only the pages that trees were given, and those leaked, are neither used by a tree nor free."""
        findings: list[str] = []
        check = SpaceCheck(
            self.read, self.database.last_page, lambda pgno, text: findings.append(f"{pgno}: {text}")
        )
        for place, parent in self.trees.values():
            check.tree(place, parent)
        missing = check.finish()
        assert not findings
        assert missing == set().union(*self.held.values()) | (leaked or set())
        ends = [extent.last for extent in self.owned(DATABASE_ROOT)]
        assert ends[-1] == self.database.last_page

    def check_replay(self) -> None:
        """The log alone leads to the same pages."""
        assert self.database.replayed().stored() == self.database.pages.stored()


@pytest.mark.parametrize("page_size", [4096, 32768])
@pytest.mark.parametrize("seed", range(3))
def test_random_work_against_a_model(page_size: int, seed: int) -> None:
    chance = random.Random(seed)
    lab = Lab(page_size)
    table = lab.create(DATABASE_ROOT, pages=chance.choice([1, 5, 40]))
    index = lab.create(table, kind=PageFlag.INDEX | PageFlag.NON_UNIQUE)
    roots = [table, index, lab.create(DATABASE_ROOT, pages=3, multiple=True), DATABASE_ROOT, lab.database.root]
    for step in range(700):
        root = chance.choice(roots)
        held = sorted(lab.held[root])
        if held and chance.random() < (0.25 if step < 400 else 0.75):
            lab.free(root, chance.choice(held))
        else:
            lab.allocate(root)
        if step == 200:
            roots.append(lab.create(table, kind=PageFlag.LONG_VALUE))
        if step % 175 == 0:
            lab.audit()
    for root in roots:
        for pgno in sorted(lab.held[root]):
            lab.free(root, pgno)
    lab.audit()
    lab.check_replay()


def test_single_extent_takes_and_gives_bits() -> None:
    lab = Lab()
    root = lab.create(DATABASE_ROOT, pages=4)
    assert [extent.first for extent in lab.available(root)] == [root + 1, root + 2, root + 3]
    since = lab.logged
    assert [lab.allocate(root) for _ in range(3)] == [root + 1, root + 2, root + 3]
    lab.free(root, root + 2)
    records = lab.new_records(since)
    assert [type(record) for record in records] == [SetExternalHeader] * 4
    assert all(isinstance(record, NodeRecord) and record.flags == RecordFlag.UNIQUE for record in records)
    assert lab.available(root) == [Extent(root + 2, root + 2)]
    assert lab.allocate(root) == root + 2
    lab.audit()


def test_bits_change_and_the_autoincrement_mark_stays() -> None:
    lab = Lab()
    root = lab.create(DATABASE_ROOT, pages=2)
    header = lab.live.pages.current(root).external
    marked = b"\x03" + header + struct.pack("<Q", 77)
    lab.live.change(
        lab.session, SetExternalHeader(pgno=root, pgno_fdp=root, objid_fdp=lab.trees[root][0].objid, data=marked)
    )
    for _ in range(3):
        lab.allocate(root)
        assert root_info(Page(lab.read(root), root)).autoincrement == 77
    assert lab.header(root).is_multiple
    lab.audit()


def test_conversion_is_logged_as_windows_logs_it() -> None:
    lab = Lab()
    root = lab.create(DATABASE_ROOT, kind=PageFlag.INDEX | PageFlag.NON_UNIQUE)
    since = lab.logged
    lab.allocate(root)
    records = lab.new_records(since)
    assert [type(record) for record in records] == [Replace, NewPage, NewPage, ConvertFDP2, Replace]
    convert = records[3]
    assert isinstance(convert, ConvertFDP2)
    header = lab.header(root)
    assert (convert.pgno_oe, convert.pgno_ae) == (header.pgno_oe, header.pgno_oe + 1)
    assert convert.page_flags == PageFlag.INDEX | PageFlag.NON_UNIQUE | PageFlag.NEW_RECORD_FORMAT
    assert not header.is_unique and header.pgno_parent == DATABASE_ROOT
    assert len(lab.owned(root)) == 2
    lab.audit()


def test_a_single_extent_beyond_its_bitmap_becomes_usable_by_conversion() -> None:
    lab = Lab(pages=128)
    root = lab.create(DATABASE_ROOT, pages=40)
    first = [lab.allocate(root) for _ in range(32)]
    assert first == list(range(root + 1, root + 33)) and not lab.header(root).is_multiple
    lab.audit()
    assert lab.allocate(root) == root + 33 and lab.header(root).is_multiple
    lab.audit()


def test_new_trees_are_announced_before_they_are_made() -> None:
    lab = Lab()
    since = lab.logged
    lab.create(DATABASE_ROOT)
    lab.create(DATABASE_ROOT, multiple=True)
    kinds = [type(record) for record in lab.new_records(since)]
    single, multiple = (
        [Replace, NewPage, CreateSingleExtentFDP],
        [Replace, *[NewPage] * 3, CreateMultipleExtentFDP],
    )
    assert kinds == single + multiple
    lab.audit()


def test_the_file_grows_before_its_pages_are_listed() -> None:
    lab = Lab(pages=40, growth=16)
    for extent in lab.available(DATABASE_ROOT):
        for _ in range(extent.count):
            lab.allocate(DATABASE_ROOT)
    since = lab.logged
    assert lab.allocate(DATABASE_ROOT) == 41
    records = lab.new_records(since)
    assert [type(record) for record in records] == [ExtendDB, Insert, Insert, Replace]
    assert isinstance(records[0], ExtendDB) and records[0].pgno_last == 56
    nodes = [record for record in records if isinstance(record, NodeRecord)]
    assert [record.pgno for record in nodes] == [2, 3, 3]
    assert all(record.flags == RecordFlag.SPACE | RecordFlag.UNIQUE and not record.rceid for record in nodes)
    assert lab.owned(DATABASE_ROOT)[-1] == Extent(41, 56)
    lab.audit()


def test_a_large_request_grows_the_file_by_whole_steps() -> None:
    lab = Lab(pages=40, growth=16)
    lab.create(DATABASE_ROOT, pages=50)
    assert lab.database.last_page == 40 + 64
    lab.audit()


def test_trees_grow_by_more_the_more_they_own() -> None:
    lab = Lab(pages=64, growth=256)
    root = lab.create(DATABASE_ROOT)
    for _ in range(600):
        lab.allocate(root)
    extents = lab.owned(root)
    sizes = [extent.count for extent in sorted(extents, key=lambda extent: extent.first)]
    assert len(extents) < 40 and max(sizes) > 2 * sorted(sizes)[len(sizes) // 4]
    assert sum(sizes) < 600 * 1.3
    lab.audit()


def test_the_limit_refuses_and_leaves_everything_in_order() -> None:
    lab = Lab(pages=40, growth=16)
    lab.live.size_limit = 50
    root = lab.create(DATABASE_ROOT)
    with pytest.raises(SpaceExhausted) as refused:
        while True:
            lab.allocate(root)
    assert refused.value.code is Code.OutOfDatabaseSpace and int(refused.value.code) == -1012
    assert lab.database.last_page == 50
    lab.audit()
    pgno = min(lab.held[root])
    lab.free(root, pgno)
    assert lab.allocate(root) == pgno
    with pytest.raises(SpaceExhausted):
        lab.create(DATABASE_ROOT, pages=20)
    lab.audit()


def test_freed_neighbours_are_one_extent_again() -> None:
    lab = Lab()
    root = lab.create(DATABASE_ROOT, pages=12, multiple=True)
    pages = [lab.allocate(root) for _ in range(9)]
    assert lab.available(root) == []
    for pgno in (pages[2], pages[4], pages[3], pages[8], pages[0], pages[1]):
        lab.free(root, pgno)
    assert lab.available(root) == [Extent(pages[0], pages[4]), Extent(pages[8], pages[8])]
    lab.free(root, pages[5], pages=3)
    assert lab.available(root) == [Extent(pages[0], pages[8])]
    lab.audit()


def test_extents_of_different_origin_are_not_joined() -> None:
    lab = Lab(pages=40, growth=16)
    held = [lab.allocate(DATABASE_ROOT) for _ in range(40)]
    for pgno in held:
        lab.free(DATABASE_ROOT, pgno)
    ends = {extent.last for extent in lab.owned(DATABASE_ROOT)}
    assert {40, 56} <= ends
    assert {extent.last for extent in lab.available(DATABASE_ROOT)} >= {40}
    lab.audit()


def test_an_extent_that_is_free_as_a_whole_goes_back_to_the_parent() -> None:
    lab = Lab(pages=128)
    root = lab.create(DATABASE_ROOT)
    while len(lab.owned(root)) < 4:
        lab.allocate(root)
    free_before = sum(extent.count for extent in lab.available(DATABASE_ROOT))
    extents = lab.owned(root)
    for pgno in sorted(lab.held[root]):
        lab.free(root, pgno)
    header = lab.header(root)
    kept = [extent for extent in extents if extent.first <= root <= extent.last or extent.first == header.pgno_oe]
    assert lab.owned(root) == kept
    free_after = sum(extent.count for extent in lab.available(DATABASE_ROOT))
    assert free_after - free_before == sum(extent.count for extent in extents if extent not in kept)
    lab.audit()


def test_a_deleted_tree_gives_back_all_that_it_and_its_children_own() -> None:
    lab = Lab(pages=128)
    before = lab.available(DATABASE_ROOT)
    table = lab.create(DATABASE_ROOT)
    index, values = lab.create(table), lab.create(table)
    for root in [table, index, values] * 25:
        lab.allocate(root)
    lab.audit()
    space.free_tree(lab.session, lab.live, table)
    for root in (table, index, values):
        del lab.trees[root], lab.held[root]
    lab.audit()
    assert lab.available(DATABASE_ROOT)[0] == before[0]
    lab.check_replay()


def test_the_database_itself_is_not_freed() -> None:
    lab = Lab()
    with pytest.raises(WrongUse):
        space.free_tree(lab.session, lab.live, DATABASE_ROOT)


@pytest.mark.parametrize("multiple", [False, True])
def test_what_is_free_or_not_owned_is_not_freed(multiple: bool) -> None:
    lab = Lab()
    root = lab.create(DATABASE_ROOT, pages=8, multiple=multiple)
    pgno = lab.allocate(root)
    since = lab.logged
    with pytest.raises(Corruption) as twice:
        space.free(lab.session, lab.live, root, pgno + 1)
    with pytest.raises(Corruption) as foreign:
        space.free(lab.session, lab.live, root, root + 8)
    with pytest.raises(Corruption) as itself:
        space.free(lab.session, lab.live, root, root)
    assert (twice.value.code, foreign.value.code, itself.value.code) == (
        Code.SPAvailExtCorrupted,
        Code.SPOwnExtCorrupted,
        Code.SPOwnExtCorrupted,
    )
    assert lab.logged == since
    lab.audit()


@pytest.mark.parametrize("page_size", [2048, 4096])
def test_space_trees_split_with_their_own_free_pages(page_size: int) -> None:
    """Every other page free: more extents than a page of AvailExt holds; then all are used up again."""
    lab = Lab(page_size, pages=256, growth=256)
    root = lab.create(DATABASE_ROOT)
    held = [lab.allocate(root) for _ in range(1600)]
    for pgno in held[::2]:
        lab.free(root, pgno)
    trees = [Tree(lab.read, lab.header(root).pgno_oe + side, lab.trees[root][0].objid) for side in (0, 1)]
    assert len(list(trees[1].pages())) > 2
    lab.audit()
    for _ in range(1000):
        lab.allocate(root)
    lab.audit()
    for pgno in sorted(lab.held[root]):
        lab.free(root, pgno)
    lab.audit()
    lab.check_replay()


def test_own_extents_split_when_a_tree_is_patched_together() -> None:
    """A tree that can only ever get single pages: OwnExt grows beyond a page, too."""
    lab = Lab(2048, pages=512, growth=16)
    other, root = lab.create(DATABASE_ROOT), lab.create(DATABASE_ROOT, pages=3, multiple=True)
    while lab.database.last_page == 512:
        lab.allocate(DATABASE_ROOT)
    for pgno in sorted(lab.held[DATABASE_ROOT])[::2]:
        lab.free(DATABASE_ROOT, pgno)
    lab.live.size_limit = lab.database.last_page
    with pytest.raises(SpaceExhausted):
        while True:
            lab.allocate(root)
    assert len(lab.owned(root)) > 150
    assert len(list(Tree(lab.read, lab.header(root).pgno_oe, lab.trees[root][0].objid).pages())) > 2
    lab.audit()
    for pgno in sorted(lab.held[root], key=lambda pgno: pgno * 7919 % 1009):
        lab.free(root, pgno)
    lab.audit()
    assert other in lab.trees
    lab.check_replay()


def _trees_made(lab: Lab, made: set[int]) -> list[tuple[TreePlace, int]]:
    return [(place, parent) for root, (place, parent) in lab.trees.items() if root in made]


@pytest.mark.parametrize("seed", range(2))
def test_after_every_record_no_page_has_two_owners(seed: int) -> None:
    """Whatever prefix of the log survives: pages may be lost, but never used or free twice."""
    chance = random.Random(seed)
    lab = Lab(2048, pages=48, growth=16)
    table = lab.create(DATABASE_ROOT)
    roots = [table, lab.create(table, pages=5), lab.create(DATABASE_ROOT, multiple=True)]
    for step in range(220):
        root = chance.choice(roots)
        if lab.held[root] and chance.random() < (0.3 if step < 120 else 0.8):
            lab.free(root, chance.choice(sorted(lab.held[root])))
        else:
            lab.allocate(root)
    for pgno in [lab.allocate(table) for _ in range(400)][::2]:
        lab.free(table, pgno)
    kinds = {type(record) for record in lab.database.records()}
    assert {ConvertFDP2, Split2, Replace, Delete, Insert, ExtendDB, SetExternalHeader} <= kinds

    pages, made, last, audits = MemoryPages(2048), set[int](), 48, 0
    macro: list[LogRecord] | None = None
    for position, record in enumerate(lab.database.records(), 1):
        if isinstance(record, MacroBegin):
            macro = []
        elif isinstance(record, MacroCommit):
            apply_macro(macro or [], pages, position, 1)
            macro = None
        elif macro is not None:
            macro.append(record)
        elif isinstance(record, ExtendDB):
            last = record.pgno_last
        elif isinstance(record, (PageRecord, NewPage)):
            apply(record, pages, position, 1)
            if isinstance(record, (CreateSingleExtentFDP, CreateMultipleExtentFDP)):
                made.add(record.pgno)
        if macro is None and (position < 600 or position % 40 == 0):
            audits += 1
            findings: list[str] = []
            check = SpaceCheck(pages.read, last, lambda pgno, text: findings.append(f"{pgno}: {text}"))  # noqa: B023
            for place, parent in _trees_made(lab, made):
                check.tree(place, parent)
            lost = check.finish()
            assert not findings, f"after record {position}, {record}"
            assert lost <= set(range(1, last + 1))
    assert audits > 400


@pytest.mark.parametrize("page_size", [4096, 32768])
def test_in_an_instance_what_is_not_committed_costs_pages_at_most(tmp_path: Path, page_size: int) -> None:
    """Rolled back, and then caught by a crash: pages may be lost, the database stays consistent."""
    path, parameters = tmp_path / "space.edb", Parameters(log_directory=tmp_path, page_size=page_size)
    for ending in ("rollback", "crash"):
        instance = Instance.open(parameters)
        database = instance.attach(path) if path.exists() else instance.create_database(path)
        session = instance.session()
        session.begin()
        root = space.create_tree(session, database, DATABASE_ROOT, database.next_objid())
        for pgno in [space.allocate(session, database, root) for _ in range(300)][::2]:
            space.free(session, database, root, pgno)
        if ending == "rollback":
            session.rollback()
            instance.close()
        else:
            instance.flush_log(instance.log.tip)
            instance.abandon()
            Instance.open(parameters).close()
        with Database.open(LocalFileSystem().open_read(path)) as closed:
            findings = check_structure(closed)
        assert [finding.kind for finding in findings] == [FindingKind.LEAKED]


def test_a_tree_made_and_freed_in_an_instance_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "space.edb"
    with Instance.open(Parameters(log_directory=tmp_path)) as instance:
        database = instance.create_database(path)
        with instance.session() as session:
            session.begin()
            root = space.create_tree(session, database, DATABASE_ROOT, database.next_objid())
            for _ in range(400):
                space.allocate(session, database, root)
            space.free_tree(session, database, root)
            session.commit()
    with Database.open(LocalFileSystem().open_read(path)) as closed:
        assert check_structure(closed) == ()


@pytest.mark.parametrize("name", ["srum-win10-clean/SRUDB.dat", "small-edb/default.edb"])
def test_space_that_windows_laid_out_is_used_and_given_back(tmp_path: Path, name: str) -> None:
    path = tmp_path / "windows.edb"
    path.write_bytes(dataset(*name.split("/")).read_bytes())
    chance = random.Random(1)
    with Database.open(LocalFileSystem().open_read(path)) as before:
        roots = [DATABASE_ROOT, *(tree.root for table in before.tables() for tree in table.trees)]
        leaked = [finding.detail for finding in check_structure(before)]
    with Instance.open(Parameters(log_directory=tmp_path)) as instance:
        database = instance.attach(path)
        with instance.session() as session:
            session.begin()
            held = [
                (root, space.allocate(session, database, root))
                for root in (chance.choice(roots) for _ in range(500))
            ]
            assert len({pgno for _, pgno in held}) == len(held)
            chance.shuffle(held)
            for root, pgno in held:
                space.free(session, database, root, pgno)
            session.commit()
    with Database.open(LocalFileSystem().open_read(path)) as after:
        assert [finding.detail for finding in check_structure(after)] == leaked
