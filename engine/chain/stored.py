"""Reading a chain's directory: manifest and files, wherever an interrupted move left them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.chain.manifest import MANIFEST_LIMIT, MANIFEST_NAME, Manifest, StoredFile
from engine.error_codes import Code
from engine.errors import JetError
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


@dataclass(frozen=True)
class FoundChain:
    """A chain in a folder; ``manifest`` is ``None`` and ``error`` set when it is damaged."""

    path: Path
    manifest: Manifest | None
    error: JetError | None = None


def find_chains(fs: FileSystem, folder: Path) -> list[FoundChain]:
    """Chains in ``folder``, in its folders and in theirs (chain, shelf, destination), newest first.

    Raises ``JetError`` when ``folder`` cannot be listed; folders below it that cannot are passed over.
    """
    if fs.exists(folder / MANIFEST_NAME):
        return [_found(fs, folder)]
    found: list[FoundChain] = []
    for entry in _folders(fs, fs.list(folder)):
        if fs.exists(entry / MANIFEST_NAME):
            found.append(_found(fs, entry))
            continue
        try:
            below = _folders(fs, fs.list(entry))
        except JetError:
            continue
        found += [_found(fs, path) for path in below if fs.exists(path / MANIFEST_NAME)]
    return sorted(found, key=lambda c: c.manifest.runs[-1].ended if c.manifest else "", reverse=True)


def _folders(fs: FileSystem, entries: list[Path]) -> list[Path]:
    return [e for e in entries if not e.name.startswith(".") and not fs.is_link(e) and fs.stat(e).is_directory]


def _found(fs: FileSystem, path: Path) -> FoundChain:
    try:
        return FoundChain(path, read_manifest(fs, path))
    except JetError as error:
        return FoundChain(path, None, error)
