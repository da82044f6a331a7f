"""The live engine beside its peers: ``python -m tests.benchmarks.live --rows 100000 [--json]``.

* writer: single-row inserts in transactions of 100, each durable before the next; the same rows into sqlite3 with
  ``synchronous=FULL`` and its default journal; the same by eight sessions at once, and a hundredth of the rows in
  transactions of their own, which share a flush (a connection each for sqlite3);
* scan: every row with every value of that table, by our reader, dissect.database and libesedb;
* csv: that table as a CSV file, by our export and by libesedb with Python's csv, in processor time;
* recovery: the instance dies with all of it in the log only; how fast the log is replayed, and what memory that
  takes for this log and for one four times as long. The vendor's engine cannot run here; it replayed
  384,199 records of such a log in 2.1 to 2.6 s on a machine of this kind.

Each tool has ``--rounds`` turns; the best counts. Ratios are ours to theirs: speed for the writer (more is
better), time for the others (less is better).
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pyesedb
from dissect.database.ese import ESE

from app.export.folder import CsvFiles
from engine import ExportFormat, run_export
from engine.files import LocalFileSystem
from engine.formats.column import ColumnType
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.recovery.recover import RecoveryOptions, recover
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.tables.schema import create_table
from tests.benchmarks.memory import peak_mib

ROOT = Path(__file__).resolve().parents[2]
TABLE = "Readings"
PER_TRANSACTION = 100
SESSIONS = 8
WARM_UP = 1000
VENDOR_SECONDS = 2.1 / 384_199
"""Of a record."""
_DEFINITION = TableDefinition(
    TABLE,
    (
        ColumnDefinition("Id", ColumnType.LONG, not_null=True),
        ColumnDefinition("Sensor", ColumnType.TEXT, size=40),
        ColumnDefinition("Value", ColumnType.IEEE_DOUBLE),
        ColumnDefinition("Remark", ColumnType.TEXT, size=120),
    ),
    (IndexDefinition("ById", ("Id",), primary=True),),
)
_SQL = f"create table {TABLE} (Id integer primary key, Sensor text, Value real, Remark text)"

Row = tuple[int, str, float, str]


def rows(count: int) -> Iterator[Row]:
    """The rows: short text, a number, a longer text."""
    for n in range(1, count + 1):
        yield n, f"sensor-{n % 97:02}", n / 7, f"reading {n} of this station, taken by hand"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run everything and print the figures."""
    options = _options().parse_args(arguments)
    if options.recover:
        print(json.dumps(_recover(Path(options.recover))))
        return
    with tempfile.TemporaryDirectory(dir=options.dir, prefix="ese-benchmark-") as place:
        result = measure(Path(place), options.rows, options.rounds)
    if options.json:
        print(json.dumps(result, indent=1))
    else:
        for name, value in result.items():
            print(f"{name:30} {value}")


