"""What a job is about: the instances it can take, and whether its destination can be written to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.jobs.same_disk import on_disk_of
from app.operations.destination import DestinationKind, absence, place_at
from app.settings import Settings
from engine.errors import JetError
from engine.progress import Cancel
from ui.format import size
from ui.languages.sentences import shown
from ui.levels import Level


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("JobPlaces", text)


@dataclass(frozen=True)
class FolderChoice:
    """A folder that a job can take, and what is known to be in it."""

    folder: Path
    words: str


def folders_of_instances(
    instances: Iterable[engine.InstanceFiles], others: Collection[Path] = ()
) -> list[FolderChoice]:
    """The folders of ``instances``, by name, and ``others`` in which none is known."""
    names: dict[Path, list[str]] = defaultdict(list)
    for instance in instances:
        names[instance.directory].append(instance.name)
    found = [FolderChoice(folder, ", ".join(sorted(each))) for folder, each in names.items()]
    found.sort(key=lambda choice: (choice.words.casefold(), str(choice.folder)))
    missing = [FolderChoice(folder, tr("no instance found")) for folder in others if folder not in names]
    return [*found, *missing]


def folders_to_search(
    watched: Sequence[str], instances: Collection[engine.InstanceFiles], others: Collection[Path] = ()
) -> list[FolderChoice]:
    """The watched folders and ``others``, each with the instances in and under it."""
    folders = dict.fromkeys([*map(Path, watched), *others])
    return [FolderChoice(folder, _inside(folder, instances)) for folder in folders]


def _inside(folder: Path, instances: Iterable[engine.InstanceFiles]) -> str:
    names = sorted(each.name for each in instances if each.directory.is_relative_to(folder))
    return ", ".join(names) if names else tr("no instance found")


@dataclass(frozen=True)
class PlaceLook:
    """What was seen at a destination: ``words`` at a level. ``refused``: no backup can be written there now."""

    place: Path
    words: str
    level: Level
    refused: bool = False
    never: bool = False
    """No backup can ever be written there."""
    beside: tuple[Path, ...] = ()
    """The folders to be backed up that are known to be on the same disk."""


def look_at_place(
    place: Path, instance: str, sources: Sequence[Path], settings: Settings, cancel: Cancel
) -> PlaceLook:
    """Whether a backup of ``instance`` in one of ``sources`` could be written to ``place`` now. Blocks.

    A folder is left as it was, a bucket gets the object by which runs tell the time. Without an instance, a bucket
    is only listed.
    """
    try:
        kind = place_at(place, settings.destinations)
    except JetError as error:
        return PlaceLook(place, shown(str(error)), Level.ERROR, refused=True, never=True)
    if kind is DestinationKind.ABSENT:
        return PlaceLook(place, shown(str(absence(place))), Level.WARNING, refused=True)
    if kind is DestinationKind.FILE:
        return PlaceLook(place, tr("This is a file, not a folder."), Level.ERROR, refused=True, never=True)
    try:
        destination = engine.destination_at(place)
        if kind is DestinationKind.FOLDER:
            engine.check_known(destination, settings.identities.get(str(place), ""))
        store = destination.peek(instance or _NOBODY, create=True, apart_from=sources)
        if instance or not isinstance(place, engine.StoreAddress):
            store.check_writable(None)
        cancel.check()
        free = store.free_space() if store.capabilities.free_space else None
    except JetError as error:
        cancel.check()
        return PlaceLook(place, shown(str(error)), Level.ERROR, refused=True)
    words = (
        tr("Can be written to.") if kind is DestinationKind.FOLDER else tr("Will be created by the first backup.")
    )
    if free is not None:
        words = f"{words} {tr('{} free.').format(size(free))}"
    return PlaceLook(place, words, Level.SUCCESS, beside=on_disk_of(place, sources))


_NOBODY = "write-test"
"""The name of a store that is looked for and never made."""
