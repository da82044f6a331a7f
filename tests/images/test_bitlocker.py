"""A volume that BitLocker encrypted is read with its recovery key, and refused without."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("cryptography", reason="cryptography is not installed (the extra 'crypt')")

from engine import HostFileSystem, list_volumes
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import read_whole
from engine.images.volumes import VolumeContent
from tests.datasets import dataset
from tests.images.bitlocker import BY_RECOVERY_KEY, BY_TPM, RECOVERY_KEY, encrypt
from tests.images.disks import BASIC_DATA, gpt_disk, need_readers
from tests.images.ntfs_volume import ntfs_volume

OTHER_KEY = "-".join(["000011"] * 8)


def secret_disk(folder: Path, protection: int) -> Path:
    need_readers()
    with ntfs_volume(folder / "volume", 4 << 20) as ntfs:
        ntfs.tree(dataset("srum-server2022-day2"), "sru")
    encrypt(folder / "volume", protection)
    gpt_disk(folder / "disk.raw", [(BASIC_DATA, folder / "volume")])
    return folder / "disk.raw"


def test_it_is_read_with_its_recovery_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = secret_disk(tmp_path, BY_RECOVERY_KEY)
    monkeypatch.setenv("ESE_BACKUP_BITLOCKER", f"{RECOVERY_KEY}, {OTHER_KEY}")
    (volume,) = list_volumes(disk)
    assert (volume.content, volume.error) == (VolumeContent.BITLOCKER, None)
    for path in dataset("srum-server2022-day2").iterdir():
        assert read_whole(HostFileSystem(), Path(f"{disk}::/sru/{path.name}"), 1 << 20) == path.read_bytes()


def test_it_is_refused_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here, only the machine's own chip has the key; to try one costs nothing then."""
    disk = secret_disk(tmp_path, BY_TPM)
    refusals = {
        "": (Code.FileAccessDenied, "no recovery key was given"),
        OTHER_KEY: (Code.FileAccessDenied, "none of the given recovery keys opens it"),
        "secret": (Code.InvalidParameter, "no recovery key of BitLocker"),
    }
    for given, (code, why) in refusals.items():
        monkeypatch.setenv("ESE_BACKUP_BITLOCKER", given)
        with pytest.raises(JetError, match=why) as caught:
            HostFileSystem().stat(Path(f"{disk}::/sru"))
        assert caught.value.code is code and caught.value.hint and "secret" not in str(caught.value)
    monkeypatch.delenv("ESE_BACKUP_BITLOCKER")
    (volume,) = list_volumes(disk)
    assert volume.content is VolumeContent.BITLOCKER and volume.error is not None
