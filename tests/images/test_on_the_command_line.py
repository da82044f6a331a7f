"""What is wrong with an image is said on the command line in one message: what, where, why, what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.images.conftest import ServerDisk
from tests.images.disks import e01_image
from tests.images.test_containers import KINDS

DAMAGED, TRUNCATED = "JET_errReadVerifyFailure", "JET_errFileIOBeyondEOF"


def refused(cli: Cli, image: Path) -> tuple[str, str]:
    """The name and text of the one error of a command for a file in an image; a scan of it has the same name."""
    error = cli("tables", f"{image}::/Windows/NTDS/ntds.dit", "--json").error
    scanned = cli("scan", image, "--json").json
    said = (
        [scanned["error"]] if "error" in scanned else [each["error"] for each in scanned["images"][0]["volumes"]]
    )
    assert error["name"] in {each["name"] for each in said}
    for each in (error, *said):
        assert str(image) in each["message"] and each["hint"]
    return error["name"], error["message"]


@pytest.mark.parametrize("kind", [*(kind for kind in KINDS if "several" not in kind), "raw", "E01"])
def test_an_image_that_was_cut_off(server_disk: ServerDisk, kind: str, cli: Cli, tmp_path: Path) -> None:
    image = tmp_path / "cut.E01"
    if kind == "E01":
        e01_image(server_disk.raw, image)
    elif kind == "raw":
        image.write_bytes(server_disk.raw.read_bytes())
    else:
        image.write_bytes(server_disk.as_kind(*KINDS[kind]).read_bytes())
    whole = image.read_bytes()
    for length in (2000, 70_001):
        image.write_bytes(whole[:length])
        name, text = refused(cli, image)
        assert name in (TRUNCATED, DAMAGED), text
    image.write_bytes(b"")
    assert "it is empty" in cli("tables", f"{image}::/Windows", "--json").error["message"]


@pytest.mark.parametrize("kind", ["VHDX", "VHD", "VMDK", "QCOW2", "E01"])
def test_an_image_whose_head_is_damaged(server_disk: ServerDisk, kind: str, cli: Cli, tmp_path: Path) -> None:
    image = tmp_path / "bad.E01"
    if kind == "E01":
        e01_image(server_disk.raw, image)
    else:
        image.write_bytes(server_disk.as_kind(*KINDS[kind]).read_bytes())
    whole = image.read_bytes()
    image.write_bytes(whole[:16] + b"\xa5" * ((1 << 20) - 16) + whole[1 << 20 :])
    name, text = refused(cli, image)
    assert name == DAMAGED, text


def test_a_disk_whose_partition_tables_are_both_damaged(server_disk: ServerDisk, cli: Cli, tmp_path: Path) -> None:
    image, data = tmp_path / "disk.raw", bytearray(server_disk.raw.read_bytes())
    data[520:1024] = data[-504:] = bytes(504)
    image.write_bytes(data)
    name, text = refused(cli, image)
    assert name == DAMAGED and "its partition table (GPT)" in text
