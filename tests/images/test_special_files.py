"""Files that NTFS keeps in another way than as their bytes: read, or refused with what and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from engine import HostFileSystem
from engine.files import read_whole
from tests.cli.conftest import Cli
from tests.datasets import dataset
from tests.images.disks import need_readers
from tests.images.ntfs_volume import flag, ntfs_volume

EFS, OFFLINE, FETCHED_WHEN_READ = 0x4000, 0x1000, 0x400000
DEDUPLICATED = 0x80000013


@dataclass(frozen=True)
class Special:
    image: Path
    folder: Path

    @property
    def root(self) -> Path:
        return self.image.with_name(f"{self.image.name}::")


@pytest.fixture(scope="module")
def special(tmp_path_factory: pytest.TempPathFactory) -> Special:
    need_readers()
    folder, source = tmp_path_factory.mktemp("special"), dataset("srum-server2022-day2")
    with ntfs_volume(folder / "volume.img", 16 << 20) as ntfs:
        ntfs.tree(source, "sru")
        for path in source.iterdir():
            ntfs.compressed(f"compressed/{path.name}", path.read_bytes())
        ntfs.link("moved", "C:\\sru", is_junction=True)
        ntfs.link("above", "C:\\", is_junction=True)
        ntfs.link("links/SRUDB.dat", "C:\\sru\\SRUDB.dat", is_junction=False)
        database = (source / "SRUDB.dat").read_bytes()
        for name in ("secret.dat", "offline.dat", "cloud.dat", "same.dat"):
            ntfs.file(f"kinds/{name.partition('.')[0]}/{name}", database)
        ntfs.reparse_point("kinds/same/same.dat", DEDUPLICATED, bytes(8))
    for name, attributes in (("secret.dat", EFS), ("offline.dat", OFFLINE), ("cloud.dat", FETCHED_WHEN_READ)):
        flag(folder / "volume.img", name, attributes)
    return Special(folder / "volume.img", source)


def test_compressed_files_are_read(special: Special, cli: Cli) -> None:
    for path in special.folder.iterdir():
        found = read_whole(HostFileSystem(), special.root / "compressed" / path.name, 1 << 30)
        assert found == path.read_bytes()
    place = special.root / "compressed" / "SRUDB.dat"
    ours, theirs = (
        cli("rows", each, "SruDbIdMapTable", "--json").json["rows"]
        for each in (place, special.folder / "SRUDB.dat")
    )
    assert ours == theirs and ours


def test_links_are_not_followed(special: Special, cli: Cli, tmp_path: Path) -> None:
    """Neither by a scan, which would not end, nor where one is named: then it is said where it leads to."""
    found = {Path(each["directory"]).name for each in cli("scan", special.image, "--json").json["instances"]}
    assert {"sru", "compressed"} <= found and not found & {"moved", "above", "links"}
    backup = ("backup", "--to", tmp_path, "--mode", "full", "--from")
    for command, place, target, there in (
        (backup, "moved", "C:\\sru", "sru"),
        (("tables",), "moved/SRUDB.dat", "C:\\sru", "sru/SRUDB.dat"),
        (backup, "above/sru", "C:\\", "sru"),
        (("header",), "links/SRUDB.dat", "C:\\sru\\SRUDB.dat", "sru/SRUDB.dat"),
        (("tables",), "links/SRUDB.dat", "C:\\sru\\SRUDB.dat", "sru/SRUDB.dat"),
    ):
        error = cli(*command, special.root / place, "--json").error
        assert error["name"] == "JET_errFileNotFound", (place, command, error)
        assert f"is a link to {target}. Links in disk images are not followed." in error["message"]
        assert f"which is {special.root / there} if" in error["hint"]
    assert not HostFileSystem().exists(special.root / "moved" / "SRUDB.dat")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("secret", "is encrypted by Windows (EFS)"),
        ("offline", "is kept elsewhere"),
        ("cloud", "is kept elsewhere"),
        ("same", "is deduplicated"),
    ],
)
def test_what_cannot_be_read_is_refused(special: Special, name: str, why: str, cli: Cli, tmp_path: Path) -> None:
    place = special.root / "kinds" / name / f"{name}.dat"
    for command in (
        ("tables", place),
        ("header", place),
        ("verify", place),
        ("backup", "--from", place.parent, "--to", tmp_path, "--mode", "full"),
    ):
        error = cli(*command, "--json").error
        assert error["name"] == "JET_errFeatureNotAvailable", (command, error)
        assert str(place) in error["message"] and why in error["message"] and error["hint"]


def test_a_scan_names_them(special: Special, cli: Cli) -> None:
    """What cannot be read prevents nothing else from being found."""
    ended = cli("scan", special.image)
    assert "encrypted by Windows (EFS)" in ended.out
    assert {"sru", "compressed"} <= {line.rpartition("/")[2].strip() for line in ended.out.splitlines()}
