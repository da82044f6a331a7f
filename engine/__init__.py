"""Storage, backup and restore of Extensible Storage Engine (ESE) databases. No Qt, no SQLite.

The public face: find instances (``scan``), back one up (``run_backup``), check (``verify_path``), bring back
(``run_restore``), bring to a clean state (``run_recovery``). The verbs are not named like the packages behind
them, which they would hide.
Errors stand in :mod:`engine.errors`, event-log entries in :mod:`engine.events`, progress in
:mod:`engine.progress`.

A name is loaded when it is first used, so that the window shows before the engine is there.
"""

from __future__ import annotations

from importlib import import_module
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.backup.job import BackupSet, Options, preview
    from engine.backup.job import run as run_backup
    from engine.backup.plan import Damage, LogChoice, Plan, continued
    from engine.backup.truncation import run_truncate
    from engine.chain.manifest import Kind, Manifest, Run, StoredFile
    from engine.chain.stored import FoundChain, find_chains, newest_first, read_manifest
    from engine.checked_recovery import run as run_recovery
    from engine.describe import Description
    from engine.describe import describe as describe_file
    from engine.destinations.local_folder import LocalFolder
    from engine.destinations.nesting import backups_around
    from engine.drill import Certificate, DrilledTable, run_drill
    from engine.files import FileSystem, LocalFileSystem
    from engine.instance.database import Database
    from engine.instance.recovery import Recovered, RecoveredDatabase, RecoveryOptions
    from engine.recover.examine import RecoveryPlan
    from engine.recover.examine import examine as examine_recovery
    from engine.restore.afterwards import instance_in
    from engine.restore.afterwards import run_confirm as confirm_restore
    from engine.restore.afterwards import run_take_back as take_back_restore
    from engine.restore.aside import Kept, find_kept
    from engine.restore.examine import examine, restore_points
    from engine.restore.job import Restored
    from engine.restore.job import run as run_restore
    from engine.restore.plan import CheckResult, Outcome, RestoredDatabase, RestorePlan, Wanted
    from engine.restore.points import LogPoints, Point, RestorePoints, Stretch
    from engine.sources.at_rest import AtRestSource
    from engine.sources.discovery import Survey, scan
    from engine.sources.files_found import FoundFile
    from engine.sources.folder_walk import Scope
    from engine.sources.foreign_set import find_sets, instance_of, refusal_of
    from engine.sources.instance_files import DatabaseFile, Identity, InstanceFiles, LogFile, Problem, State
    from engine.sources.owner import LiveState
    from engine.sources.published import PublishedInstance, find_published, runtime_directory
    from engine.sources.published import choose as choose_published
    from engine.sources.remote import live_source, live_state
    from engine.sources.source import BackupSource, Truncation
    from engine.verify import Finding, Verification
    from engine.verify import verify as verify_path

__all__ = [
    "AtRestSource",
    "BackupSet",
    "BackupSource",
    "Certificate",
    "CheckResult",
    "Damage",
    "Database",
    "DatabaseFile",
    "Description",
    "DrilledTable",
    "FileSystem",
    "Finding",
    "FoundChain",
    "FoundFile",
    "Identity",
    "InstanceFiles",
    "Kept",
    "Kind",
    "LiveState",
    "LocalFileSystem",
    "LocalFolder",
    "LogChoice",
    "LogFile",
    "LogPoints",
    "Manifest",
    "Options",
    "Outcome",
    "Plan",
    "Point",
    "Problem",
    "PublishedInstance",
    "Recovered",
    "RecoveredDatabase",
    "RecoveryOptions",
    "RecoveryPlan",
    "RestorePlan",
    "RestorePoints",
    "Restored",
    "RestoredDatabase",
    "Run",
    "Scope",
    "State",
    "StoredFile",
    "Stretch",
    "Survey",
    "Truncation",
    "Verification",
    "Wanted",
    "backups_around",
    "choose_published",
    "confirm_restore",
    "continued",
    "describe_file",
    "examine",
    "examine_recovery",
    "find_chains",
    "find_kept",
    "find_published",
    "find_sets",
    "instance_in",
    "instance_of",
    "live_source",
    "live_state",
    "newest_first",
    "preview",
    "read_manifest",
    "refusal_of",
    "restore_points",
    "run_backup",
    "run_drill",
    "run_recovery",
    "run_restore",
    "run_truncate",
    "runtime_directory",
    "scan",
    "take_back_restore",
    "verify_path",
]

