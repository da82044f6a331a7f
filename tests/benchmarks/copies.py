"""Several databases, restore and verification: ``python -m tests.benchmarks.copies --gib 1 [--json]``.

* ``ratio_four``: a full of four databases of a quarter of the size each, to one of the same sum in one file;
* ``ratio_restore``, ``ratio_verify``: of the chain with one file, to SHA-256 of as many bytes in memory on one
  core (``seconds_hash``), the least that they could take; ``ratio_verify_four``: of the chain with four;
* ``ratio_incremental``: an incremental of files at rest after new logs of 1 % of the size, to the full of one
  file. The size of the database, of which it reads the header only, makes no difference to it; it is small here.

All take turns in one process; of each the best of ``--rounds`` counts. ``cpu_…`` are seconds of processor time,
which count on a machine with other work, too.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from app.demo.workload import Workload
from engine.backup.job import run
from engine.chain.local_folder import LocalFolder
from engine.chain.manifest import Kind
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.restore.job import run as run_restore
from engine.sources.at_rest import AtRestSource
from engine.verify import verify
from tests.benchmarks.backup import hash_seconds
from tests.benchmarks.options import options_of, show
from tests.builders.big_database import write_big_database

FOUR = 4
SHARE_OF_NEW_LOG = 0.01


def main(arguments: Sequence[str] | None = None) -> None:
    """Run everything and print the figures."""
    parser = options_of(__doc__, gib=1.0, rounds=5)
    parser.add_argument("--page-size", type=int, default=4096)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=options.dir, prefix="ese-benchmark-") as place:
        result = measure(Path(place), options.gib, options.page_size, options.rounds)
    show(result, as_json=options.json)


def measure(place: Path, gib: float, page_size: int, rounds: int) -> dict[str, float]:
    """All figures: seconds and ratios."""
    one, four, grown, chains = place / "one", place / "four", place / "grown", place / "chains"
    write_databases(one, 1, gib, page_size)
    write_databases(four, FOUR, gib, page_size)
    write_databases(grown, 1, gib / 64, page_size)
    best: dict[str, float] = {}

    def timed(name: str, work: Callable[[], object]) -> None:
        started, cpu = time.perf_counter(), time.process_time()
        work()
        for key, value in (
            (f"seconds_{name}", time.perf_counter() - started),
            (f"cpu_{name}", time.process_time() - cpu),
        ):
            best[key] = min(value, best.get(key, value))

    for _ in range(rounds):
        timed("hash", lambda: hash_seconds(gib))
        _fresh(chains)
        _full(grown, chains)
        _grow(grown, gib * (1 << 30) * SHARE_OF_NEW_LOG, page_size)
        timed("incremental", lambda: run(AtRestSource([grown]), LocalFolder(chains), Kind.INCREMENTAL))
        for name, checked, source in (("four", "verify_four", four), ("one", "verify", one)):
            _fresh(chains)
            timed(name, lambda source=source: _full(source, chains))  # type: ignore[misc]
            (chain,) = (path.parent for path in chains.rglob("backup-manifest.json"))
            for path in chain.iterdir():
                path.read_bytes()  # what was written past the cache is read from it, as by every second reading
            timed(checked, lambda chain=chain: verify(chain))  # type: ignore[misc]
        timed("restore", lambda chain=chain: run_restore(chain, place / "restored"))  # type: ignore[misc]
        shutil.rmtree(place / "restored")
    return {
        "gib": gib,
        "page_size": page_size,
        **{name: round(value, 3) for name, value in best.items()},
        "ratio_four": round(best["seconds_four"] / best["seconds_one"], 3),
        "ratio_verify": round(best["seconds_verify"] / best["seconds_hash"], 3),
        "ratio_verify_four": round(best["seconds_verify_four"] / best["seconds_hash"], 3),
        "ratio_incremental": round(best["seconds_incremental"] / best["seconds_one"], 4),
        "ratio_restore": round(best["seconds_restore"] / best["seconds_hash"], 3),
    }


def write_databases(folder: Path, count: int, gib: float, page_size: int) -> None:
    """An instance at rest whose databases have ``gib`` GiB together."""
    folder.mkdir()
    paths = [folder / f"big{number}.edb" for number in range(count)]
    for path in paths:
        write_big_database(path, gib / count, page_size)
    with Instance.open(Parameters(folder, page_size=page_size)) as instance:
        for path in paths:
            instance.attach(path)


def _fresh(chains: Path) -> None:
    """An empty destination; what was written before is on disk."""
    shutil.rmtree(chains, ignore_errors=True)
    chains.mkdir()
    os.sync()


def _grow(folder: Path, wanted: float, page_size: int) -> None:
    """Let the instance write so many bytes of logs, and end it."""
    with Instance.open(Parameters(folder, page_size=page_size)) as instance:
        workload = Workload(instance, instance.attach(folder / "big0.edb"))
        until = instance.log.generation + max(1, round(wanted / (instance.parameters.log_file_kib * 1024)))
        while instance.log.generation < until:
            workload.step()
        workload.close()
    os.sync()


def _full(source: Path, chains: Path) -> None:
    made = run(AtRestSource([source]), LocalFolder(chains), Kind.FULL)
    assert sum(file.bytes for file in made.files) >= sum(path.stat().st_size for path in source.glob("*.edb"))


if __name__ == "__main__":
    main()
