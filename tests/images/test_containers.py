"""Images of every kind show the disk that they were made of, and what is wrong with one is said."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.images.blocks import read_at
from engine.images.containers import is_image, open_disk
from tests.images.conftest import ServerDisk
from tests.images.disks import converted, e01_image, qemu_img

KINDS = {
    "VHDX": ("vhdx",),
    "fixed VHDX": ("vhdx", "-o", "subformat=fixed"),
    "VHD": ("vpc",),
    "fixed VHD": ("vpc", "-o", "subformat=fixed"),
    "VMDK": ("vmdk",),
    "compressed VMDK": ("vmdk", "-o", "subformat=streamOptimized"),
    "VMDK in several files": ("vmdk", "-o", "subformat=twoGbMaxExtentSparse"),
    "QCOW2": ("qcow2",),
    "compressed QCOW2": ("qcow2", "-c"),
    "QCOW2 of an old version": ("qcow2", "-c", "-o", "compat=0.10"),
    "QCOW2 with small clusters": ("qcow2", "-o", "cluster_size=512"),
}


def refused(path: Path) -> JetError:
    """What opening and reading the whole image is refused with; it says which image and what to do."""
    with pytest.raises(JetError) as caught:
        disk = open_disk(path)
        try:
            read_at(disk, 0, disk.size)
        finally:
            disk.close()
    error = caught.value
    assert error.context["path"] == str(path) and path.name in error.message and error.hint
    return error


@pytest.mark.parametrize("kind", KINDS)
def test_it_shows_the_disk(server_disk: ServerDisk, kind: str) -> None:
    image, expected = server_disk.as_kind(*KINDS[kind]), server_disk.raw.read_bytes()
    assert is_image(LocalFileSystem(), image)
    disk = open_disk(image)
    try:
        assert disk.size >= len(expected)
        assert read_at(disk, 0, len(expected)) == expected
        for at, length in ((4 << 20, 10), ((4 << 20) - 5, 70_001), (len(expected) - 3, 3)):
            assert read_at(disk, at, length) == expected[at : at + length]
    finally:
        disk.close()


def test_a_raw_image_in_parts(server_disk: ServerDisk, tmp_path: Path) -> None:
    whole, size = server_disk.raw.read_bytes(), 10_000_000
    for number in range(-(-len(whole) // size)):
        (tmp_path / f"disk.{number + 1:03}").write_bytes(whole[number * size : (number + 1) * size])
    disk = open_disk(tmp_path / "disk.001")
    assert disk.size == len(whole)
    assert read_at(disk, 0, len(whole)) == whole
    assert read_at(disk, size - 7, 14) == whole[size - 7 : size + 7]
    disk.close()


def test_an_e01_in_segments(server_disk: ServerDisk, tmp_path: Path) -> None:
    e01_image(server_disk.raw, tmp_path / "disk.E01", per_segment=8 << 20)
    assert len(list(tmp_path.iterdir())) > 2
    disk, expected = open_disk(tmp_path / "disk.E01"), server_disk.raw.read_bytes()
    assert read_at(disk, 0, disk.size) == expected
    disk.close()
    e01_image(server_disk.raw, tmp_path / "single.E01")
    disk = open_disk((tmp_path / "single.E01").rename(tmp_path / "evidence.img"))
    assert read_at(disk, 0, disk.size) == expected
    disk.close()
    (tmp_path / "disk.E02").unlink()
    assert refused(tmp_path / "disk.E01").code in (Code.ReadVerifyFailure, Code.FileIOBeyondEOF)


def test_a_damaged_chunk_of_an_e01(server_disk: ServerDisk, tmp_path: Path) -> None:
    """Compressed or not; its reader gives zeros for it, which would pass as blank pages."""
    image, chunk = tmp_path / "disk.E01", 64 * 512
    e01_image(server_disk.raw, image)
    whole, disk = image.read_bytes(), server_disk.raw.read_bytes()
    chunks = [disk[at : at + chunk] for at in range(0, len(disk), chunk)]
    for is_packed in (True, False):
        number = next(
            each
            for each, data in enumerate(chunks)
            if any(data[:99]) and (each % 2 == 0) == is_packed and each > 99
        )
        stored = zlib.compress(chunks[number]) if is_packed else chunks[number]
        at = whole.index(stored) + min(40, len(stored) // 2)
        image.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        error = refused(image)
        assert error.code is Code.ReadVerifyFailure and f"its chunk {number:,} is wrong" in error.message


def test_files_that_are_no_images(server_disk: ServerDisk, tmp_path: Path) -> None:
    database = (b"\0" * 4 + b"\xef\xcd\xab\x89").ljust(510, b"\0") + b"\x55\xaa"
    for content in (b"", b"MZ" + bytes(5000), database.ljust(8192, b"\0"), bytes(510) + b"\x55\xaa" + bytes(512)):
        (tmp_path / "file").write_bytes(content)
        assert not is_image(LocalFileSystem(), tmp_path / "file")
    assert is_image(LocalFileSystem(), server_disk.raw)
    assert is_image(LocalFileSystem(), server_disk.volume)


@pytest.mark.parametrize("kind", ["VHDX", "VHD", "VMDK", "QCOW2", "compressed QCOW2"])
def test_one_that_was_cut_short(server_disk: ServerDisk, kind: str, tmp_path: Path) -> None:
    image = tmp_path / "cut.img"
    data = server_disk.as_kind(*KINDS[kind]).read_bytes()
    image.write_bytes(data[: len(data) // 2])
    assert refused(image).code in (Code.FileIOBeyondEOF, Code.ReadVerifyFailure)


@pytest.mark.parametrize("kind", ["VHDX", "VMDK", "QCOW2"])
def test_one_whose_head_is_damaged(server_disk: ServerDisk, kind: str, tmp_path: Path) -> None:
    image = tmp_path / "bad.img"
    data = bytearray(server_disk.as_kind(*KINDS[kind]).read_bytes())
    data[16 : 1 << 20] = b"\xa5" * ((1 << 20) - 16)
    image.write_bytes(data)
    assert refused(image).code in (Code.ReadVerifyFailure, Code.FeatureNotAvailable, Code.FileIOBeyondEOF)


def test_differences_of_a_qcow2(server_disk: ServerDisk, tmp_path: Path) -> None:
    base, top = tmp_path / "base.qcow2", tmp_path / "top.qcow2"
    shutil.copy(server_disk.as_kind("qcow2"), base)
    qemu_img("create", "-q", "-f", "qcow2", "-b", base.name, "-F", "qcow2", top)
    disk = open_disk(top)
    assert read_at(disk, 0, disk.size) == server_disk.raw.read_bytes()
    disk.close()
    base.rename(tmp_path / "moved")
    error = refused(top)
    assert error.code is Code.FileNotFound and "base.qcow2" in error.message


def test_differences_of_a_vmdk(server_disk: ServerDisk, tmp_path: Path) -> None:
    base, top = tmp_path / "base.vmdk", tmp_path / "top.vmdk"
    shutil.copy(server_disk.as_kind("vmdk"), base)
    qemu_img("create", "-q", "-f", "vmdk", "-b", base, "-F", "vmdk", top)
    disk = open_disk(top)
    assert read_at(disk, 0, disk.size) == server_disk.raw.read_bytes()
    disk.close()
    base.rename(tmp_path / "moved")
    assert refused(top).code is Code.FileNotFound
    converted(server_disk.raw, base, "vmdk")
    error = refused(top)
    assert error.code is Code.ReadVerifyFailure and f"differences to {base} as it is now" in error.message


def test_an_encrypted_qcow2(server_disk: ServerDisk, tmp_path: Path) -> None:
    data = bytearray(server_disk.as_kind("qcow2").read_bytes()[: 1 << 20])
    data[32:36] = (2).to_bytes(4, "big")  # LUKS
    (tmp_path / "secret.qcow2").write_bytes(data)
    error = refused(tmp_path / "secret.qcow2")
    assert error.code is Code.FileAccessDenied and "encrypted" in error.message


def test_a_missing_part_of_a_vmdk(server_disk: ServerDisk, tmp_path: Path) -> None:
    image = converted(server_disk.raw, tmp_path / "disk.vmdk", "vmdk", "-o", "subformat=monolithicFlat")
    (tmp_path / "disk-flat.vmdk").unlink()
    error = refused(image)
    assert error.code is Code.FileNotFound and "disk-flat.vmdk" in error.message


def test_a_huge_sparse_disk(tmp_path: Path) -> None:
    """What takes no space in the image takes neither time nor memory."""
    sizes = {"vhdx": 60 << 40, "qcow2": 60 << 40, "vmdk": 2 << 40}
    for kind, size in sizes.items():
        image = tmp_path / f"huge.{kind}"
        qemu_img("create", "-q", "-f", kind, image, str(size))
        disk = open_disk(image)
        assert disk.size == size
        assert read_at(disk, size // 2 + 12345, 4096) == bytes(4096)
        disk.close()


def test_a_huge_sparse_raw_disk(tmp_path: Path) -> None:
    """In parts, as no file of many systems may have 60 TB."""
    part = 15 << 40
    for number in range(1, 5):
        with (tmp_path / f"huge.{number:03}").open("wb") as file:
            file.truncate(part)
    with (tmp_path / "huge.004").open("r+b") as file:
        file.seek(part - 4096)
        file.write(b"end")
    disk = open_disk(tmp_path / "huge.001")
    assert disk.size == 4 * part
    assert read_at(disk, 2 * part - 100, 200) == bytes(200)
    assert read_at(disk, 4 * part - 4096, 3) == b"end"
    disk.close()
