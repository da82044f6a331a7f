"""Recovery against Microsoft's own engine: the same killed instances, recovered by both, compared page by page.

The sets were written by the engine; each holds the files as they were when its process was killed, the rows that
the engine reads after its own recovery, and the databases that it left.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.files import LocalFileSystem
from engine.formats.checksum import is_page_valid
from engine.formats.db_header import DatabaseHeader
from engine.recovery.recover import Recovered, RecoveryOptions, recover
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.structure import check_structure
from tests.disk.crash_fs import tree_of
from tests.oracles.engine_sets import engine_set, our_rows, real_rows
from tests.oracles.redo import PagesInMemory, content, differences

SETS = (
    "cbuncommitted-4k", "circular-4k", "lv-16k", "lv-32k", "merge-empty-4k", "midrollback-escrow-4k",
    "midrollback-full-8k", "multi-db-8k", "pagemove-8k", "replace-split-8k", "scrub-exthdr-4k",
)  # fmt: skip
FROM_THE_BEGINNING = (
    "lv-16k", "lv-32k", "merge-empty-4k", "midrollback-escrow-4k", "midrollback-full-8k", "multi-db-8k",
    "replace-split-8k", "scrub-exthdr-4k",
)  # fmt: skip
"""Sets whose logs reach back to the creation of their databases."""
FS = LocalFileSystem()


def recovered(folder: Path, databases: list[Path] | None = None, *, whole_set: bool = False) -> Recovered:
    databases = databases or sorted(folder.glob("*.edb"))
    options = RecoveryOptions(whole_set=whole_set)
    return recover(FS, log_directory=folder, base="edb", databases=databases, options=options)


def blank(page: bytes) -> bool:
    return not any(page)


@pytest.fixture(params=SETS)
def both(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """A set as the engine left it, and a copy of its input that we recovered."""
    theirs = engine_set(request.param, tmp_path)
    ours = tmp_path / "ours"
    shutil.copytree(theirs / "input", ours)
    recovered(ours)
    return ours, theirs


def test_every_row_and_every_page_is_as_the_engine_leaves_it(
    both: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Pages: objid, dbtime, flags, siblings, free and uncommitted room, external header, lines and their flags."""
    ours, theirs = both
    rows, databases, compared = real_rows(theirs), sorted(theirs.glob("real-recovered-*.edb")), 0
    attached = [ours / path.name.removeprefix("real-recovered-") for path in databases]
    assert our_rows(*attached) == rows
    for mine, real in zip(attached, databases, strict=True):
        left, expected = mine.read_bytes(), real.read_bytes()
        assert len(left) == len(expected)
        mine_pages, real_pages = PagesInMemory.of(left).pages, PagesInMemory.of(expected).pages
        assert mine_pages.keys() == real_pages.keys()
        for pgno, page in real_pages.items():
            found = mine_pages[pgno]
            assert content(found) == content(page), pgno
            assert found.uncommitted_free == page.uncommitted_free <= page.free, pgno
            assert found.line_flags == page.line_flags, pgno
        compared += len(real_pages)
    with capsys.disabled():
        print(f"\n{theirs.name}: {sum(map(len, rows.values()))} rows, {compared} pages, all equal")


def test_what_recovery_leaves_is_whole_and_stays(both: tuple[Path, Path]) -> None:
    """Every checksum holds, the structure is sound, the counters are the engine's; once more changes nothing."""
    ours, theirs = both
    for real in sorted(theirs.glob("real-recovered-*.edb")):
        path = ours / real.name.removeprefix("real-recovered-")
        data = path.read_bytes()
        header, expected = DatabaseHeader(data), DatabaseHeader(real.read_bytes())
        size = header.page_size
        pages = [data[start : start + size] for start in range(2 * size, len(data), size)]
        assert all(is_page_valid(page, pgno) for pgno, page in enumerate(pages, 1) if not blank(page))
        with ReadOnlyDatabase.open(FS.open_read(path)) as database:
            assert check_structure(database) == ()
        assert header.is_clean
        for name in ("dbtime_dirtied", "objid_last", "extend_count", "update_major", "update_minor"):
            assert getattr(header, name) == getattr(expected, name), name
    before = tree_of(ours)
    again = recovered(ours)
    assert not again.changed and tree_of(ours) == before


@pytest.mark.parametrize("name", FROM_THE_BEGINNING)
def test_logs_alone_make_the_same_databases(name: str, tmp_path: Path) -> None:
    """Every record since the databases were made, not only those behind the checkpoint.

    Version flags do not count: the engine takes them off pages when it sees fit, and logs nothing of it.
    """
    theirs = engine_set(name, tmp_path)
    ours = tmp_path / "ours"
    shutil.copytree(theirs / "input", ours, ignore=shutil.ignore_patterns("*.edb", "*.chk", "*.jfm"))
    recovered(ours, [ours / path.name for path in (theirs / "input").glob("*.edb")], whole_set=True)
    databases = sorted(theirs.glob("real-recovered-*.edb"))
    made = [ours / path.name.removeprefix("real-recovered-") for path in databases]
    assert our_rows(*made) == real_rows(theirs)
    for mine, real in zip(made, databases, strict=True):
        left, expected = mine.read_bytes(), real.read_bytes()
        assert len(left) == len(expected)
        assert differences(PagesInMemory.of(left), PagesInMemory.of(expected)) == []
