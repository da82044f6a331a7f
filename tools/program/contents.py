"""What a built program contains besides what PyInstaller finds by itself: modules loaded by name, data files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
NAME = "ese-backup-manager"
PACKAGES = ("app", "engine", "ui", "resources")
LOADED_BY_NAME = ("blake3", "pybde", "pyewf", "pyfsntfs", "pyvmdk", "pyvshadow")
"""Packages of the extras that the engine imports by a name in a variable."""


def packages() -> list[str]:
    """The program and the packages that it asks for, as far as they are installed: Help lists their versions and
    licences, which are read from their metadata."""
    asked = [re.split(r"[^A-Za-z0-9._-]", each, maxsplit=1)[0] for each in metadata.requires(NAME) or []]
    installed = {_plain(each.metadata["Name"]) for each in metadata.distributions()}
    return sorted({name for name in (NAME, *asked) if _plain(name) in installed})


def modules() -> list[str]:
    """All modules of the program, by their names: pages, commands and the engine's face load theirs by name."""
    found = [path.relative_to(PROJECT).with_suffix("").parts for path in _files() if path.suffix == ".py"]
    return sorted(".".join(parts[:-1] if parts[-1] == "__init__" else parts) for parts in found)


def data_files() -> list[tuple[str, str]]:
    """All files of the program's packages that are no modules, each with the folder that it is placed in."""
    found = [path for path in _files() if path.suffix != ".py"]
    return sorted((str(path), str(path.parent.relative_to(PROJECT))) for path in found)


def _plain(name: str) -> str:
    """The name of a package as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _files() -> Iterator[Path]:
    for package in PACKAGES:
        for path in (PROJECT / package).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
