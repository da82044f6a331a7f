"""Time and memory of n, 10 n and 100 n things: ``python -m tests.benchmarks.scale [--share 1] [--json]``.

* files: a scan of a tree of that many files, of which one in fifty is as long as a database could be, beside the
  same walk with nothing but ``os.scandir`` and ``stat``;
* logs: a scan of an instance with that many logs, and the plan of its full backup;
* chains: the list of that many chains in a folder;
* GiB: the verification of a sparse database of that size, and the count of the rows of its tables;
* GB: the rows of a table whose leaves are that large, none of them sparse: as ``tables`` shows them, and counted.

Each runs in a process of its own: processor seconds, the same for one thing, and the peak of memory. ``--share``
makes all of them smaller: 0.01 for a try.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import engine
from engine.backup.job import preview
from engine.chain.manifest import MANIFEST_NAME
from engine.discovery.scan import scan
from engine.formats.checksum import seal_pages
from engine.formats.db_header import page_offset
from engine.formats.live_page import LivePage
from engine.formats.names import archive_name, checkpoint_name, current_name
from engine.formats.page import PageFlag
from engine.formats.tree import Tree
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.benchmarks.live import TABLE
from tests.benchmarks.live import _write_ours as write_database
from tests.benchmarks.memory import peak_mib
from tests.builders.log_files import make_header
from tests.builders.small_instance import (
    DATABASE,
    SEGMENTS,
    checkpoint_bytes,
    database_bytes,
    write_small_instance,
)

ROOT = Path(__file__).resolve().parents[2]
LARGEST = {"files": 100_000, "logs": 100_000, "chains": 10_000, "GiB": 100, "GB": 10}
BOUND_MIB = 200
_FOLDER = 1000
_GIB = 1 << 30
_AT_ONCE = 1 << 20
_CHILDREN = 200
"""Of an inner page of the full database."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--share", type=float, default=1.0, help="of the numbers of things")
    parser.add_argument("--things", nargs="+", choices=LARGEST, default=list(LARGEST), help="only these")
    parser.add_argument("--dir", type=Path, help="folder for the files; default: the temporary folder")
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(_measured(WORK[options.one[0]], Path(options.one[1]))))
        return
    rows = []
    for thing in options.things:
        for part in (100, 10, 1):
            count = max(1, round(LARGEST[thing] * options.share / part))
            if part == 100 and LARGEST[thing] < part:
                continue
            with tempfile.TemporaryDirectory(dir=options.dir, prefix="ese-benchmark-") as place:
                MAKE[thing](Path(place), count)
                rows += [_row(name, thing, count, Path(place)) for name in WORK if name.split()[0] == thing]
    if options.json:
        print(json.dumps(rows, indent=1))
        return
    print(f"{'what':16} {'number':>9} {'CPU s':>9} {'µs each':>12} {'peak MiB':>9}   bound {BOUND_MIB} MiB")
    for row in rows:
        print(f"{row['what']:16} {row['number']:>9,} {row['cpu']:>9} {row['us_each']:>12,} {row['peak_mib']:>9}")


def _row(name: str, thing: str, count: int, place: Path) -> dict[str, str | float]:
    command = [sys.executable, "-m", "tests.benchmarks.scale", "--one", name, str(place)]
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    found: dict[str, float] = json.loads(done.stdout)
    each = round(found["cpu"] / count * 1e6, 1)
    return {"what": name, "number": count, "cpu": round(found["cpu"], 3), "us_each": each, **_peak(found)}


def _peak(found: dict[str, float]) -> dict[str, float]:
    return {"peak_mib": round(found["peak_mib"], 1)}


def _measured(work: Callable[[Path], object], place: Path) -> dict[str, float]:
    begun = time.process_time()
    work(place)
    cpu = time.process_time() - begun
    return {"cpu": cpu, "peak_mib": peak_mib()}


# what is made


def _make_files(place: Path, count: int) -> None:
    for number in range(count):
        folder = place / f"folder-{number // _FOLDER}"
        if not number % _FOLDER:
            folder.mkdir()
        extension = ("txt", "dll", "png", "json", "xml")[number % 5]
        with (folder / f"file-{number}.{extension}").open("wb") as file:
            file.truncate(16384 if not number % 50 else 1000 + number % 997)


def _make_logs(place: Path, count: int) -> None:
    """Headers with nothing behind them, which is all that a scan and a plan read."""
    (place / "backups").mkdir()
    source = place / "source"
    source.mkdir()
    for generation in range(1, count + 1):
        name = archive_name("edb", generation) if generation < count else current_name("edb")
        with (source / name).open("wb") as file:
            file.write(make_header(generation, file_sectors=SEGMENTS))
            file.truncate(SEGMENTS * 4096)
    (source / checkpoint_name("edb")).write_bytes(checkpoint_bytes(count))
    (source / DATABASE).write_bytes(database_bytes(consistent=count))


