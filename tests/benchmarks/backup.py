"""A full backup beside its peers: ``python -m tests.benchmarks.backup --gib 2 [--page-size 4096] [--json]``.

One run, one machine, the same files: ``cp`` followed by ``sync`` of the copy, ``dd`` past the page cache, our
command line (verify, hash, write, sync), the same with ``--hash blake3``, restic and borg with their defaults
into a fresh repository, and our backup compressed and encrypted (``encoded``) beside restic and a borg that
does both. Tools take turns; each one's best round counts. Before each timing the source is read once (warm
cache) and earlier copies are removed and synced. ``seconds_ours`` is the run as the command reports it,
``seconds_ours_process`` the whole command with the start of Python; ratios are wall times, the run's divided by
theirs, ``ratio_cp_process`` that of the whole command. ``seconds_hash`` is SHA-256 of as many bytes in memory,
on one core; ``seconds_floor`` the longer of that and ``cp``, to which ``ratio_floor`` and ``ratio_process``
are. ``ratio_blake3`` is to ``cp``. ``cpu_…`` are seconds of processor time of the whole command,
``faults_ours`` its page faults: both count on a machine with other work, too. Verification alone is timed on
one core, in memory. Modules are compiled before, and of the environment the commands get what they need.
"""

from __future__ import annotations

import argparse
import compileall
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pyrage

from engine.formats.checksum import seal_pages, verify_pages
from tests.benchmarks.options import options_of, show
from tests.builders.big_database import write_big_database

ROOT = Path(__file__).resolve().parents[2]
Tool = Callable[[Path, Path], Sequence[Sequence[str]]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run everything and print the figures."""
    options = _options().parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=options.dir, prefix="ese-benchmark-") as place:
        result = measure(Path(place), options.gib, options.page_size, options.rounds)
    show(result, as_json=options.json)


def measure(place: Path, gib: float, page_size: int, rounds: int) -> dict[str, float | int | None]:
    """All figures: seconds, ratios, GB/s, MiB."""
    for package in ("engine", "app"):
        compileall.compile_dir(ROOT / package, quiet=2)
    source = place / "source"
    source.mkdir()
    write_big_database(source / "big.edb", gib, page_size)
    tools: dict[str, Tool] = {"cp": _cp, "dd": _dd, "ours": _ours, "encoded": _encoded}
    if find_spec("blake3"):
        tools["blake3"] = _blake3
    peers = (("restic", _restic), ("borg", _borg), ("borg_encoded", _borg_encoded))
    tools |= {name: tool for name, tool in peers if shutil.which(name.partition("_")[0])}
    best: dict[str, float] = {}
    cpu: dict[str, float] = {}
    peaks = dict.fromkeys(("ours", "encoded"), 0)
    faults = 1 << 62
    for _ in range(rounds):
        _least(best, "hash", hash_seconds(gib))
        for name, tool in tools.items():
            timed = _time(tool, source, place / "copy")
            _least(cpu, name, timed.cpu)
            if tool in _OUR_OWN:
                _least(best, f"{name}_process", timed.seconds)
                _least(best, name, json.loads(timed.said)["seconds"])
            else:
                _least(best, name, timed.seconds)
            if name in peaks:
                peaks[name] = max(peaks[name], timed.mib)
            if name == "ours":
                faults = min(faults, timed.faults)
    best["floor"] = max(best["cp"], best["hash"])
    speeds = {size: verification_speed(size) for size in (4096, 32768)}
    return {
        "gib": gib,
        "page_size": page_size,
        **{f"seconds_{name}": round(seconds, 3) for name, seconds in best.items()},
        **{f"cpu_{name}": round(seconds, 3) for name, seconds in cpu.items()},
        "faults_ours": faults,
        **_ratios(best),
        "verify_gb_per_s": round(min(speeds.values()), 2),
        **{f"verify_gb_per_s_{size // 1024}k": round(speed, 2) for size, speed in speeds.items()},
        "peak_mib": peaks["ours"],
        "peak_mib_encoded": peaks["encoded"],
    }


def _ratios(best: dict[str, float]) -> dict[str, float | None]:
    """Ours to each of theirs; ``None`` for what is not installed."""
    wanted = {
        **{f"ratio_{peer}": ("ours", peer) for peer in ("cp", "restic", "borg", "floor", "hash", "dd")},
        **{f"ratio_encoded_{peer}": ("encoded", peer) for peer in ("restic", "borg_encoded")},
        "ratio_process": ("ours_process", "floor"),
        "ratio_cp_process": ("ours_process", "cp"),
        "ratio_blake3": ("blake3", "cp"),
    }
    return {
        name: round(best[ours] / best[theirs], 3) if {ours, theirs} <= best.keys() else None
        for name, (ours, theirs) in wanted.items()
    }


def _least(best: dict[str, float], name: str, value: float) -> None:
    best[name] = min(value, best.get(name, value))


def hash_seconds(gib: float) -> float:
    """Wall seconds that SHA-256 of so many bytes takes on one core, all of them in memory."""
    part = memoryview(bytearray(4 << 20))
    digest, started = hashlib.sha256(), time.perf_counter()
    for _ in range(max(round(gib * (1 << 30)) // len(part), 1)):
        digest.update(part)
    return time.perf_counter() - started


def verification_speed(page_size: int, passes: int = 200) -> float:
    """GB/s (10^9 bytes) of page verification on one core: the best of many passes over 16 MiB of valid pages."""
    size, again = 2 << 20, 8
    buffer = bytearray(np.random.default_rng(1).bytes(size))
    for pgno in range(1, size // page_size + 1):
        start = (pgno - 1) * page_size
        buffer[start + 64 : start + 68] = pgno.to_bytes(4, "little")
    seal_pages(buffer, page_size, 1)
    assert verify_pages(buffer, page_size, 1).ok.all()
    best = float("inf")
    for _ in range(passes):
        begun = time.thread_time()  # what this core worked, whatever else the machine does
        for _ in range(again):
            verify_pages(buffer, page_size, 1)
        best = min(best, time.thread_time() - begun)
    return again * size / best / 1e9


@dataclass(frozen=True)
class Timed:
    """One command: wall and processor seconds, peak MiB, page faults that took no disk, and what it said."""

    seconds: float
    cpu: float
    mib: int
    faults: int
    said: bytes


def _time(tool: Tool, source: Path, copy: Path) -> Timed:
    """The last of one tool's commands; those before prepare it."""
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for file in source.iterdir():
        with file.open("rb", buffering=0) as stream:
            while stream.read(1 << 22):
                pass
    os.sync()
    *preparations, timed = tool(source, copy)
    bare = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment = {**bare, "RESTIC_PASSWORD": "x", "ESE_BACKUP_HOME": str(copy / "home"), **_BORG}
    for command in preparations:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment, cwd=ROOT)
    start = time.perf_counter()
    with subprocess.Popen(timed, stdout=subprocess.PIPE, env=environment, cwd=ROOT) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{timed[0]} failed with exit code {process.returncode}")
    shutil.rmtree(copy)
    return Timed(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, usage.ru_minflt, said)