_HOMES = {
    "BackupSet": ("engine.backup.job", "BackupSet"),
    "Options": ("engine.backup.job", "Options"),
    "preview": ("engine.backup.job", "preview"),
    "run_backup": ("engine.backup.job", "run"),
    "Damage": ("engine.backup.plan", "Damage"),
    "LogChoice": ("engine.backup.plan", "LogChoice"),
    "Plan": ("engine.backup.plan", "Plan"),
    "continued": ("engine.backup.plan", "continued"),
    "run_truncate": ("engine.backup.truncation", "run_truncate"),
    "Kind": ("engine.chain.manifest", "Kind"),
    "Manifest": ("engine.chain.manifest", "Manifest"),
    "Run": ("engine.chain.manifest", "Run"),
    "StoredFile": ("engine.chain.manifest", "StoredFile"),
    "FoundChain": ("engine.chain.stored", "FoundChain"),
    "find_chains": ("engine.chain.stored", "find_chains"),
    "newest_first": ("engine.chain.stored", "newest_first"),
    "read_manifest": ("engine.chain.stored", "read_manifest"),
    "Description": ("engine.describe", "Description"),
    "describe_file": ("engine.describe", "describe"),
    "LocalFolder": ("engine.destinations.local_folder", "LocalFolder"),
    "backups_around": ("engine.destinations.nesting", "backups_around"),
    "Certificate": ("engine.drill", "Certificate"),
    "DrilledTable": ("engine.drill", "DrilledTable"),
    "run_drill": ("engine.drill", "run_drill"),
    "FileSystem": ("engine.files", "FileSystem"),
    "LocalFileSystem": ("engine.files", "LocalFileSystem"),
    "Database": ("engine.instance.database", "Database"),
    "Recovered": ("engine.instance.recovery", "Recovered"),
    "RecoveredDatabase": ("engine.instance.recovery", "RecoveredDatabase"),
    "RecoveryOptions": ("engine.instance.recovery", "RecoveryOptions"),
    "RecoveryPlan": ("engine.recover.examine", "RecoveryPlan"),
    "examine_recovery": ("engine.recover.examine", "examine"),
    "run_recovery": ("engine.checked_recovery", "run"),
    "Kept": ("engine.restore.aside", "Kept"),
    "confirm_restore": ("engine.restore.afterwards", "run_confirm"),
    "instance_in": ("engine.restore.afterwards", "instance_in"),
    "find_kept": ("engine.restore.aside", "find_kept"),
    "take_back_restore": ("engine.restore.afterwards", "run_take_back"),
    "examine": ("engine.restore.examine", "examine"),
    "restore_points": ("engine.restore.examine", "restore_points"),
    "Restored": ("engine.restore.job", "Restored"),
    "run_restore": ("engine.restore.job", "run"),
    "CheckResult": ("engine.restore.plan", "CheckResult"),
    "Outcome": ("engine.restore.plan", "Outcome"),
    "RestoredDatabase": ("engine.restore.plan", "RestoredDatabase"),
    "RestorePlan": ("engine.restore.plan", "RestorePlan"),
    "Wanted": ("engine.restore.plan", "Wanted"),
    "LogPoints": ("engine.restore.points", "LogPoints"),
    "Point": ("engine.restore.points", "Point"),
    "RestorePoints": ("engine.restore.points", "RestorePoints"),
    "Stretch": ("engine.restore.points", "Stretch"),
    "AtRestSource": ("engine.sources.at_rest", "AtRestSource"),
    "Survey": ("engine.sources.discovery", "Survey"),
    "scan": ("engine.sources.discovery", "scan"),
    "find_sets": ("engine.sources.foreign_set", "find_sets"),
    "refusal_of": ("engine.sources.foreign_set", "refusal_of"),
    "instance_of": ("engine.sources.foreign_set", "instance_of"),
    "FoundFile": ("engine.sources.files_found", "FoundFile"),
    "Scope": ("engine.sources.folder_walk", "Scope"),
    "DatabaseFile": ("engine.sources.instance_files", "DatabaseFile"),
    "Identity": ("engine.sources.instance_files", "Identity"),
    "InstanceFiles": ("engine.sources.instance_files", "InstanceFiles"),
    "LogFile": ("engine.sources.instance_files", "LogFile"),
    "Problem": ("engine.sources.instance_files", "Problem"),
    "State": ("engine.sources.instance_files", "State"),
    "LiveState": ("engine.sources.owner", "LiveState"),
    "PublishedInstance": ("engine.sources.published", "PublishedInstance"),
    "choose_published": ("engine.sources.published", "choose"),
    "find_published": ("engine.sources.published", "find_published"),
    "runtime_directory": ("engine.sources.published", "runtime_directory"),
    "live_source": ("engine.sources.remote", "live_source"),
    "live_state": ("engine.sources.remote", "live_state"),
    "BackupSource": ("engine.sources.source", "BackupSource"),
    "Truncation": ("engine.sources.source", "Truncation"),
    "Finding": ("engine.verify", "Finding"),
    "Verification": ("engine.verify", "Verification"),
    "verify_path": ("engine.verify", "verify"),
}
"""Where each name of the face lives: module and name there."""


_ONE_AT_A_TIME = RLock()
"""Two threads that import modules of one another would see them half made."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, own_name = _HOMES[name]
    with _ONE_AT_A_TIME:
        value: object = getattr(import_module(module), own_name)
    globals()[name] = value
    return value
