"""Damage under sound checksums: recovery refuses it, or says of the result what a check of its structure finds."""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from engine import Recovered, checked_recovery, run_recovery, verify_path
from engine.discovery.choosing import InstanceChoice
from engine.errors import JetError
from engine.event_kinds import EventKind
from engine.events import LogEntry
from engine.files import LocalFileSystem
from engine.formats.db_header import HEADER_READ, page_offset, read_header
from engine.formats.log.header import SEGMENT_SIZE
from engine.formats.log.segments import verify_log
from engine.run_context import RunContext
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.structure import check_structure
from tests.builders.dirty_instances import CURRENT, DATABASE, write_killed_instance
from tests.builders.sealing import seal_page
from tests.cli.conftest import Cli, cli
from tests.datasets import dataset
from tests.share import Share, shares

SEEDS = range(40)
FS = LocalFileSystem()
__all__ = ["cli"]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("killed") / "ours"
    write_killed_instance(folder)
    return folder


@pytest.fixture(scope="module")
def windows() -> Path:
    return dataset("srum-win11-dirty")


def damage_page(path: Path, choice: random.Random) -> None:
    """A bit of a page that is in use: of its header, its contents or its tags."""
    data = bytearray(path.read_bytes())
    size = read_header(bytes(data[:HEADER_READ])).page_size
    used = [n for n in range(1, len(data) // size - 1) if any(data[page_offset(n, size) :][:size])]
    pgno = choice.choice(used)
    start = page_offset(pgno, size)
    places = (choice.randrange(8, 80), choice.randrange(40, size), size - choice.randrange(1, 80))
    data[start + choice.choice(places)] ^= 1 << choice.randrange(8)
    page = bytearray(data[start : start + size])
    seal_page(page, pgno)
    data[start : start + size] = page
    path.write_bytes(data)


def damage_log(path: Path, choice: random.Random) -> None:
    """A byte of a record in the newest log, whose checksum no later log repeats."""
    data = bytearray(path.read_bytes())
    segment = choice.randint(1, verify_log(bytes(data)).last)
    start = segment * SEGMENT_SIZE
    data[start + choice.randrange(40, SEGMENT_SIZE)] ^= 1 << choice.randrange(8)
    page = bytearray(data[start : start + SEGMENT_SIZE])
    seal_page(page, segment)
    data[start : start + SEGMENT_SIZE] = page
    path.write_bytes(data)


def is_sound(path: Path) -> bool:
    try:
        with ReadOnlyDatabase.open(FS.open_read(path)) as database:
            return not any(finding.is_damage for finding in check_structure(database))
    except JetError:
        return False


def recovered(folder: Path) -> tuple[Recovered | None, list[LogEntry]]:
    told: list[LogEntry] = []
    try:
        return run_recovery(InstanceChoice([folder]), context=RunContext(events=told.append)), told
    except JetError as error:
        assert error.hint
        return None, told


def judge(source: Path, folder: Path, database: str, log: str, seed: int) -> str:
    shutil.copytree(source, folder, copy_function=shutil.copyfile)
    choice = random.Random(seed)
    for _ in range(choice.choice((1, 1, 2, 4))):
        if seed % 2:
            damage_page(folder / database, choice)
        else:
            damage_log(folder / log, choice)
    done, told = recovered(folder)
    if done is None:
        return "refused"
    assert done.changed
    (result,) = done.databases
    assert result.is_checked
    assert done.ok is is_sound(folder / database), result.damage
    entries = [entry for entry in told if entry.kind is EventKind.StructureDamaged]
    assert len(entries) == len(result.damage)
    return "sound" if done.ok else "told"


@pytest.mark.timeout(300)
def test_a_damaged_instance_of_ours(killed: Path, tmp_path: Path) -> None:
    ends = Counter(judge(killed, tmp_path / str(seed), DATABASE, CURRENT, seed) for seed in SEEDS)
    print(dict(ends))
    assert min(ends["told"], ends["sound"], ends["refused"]) > 0


@pytest.mark.timeout(300)
@pytest.mark.parametrize("share", shares(), ids=str)
def test_a_damaged_instance_of_windows(windows: Path, tmp_path: Path, share: Share) -> None:
    ends = Counter(judge(windows, tmp_path / str(seed), "SRUDB.dat", "SRU.log", seed) for seed in share.of(SEEDS))
    print(dict(ends))
    assert min(ends["told"], ends["sound"]) > 0


def unlinked(source: Path, folder: Path) -> Path:
    """One whose leaves do not know one another: recovery does not touch that."""
    shutil.copytree(source, folder, copy_function=shutil.copyfile)
    for seed in range(1000):
        shutil.copyfile(source / DATABASE, folder / DATABASE)
        damage_page(folder / DATABASE, random.Random(seed))
        shutil.copytree(folder, folder.with_name("trial"))
        done, _ = recovered(folder.with_name("trial"))
        shutil.rmtree(folder.with_name("trial"))
        if done is not None and not done.ok:
            return folder
    raise AssertionError("no damage was found that recovery lets pass")


def test_the_command_line_says_so_and_ends_with_one(killed: Path, tmp_path: Path, cli: Cli) -> None:
    folder = unlinked(killed, tmp_path / "ours")
    shown = cli("recover", folder, "--to", tmp_path / "shown")
    assert shown.code == 1
    assert "damage" in shown.out
    ended = cli("recover", folder, "--to", tmp_path / "new", "--json")
    answer = json.loads(ended.out)
    assert (ended.code, answer["result"]) == (1, "damaged")
    assert answer["databases"][0]["damage"]
    assert "error" not in answer
    assert not verify_path(tmp_path / "new", structure=True).ok


def test_a_large_database_is_not_said_to_be_checked(
    killed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli
) -> None:
    shutil.copytree(killed, tmp_path / "ours")
    monkeypatch.setattr(checked_recovery, "MAX_CHECKED", 4096)
    (database,) = run_recovery(InstanceChoice([tmp_path / "ours"]), to=tmp_path / "new").databases
    assert (database.is_checked, database.damage) == (False, ())
    shown = cli("recover", tmp_path / "ours")
    assert "too large to be checked after recovery. Check it with verify --structure." in shown.out
