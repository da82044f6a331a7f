"""Reading a chain's directory: manifest and files, wherever an interrupted move left them."""

from __future__ import annotations

from pathlib import Path

from engine.chain.manifest import MANIFEST_LIMIT, MANIFEST_NAME, Manifest, StoredFile
from engine.error_codes import Code
from engine.files import FileSystem, read_whole


def read_manifest(fs: FileSystem, directory: Path) -> Manifest:
    """The manifest of the chain in ``directory``.

    Raises JET_errFileNotFound when there is none (no backup is there), ``Corruption`` when it is damaged.
    """
    path = directory / MANIFEST_NAME
    if not fs.exists(path):
        raise Code.FileNotFound.error(
            f"{directory} holds no backup: there is no {MANIFEST_NAME}.",
            hint="Choose the folder of a chain, the one that holds the manifest.",
            path=str(directory),
        )
    return Manifest.from_bytes(read_whole(fs, path, MANIFEST_LIMIT))


def locate(fs: FileSystem, directory: Path, file: StoredFile) -> Path:
    """Where the bytes of a listed file lie: at its place, or at its own name once it was moved there."""
    place = directory / file.place
    return place if not file.stored or fs.exists(place) else directory / file.name
