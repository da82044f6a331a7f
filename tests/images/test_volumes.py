"""Partitions and what is on them: found in every table, and refused with the reason."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from engine import HostFileSystem, list_volumes
from engine.error_codes import Code
from engine.errors import JetError
from engine.images.volumes import VolumeContent
from tests.images.conftest import ServerDisk
from tests.images.disks import BASIC_DATA, gpt_disk, mbr_disk

SMALL = 1 << 20


def formatted(mark: bytes, at: int) -> bytes:
    return (bytes(at) + mark).ljust(510, b"\0")[:510] + b"\x55\xaa" + (bytes(at) + mark).ljust(SMALL, b"\0")[512:]


OTHERS = {
    VolumeContent.REFS: formatted(b"ReFS\0\0\0\0", 3),
    VolumeContent.EXFAT: formatted(b"EXFAT   ", 3),
    VolumeContent.FAT: formatted(b"FAT32   ", 82),
    VolumeContent.EXT: formatted(b"\x53\xef", 1080),
    VolumeContent.XFS: formatted(b"XFSB", 0),
    VolumeContent.BTRFS: formatted(b"_BHRfS_M", 0x10040),
    VolumeContent.LVM: formatted(b"LABELONE", 512),
    VolumeContent.LUKS: formatted(b"LUKS\xba\xbe", 0),
    VolumeContent.UNKNOWN: formatted(b"nothing", 100),
}


def test_what_is_not_read_is_named(tmp_path: Path) -> None:
    disk = tmp_path / "disk.raw"
    gpt_disk(disk, [(BASIC_DATA, content) for content in OTHERS.values()])
    volumes = list_volumes(disk)
    assert [each.content for each in volumes] == list(OTHERS)
    for volume in volumes:
        assert volume.error is not None and volume.error.code is Code.FeatureNotAvailable
        assert "only NTFS is read" in volume.error.message
        assert volume.content is VolumeContent.UNKNOWN or volume.content.value in volume.error.message
    with pytest.raises(JetError) as caught:
        list(HostFileSystem().entries(Path(f"{disk}::/Windows")))
    assert caught.value.code is Code.FeatureNotAvailable and "ReFS" in caught.value.message


def test_the_second_table_counts_where_the_first_is_damaged(server_disk: ServerDisk, tmp_path: Path) -> None:
    disk = tmp_path / "disk.raw"
    data = bytearray(server_disk.raw.read_bytes())
    data[512:2048] = bytes(1536)
    disk.write_bytes(data)
    assert [each.content for each in list_volumes(disk)][2] is VolumeContent.NTFS


def test_logical_partitions(server_disk: ServerDisk, tmp_path: Path) -> None:
    disk, small = tmp_path / "disk.raw", tmp_path / "small"
    small.write_bytes(OTHERS[VolumeContent.EXFAT])
    mbr_disk(disk, [small], [small, server_disk.volume])
    found = [(each.number, each.content) for each in list_volumes(disk)]
    assert found == [(1, VolumeContent.EXFAT), (2, VolumeContent.EXFAT), (3, VolumeContent.NTFS)]


def test_a_chain_of_tables_without_an_end(tmp_path: Path) -> None:
    disk, small = tmp_path / "disk.raw", tmp_path / "small"
    small.write_bytes(OTHERS[VolumeContent.EXFAT])
    mbr_disk(disk, [small], [small])
    data = bytearray(disk.read_bytes())
    link = 2 << 20
    data[link + 462 : link + 478] = struct.pack("<B3xB3xII", 0, 5, 0, 1)
    disk.write_bytes(data)
    assert len(list_volumes(disk)) < 200


def test_a_volume_without_partitions(server_disk: ServerDisk) -> None:
    (volume,) = list_volumes(server_disk.volume)
    assert (volume.number, volume.content, volume.error) == (None, VolumeContent.NTFS, None)
    assert volume.root == server_disk.volume.with_name("volume.img::")


def test_a_disk_that_ends_before_its_partition(server_disk: ServerDisk, tmp_path: Path) -> None:
    disk = tmp_path / "disk.raw"
    disk.write_bytes(server_disk.raw.read_bytes()[: 9 << 20])
    volume = list_volumes(disk)[2]
    assert volume.error is not None and volume.error.code is Code.FileIOBeyondEOF
    assert "truncated" in volume.error.message and "partition 3" in volume.error.message


def test_a_volume_that_was_cut_short(server_disk: ServerDisk, tmp_path: Path) -> None:
    disk = tmp_path / "volume.raw"
    disk.write_bytes(server_disk.volume.read_bytes()[: 9 << 20])
    (volume,) = list_volumes(disk)
    assert volume.error is not None and volume.error.code is Code.FileIOBeyondEOF


def test_a_damaged_file_system(server_disk: ServerDisk, tmp_path: Path) -> None:
    disk = tmp_path / "volume.raw"
    data = bytearray(server_disk.volume.read_bytes())
    sector, cluster = struct.unpack_from("<HB", data, 11)
    (mft,) = struct.unpack_from("<Q", data, 48)
    at = mft * sector * cluster
    data[at : at + 65536] = b"\xee" * 65536
    disk.write_bytes(data)
    (volume,) = list_volumes(disk)
    assert volume.error is not None and volume.error.code is Code.ReadVerifyFailure
    assert "damaged" in volume.error.message


def test_a_name_on_several_volumes_needs_the_number(server_disk: ServerDisk, tmp_path: Path) -> None:
    disk, fs = tmp_path / "disk.raw", HostFileSystem()
    gpt_disk(disk, [(BASIC_DATA, server_disk.volume), (BASIC_DATA, server_disk.volume)])
    with pytest.raises(JetError) as caught:
        fs.stat(Path(f"{disk}::/Windows/NTDS"))
    assert caught.value.code is Code.InvalidPath and f"{disk}::2/Windows" in caught.value.hint
    assert fs.stat(Path(f"{disk}::2/Windows/NTDS")).is_directory
    assert fs.search_roots([disk]) == [Path(f"{disk}::1"), Path(f"{disk}::2")]
    for absent in ("::3/Windows", "::1@1/Windows"):
        with pytest.raises(JetError) as caught:
            fs.stat(Path(f"{disk}{absent}"))
        assert caught.value.code is Code.FileNotFound
