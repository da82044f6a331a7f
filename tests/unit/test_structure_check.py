"""The consistency check of a whole database: real files have no finding, and no damage goes unseen."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from app.demo.sample_instance import write_sample
from engine.files import LocalFileSystem
from engine.formats.catalog import Table
from engine.formats.checksum import seal_header
from engine.formats.db_header import DatabaseHeader, page_offset
from engine.formats.live_page import LivePage
from engine.formats.page import PageFlag
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.finding import Finding, FindingKind
from engine.verify.structure import check_structure
from tests.builders.sealing import seal_page
from tests.builders.small_instance import example_database
from tests.datasets import dataset

REAL = [
    # file, leaked pages (docs/formats/tree-and-space.md#space-of-a-tree)
    ("srum-win10-clean/SRUDB.dat", 10),
    ("srum-win11-repaired/SRUDB.dat", 10),
    ("srum-server2022-day1/SRUDB.dat", 0),
    ("srum-server2022-day2/SRUDB.dat", 0),
    ("sum-win2012r2/SystemIdentity.mdb", 0),
    ("small-edb/default.edb", 0),
    ("small-edb/index.edb", 0),
    ("small-edb/multi.edb", 0),
    ("small-edb/text.edb", 0),
]


@pytest.mark.parametrize(("name", "leaked"), REAL)
def test_real_databases_have_no_finding_but_leaked_pages(name: str, leaked: int) -> None:
    with ReadOnlyDatabase.open(LocalFileSystem().open_read(dataset(*name.split("/")))) as database:
        findings = check_structure(database)
    assert [finding.kind for finding in findings] == [FindingKind.LEAKED] * bool(leaked)
    assert all(f"({leaked} leaked)" in finding.detail and not finding.is_damage for finding in findings)


class Image:
    """A database in memory that can be damaged, its checksums made right again."""

    def __init__(self, data: bytes) -> None:
        self.data = bytearray(data)
        self.size = DatabaseHeader(data).page_size

    def database(self) -> ReadOnlyDatabase:
        return ReadOnlyDatabase(lambda at, length: bytes(self.data[at : at + length]), len(self.data), "test.edb")

    def findings(self) -> tuple[Finding, ...]:
        return check_structure(self.database())

    def texts(self) -> str:
        return "\n".join(finding.detail for finding in self.findings())

    def page(self, pgno: int) -> LivePage:
        start = page_offset(pgno, self.size)
        return LivePage.load(bytes(self.data[start : start + self.size]), pgno)

    def put(self, page: LivePage) -> None:
        stored = page.store()
        seal_page(stored, page.pgno)
        start = page_offset(page.pgno, self.size)
        self.data[start : start + self.size] = stored

    def header(self, **fields: int) -> None:
        for start in (0, self.size):
            copy = self.data[start : start + self.size]
            header = DatabaseHeader(copy)
            for name, value in fields.items():
                setattr(header, name, value)
            seal_header(copy)
            self.data[start : start + self.size] = copy

    def leaves(self, root: int) -> list[LivePage]:
        """The leaves of a tree, from the left."""
        page = self.page(root)
        while not page.is_leaf:
            page = self.page(int.from_bytes(page.data(0), "little"))
        found = [page]
        while page.next:
            page = self.page(page.next)
            found.append(page)
        return found

    def largest(self) -> Table:
        """The table with the most leaves."""
        tables = [table for table in self.database().tables() if not table.system]
        return max(tables, key=lambda table: len(self.leaves(table.root)))

    def available(self) -> LivePage:
        """The AvailExt tree of the database, or of the first table with a free page of its own."""
        trees = [3, *(self.oe(table.root) + 1 for table in self.database().tables() if not table.system)]
        return next(page for page in map(self.page, trees) if page.is_leaf and page.lines)

    def oe(self, root: int) -> int:
        """Root of the OwnExt tree of the tree at ``root``."""
        return int(struct.unpack_from("<I", self.page(root).external, 12)[0])


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder: Path = tmp_path_factory.mktemp("sample")
    write_sample(folder, LocalFileSystem())
    return (folder / "sample.edb").read_bytes()


@pytest.fixture
def image(sample: bytes) -> Image:
    return Image(sample)


def test_a_written_database_has_no_finding(image: Image) -> None:
    assert image.findings() == ()


def lose_link(image: Image) -> str:
    leaf = image.leaves(image.largest().root)[1]
    leaf.prev = 0
    image.put(leaf)
    return "are not linked"


def swap_nodes(image: Image) -> str:
    leaf = image.leaves(image.largest().root)[0]
    leaf.lines[0], leaf.lines[1] = leaf.lines[1], leaf.lines[0]
    image.put(leaf)
    return "out of key order"


def move_node_beyond_separator(image: Image) -> str:
    left, right = image.leaves(image.largest().root)[:2]
    key = right.key(len(right.lines) - 1)
    left.insert(len(left.lines), *left.pack(key, b"x" * 8))
    left.remove(0)
    image.put(left)
    return "belong elsewhere"


def point_twice(image: Image) -> str:
    root = image.page(image.largest().root)
    root.set_data(1, root.data(0))
    image.put(root)
    return "uses it already"


def point_beyond_the_end(image: Image) -> str:
    root = image.page(image.largest().root)
    root.set_data(0, (1 << 24).to_bytes(4, "little"))
    image.put(root)
    return "is outside the"


def change_separator(image: Image) -> str:
    root = image.page(image.largest().root)
    key, data, _ = root.node(len(root.lines) - 1)
    assert key == b""
    root.set_line(len(root.lines) - 1, *root.pack(b"\xff", data))
    image.put(root)
    return "does not match the one that points to it"


def foreign_object(image: Image) -> str:
    leaf = image.leaves(image.largest().root)[0]
    leaf.objid += 1
    image.put(leaf)
    return "belongs to object"


def wrong_kind(image: Image) -> str:
    leaf = image.leaves(image.largest().root)[0]
    leaf.flags |= PageFlag.LONG_VALUE
    image.put(leaf)
    return "are not those of"


def wrong_checksum(image: Image) -> str:
    leaf = image.leaves(image.largest().root)[0]
    image.data[page_offset(leaf.pgno, image.size) + 100] ^= 0xFF
    return "fails its checksum"


def free_used_page(image: Image) -> str:
    available = image.available()
    count = int.from_bytes(available.data(0), "little")
    available.set_data(0, (count + 1).to_bytes(4, "little"))
    image.put(available)
    return "available but in use"


def own_too_much(image: Image) -> str:
    table = image.largest()
    own = image.page(image.oe(table.root))
    last = own.key(len(own.lines) - 1)
    own.set_data(len(own.lines) - 1, last[::-1])
    image.put(own)
    return "has given to another tree"


def own_twice(image: Image) -> str:
    own = image.page(2)
    own.insert(0, *own.pack((9).to_bytes(4, "big"), (2).to_bytes(4, "little")))
    image.put(own)
    return "overlap"


def own_beyond_the_file(image: Image) -> str:
    own = image.page(2)
    end = len(own.lines) - 1
    last, count = int.from_bytes(own.key(end), "big"), int.from_bytes(own.data(end), "little")
    own.set_line(end, *own.pack((last + 9).to_bytes(4, "big"), (count + 9).to_bytes(4, "little")))
    image.put(own)
    return "beyond the end of the file"


def own_nothing(image: Image) -> str:
    own = image.page(image.oe(image.largest().root))
    own.remove(0)
    image.put(own)
    return "does not own"


def lose_parent(image: Image) -> str:
    root = image.page(image.largest().root)
    root.set_external(root.external[:4] + struct.pack("<I", 4) + root.external[8:])
    image.put(root)
    return "takes its space from page 4"


def lose_index_entry(image: Image) -> str:
    table, index = _index(image)
    leaf = image.leaves(index)[0]
    leaf.remove(0)
    image.put(leaf)
    return f"index {table}"


def stray_index_entry(image: Image) -> str:
    _, index = _index(image)
    leaf = image.leaves(index)[0]
    leaf.set_data(0, b"\x7f" + bytes(7))
    image.put(leaf)
    return "without a record"


def _index(image: Image) -> tuple[str, int]:
    """A table's name, and the root of a secondary index that leaves no record out."""
    for table in image.database().tables():
        for index in table.indexes:
            if not index.is_primary and index.flags & 0xE == 0xE:
                return table.name, index.root
    raise AssertionError("the sample has such an index")