_KEPT = ("PATH", "HOME", "TMPDIR", "LANG", "PYTHONPATH")
_BORG = {"BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK": "yes", "BORG_RELOCATED_REPO_ACCESS_IS_OK": "yes"}
_BORG |= {"BORG_PASSPHRASE": "x"}


def _cp(source: Path, copy: Path) -> Sequence[Sequence[str]]:
    target = copy / "files"
    return [["sh", "-c", f"cp -r '{source}' '{target}' && sync '{target}'/* '{target}'"]]


def _ours(source: Path, copy: Path) -> Sequence[Sequence[str]]:
    command = [sys.executable, "-m", "app.cli.main", "backup", "--from", str(source), "--to", str(copy / "chains")]
    return [[*command, "--create", "--mode", "full", "--json"]]


def _dd(source: Path, copy: Path) -> Sequence[Sequence[str]]:
    target = copy / "direct"
    return [
        ["dd", f"if={source / 'big.edb'}", f"of={target}", "bs=4M", "oflag=direct", "conv=fsync", "status=none"]
    ]


def _blake3(source: Path, copy: Path) -> Sequence[Sequence[str]]:
    (ours,) = _ours(source, copy)
    return [[*ours, "--hash", "blake3"]]


def _encoded(source: Path, copy: Path) -> Sequence[Sequence[str]]:
    """Compressed and encrypted, as restic does by default."""
    (ours,) = _ours(source, copy)
    recipient = str(pyrage.x25519.Identity.generate().to_public())
    return [[*ours, "--compress", "zstd", "--encrypt", recipient]]


_OUR_OWN: tuple[Tool, ...] = (_ours, _encoded, _blake3)
"""Commands that say in JSON how long the run itself took."""


def _restic(source: Path, copy: Path) -> Sequence[Sequence[str]]:
    restic = ["restic", "--repo", str(copy / "restic"), "--cache-dir", str(copy / "cache"), "--quiet"]
    return [[*restic, "init"], [*restic, "backup", str(source)]]


def _borg(source: Path, copy: Path) -> Sequence[Sequence[str]]:
    repository = str(copy / "borg")
    return [
        ["borg", "init", "--encryption=none", repository],
        ["borg", "create", f"{repository}::one", str(source)],
    ]


def _borg_encoded(source: Path, copy: Path) -> Sequence[Sequence[str]]:
    """Compressed with zstd and encrypted."""
    repository = str(copy / "borg")
    return [
        ["borg", "init", "--encryption=repokey-blake2", repository],
        ["borg", "create", "--compression=zstd,3", f"{repository}::one", str(source)],
    ]


def _options() -> argparse.ArgumentParser:
    parser = options_of(__doc__, gib=2.0, rounds=3)
    parser.add_argument("--page-size", type=int, default=4096, choices=(4096, 8192, 16384, 32768))
    return parser


if __name__ == "__main__":
    main()
