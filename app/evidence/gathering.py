"""What is read to judge instances, for the window and `status`: instances in folders, chains at destinations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import engine
from app.evidence.lost_files import lost_files
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
    ``findings`` say by its folder what is wrong with a chain as it lies there."""

    chains: tuple[engine.FoundChain, ...] = ()
    failed: tuple[tuple[Path, JetError], ...] = ()
    read: tuple[Path, ...] = ()
    findings: Mapping[Path, str] = field(default_factory=dict)
    looked: bool = False


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
    for destination in map(place_of, destinations):
        cancel.check()
        try:
            engine.check_known(engine.destination_at(destination, fs), identities.get(str(destination), ""))
            found = engine.find_chains(fs, destination, instances)
        except JetError as error:
            failed.append((destination, error))
            continue
        read.append(destination)
        chains |= {chain.path: chain for chain in found}
        findings |= lost_files(fs, found)
    return ChainScan(tuple(chains.values()), tuple(failed), tuple(read), findings, looked=True)
