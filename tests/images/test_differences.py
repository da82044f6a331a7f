"""Images of Hyper-V that hold the differences to another one, and those with changes that only their log has."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.images.blocks import read_at
from engine.images.containers import open_disk
from tests.images.conftest import ServerDisk
from tests.images.differences import vhd_differences, vhdx_differences, with_log
from tests.images.disks import converted, qemu_img
from tests.images.test_containers import refused

OWN = (0, 9, 10, 11, 100, 101, 2047)
MAKERS: dict[str, Callable[..., None]] = {"vhdx": vhdx_differences, "vpc": vhd_differences}


def content(image: Path, size: int) -> bytes:
    disk = open_disk(image)
    try:
        return read_at(disk, 0, size)
    finally:
        disk.close()


@pytest.mark.parametrize("kind", MAKERS)
def test_each_sector_is_read_from_the_image_that_has_it(
    server_disk: ServerDisk, kind: str, tmp_path: Path
) -> None:
    base, top, expected = tmp_path / "base.img", tmp_path / "top.img", bytearray(server_disk.raw.read_bytes())
    shutil.copy(server_disk.as_kind(kind), base)
    MAKERS[kind](base, top)
    assert content(top, len(expected)) == expected
    sectors = {number: os.urandom(512) for number in OWN}
    MAKERS[kind](base, top, sectors=sectors)
    for number, sector in sectors.items():
        expected[number * 512 : (number + 1) * 512] = sector
    assert content(top, len(expected)) == expected
    disk = open_disk(top)
    for at, length in ((9 * 512 - 1, 3), (11 * 512 + 7, 513), ((2 << 20) - 5, 10)):
        assert read_at(disk, at, length) == expected[at : at + length]
    disk.close()


def test_a_whole_block_of_its_own(server_disk: ServerDisk, tmp_path: Path) -> None:
    base, top = tmp_path / "base.vhdx", tmp_path / "top.vhdx"
    converted(server_disk.raw, base, "vhdx", "-o", "block_size=1M")
    own, expected = os.urandom(1 << 20), server_disk.raw.read_bytes()
    vhdx_differences(base, top, own)
    assert content(top, len(expected)) == own + expected[1 << 20 :]


@pytest.mark.parametrize("kind", MAKERS)
def test_the_parent_is_missing_or_another_one(server_disk: ServerDisk, kind: str, tmp_path: Path) -> None:
    base, top = tmp_path / "base.img", tmp_path / "top.img"
    shutil.copy(server_disk.as_kind(kind), base)
    MAKERS[kind](base, top)
    shutil.copy(top, tmp_path / "kept.img")
    base.unlink()
    error = refused(top)
    assert error.code is Code.FileNotFound and "which is missing" in error.message and "base.img" in error.message
    converted(server_disk.raw, base, kind)
    error = refused(top)
    assert error.code is Code.ReadVerifyFailure and f"differences to {base} as it is now" in error.message
    shutil.copy(server_disk.raw, base)
    error = refused(top)
    assert (
        error.code is Code.FeatureNotAvailable and "base.img, which is an image of another kind" in error.message
    )


def test_an_image_that_names_itself(server_disk: ServerDisk, tmp_path: Path) -> None:
    image = tmp_path / "base.vhd"
    shutil.copy(server_disk.as_kind("vpc"), image)
    vhd_differences(image, image)
    error = refused(image)
    assert error.code is Code.ReadVerifyFailure and "among the images" in error.message


@pytest.mark.parametrize(
    "named",
    [
        {"relative_path": "..\\other\\base.vhdx"},
        {"absolute_win32_path": "C:\\vm\\base.vhdx"},
        {"volume_path": "\\\\?\\Volume{26a21bda-a627-11d7-9931-806e6f6e6963}\\vm\\base.vhdx"},
    ],
    ids=lambda named: next(iter(named)),
)
def test_where_the_parent_is_looked_for(server_disk: ServerDisk, named: dict[str, str], tmp_path: Path) -> None:
    """Where the image says, and beside it."""
    folder = tmp_path / "other" if "relative_path" in named else tmp_path / "vm"
    (tmp_path / "vm").mkdir()
    folder.mkdir(exist_ok=True)
    shutil.copy(server_disk.as_kind("vhdx"), folder / "base.vhdx")
    vhdx_differences(folder / "base.vhdx", tmp_path / "vm" / "top.vhdx", named=named)
    assert content(tmp_path / "vm" / "top.vhdx", 5 << 20) == server_disk.raw.read_bytes()[: 5 << 20]


def test_the_log_of_a_vhdx_is_read_with_it(server_disk: ServerDisk, tmp_path: Path) -> None:
    """The host failed while the machine ran. qemu agrees on what the log means; it applies it to the file."""
    image, expected = tmp_path / "disk.vhdx", server_disk.raw.read_bytes()
    with_log(server_disk.as_kind("vhdx"), image)
    before = image.read_bytes()
    assert content(image, len(expected)) == expected
    assert image.read_bytes() == before
    qemu_img("check", "-q", "-r", "all", image)
    assert image.read_bytes() != before
    assert converted(image, tmp_path / "raw", "raw", source="vhdx").read_bytes() == expected
    with_log(server_disk.as_kind("vhdx"), image, flushed=len(before) + 1)
    assert refused(image).code is Code.FileIOBeyondEOF
