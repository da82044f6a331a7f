"""Chains that are to be copied: to which destination, what prevents it, and the runs that do it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import engine
from app.operations.copy import CopyRequest
from app.operations.destination import DestinationKind, absence, place_at
from engine.errors import JetError
from ui.format import plural, size
from ui.languages.sentences import shown
from ui.live_run import RunPlan, plan_of
from ui.models.set_entries import SetEntry, tr


@dataclass(frozen=True)
class CopyTarget:
    """What there is at a place. ``same``: some of the chains are at that destination; ``within``: it is a folder
    of one of them. ``free`` in bytes, None where that is not known."""

    place: Path
    kind: DestinationKind
    same: bool = False
    within: bool = False
    free: int | None = None


def look_at_target(place: Path, entries: Sequence[SetEntry], known: Collection[str]) -> CopyTarget:
    """See whether ``place`` can take the chains; ``known`` are destinations that are never created again. A bucket
    is not asked: the run tells what it says. Raises ``JetError`` for an address that cannot be opened here."""
    if isinstance(place, engine.StoreAddress):
        engine.destination_at(place)
        same = any(place in (entry.destination, entry.path.parent) for entry in entries)
        within = any(place.is_relative_to(entry.path) for entry in entries)
        return CopyTarget(place, DestinationKind.FOLDER, same, within)
    real = Path(engine.resolved(place))
    folders = [(entry, Path(engine.resolved(entry.path))) for entry in entries if _is_local(entry)]
    same = any(real in (Path(engine.resolved(entry.destination)), path.parent) for entry, path in folders)
    within = any(real.is_relative_to(path) for _, path in folders)
    fs, there = engine.LocalFileSystem(), place
    while there != there.parent and not fs.exists(there):
        there = there.parent
    try:
        free = fs.free_space(there)
    except JetError:
        free = None
    return CopyTarget(place, place_at(place, known), same, within, free)


def objection(target: CopyTarget, needed: int, create: bool) -> str:
    """Why the chains, of which ``needed`` bytes are not there yet, cannot be copied; empty if they can."""
    if target.within:
        return tr("This is a folder of a chain. Choose a destination outside all chains.")
    if target.same:
        return tr("The chains are already at this destination. Choose another one.")
    match target.kind:
        case DestinationKind.FILE:
            return tr("This is a file, not a folder.")
        case DestinationKind.ABSENT:
            error = absence(target.place)
            return shown(f"{error.message} {error.hint}")
        case DestinationKind.NEW if not create:
            return tr("This folder does not exist. Choose to create it, or choose another one.")
    if target.free is not None and target.free < needed:
        words = tr("The copy needs {}, but the destination has only {} free.")
        return words.format(size(needed), size(target.free))
    return ""


def missing_bytes(entries: Sequence[SetEntry], place: Path, chains: Sequence[engine.FoundChain]) -> int:
    """What the copy needs at ``place``; chains that are listed there already count as copied."""
    there = {(each.path.parent.name, each.path.name) for each in chains if each.path.is_relative_to(place)}
    return sum(e.stored_bytes for e in entries if (e.path.parent.name, e.path.name) not in there)


def copy_sentence(entries: Sequence[SetEntry], place: Path | None) -> str:
    """What is copied, how much and where to."""
    total = size(sum(entry.stored_bytes for entry in entries))
    names = sorted({entry.instance for entry in entries})
    if place is None:
        return plural(
            len(entries),
            "{} chain of {} ({}) is copied as it is stored.",
            "{} chains of {} ({}) are copied as they are stored.",
            ", ".join(names),
            total,
        )
    return plural(
        len(entries),
        "{} chain of {} ({}) is copied to {} as it is stored.",
        "{} chains of {} ({}) are copied to {} as they are stored.",
        ", ".join(names),
        total,
        place,
    )


def copy_requests(entries: Sequence[SetEntry], place: Path, create: bool, identity: str) -> list[CopyRequest]:
    """One for each chain, the oldest first: what is cut short has copied what others continue."""
    ordered = sorted(entries, key=lambda e: (e.started.timestamp() if e.started else 0.0, e.path.name))
    return [CopyRequest(entry.path, place, create, identity=identity) for entry in ordered]


def copy_plans(entries: Sequence[SetEntry], requests: Sequence[CopyRequest]) -> list[RunPlan]:
    """The runs, of which one at a time goes to a destination."""
    names = {entry.path: entry.instance for entry in entries}
    return [plan_of(each, names.get(each.source, ""), part=str(each.source)) for each in requests]


def _is_local(entry: SetEntry) -> bool:
    return not isinstance(entry.path, engine.StoreAddress)