def _make_chains(place: Path, count: int) -> None:
    """One backup, many times: only the manifest is a file of each chain's own."""
    source, destination = place / "source", place / "chains"
    for folder in (source, destination):
        folder.mkdir()
    write_small_instance(source)
    first = engine.run_backup(
        engine.AtRestSource([source]), engine.LocalFolder(destination), engine.Kind.FULL
    ).chain
    manifest = engine.read_manifest(engine.LocalFileSystem(), first)
    for number in range(count - 1):
        chain = first.with_name(f"20250101T000000Z-{number:08x}")
        shutil.copytree(first, chain, copy_function=os.link)
        (chain / MANIFEST_NAME).unlink()
        (chain / MANIFEST_NAME).write_bytes(replace(manifest, chain=chain.name).to_bytes())


def _make_sparse(place: Path, count: int) -> None:
    write_database(place, 1000)
    os.truncate(place / "readings.edb", count * _GIB)


def _make_full(place: Path, count: int) -> None:
    """A table whose one leaf is there many times, below inner pages for all of them."""
    write_database(place, 1000)
    with engine.LocalFileSystem().open_read(place / "readings.edb") as file:
        database = ReadOnlyDatabase(file.read_at, file.stat().size)
        root, size = database.table(TABLE).root, database.page_size
        leaf = next(page for page in Tree(database.read_page, root).leaves() if page.tag_count > 1)
        top = LivePage.load(database.read_page(root), root)
        first = database.page_count + 1
    leaves = count * 1_000_000_000 // size
    with (place / "readings.edb").open("r+b") as out:
        at_once = _AT_ONCE // size
        run = memoryview(bytearray(leaf.data * at_once))
        for start in range(first, first + leaves, at_once):
            pages = run[: min(at_once, first + leaves - start) * size]
            seal_pages(pages, size, start)
            out.seek(page_offset(start, size))
            out.write(pages)
        level, pgno = range(first, first + leaves), first + leaves
        while len(level) > _CHILDREN:
            parts = [level[at : at + _CHILDREN] for at in range(0, len(level), _CHILDREN)]
            level = range(pgno, pgno + len(parts))
            pgno = level.stop
            for number, children in zip(level, parts, strict=True):
                inner = LivePage(
                    number, size, objid=leaf.objid, flags=top.flags & ~PageFlag.ROOT, dbtime=top.dbtime
                )
                _write_inner(out, inner, children)
        for index in reversed(range(len(top.lines))):
            top.remove(index)
        _write_inner(out, top, level)


def _write_inner(out: BinaryIO, page: LivePage, children: Sequence[int]) -> None:
    for index, child in enumerate(children):
        page.insert(index, *page.pack(child.to_bytes(4, "big"), child.to_bytes(4, "little")))
    data = page.store()
    seal_pages(data, page.size, page.pgno)
    out.seek(page_offset(page.pgno, page.size))
    out.write(data)


MAKE: dict[str, Callable[[Path, int], None]] = {
    "files": _make_files,
    "logs": _make_logs,
    "chains": _make_chains,
    "GiB": _make_sparse,
    "GB": _make_full,
}


# what is measured


def _walk(place: Path) -> int:
    """The least that a scan can do: the size of every file."""
    return sum(
        each.stat().st_size for folder in os.scandir(place) for each in os.scandir(folder.path) if each.is_file()
    )


def _scan_and_plan(place: Path) -> None:
    scan([place / "source"])
    preview(engine.AtRestSource([place / "source"]), engine.LocalFolder(place / "backups"), engine.Kind.FULL)


def _show_rows(place: Path) -> int:
    """What ``tables`` shows."""
    with engine.LocalFileSystem().open_read(place / "readings.edb") as file:
        database = ReadOnlyDatabase(file.read_at, file.stat().size)
        return sum(database.about_rows(table).number for table in database.tables())


def _count_rows(place: Path) -> int:
    with engine.LocalFileSystem().open_read(place / "readings.edb") as file:
        database = ReadOnlyDatabase(file.read_at, file.stat().size)
        return sum(database.count_rows(table) for table in database.tables())


WORK: dict[str, Callable[[Path], object]] = {
    "files": lambda place: scan([place]),
    "files (floor)": _walk,
    "logs": _scan_and_plan,
    "chains": lambda place: engine.find_chains(engine.LocalFileSystem(), place / "chains"),
    "GiB": lambda place: engine.verify_path(place / "readings.edb"),
    "GiB (tables)": _show_rows,
    "GB (tables)": _show_rows,
    "GB (counted)": _count_rows,
}


if __name__ == "__main__":
    main()
