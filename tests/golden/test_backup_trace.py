"""The order in which a backup changes the disk, pinned: bytes before names, every file before the manifest.

A change here is a change of what a power cut may leave: read the crash sweep's results before accepting it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tests.builders.scenarios import SCENARIOS, Scenario
from tests.disk.crash_fs import CrashFS

_CHAIN = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
_RUN = re.compile(r"run-[0-9a-f]{8}")
_SIZE = re.compile(r" \d+\+\d+$")


def trace(scenario: Scenario, root: Path) -> list[str]:
    """What the run did to the disk, with the names of its making made the same each time."""
    place = scenario.prepare(root)
    fs = CrashFS(place.disk)
    scenario.act(place, fs)
    lines = [_RUN.sub("RUN", _CHAIN.sub("CHAIN", line)) for line in fs.trace()]
    return [_SIZE.sub("", line).replace("backups/edb-1234ABCD", "SHELF") for line in lines]


def written(path: str) -> list[str]:
    return [f"create {path}", f"write {path}", f"sync {path}"]


def small_written(folder: str, names: Sequence[str]) -> list[str]:
    """Small files, up to eight: written one after the other, then each brought to the disk."""
    paths = [f"{folder}/{name}" for name in names]
    made = [line for path in paths for line in (f"create {path}", f"write {path}")]
    return [*made, *(f"sync {path}" for path in paths)]


def described(folder: str) -> list[str]:
    """The list of hashes and the manifest of a set that no one sees yet, brought to the disk with their folder."""
    return [*small_written(folder, ["SHA256SUMS", "backup-manifest.json"]), f"sync folder {folder}"]


def test_full(tmp_path: Path) -> None:
    staging = "SHELF/.CHAIN.partial"
    assert trace(SCENARIOS[0], tmp_path) == [
        "make folder SHELF",
        f"make folder {staging}",
        *written(f"{staging}/data.edb"),
        *small_written(staging, ["edb00001.log", "edb00002.log", "edb.log"]),
        *written(f"{staging}/edb.chk"),
        *described(staging),
        "sync folder backups",
        f"rename {staging} to SHELF/CHAIN",
        "sync folder SHELF",
    ]


def test_atomic_replaces_the_set_before_it(tmp_path: Path) -> None:
    lines = trace(SCENARIOS[4], tmp_path)
    assert lines[0] == "make folder SHELF/temp"
    assert lines[-12:] == [
        "rename SHELF/new to SHELF/old",
        "sync folder SHELF",
        "rename SHELF/temp to SHELF/new",
        "sync folder SHELF",
        "remove SHELF/old/SHA256SUMS",
        "remove SHELF/old/backup-manifest.json",
        "remove SHELF/old/data.edb",
        "remove SHELF/old/edb.chk",
        "remove SHELF/old/edb.log",
        "remove SHELF/old/edb00001.log",
        "remove SHELF/old/edb00002.log",
        "remove folder SHELF/old",
    ]
    assert lines[1:-12] == [
        *written("SHELF/temp/data.edb"),
        *small_written("SHELF/temp", [*(f"edb0000{n}.log" for n in range(1, 5)), "edb.log"]),
        *written("SHELF/temp/edb.chk"),
        *described("SHELF/temp"),
    ]


def test_incremental(tmp_path: Path) -> None:
    """The files wait beside the chain until the manifest lists them there; only then do they take their names."""
    chain, staging = "SHELF/CHAIN", "SHELF/CHAIN/.RUN"
    names = ("edb00003.log", "edb00004.log", "edb.log")
    manifest, sums = (f"{chain}/.{name}.tmp" for name in ("backup-manifest.json", "SHA256SUMS"))
    assert trace(SCENARIOS[5], tmp_path) == [
        f"make folder {staging}",
        *small_written(staging, names),
        *written(manifest),
        f"sync folder {staging}",
        f"sync folder {chain}",
        f"rename {manifest} to {chain}/backup-manifest.json",
        f"sync folder {chain}",
        *(f"rename {staging}/{name} to {chain}/{name}" for name in names),
        f"sync folder {staging}",
        *small_written(chain, [".SHA256SUMS.tmp", ".backup-manifest.json.tmp"]),
        f"rename {sums} to {chain}/SHA256SUMS",
        f"sync folder {chain}",
        f"rename {manifest} to {chain}/backup-manifest.json",
        f"sync folder {chain}",
        f"remove folder {staging}",
    ]
