"""What is read to judge instances, for the window and `status`: instances in folders, chains at destinations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import engine
from app.evidence.lost_files import lost_files
from app.history.runs import Run
from engine.errors import JetError
from engine.progress import Cancel


@dataclass(frozen=True)
class FolderScan:
    """What a scan of all watched folders found. ``failed`` are folders that could not be looked at, and why."""

    instances: tuple[engine.InstanceFiles, ...] = ()
    others: tuple[engine.FoundFile, ...] = ()
    failed: tuple[tuple[Path, JetError], ...] = ()

    def with_more(self, scan: FolderScan) -> FolderScan:
        """What both scans found, each instance and file once."""
        instances = {found.identity: found for found in (*self.instances, *scan.instances)}
        others = {file.path: file for file in (*self.others, *scan.others)}
        failed = dict((*self.failed, *scan.failed))
        return FolderScan(tuple(instances.values()), tuple(others.values()), tuple(failed.items()))


@dataclass(frozen=True)
class ChainScan:
    """The chains of all known destinations. ``failed`` are destinations that could not be listed, and why;
    ``findings`` say by its folder what is wrong with a chain as it lies there. ``unread``: destinations that have
    folders that cannot be read, and why: what is in these is not known."""

    chains: tuple[engine.FoundChain, ...] = ()
    failed: tuple[tuple[Path, JetError], ...] = ()
    read: tuple[Path, ...] = ()
    findings: Mapping[Path, str] = field(default_factory=dict)
    looked: bool = False
    unread: tuple[tuple[Path, JetError], ...] = ()

    @property
    def troubles(self) -> tuple[tuple[Path, JetError], ...]:
        """Destinations of which not everything is known, and why; those that are not there at all first."""
        return (*self.failed, *self.unread)

    @property
    def absent(self) -> tuple[Path, ...]:
        """What may hold chains that nobody has seen: destinations, and folders of others."""
        folders = (place_of(str(error.context.get("path", place))) for place, error in self.unread)
        return (*(place for place, _ in self.failed), *folders)

    def keeping(self, before: ChainScan) -> ChainScan:
        """The same, with the values of ``before`` for chains in folders of which nothing is another: who looks at
        many sees at once which have changed."""
        known = {chain.path: chain for chain in before.chains if chain.chain is None}
        chains = ((chain, known.get(chain.path)) for chain in self.chains)
        return replace(self, chains=tuple(old if old is not None and old == now else now for now, old in chains))


@dataclass(frozen=True)
class Scanned:
    """What was found a moment ago, so that whoever judges it need not look once more: by folder, with whether
    those below it count, and by destination; each with the time at which the scan began."""

    folders: Mapping[tuple[Path, bool], tuple[datetime, FolderScan]] = field(default_factory=dict)
    places: Mapping[Path, tuple[datetime, ChainScan]] = field(default_factory=dict)

    def since(self, runs: Iterable[Run]) -> Scanned:
        """Without what a run that ended since may have changed; one that names no place may have changed
        everything."""
        began = min((each[0] for each in (*self.folders.values(), *self.places.values())), default=None)
        newer = [run for run in runs if began and run.ended and run.ended > began]
        ended = [(run.ended, _places_of(run)) for run in newer if run.ended]

        def is_true(began: datetime, place: Path) -> bool:
            return not any(began < moment and _meets(place, named) for moment, named in ended)

        return Scanned(
            {key: found for key, found in self.folders.items() if is_true(found[0], key[0])},
            {place: found for place, found in self.places.items() if is_true(found[0], place)},
        )


def _places_of(run: Run) -> list[Path]:
    return [place_of(text) for text in (run.source, run.chain, run.destination) if text]


def _meets(place: Path, named: Sequence[Path]) -> bool:
    return not named or any(each.is_relative_to(place) or place.is_relative_to(each) for each in named)


def scan_folders(folders: Sequence[str], cancel: Cancel, *, subfolders: bool = True) -> FolderScan:
    """Look through ``folders``; one that is gone does not hide the others."""
    instances: dict[engine.Identity, engine.InstanceFiles] = {}
    others: dict[Path, engine.FoundFile] = {}
    failed: list[tuple[Path, JetError]] = []
    for folder in map(Path, folders):
        try:
            survey = engine.scan([folder], scope=engine.Scope(subfolders=subfolders), cancel=cancel)
        except JetError as error:
            cancel.check()
            failed.append((folder, error))
            continue
        failed += [(Path(str(error.context.get("path", folder))), error) for error in survey.unreadable]
        instances |= {found.identity: found for found in survey.instances}
        others |= {file.path: file for file in survey.others}
    return FolderScan(tuple(instances.values()), tuple(others.values()), tuple(failed))


def joined(scans: Iterable[ChainScan]) -> ChainScan:
    """What several looks at other destinations found."""
    found = list(scans)
    return ChainScan(
        tuple({chain.path: chain for each in found for chain in each.chains}.values()),
        tuple(each for scan in found for each in scan.failed),
        tuple(each for scan in found for each in scan.read),
        {path: text for each in found for path, text in each.findings.items()},
        looked=True,
        unread=tuple(each for scan in found for each in scan.unread),
    )


def place_of(text: str) -> Path:
    """The folder or address of a destination that the settings name; one that is not valid is found unreadable."""
    try:
        return engine.parse_place(text)
    except JetError:
        return Path(text)


def scan_chains(
    destinations: Sequence[str],
    cancel: Cancel,
    identities: Mapping[str, str] = MappingProxyType({}),
    instances: Sequence[str] | None = None,
) -> ChainScan:
    """List the chains below ``destinations``, newest first in each; in a bucket, which many hosts may share, only
    those of ``instances``, if given.

    One that is not known by what ``identities`` say of it is not available: its disk is not there, or another is.
    """
    fs = engine.LocalFileSystem()
    chains: dict[Path, engine.FoundChain] = {}
    failed: list[tuple[Path, JetError]] = []
    read: list[Path] = []
    findings: dict[Path, str] = {}
    unread: list[tuple[Path, JetError]] = []
    for destination in map(place_of, destinations):
        cancel.check()
        skipped: list[JetError] = []
        try:
            engine.check_known(engine.destination_at(destination, fs), identities.get(str(destination), ""))
            found = engine.find_chains(fs, destination, instances, cancel, skipped.append)
        except JetError as error:
            cancel.check()
            failed.append((destination, error if _is_there(destination) else engine.not_available(destination)))
            continue
        read.append(destination)
        unread += [(destination, error) for error in skipped]
        chains |= {chain.path: chain for chain in found}
        findings |= lost_files(fs, found, cancel)
    return ChainScan(
        tuple(chains.values()), tuple(failed), tuple(read), findings, looked=True, unread=tuple(unread)
    )


def _is_there(destination: Path) -> bool:
    """Whether its folder exists; of a bucket, the error of its store says more."""
    return isinstance(destination, engine.StoreAddress) or destination.exists()
