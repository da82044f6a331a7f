"""A full backup into a bucket beside its peers: ``python -m tests.benchmarks.buckets --gib 1 [--json]``.

A Ceph cluster of its own on this machine (:mod:`tests.servers.ceph`), the same files, a bucket for each run:
``rclone copy``, our command line (verify, hash, send), restic with its defaults into a fresh repository. They take
turns; each one's best round counts, and what it stored is deleted before the next. Ratios are wall times, ours
divided by theirs. ``peak_mib`` is what our process needed of memory at most. Listing: the chains of a store that
has ``--chains`` of them, as our library lists them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from engine.chain.address import StoreAddress
from engine.chain.objects import destination
from tests.benchmarks.backup import ROOT
from tests.benchmarks.options import options_of, show
from tests.builders.big_database import write_big_database
from tests.servers.ceph import Ceph
from tests.servers.rclone import rclone
from tests.servers.s3 import S3

INSTANCE = "edb-1234ABCD"
Tool = Callable[[Path, str, Path], Sequence[Sequence[str]]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run everything and print the figures."""
    options = _options().parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=options.dir, prefix="ese-benchmark-") as place:
        ceph = Ceph.started(Path(place) / "ceph")
        try:
            result = measure(Path(place), ceph, options.gib, options.rounds)
            result |= {"chains": options.chains, "seconds_list": listing(ceph, options.chains)}
        finally:
            ceph.end()
    show(result, as_json=options.json)


def measure(place: Path, ceph: Ceph, gib: float, rounds: int) -> dict[str, float | int | None]:
    """Seconds and ratios of each tool, and our memory in MiB."""
    source = place / "source"
    source.mkdir()
    write_big_database(source / "big.edb", gib, 4096)
    tools: dict[str, Tool] = {"ours": _ours}
    tools |= {"rclone": _rclone} if rclone() or shutil.which("rclone") else {}
    tools |= {"restic": _restic} if shutil.which("restic") else {}
    best: dict[str, float] = {}
    peak = 0
    for _ in range(rounds):
        for name, tool in tools.items():
            seconds, memory = _time(tool, source, ceph, place / "work")
            peak = max(peak, memory) if name == "ours" else peak
            best[name] = min(seconds, best.get(name, seconds))
    return {
        "gib": gib,
        **{f"seconds_{name}": round(seconds, 2) for name, seconds in best.items()},
        **{
            f"ratio_{peer}": round(best["ours"] / best[peer], 2) if peer in best else None
            for peer in ("rclone", "restic")
        },
        "peak_mib": peak,
    }


def listing(ceph: Ceph, chains: int) -> float:
    """Seconds for the names of all chains of a store, the best of three."""
    server = S3(ceph.environment)
    bucket = server.new_bucket()
    keys = [f"{INSTANCE}/manifests/20260101T000000Z-{number:08x}/000001.json" for number in range(chains)]
    with ThreadPoolExecutor(16) as pool:
        for _ in pool.map(lambda key: server.put(bucket, key, b"{}"), keys):
            pass
    best = float("inf")
    for _ in range(3):
        begun = time.perf_counter()
        store = destination(StoreAddress("s3:", bucket), environment=ceph.environment)
        assert len(store.peek(INSTANCE, create=False, apart_from=()).chains()) == chains
        best = min(best, time.perf_counter() - begun)
    return round(best, 2)


def _time(tool: Tool, source: Path, ceph: Ceph, work: Path) -> tuple[float, int]:
    """Wall seconds and peak MiB of one tool's commands; the last one counts, those before prepare."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    server = S3(ceph.environment)
    bucket = server.new_bucket()
    for file in source.iterdir():
        with file.open("rb", buffering=0) as stream:
            while stream.read(1 << 22):
                pass
    environment = {
        **os.environ,
        **ceph.environment,
        "RESTIC_PASSWORD": "x",
        "ESE_BACKUP_HOME": str(work / "home"),
        "RCLONE_CONFIG_CEPH_TYPE": "s3",
        "RCLONE_CONFIG_CEPH_PROVIDER": "Ceph",
        "RCLONE_CONFIG_CEPH_ENV_AUTH": "true",
        "RCLONE_CONFIG_CEPH_ENDPOINT": ceph.endpoint,
    }
    *preparations, timed = tool(source, bucket, work)
    for command in preparations:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment, cwd=ROOT)
    begun = time.perf_counter()
    with subprocess.Popen(timed, stdout=subprocess.DEVNULL, env=environment, cwd=ROOT) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    if process.returncode:
        raise SystemExit(f"{timed[0]} failed with exit code {process.returncode}")
    for key in server.keys(bucket):
        server.delete(bucket, key)
    ceph.administer("gc", "process", "--include-all")
    return seconds, usage.ru_maxrss // 1024


def _ours(source: Path, bucket: str, work: Path) -> Sequence[Sequence[str]]:
    command = [sys.executable, "-m", "app.cli.main", "backup", "--from", str(source)]
    return [[*command, "--to", f"s3://{bucket}/chains", "--mode", "full", "--json"]]


def _rclone(source: Path, bucket: str, work: Path) -> Sequence[Sequence[str]]:
    return [[rclone() or "rclone", "copy", str(source), f"ceph:{bucket}/files"]]


def _restic(source: Path, bucket: str, work: Path) -> Sequence[Sequence[str]]:
    repository = f'--repo "s3:$AWS_ENDPOINT_URL/{bucket}" --cache-dir "{work}/cache" --quiet'
    restic = ["sh", "-c", f'exec restic {repository} "$@"', "restic"]
    return [[*restic, "init"], [*restic, "backup", str(source)]]


def _options() -> argparse.ArgumentParser:
    parser = options_of(__doc__, gib=1.0, rounds=2)
    parser.add_argument("--chains", type=int, default=10_000, help="chains to list (default 10,000)")
    return parser


if __name__ == "__main__":
    main()
