"""Storage, backup and restore of Extensible Storage Engine (ESE) databases. No Qt, no SQLite.

The public face: find instances (``scan``), back one up (``run_backup``), check (``verify_path``), bring back
(``run_restore``). The verbs are not named like the packages behind them, which they would hide.
Errors stand in :mod:`engine.errors`, event-log entries in :mod:`engine.events`, progress in
:mod:`engine.progress`.
"""

from engine.backup.job import BackupSet, Options, preview
from engine.backup.job import run as run_backup
from engine.backup.plan import LogChoice, Plan
from engine.chain.manifest import Kind, Manifest, Run, StoredFile
from engine.chain.stored import FoundChain, find_chains, read_manifest
from engine.describe import Description, describe
from engine.destinations.local_folder import LocalFolder
from engine.files import FileSystem, LocalFileSystem
from engine.instance.database import Database
from engine.restore.examine import CheckResult, Outcome, RestoredDatabase, RestorePlan, examine
from engine.restore.job import Restored
from engine.restore.job import run as run_restore
from engine.sources.at_rest import AtRestSource
from engine.sources.discovery import Survey, scan
from engine.sources.files_found import FoundFile
from engine.sources.instance_files import DatabaseFile, InstanceFiles, LogFile, Problem, State
from engine.verify import Finding, Verification
from engine.verify import verify as verify_path

__all__ = [
    "AtRestSource",
    "BackupSet",
    "CheckResult",
    "Database",
    "DatabaseFile",
    "Description",
    "FileSystem",
    "Finding",
    "FoundChain",
    "FoundFile",
    "InstanceFiles",
    "Kind",
    "LocalFileSystem",
    "LocalFolder",
    "LogChoice",
    "LogFile",
    "Manifest",
    "Options",
    "Outcome",
    "Plan",
    "Problem",
    "RestorePlan",
    "Restored",
    "RestoredDatabase",
    "Run",
    "State",
    "StoredFile",
    "Survey",
    "Verification",
    "describe",
    "examine",
    "find_chains",
    "preview",
    "read_manifest",
    "run_backup",
    "run_restore",
    "scan",
    "verify_path",
]
