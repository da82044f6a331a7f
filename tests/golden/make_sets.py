"""What today's version leaves, for later versions to read: ``python -m tests.golden.make_sets FOLDER``.

Made in memory with set clocks and numbers, so that it comes out alike on every machine (but for the moment of a
header's last flush) and names none. A set that was made is never made again: a version whose format differs adds
its own.
"""

from __future__ import annotations

import io
import lzma
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from unittest.mock import patch

from engine.backup.copying import Reread
from engine.backup.job import Options, run
from engine.chain.encoding import AS_IT_IS, Encode
from engine.chain.local_folder import LocalFolder
from engine.chain.manifest import Kind
from engine.formats.values import Value
from engine.instance.instance import Instance
from engine.keys import NO_KEYS, Keys
from engine.run_context import RunContext
from engine.tables.cursor import Cursor
from engine.tables.open_tables import open_table
from engine.tables.schema import create_table
from tests.builders.encodings import ENCODES, TO_SIGN
from tests.builders.live_backup import LIVE, SHELF, InterleavedSource, RootedFS, nothing, small
from tests.builders.live_tables import BLOB, NAME, NOTES, NUMBER, TAGS, simple
from tests.disk.crash_model import Blob, Tree

TABLE, DATABASE = "Things", "things.edb"
START = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
AT_A_TIME = 10
FULL_AFTER, ALL = 8, 14
"""Commits before the full, and all that the chain holds."""
LONG = (0, 1, 1000, 4000, 4050, 5000, 20000, 100000)
"""Sizes of long values: beside their record and apart from it, in one chunk and in many."""

Cells = dict[str, Value]


def moment_of(commit: int) -> datetime:
    """When a commit was made; the table is commit 0."""
    return START + timedelta(minutes=commit)


def row(number: int) -> Cells:
    """The row as it was inserted."""
    blob = Random(number).randbytes(37 * number % 900 if number % 9 else 6000)
    return {
        NUMBER.name: number,
        NAME.name: f"thing {number}",
        NOTES.name: f"note of thing {number}, " * (number % 20),
        BLOB.name: blob,
        TAGS.name: [f"tag {tag}" for tag in range(number % 4)],
    }


def commits(commit: int) -> Iterator[tuple[str, int]]:
    """What a commit does: ten new rows; of those of two commits before it renames some and deletes some."""
    for number in range(commit * AT_A_TIME, (commit + 1) * AT_A_TIME):
        yield "insert", number
    for number in range(max(commit - 2, 1) * AT_A_TIME, (commit - 1) * AT_A_TIME):
        if number % 3 == 0:
            yield "rename" if number % 2 else "delete", number


def rows_after(commit: int) -> dict[int, Cells]:
    """What the table holds after a commit; the first one is number 1."""
    rows: dict[int, Cells] = {}
    for what, number in (change for done in range(1, commit + 1) for change in commits(done)):
        match what:
            case "insert":
                rows[number] = row(number)
            case "rename":
                rows[number][NAME.name] = f"renamed {number}"
            case "delete":
                del rows[number]
    return rows


def long_row(number: int) -> Cells:
    """A row whose long values have the size of its number, text that can be compressed and noise that cannot."""
    size = LONG[number]
    noise = Random(number).randbytes(min(size, 20000))
    return {NUMBER.name: number, NOTES.name: "long text. "[: 1 + number] * (size // 12), BLOB.name: noise}


@contextmanager
def of_nowhere() -> Iterator[Random]:
    """Numbers that are drawn come out the same, and the machine has no name of its own."""
    random = Random(2026)
    with (
        patch("secrets.randbits", random.getrandbits),
        patch("platform.node", lambda: "example"),
        patch("engine.backup.clock.utc_now", lambda: moment_of(ALL + 1)),
    ):
        yield random


def make_chain(encode: Encode = AS_IT_IS, keys: Keys = NO_KEYS) -> Tree:
    """A full of an instance that commits while it is copied, and an incremental."""
    with of_nowhere() as random:
        fs, done, reads = RootedFS(), 0, 0
        instance = Instance.open(small(), fs=fs, clock=lambda: moment_of(done))
        database = instance.create_database(LIVE / DATABASE)
        with instance.session() as session:
            session.begin()
            create_table(session, database, simple(TABLE, NUMBER, NAME, NOTES, BLOB, TAGS, index=NAME.name))
            session.commit()

        def work() -> None:
            nonlocal done
            done += 1
            with instance.session() as session:
                session.begin()
                _change(Cursor(session, open_table(session, database, TABLE)), done)
                session.commit()

        def while_copied() -> None:
            nonlocal reads
            reads += 1
            if reads == 20:
                work()

        for kind, until, action in ((Kind.FULL, FULL_AFTER, while_copied), (Kind.INCREMENTAL, ALL, nothing)):
            while done < until:
                work()
            options, number = Options(reread=Reread(pause=0), encode=encode), f"{random.getrandbits(128):032x}"
            run(
                InterleavedSource(instance, action),
                LocalFolder(SHELF, fs),
                kind,
                options=options,
                context=RunContext(run_id=number, keys=keys),
            )
        instance.abandon()
    found = {Path(name): entry for name, entry in fs.tree().items()}
    (chain,) = (path.parent for path in found if path.name == "backup-manifest.json")
    return {str(path.relative_to(chain)): e for path, e in found.items() if path.is_relative_to(chain / "")}


def _change(cursor: Cursor, commit: int) -> None:
    for what, number in commits(commit):
        if what == "insert":
            cursor.insert(row(number))
            continue
        assert cursor.seek(number)
        if what == "delete":
            cursor.delete()
        else:
            cursor.update({NAME.name: f"renamed {number}"})


def make_database() -> bytes:
    """A database at rest with long values."""
    with of_nowhere():
        fs = RootedFS()
        with Instance.open(small(), fs=fs, clock=lambda: START) as instance:
            database = instance.create_database(LIVE / DATABASE)
            session = instance.session()
            session.begin()
            table = create_table(session, database, simple(TABLE, NUMBER, NOTES, BLOB))
            for number in range(len(LONG)):
                Cursor(session, table).insert(long_row(number))
            session.commit()
    found = fs.tree()[f"{LIVE.name}/{DATABASE}"]
    assert isinstance(found, Blob)
    return found.data


def packed(tree: Tree) -> bytes:
    """As a .tar.xz without owners and times."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as archive:
        for name, entry in sorted(tree.items()):
            if isinstance(entry, Blob):
                member = tarfile.TarInfo(name)
                member.size = len(entry.data)
                archive.addfile(member, io.BytesIO(entry.data))
    return lzma.compress(plain.getvalue(), preset=9)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    (folder / "chain-4k.tar.xz").write_bytes(packed(make_chain()))
    (folder / "encoded-chain-4k.tar.xz").write_bytes(packed(make_chain(ENCODES["both"], TO_SIGN)))
    (folder / "long-values-4k.edb.xz").write_bytes(lzma.compress(make_database(), preset=9))