def measure(place: Path, count: int, rounds: int) -> dict[str, float]:
    """All figures: rows, records and MiB a second or minute, ratios, MiB."""
    writers = {"ours": _write_ours, "sqlite3": _write_sqlite}
    write = {name: max(_written(writer, place, name, count, rounds)) for name, writer in writers.items()}
    together, singly = (
        _by_sessions(place, *what, rounds) for what in ((count, PER_TRANSACTION), (count // 100, 1))
    )
    database = place / "ours0" / "readings.edb"
    readers = {"ours": _scan_ours, "dissect": _scan_dissect, "libesedb": _scan_libesedb}
    scan = {name: min(_timed(reader, database, count) for _ in range(rounds)) for name, reader in readers.items()}
    exporters = {"ours": _export_ours, "libesedb": _export_libesedb}
    export = dict.fromkeys(exporters, float("inf"))
    for number in range(rounds):
        for name, exporter in exporters.items():
            begun = time.process_time()
            exporter(database, place / f"csv-{name}{number}")
            export[name] = min(export[name], time.process_time() - begun)
    short, long = _recovered(place / "short", count, rounds), _recovered(place / "long", 4 * count, 1)
    return {
        "rows": count,
        **{f"inserts_per_s_{name}": round(speed) for name, speed in write.items()},
        "ratio_inserts_sqlite3": round(write["ours"] / write["sqlite3"], 3),
        **{f"inserts_per_s_{SESSIONS}_{name}": round(speed) for name, speed in together.items()},
        f"ratio_inserts_{SESSIONS}_sqlite3": round(together["ours"] / together["sqlite3"], 3),
        **{f"commits_per_s_{SESSIONS}_{name}": round(speed) for name, speed in singly.items()},
        f"ratio_commits_{SESSIONS}_sqlite3": round(singly["ours"] / singly["sqlite3"], 3),
        **{f"scan_seconds_{name}": round(seconds, 3) for name, seconds in scan.items()},
        **{f"ratio_scan_{peer}": round(scan["ours"] / scan[peer], 3) for peer in ("dissect", "libesedb")},
        **{f"csv_cpu_seconds_{name}": round(seconds, 3) for name, seconds in export.items()},
        "ratio_csv_libesedb": round(export["ours"] / export["libesedb"], 3),
        "recovery_records_per_s": round(short["applied"] / short["seconds"]),
        "recovery_records_per_cpu_s": round(short["applied"] / short["cpu"]),
        "ratio_recovery_vendor": round(short["cpu"] / short["records"] / VENDOR_SECONDS, 3),
        "recovery_log_mb_per_min": round(short["log_mb"] / short["seconds"] * 60),
        "recovery_peak_mib": short["peak_mib"],
        "recovery_peak_mib_4x": long["peak_mib"],
        "recovery_log_mb_4x": round(long["log_mb"]),
        "recovery_records_4x": long["records"],
        "recovery_seconds_4x": round(long["seconds"], 3),
        "ratio_recovery_vendor_4x": round(long["seconds"] / long["records"] / VENDOR_SECONDS, 3),
    }


def _written(writer: Callable[[Path, int], float], place: Path, name: str, count: int, rounds: int) -> list[float]:
    """Rows a second of each round."""
    speeds = []
    for number in range(rounds):
        folder = place / f"{name}{number}"
        folder.mkdir()
        speeds.append(count / writer(folder, count))
    return speeds


def _instance(folder: Path) -> Instance:
    return Instance.open(Parameters(folder, base="bmk", cache_pages=16384, checkpoint_depth=1 << 30))


def _insert(instance: Instance, folder: Path, count: int) -> float:
    database = instance.create_database(folder / "readings.edb")
    with instance.session() as session:
        session.begin(write=True)
        table = create_table(session, database, _DEFINITION)
        session.commit()
        begun = time.perf_counter()
        for n, (id_, sensor, value, remark) in enumerate(rows(count)):
            if not n % PER_TRANSACTION:
                session.begin(write=True)
            table.insert(session, {"Id": id_, "Sensor": sensor, "Value": value, "Remark": remark})
            if n % PER_TRANSACTION == PER_TRANSACTION - 1:
                session.commit()
        return time.perf_counter() - begun


def _write_ours(folder: Path, count: int) -> float:
    with _instance(folder) as instance:
        return _insert(instance, folder, count)


def _write_sqlite(folder: Path, count: int) -> float:
    connection = sqlite3.connect(folder / "readings.db", isolation_level=None)
    connection.execute("pragma synchronous=FULL")
    connection.execute(_SQL)
    begun = time.perf_counter()
    for n, row in enumerate(rows(count)):
        if not n % PER_TRANSACTION:
            connection.execute("begin")
        connection.execute(f"insert into {TABLE} values (?, ?, ?, ?)", row)
        if n % PER_TRANSACTION == PER_TRANSACTION - 1:
            connection.execute("commit")
    seconds = time.perf_counter() - begun
    connection.close()
    return seconds


Write = Callable[[Sequence[Row]], None]
"""Makes a durable transaction of rows."""


def _by_sessions(place: Path, count: int, per: int, rounds: int) -> dict[str, float]:
    """Rows a second of each tool, by :data:`SESSIONS` threads in transactions of ``per`` rows; the best counts."""
    best = dict.fromkeys(("ours", "sqlite3"), 0.0)
    for number in range(rounds):
        for name, sessions in (("ours", _our_sessions), ("sqlite3", _sqlite_sessions)):
            folder = place / f"sessions-{per}-{name}{number}"
            folder.mkdir()
            with sessions(folder) as opened:
                best[name] = max(best[name], count / _together(opened, count, per))
            shutil.rmtree(folder)
    return best


def _together(opened: Callable[[], AbstractContextManager[Write]], count: int, per: int) -> float:
    """Seconds until all threads have written their transactions, counted from when all are ready."""
    data = list(rows(count))
    parts = [data[start : start + per] for start in range(0, count, per)]
    ready = threading.Barrier(SESSIONS + 1)

    def work(number: int) -> None:
        with opened() as write:
            ready.wait()
            for part in parts[number::SESSIONS]:
                write(part)

    with ThreadPoolExecutor(SESSIONS) as pool:
        done = [pool.submit(work, number) for number in range(SESSIONS)]
        ready.wait()
        begun = time.perf_counter()
        for future in done:
            future.result()
        return time.perf_counter() - begun


@contextmanager
def _our_sessions(folder: Path) -> Iterator[Callable[[], AbstractContextManager[Write]]]:
    with _instance(folder) as instance:
        database = instance.create_database(folder / "readings.edb")
        with instance.session() as first:
            first.begin(write=True)
            table = create_table(first, database, _DEFINITION)
            first.commit()

        @contextmanager
        def opened() -> Iterator[Write]:
            with instance.session() as session:

                def write(part: Sequence[Row]) -> None:
                    session.begin(write=True)
                    for id_, sensor, value, remark in part:
                        table.insert(session, {"Id": id_, "Sensor": sensor, "Value": value, "Remark": remark})
                    session.commit()

                yield write

        yield opened


@contextmanager
def _sqlite_sessions(folder: Path) -> Iterator[Callable[[], AbstractContextManager[Write]]]:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(folder / "readings.db", isolation_level=None, timeout=60)
        connection.execute("pragma synchronous=FULL")
        return connection

    with closing(connect()) as first:
        first.execute(_SQL)

    @contextmanager
    def opened() -> Iterator[Write]:
        with closing(connect()) as connection:

            def write(part: Sequence[Row]) -> None:
                connection.execute("begin immediate")
                for row in part:
                    connection.execute(f"insert into {TABLE} values (?, ?, ?, ?)", row)
                connection.execute("commit")

            yield write

    yield opened


def _timed(reader: Callable[[Path], int], database: Path, count: int) -> float:
    begun = time.perf_counter()
    found = reader(database)
    seconds = time.perf_counter() - begun
    if found != count:
        raise SystemExit(f"{reader.__name__} found {found} rows of {count}")
    return seconds


def _scan_ours(path: Path) -> int:
    with LocalFileSystem().open_read(path) as file:
        database = ReadOnlyDatabase(file.read_at, file.stat().size)
        return sum(1 for row in database.rows(TABLE) if len(tuple(row.values())) == len(_DEFINITION.columns))


def _scan_dissect(path: Path) -> int:
    names = [column.name for column in _DEFINITION.columns]
    with path.open("rb") as stream:
        return sum(1 for record in ESE(stream).table(TABLE).records() if [record.get(name) for name in names])


def _scan_libesedb(path: Path) -> int:
    file = pyesedb.file()
    file.open(str(path))
    try:
        table = file.get_table_by_name(TABLE)
        count = table.get_number_of_records()
        for number in range(count):
            record = table.get_record(number)
            record.get_value_data_as_integer(0)
            record.get_value_data_as_floating_point(1)
            record.get_value_data_as_string(2)
            record.get_value_data_as_string(3)
        return int(count)
    finally:
        file.close()


def _export_ours(database: Path, target: Path) -> None:
    run_export(database, target, ExportFormat("csv", CsvFiles))


def _export_libesedb(database: Path, target: Path) -> None:
    file = pyesedb.file()
    file.open(str(database))
    try:
        table = file.get_table_by_name(TABLE)
        with target.open("w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out)
            writer.writerow([table.get_column(number).name for number in range(table.get_number_of_columns())])
            for number in range(table.get_number_of_records()):
                record = table.get_record(number)
                writer.writerow(
                    (
                        record.get_value_data_as_integer(0),
                        record.get_value_data_as_floating_point(1),
                        record.get_value_data_as_string(2),
                        record.get_value_data_as_string(3),
                    )
                )
            out.flush()
            os.fsync(out.fileno())
    finally:
        file.close()


def _recovered(folder: Path, count: int, rounds: int) -> dict[str, float]:
    """An instance that died with ``count`` rows in its log only, recovered in processes of their own."""
    folder.mkdir()
    instance = _instance(folder)
    _insert(instance, folder, count)
    instance.abandon()
    found: list[dict[str, float]] = []
    for number in range(rounds):
        copy = folder.with_name(f"{folder.name}{number}")
        shutil.copytree(folder, copy)
        command = [sys.executable, "-m", "tests.benchmarks.live", "--recover", str(copy)]
        done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        found.append(json.loads(done.stdout))
        shutil.rmtree(copy)
    return {name: min(each[name] for each in found) for name in found[0]}


def _recover(folder: Path) -> dict[str, float]:
    size = sum(path.stat().st_size for path in folder.glob("bmk*.log"))
    begun, work = time.perf_counter(), time.process_time()
    done = recover(
        LocalFileSystem(), log_directory=folder, base="bmk", databases=[folder / "readings.edb"],
        options=RecoveryOptions(cache_pages=2048),
    )  # fmt: skip
    seconds, cpu = time.perf_counter() - begun, time.process_time() - work
    return {
        "applied": done.applied,
        "records": done.records,
        "seconds": seconds,
        "cpu": cpu,
        "log_mb": size / 1e6,
        "peak_mib": round(peak_mib()),
    }


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--rows", type=int, default=100_000, help="rows of the table")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each tool")
    parser.add_argument("--dir", type=Path, help="folder for the files; default: the temporary folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--recover", type=Path, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    main()
