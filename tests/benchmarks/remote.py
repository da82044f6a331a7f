"""Reading a chain in a bucket without a restore: ``python -m tests.benchmarks.remote --gib 10 --logs 1000``.

A server of its own on this machine (``rclone serve s3``). What is read of one table in a database of ``--gib``
beside the pages of that table, and what it costs to open a moment ``--logs`` logs after the full backup, beside a
restore of the same chain to that moment. Bytes are those of the answers to requests for objects.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from app.demo.workload import Workload
from engine import (
    AtRestSource,
    Encode,
    Kind,
    Options,
    RestoreTarget,
    destination_at,
    open_at,
    run_backup,
    run_restore,
)
from engine.chain.address import parse
from engine.chain.objects.bucket import Piece
from engine.chain.objects.cloud import CloudBucket
from engine.chain.stores import file_at
from engine.files import LocalFileSystem
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.sources.live import InProcessSource
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.servers.rclone import Rclone
from tests.servers.s3 import S3

FS = LocalFileSystem()
NAME, TABLE = "orders.edb", "Orders"
_LOG_KIB = 64


@dataclass
class Read:
    """What was asked of a bucket."""

    requests: int = 0
    bytes: int = 0


@contextmanager
def counted() -> Iterator[Read]:
    """Counts the objects, and ranges of objects, that are read meanwhile."""
    read, get = Read(), CloudBucket.get

    def counting(bucket: CloudBucket, key: str, start: int = 0, length: int | None = None) -> Piece:
        piece = get(bucket, key, start, length)
        read.requests += 1
        read.bytes += len(piece.data)
        return piece

    with patch.object(CloudBucket, "get", counting):
        yield read


def main(arguments: Sequence[str] | None = None) -> None:
    """Run everything and print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gib", type=float, default=10.0)
    options.add_argument("--logs", type=int, default=1000)
    options.add_argument("--dir", help="where to work; default: the temporary folder")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=chosen.dir, prefix="ese-benchmark-") as place:
        server = Rclone.started(Path(place) / "server")
        os.environ.update(server.environment)
        try:
            store = f"s3://{S3(server.environment).new_bucket()}"
            result = one_table(Path(place), store, chosen.gib)
            result |= one_moment(Path(place), f"{store}/moments", chosen.logs)
        finally:
            server.end()
    if chosen.json:
        print(json.dumps(result, indent=1))
    else:
        for name, value in result.items():
            print(f"{name:28} {value}")


def one_table(place: Path, store: str, gib: float) -> dict[str, float]:
    """A database that is mostly free space, stored compressed; a table of it is read through the network."""
    live = place / "large"
    live.mkdir()
    with Instance.open(Parameters(live, growth_pages=int(gib * (1 << 18)))) as instance:
        workload = Workload(instance, instance.create_database(live / NAME))
        for _ in range(400):
            workload.step()
        workload.close()
    to, options = destination_at(parse(f"{store}/large")), Options(encode=Encode(1))
    chain = run_backup(AtRestSource([live]), to, Kind.FULL, options=options).chain
    begun = time.perf_counter()
    with counted() as read, ReadOnlyDatabase.open(file_at(chain / NAME, FS).open()) as database:
        rows = sum(1 for _ in database.rows(TABLE))
        seconds = time.perf_counter() - begun
        pages = sum(1 for _ in database._record_pages(database.table(TABLE)))
        size = pages * database.page_size
    return {
        "database_gib": round((live / NAME).stat().st_size / (1 << 30), 2),
        "table_rows": rows,
        "table_mib": round(size / (1 << 20), 2),
        "table_read_mib": round(read.bytes / (1 << 20), 2),
        "table_requests": read.requests,
        "table_seconds": round(seconds, 2),
        "table_read_to_size": round(read.bytes / size, 2),
    }


def one_moment(place: Path, store: str, logs: int) -> dict[str, float]:
    """The end of a chain of many logs, looked at in memory and restored."""
    live = place / "moments"
    live.mkdir()
    with Instance.open(Parameters(live, log_file_kib=_LOG_KIB)) as instance:
        workload = Workload(instance, instance.create_database(live / NAME))
        source, to = InProcessSource(instance), destination_at(parse(store))
        chain = run_backup(source, to, Kind.FULL).chain
        while len(list(live.glob("edb*.log"))) <= logs:
            workload.step()
        made = run_backup(source, to, Kind.INCREMENTAL)
        workload.close()
    begun = time.perf_counter()
    with counted() as read, open_at(chain, RestoreTarget()) as view, view.open(NAME) as database:
        opened = time.perf_counter() - begun
        rows = list(database.rows(TABLE))
    begun = time.perf_counter()
    run_restore(chain, place / "restored", create=True)
    restored = time.perf_counter() - begun
    with ReadOnlyDatabase.open(FS.open_read(place / "restored" / NAME)) as database:
        assert list(database.rows(TABLE)) == rows
    return {
        "logs": len([file for file in made.files if file.generation]),
        "logs_mib": round(sum(file.bytes for file in made.files) / (1 << 20), 1),
        "moment_opened_seconds": round(opened, 2),
        "moment_read_mib": round(read.bytes / (1 << 20), 1),
        "restore_seconds": round(restored, 2),
        "opened_to_restore": round(opened / restored, 2),
    }


if __name__ == "__main__":
    main()
