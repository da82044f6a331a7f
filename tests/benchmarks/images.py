"""A backup from a disk image beside the same file at rest: ``python -m tests.benchmarks.images [--gib 0.5]``.

One database, in a folder and on NTFS in a GPT in a VHDX, or in an image of another ``--kind`` that qemu-img makes.
Both are backed up in turns by the command line, with a warm cache; the best round of each counts. ``ratio`` is the
throughput from the image divided by that of the files at rest.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.backup import ROOT
from tests.benchmarks.options import options_of, show
from tests.builders.big_database import write_big_database
from tests.images.disks import BASIC_DATA, converted, gpt_disk
from tests.images.ntfs_volume import ntfs_volume

_PIECE = 8 << 20


def main(arguments: Sequence[str] | None = None) -> None:
    """Run everything and print the figures."""
    options = _options().parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=options.dir, prefix="ese-benchmark-") as place:
        result = measure(Path(place), options.gib, options.rounds, options.kind)
    show(result, as_json=options.json)


def measure(place: Path, gib: float, rounds: int, kind: str) -> dict[str, float]:
    """Seconds of a run as it reports them, processor seconds of the whole command, and the ratio."""
    rest = place / "rest"
    rest.mkdir()
    write_big_database(rest / "big.edb", gib, 4096)
    sources = {"rest": rest, "image": _image_of(rest / "big.edb", place, kind)}
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, source in sources.items():
            seconds, processor = _backed_up(source, place / "copy")
            best[f"seconds_{name}"] = min(seconds, best.get(f"seconds_{name}", seconds))
            best[f"cpu_{name}"] = min(processor, best.get(f"cpu_{name}", processor))
    ratio = best["seconds_rest"] / best["seconds_image"]
    return {"gib": gib, **{name: round(value, 3) for name, value in best.items()}, "ratio": round(ratio, 3)}


def _image_of(database: Path, place: Path, kind: str) -> Path:
    volume, disk = place / "volume", place / "disk"
    size = database.stat().st_size
    with ntfs_volume(volume, size + (32 << 20)) as ntfs, database.open("rb") as file:
        ntfs.file("Windows/NTDS/big.edb", b"")
        for at in range(0, size, _PIECE):
            ntfs.write("Windows/NTDS/big.edb", file.read(_PIECE), at)
    gpt_disk(disk, [(BASIC_DATA, volume)])
    volume.unlink()
    image = converted(disk, place / f"disk.{kind}", kind)
    disk.unlink()
    return image.with_name(f"{image.name}::") / "Windows" / "NTDS"


def _backed_up(source: Path, copy: Path) -> tuple[float, float]:
    copy.mkdir()
    command = [sys.executable, "-m", "app.cli.main", "backup", "--from", str(source), "--to", str(copy / "chains")]
    command += ["--create", "--mode", "full", "--json"]
    os.sync()
    before = os.times()
    environment = {**os.environ, "ESE_BACKUP_HOME": str(copy / "home")}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment, cwd=ROOT)
    after = os.times()
    shutil.rmtree(copy)
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return json.loads(done.stdout)["seconds"], processor


def _options() -> argparse.ArgumentParser:
    parser = options_of(__doc__, gib=0.5, rounds=3)
    parser.add_argument("--kind", default="vhdx", choices=("raw", "vhdx", "vpc", "vmdk", "qcow2"))
    return parser


if __name__ == "__main__":
    main()
