"""A volume that BitLocker encrypted is read with its recovery key, and refused without."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("cryptography", reason="cryptography is not installed (the extra 'crypt')")

from engine import HostFileSystem, list_volumes, unlock_volumes
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import read_whole
from engine.images import volumes
from engine.images.volumes import KEY_VARIABLE, VolumeContent
from tests.cli.conftest import Cli
from tests.datasets import dataset
from tests.images.bitlocker import BY_RECOVERY_KEY, BY_TPM, RECOVERY_KEY, encrypt
from tests.images.disks import BASIC_DATA, gpt_disk, need_readers
from tests.images.ntfs_volume import ntfs_volume


@pytest.fixture(autouse=True)
def _no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    monkeypatch.setattr(volumes, "_kept", [])


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
    monkeypatch.delenv("ESE_BACKUP_BITLOCKER")
    (volume,) = list_volumes(disk)
    assert volume.error is None  # it is open


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
    assert volume.content is VolumeContent.BITLOCKER and volume.is_locked


def test_a_key_that_opens_nothing_is_not_kept(tmp_path: Path) -> None:
    disk = secret_disk(tmp_path, BY_TPM)
    with pytest.raises(JetError, match="This is not a BitLocker recovery key") as caught:
        unlock_volumes(disk, "123")
    assert caught.value.code is Code.InvalidParameter and "eight groups" in caught.value.hint
    with pytest.raises(JetError, match="none of the given recovery keys opens it") as caught:
        unlock_volumes(disk, OTHER_KEY)
    assert caught.value.code is Code.FileAccessDenied and volumes.given_keys() == ()


@pytest.mark.parametrize(
    ("given", "name", "why"),
    [
        ("", "JET_errFileAccessDenied", "is encrypted by BitLocker, and no recovery key was given."),
        (OTHER_KEY, "JET_errFileAccessDenied", "is encrypted by BitLocker, and none of the given recovery keys"),
        ("secret", "JET_errInvalidParameter", "ESE_BACKUP_BITLOCKER contains something that is no recovery key"),
    ],
)
def test_the_command_line_says_so(
    given: str, name: str, why: str, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = secret_disk(tmp_path, BY_TPM)
    monkeypatch.setenv("ESE_BACKUP_BITLOCKER", given)
    backup = ("backup", "--from", f"{disk}::/sru", "--to", tmp_path / "to", "--mode", "full")
    for command in (backup, ("tables", f"{disk}::/sru/SRUDB.dat")):
        error = cli(*command, "--json").error
        assert error["name"] == name and why in error["message"] and error["hint"] and "secret" not in str(error)
    scanned = cli("scan", disk, "--json").json
    assert scanned["images"][0]["volumes"][0]["error"]["name"] == name
