"""States of a volume that Windows kept are sources like the volume itself, listed with their times."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine import HostFileSystem, list_volumes, scan
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import read_whole
from tests.cli.conftest import Cli
from tests.datasets import dataset
from tests.images.conftest import ServerDisk
from tests.images.disks import BASIC_DATA, converted, gpt_disk
from tests.images.ntfs_volume import changed_volume, ntfs_volume
from tests.images.shadow_copies import keep_shadow_copies

DAYS = (5, 3)


@pytest.fixture(scope="module")
def shadowed(tmp_path_factory: pytest.TempPathFactory, server_disk: ServerDisk) -> Path:
    """A disk whose SRUM is that of the second day, and was that of the first one three days ago."""
    folder = tmp_path_factory.mktemp("shadowed")
    volume = folder / "volume"
    with ntfs_volume(volume, 12 << 20) as ntfs:
        ntfs.file("notes.txt", b"five days ago")
    states = [(datetime.now(UTC) - timedelta(days=DAYS[0], hours=1), volume.read_bytes())]
    with changed_volume(volume) as ntfs:
        ntfs.write("notes.txt", b"three days ago", 0)
        ntfs.tree(dataset("srum-server2022-day1"), "sru")
    states.append((datetime.now(UTC) - timedelta(days=DAYS[1], hours=1), volume.read_bytes()))
    with changed_volume(volume) as ntfs:
        ntfs.write("notes.txt", b"today. Much has happened since.", 0)
        ntfs.file("new", b"new" * 10_000)
        for path in dataset("srum-server2022-day2").iterdir():
            if not (dataset("srum-server2022-day1") / path.name).exists():
                ntfs.file(f"sru/{path.name}", path.read_bytes())
            else:
                ntfs.write(f"sru/{path.name}", path.read_bytes(), 0)
    keep_shadow_copies(volume, states)
    gpt_disk(folder / "disk.raw", [(BASIC_DATA, volume)])
    return converted(folder / "disk.raw", folder / "disk.vhdx", "vhdx")


def test_they_are_listed_with_their_times(shadowed: Path, cli: Cli) -> None:
    (volume,) = list_volumes(shadowed)
    assert [each.number for each in volume.shadows] == [1, 2]
    assert [each.root.name for each in volume.shadows] == ["disk.vhdx::1@1", "disk.vhdx::1@2"]
    assert [(datetime.now(UTC) - each.made).days for each in volume.shadows] == list(DAYS)
    text = cli("scan", shadowed).out
    assert "disk.vhdx::1@2  shadow copy as of" in text and "3 days ago" in text
    found = cli("scan", shadowed, "--json").json["images"][0]["volumes"][0]["shadow_copies"]
    assert [each["path"] for each in found] == [str(each.root) for each in volume.shadows]


def test_each_shows_what_was_there_then(shadowed: Path) -> None:
    fs = HostFileSystem()
    said = {
        "::1@1": b"five days ago",
        "::1@2": b"three days ago",
        "::1": b"today. Much has happened since.",
    }
    for address, text in said.items():
        assert read_whole(fs, Path(f"{shadowed}{address}") / "notes.txt", 100) == text
    assert not fs.exists(Path(f"{shadowed}::1@1/sru")) and not fs.exists(Path(f"{shadowed}::1@2/new"))
    for day, address in (("day1", "::@2"), ("day2", "::")):
        for path in dataset(f"srum-server2022-{day}").iterdir():
            assert read_whole(fs, Path(f"{shadowed}{address}") / "sru" / path.name, 1 << 20) == path.read_bytes()


def test_an_instance_of_three_days_ago_is_backed_up(shadowed: Path, cli: Cli, tmp_path: Path) -> None:
    (then,) = scan([Path(f"{shadowed}::1@2")]).instances
    (at_rest,) = scan([dataset("srum-server2022-day1")]).instances
    assert (then.name, then.state, then.required) == (at_rest.name, at_rest.state, at_rest.required)
    ran = [
        cli("backup", "--from", source, "--to", tmp_path / name, "--mode", "full", "--create", "--json").json
        for name, source in (("image", f"{shadowed}::1@2/sru"), ("rest", dataset("srum-server2022-day1")))
    ]
    assert ran[0]["files"] == ran[1]["files"]
    later = cli("backup", "--from", f"{shadowed}::/sru", "--to", tmp_path / "image", "--mode", "full", "--json")
    assert later.code == 0


def test_one_that_is_not_there(shadowed: Path) -> None:
    with pytest.raises(JetError, match="has no shadow copy 3; it has 2") as caught:
        HostFileSystem().stat(Path(f"{shadowed}::1@3/sru"))
    assert caught.value.code is Code.FileNotFound


def test_a_damaged_catalog(shadowed: Path, tmp_path: Path) -> None:
    """The volume itself can be read; what is wrong with its shadow copies is said."""
    disk = tmp_path / "disk.raw"
    shutil.copy(shadowed.with_name("disk.raw"), disk)
    with disk.open("r+b") as file:
        file.seek((1 << 20) + 0x1E00 + 48)
        catalog = int.from_bytes(file.read(8), "little")
        file.seek((1 << 20) + catalog)
        file.write(b"\xdd" * 64)
    (volume,) = list_volumes(disk)
    assert volume.error is not None and volume.error.code is Code.ReadVerifyFailure
    assert read_whole(HostFileSystem(), Path(f"{disk}::/notes.txt"), 100).startswith(b"today")
