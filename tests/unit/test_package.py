"""What is installed: the typed packages and their data, under the one version that the source states."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

import pytest

from app import __version__
from tests.datasets import PROJECT

PACKAGES = ("app", "engine", "ui", "resources")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this source folder, built without a network."""
    pytest.importorskip("hatchling", reason="hatchling is not installed: tools/setup dev installs it")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, timeout=120)
    (built,) = folder.iterdir()
    return built


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_are_marked_as_typed(package: str) -> None:
    import_module(package)
    assert files(package).joinpath("py.typed").is_file()


def test_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        built = {name for name in archive.namelist() if name.partition("/")[0] in PACKAGES}
    source = {
        path.relative_to(PROJECT).as_posix()
        for package in PACKAGES
        for path in (PROJECT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert built == source


def test_wheel_installs_what_a_desktop_looks_for(wheel: Path) -> None:
    data = f"ese_backup_manager-{__version__}.data/data/share"
    expected = {
        f"{data}/applications/ese-backup-manager.desktop",
        f"{data}/metainfo/ese-backup-manager.metainfo.xml",
        f"{data}/icons/hicolor/scalable/apps/ese-backup-manager.svg",
    }
    with ZipFile(wheel) as archive:
        assert {name for name in archive.namelist() if ".data/" in name} == expected


def test_wheel_has_the_version_of_the_source(wheel: Path) -> None:
    assert wheel.name.startswith(f"ese_backup_manager-{__version__}-")


def test_version_is_shown_without_reading_metadata() -> None:
    """Reading the metadata of installed packages would cost 25 ms at every start."""
    code = (
        "import sys; from app.cli.main import run; run(['--version']);"
        "print('importlib.metadata' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == (f"ese-backup, version {__version__}\n", "False\n")
