"""A server's disk is scanned, backed up, verified, recovered and read: all as with the same files at rest."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

import engine
from engine.errors import JetError
from tests.cli.conftest import Cli
from tests.datasets import copy_of, dataset
from tests.images.conftest import LAID_OUT, ServerDisk

OF_A_PLACE = ("directory", "path", "log_directory", "system_directory")


@pytest.fixture
def at_rest(tmp_path: Path) -> Path:
    """The same files in a folder of this system."""
    for name, place in LAID_OUT.items():
        copy_of(dataset(name), tmp_path / "disk" / place)
    return tmp_path / "disk"


def below(found: Any, root: Path) -> Any:
    """What was found, with paths as they are below a root."""
    if isinstance(found, dict):
        return {key: below(value, root) for key, value in found.items()}
    if isinstance(found, list):
        return sorted((below(value, root) for value in found), key=repr)
    return found.replace(str(root), "") if isinstance(found, str) else found


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_a_scan_finds_the_same(server_disk: ServerDisk, at_rest: Path, cli: Cli) -> None:
    image = server_disk.as_kind("vhdx")
    found, expected = cli("scan", image, "--json").json, cli("scan", at_rest, "--json").json
    root = image.with_name(f"{image.name}::3")
    assert len(found["instances"]) == len(LAID_OUT)
    assert below(found["instances"], root) == below(expected["instances"], at_rest)
    assert [each["path"] for each in found["images"]] == [str(image)]
    volumes = found["images"][0]["volumes"]
    assert [(each["partition"], each["content"]) for each in volumes] == [
        (1, "no known file system"),
        (2, "no known file system"),
        (3, "NTFS"),
    ]
    assert "EFI system partition" in volumes[0]["error"]["message"] and volumes[2]["error"] is None
    text = cli("scan", image).out
    assert f"{root.name}  16.0 MiB, NTFS" in text


def test_the_usual_places_in_an_image(server_disk: ServerDisk, cli: Cli) -> None:
    image = server_disk.as_kind("vhdx")
    found = cli("scan", "--usual", image, "--json").json["instances"]
    below = {each["directory"].partition("::3/")[2] for each in found}
    assert below == set(LAID_OUT.values())
    users = Path(f"{image}::3/Users/someone/AppData/Local/Microsoft/Windows/WebCache")
    assert not engine.HostFileSystem().exists(users)


def test_a_backup_has_the_same_files(server_disk: ServerDisk, at_rest: Path, cli: Cli, tmp_path: Path) -> None:
    image = server_disk.as_kind("vhdx")
    chains = {}
    for name, source in (("image", f"{image}::/windows/NTDS"), ("rest", at_rest / "Windows/NTDS")):
        to = tmp_path / name
        done = cli("backup", "--from", source, "--to", to, "--mode", "full", "--create", "--json").json
        chains[name] = done["files"], Path(done["chain"])
    assert chains["image"][0] == chains["rest"][0]
    assert cli("verify", chains["image"][1]).code == 0
    again = cli(
        "backup", "--from", f"{image}::3/Windows/NTDS", "--to", tmp_path / "image", "--mode", "incremental"
    )
    assert "Nothing new" in again.out


def test_verification_and_rows_are_the_same(server_disk: ServerDisk, at_rest: Path, cli: Cli) -> None:
    root = server_disk.as_kind("vhdx").with_name("vhdx.img::3")
    sru = "Windows/System32/sru"
    assert cli("verify", root / sru, "--structure").code == 0
    for arguments in (
        ("tables", sru),
        ("rows", sru, "SruDbIdMapTable"),
        ("rows", f"{sru}/SRUDB.dat", "MSysObjects"),
    ):
        command, place, *more = arguments
        found, expected = (cli(command, where / place, *more, "--json").json for where in (root, at_rest))
        assert below(found, root) == below(expected, at_rest)


def test_a_whole_image_is_verified(server_disk: ServerDisk, cli: Cli) -> None:
    """What is wrong with instances in it is found, wherever they lie."""
    image = server_disk.as_kind("vhdx")
    ended = cli("verify", image)
    assert ended.code == 1 and f"disk image {image}" in ended.out
    assert "Sum/Current.mdb: Dirty shutdown." in ended.out and "Downloader/qmgr.db: Dirty shutdown." in ended.out
    assert "sru" not in ended.out and "NTDS" not in ended.out


def test_a_recovery_leaves_the_same(server_disk: ServerDisk, at_rest: Path, cli: Cli, tmp_path: Path) -> None:
    image, sru = server_disk.as_kind("vhdx"), "Windows/System32/sru"
    for name, source in (("image", f"{image}::/{sru}"), ("rest", at_rest / sru)):
        assert cli("recover", source, "--to", tmp_path / name).code == 0
    ours, theirs = hashes(tmp_path / "image"), hashes(tmp_path / "rest")
    assert ours.keys() == theirs.keys()
    tables = [
        cli("rows", tmp_path / name / "SRUDB.dat", "SruDbIdMapTable", "--json").json["rows"]
        for name in ("image", "rest")
    ]
    assert tables[0] == tables[1] and tables[0]


def test_nothing_in_an_image_is_changed(server_disk: ServerDisk, cli: Cli, at_rest: Path) -> None:
    image = server_disk.as_kind("vhdx")
    before = hashlib.sha256(image.read_bytes()).hexdigest()
    for arguments in (
        ("recover", f"{image}::/Windows/System32/sru"),
        ("recover", at_rest / "Windows/System32/sru", "--to", f"{image}::/recovered"),
        ("backup", "--from", at_rest / "Windows/NTDS", "--to", f"{image}::/backups", "--mode", "full", "--create"),
    ):
        error = cli(*arguments, "--json").error
        assert error["name"] == "JET_errFileAccessDenied" and "disk images are only read" in error["message"]
    assert hashlib.sha256(image.read_bytes()).hexdigest() == before


def test_two_backups_of_one_instance_at_once_are_refused(server_disk: ServerDisk) -> None:
    image = server_disk.as_kind("vhdx")
    names = (f"{image}::/Windows/NTDS", f"{image}::3/windows/ntds")
    first, second = (engine.AtRestSource([Path(name)]) for name in names)
    other = engine.AtRestSource([Path(f"{image}::/Windows/System32/sru")])
    with ExitStack() as held:
        held.enter_context(first.begin())
        held.enter_context(other.begin())
        with pytest.raises(JetError, match="Another run is using"):
            held.enter_context(second.begin())


def test_a_change_of_the_image_is_noticed(server_disk: ServerDisk, tmp_path: Path) -> None:
    """The machine was started meanwhile: what was copied is of several moments."""
    image = tmp_path / "running.raw"
    shutil.copy(server_disk.raw, image)
    source = engine.AtRestSource([Path(f"{image}::/Windows/NTDS")])
    with source.begin():
        source.confirm()
        with image.open("r+b") as file:
            file.seek(-1, 2)
            file.write(b"x")
        with pytest.raises(JetError, match="is not at rest"):
            source.confirm()