def change_shadow(image: Image) -> str:
    leaf = image.leaves(24)[0]
    leaf.remove(0)
    image.put(leaf)
    return "shadow catalog differs"


def forget_objid(image: Image) -> str:
    image.header(objid_last=9)
    return "gives 9 as the last object id"


def lose_catalog(image: Image) -> str:
    leaf = image.leaves(4)[0]
    image.data[page_offset(leaf.pgno, image.size) + 60] ^= 0xFF
    return "catalog cannot be read"


@pytest.mark.parametrize(
    "damage",
    [
        lose_link,
        swap_nodes,
        move_node_beyond_separator,
        point_twice,
        point_beyond_the_end,
        change_separator,
        foreign_object,
        wrong_kind,
        wrong_checksum,
        free_used_page,
        own_too_much,
        own_twice,
        own_beyond_the_file,
        own_nothing,
        lose_parent,
        lose_index_entry,
        stray_index_entry,
        change_shadow,
        forget_objid,
        lose_catalog,
    ],
)
def test_every_damage_is_found(image: Image, damage: Callable[[Image], str]) -> None:
    expected = damage(image)
    findings = image.findings()
    assert any(expected in finding.detail and finding.is_damage for finding in findings)


def test_lost_pages_are_told_and_harm_nothing(image: Image) -> None:
    available = image.available()
    count = int.from_bytes(available.data(0), "little")
    available.set_data(0, (count - 1).to_bytes(4, "little"))
    image.put(available)
    (finding,) = image.findings()
    assert finding.kind is FindingKind.LEAKED and "(1 leaked)" in finding.detail and not finding.is_damage


def test_newer_pages_than_the_header_knows_are_told_and_harm_nothing(image: Image) -> None:
    image.header(dbtime_dirtied=100)
    (finding,) = image.findings()
    assert finding.kind is FindingKind.DBTIME and not finding.is_damage


def test_damage_does_not_stop_the_check(image: Image) -> None:
    for damage in (lose_link, free_used_page, change_shadow):
        damage(image)
    texts = image.texts()
    assert "are not linked" in texts and "available but in use" in texts and "shadow catalog differs" in texts


@pytest.mark.parametrize("page_size", [2048, 32768])
def test_garbage_under_good_checksums_is_told_and_never_raises(page_size: int) -> None:
    chance = random.Random(page_size)
    whole = example_database(page_size)
    seen = 0
    for _ in range(150):
        image = Image(whole)
        pgno = chance.choice([1, 2, 3, 4, 31, 32])
        start = page_offset(pgno, image.size)
        for _ in range(chance.randint(1, 4)):
            area = chance.choice([(8, 40), (40, 200), (image.size - 40, image.size)])
            image.data[start + chance.randrange(*area)] = chance.randrange(256)
        page = image.data[start : start + image.size]
        seal_page(page, pgno)
        image.data[start : start + image.size] = page
        seen += any(finding.page == pgno for finding in image.findings())
    assert seen > 60, "most garbage in headers, lines and tags contradicts something"
