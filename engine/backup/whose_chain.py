"""Which chains of a store are of the instance that is backed up, and not of its twin.

A copied folder, or that of a cloned machine, has the same log signature and, up to a log that both went on with,
the same history: nothing in the logs tells them apart, and a chain that holds both restores neither. So it counts
from which folder the newest set of a chain was made. An instance that was moved leaves none in its old folder, and
goes on with its chain. A copy whose original is gone, or not mounted now, looks the same, also on the disk: what
is moved to another volume is copied. So it is noted where the chain was made before, for a person to judge.
"""

from __future__ import annotations

import contextlib
import platform
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from engine.backup.stored_chains import readable_chains
from engine.chain.address import as_text, resolved
from engine.chain.destination import ChainStore
from engine.chain.manifest import BackupRun, Manifest
from engine.discovery.folder_walk import Scope
from engine.discovery.instance_files import InstanceFiles
from engine.discovery.scan import scan
from engine.error_codes import Code
from engine.errors import Corruption, JetError, MissingFile, Unsupported
from engine.images.address import image_place, rooted
from engine.images.file_system import HostFileSystem
from engine.keys import Keys


def own_chains(instance: InstanceFiles, chains: Mapping[str, Manifest]) -> dict[str, Manifest]:
    """Those of ``chains`` that are not of another instance of the same log stream.

    Raises JET_errMissingFullBackup (-560) if there are only chains of such a twin.
    """
    twins = _twins(instance, chains)
    own = {name: manifest for name, manifest in chains.items() if name not in twins}
    alike = [name for name, each in own.items() if each.signature == str(instance.signature)]
    if twins and not alike:
        raise Code.MissingFullBackup.error(
            f"The backup at the destination is of another instance with the same log signature: "
            f"{_origin(next(reversed(twins.values())))}.",
            hint="Make a full backup, which starts a chain of its own. Snapshots of one instance continue its "
            "chain if each is mounted in the same folder.",
        )
    return own


def check_replaces_own(instance: InstanceFiles, store: ChainStore, keys: Keys) -> tuple[str, ...]:
    """An atomic backup replaces the set of the store: JET_errBackupDirectoryNotEmpty (-504) for that of a twin.

    Returns what is to be noted: :func:`moved_from`.
    """
    chains: dict[str, Manifest] = {}
    with contextlib.suppress(Corruption, Unsupported):  # no set that could be restored is replaced
        chains = readable_chains(store, keys)
    atomic = {name: manifest for name, manifest in chains.items() if manifest.runs[0].atomic}
    for name, newest in _twins(instance, atomic).items():
        raise Code.BackupDirectoryNotEmpty.error(
            f"An atomic backup would replace that of another instance with the same log signature: "
            f"{_origin(newest)}.",
            hint="Choose another destination for one of them, or make a backup that is not atomic.",
            path=str(store.chain(name).path),
        )
    own = [each.runs[-1] for each in atomic.values() if each.signature == str(instance.signature)]
    return moved_from(instance, own[-1]) if own else ()


def moved_from(instance: InstanceFiles, newest: BackupRun) -> tuple[str, ...]:
    """What is to be noted where this run goes on with, or replaces, a set from another folder or machine."""
    if newest.place and not _is_of(newest.place, _folders(instance)):
        return (
            f"The last backup was made from {_origin(newest)}, where the instance is no longer found. If this is "
            "a copy of it and not the instance itself, make a full backup, which starts a chain of its own.",
        )
    if newest.machine not in ("", platform.node()):
        return (
            f"The last backup was made on another machine, {newest.machine}. If this is a copy of that instance "
            "and not the instance itself, make a full backup, which starts a chain of its own.",
        )
    return ()


def _folders(instance: InstanceFiles) -> list[Path]:
    return list(dict.fromkeys([instance.directory, *(database.path.parent for database in instance.databases)]))


def _is_of(place: str, folders: Sequence[Path]) -> bool:
    return any(place in (as_text(folder), resolved(folder)) or _same(place, folder) for folder in folders)


def _twins(instance: InstanceFiles, chains: Mapping[str, Manifest]) -> dict[str, BackupRun]:
    """The newest set of each chain that is of another instance of this log stream, by the name of the chain."""
    signature = str(instance.signature)
    folders = _folders(instance)

    @cache
    def is_elsewhere(machine: str, place: str) -> bool:
        if _is_of(place, folders):
            return False
        return machine != platform.node() or _is_there(place, signature)

    found: dict[str, BackupRun] = {}
    for name, manifest in chains.items():
        newest = manifest.runs[-1]
        if manifest.signature == signature and newest.place and is_elsewhere(newest.machine, newest.place):
            found[name] = newest
    return found


def _same(place: str, folder: Path) -> bool:
    fs = HostFileSystem()
    try:
        return fs.stat(_of_volume(Path(place))).same_file(fs.stat(_of_volume(folder)))
    except (JetError, OSError, ValueError):
        return False


def _of_volume(folder: Path) -> Path:
    """A shadow copy in an image holds the same instance as the volume did."""
    place = image_place(folder)
    return folder if place is None else rooted(place.image, place.partition).joinpath(*place.names)


def _is_there(place: str, signature: str) -> bool:
    """Whether an instance of that stream is in the folder. One that cannot be read may still be there."""
    try:
        survey = scan([Path(place)], scope=Scope(subfolders=False), fs=HostFileSystem())
    except MissingFile:
        return False
    except (JetError, OSError, ValueError):
        return True
    return any(str(found.signature) == signature for found in survey.instances)


def _origin(run: BackupRun) -> str:
    machine = "" if run.machine in ("", platform.node()) else f" on {run.machine}"
    return f"{run.place}{machine}"
