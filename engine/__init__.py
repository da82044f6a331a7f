"""Storage, backup and restore of Extensible Storage Engine (ESE) databases. No Qt, no SQLite.

The public interface: find instances (``scan``), back one up (``run_backup``), verify (``verify_path``), restore
(``run_restore``), recover (``run_recovery``). The functions are not named like their packages, which they would
hide. Errors are defined in :mod:`engine.errors`, events in :mod:`engine.events`, progress in
:mod:`engine.progress`.

A name is loaded when it is first used, so that the window appears before the engine is loaded.
"""

from __future__ import annotations

from importlib import import_module
from threading import RLock
from typing import TYPE_CHECKING

import engine.numpy_threads  # noqa: F401 - what it sets counts before anything loads numpy

if TYPE_CHECKING:
    from engine.background import lower_priority
    from engine.backup.as_is import AsIsPlan
    from engine.backup.as_is import preview as preview_as_is
    from engine.backup.as_is import run as run_as_is
    from engine.backup.continuity import continued
    from engine.backup.job import BackupSet, Options, preview
    from engine.backup.job import run as run_backup
    from engine.backup.plan import Damage, LogChoice, Plan, plan_full
    from engine.backup.truncation import run_truncate
    from engine.chain.absence import not_available
    from engine.chain.address import StoreAddress, resolved
    from engine.chain.address import as_text as place_text
    from engine.chain.address import parse as parse_place
    from engine.chain.encoding.encoded_staging import Encode
    from engine.chain.encoding.loading import parse_identities, read_identities, read_signer, read_signing_key
    from engine.chain.identity import check_known
    from engine.chain.local_folder import LocalFolder
    from engine.chain.manifest import BackupRun, Kind, Manifest, StoredFile
    from engine.chain.nesting import backups_around
    from engine.chain.pinning import pin as pin_chain
    from engine.chain.pinning import read_pin
    from engine.chain.pinning import unpin as unpin_chain
    from engine.chain.pins import Pin
    from engine.chain.retention import CONTINUED as KEPT_TO_CONTINUE
    from engine.chain.retention import NEWEST as KEPT_AS_NEWEST
    from engine.chain.retention import ChainFacts, Duration, Retention
    from engine.chain.simulation import Simulation
    from engine.chain.simulation import simulate as simulate_retention
    from engine.chain.stored import FoundChain, newest_first, read_manifest
    from engine.chain.stored_chain import StoredChain
    from engine.chain.stores import (
        chain_at,
        destination_at,
        file_at,
        find_chains,
        found_at,
        is_folder,
        write_steps,
    )
    from engine.chain.write_steps import StepOutcome, WriteStep, WriteStepKind
    from engine.chain_copy import Copied, CopiedChain, CopyState
    from engine.chain_copy import run as run_copy
    from engine.checked_recovery import run as run_recovery
    from engine.compare import ComparedTable, DifferenceKind, RowDifference, compare_databases
    from engine.control.backup_control import LiveState
    from engine.control.published import PublishedInstance, find_published
    from engine.control.published import choose as choose_published
    from engine.control.remote import live_state
    from engine.control.runtime_folder import runtime_directory
    from engine.control.truncation import Truncation
    from engine.describe import Description
    from engine.describe import describe as describe_file
    from engine.discovery.choosing import InstanceChoice
    from engine.discovery.files_found import FoundFile
    from engine.discovery.folder_walk import Scope
    from engine.discovery.instance_files import (
        DatabaseFile,
        Identity,
        InstanceFiles,
        LogFile,
        Problem,
        ProblemKind,
        State,
    )
    from engine.discovery.scan import Survey, scan
    from engine.drill import Certificate, DrilledTable, run_drill
    from engine.files import FileSystem, LocalFileSystem
    from engine.formats.catalog import Table
    from engine.formats.column import Column
    from engine.hashing import HashKind
    from engine.images.address import image_place
    from engine.images.disk_image import DiskVolume, ShadowCopy, list_volumes, unlock_volumes
    from engine.images.file_system import HostFileSystem
    from engine.inspection.copies import PageCopy, find_page_copies
    from engine.inspection.description import (
        PageChecksum,
        PageDescription,
        PageJudgement,
        PageLine,
        PageOwner,
        hex_lines,
    )
    from engine.inspection.page import describe_page, describe_pages
    from engine.keys import Keys
    from engine.leases import Leases
    from engine.leftovers import Leftover, left_beside, left_by_backup, left_by_copy, left_by_drill
    from engine.libraries import how_to_install
    from engine.prune import ChainSource, ListedChains, Pruned, PrunedChain, Pruning, plan_prune
    from engine.prune import run as run_prune
    from engine.rate_limit import RateLimit
    from engine.readable import OpenedState, ReadableState, open_state
    from engine.recover.in_memory import RecoveredView, open_recovered
    from engine.recover.planning import RecoveryPlan, plan_recovery
    from engine.recovery.recover import Recovered, RecoveredDatabase, RecoveryOptions
    from engine.remedy import Remedy, damage_advice
    from engine.removal import ChainRemoval, Removed, RemovedChain, plan_removal
    from engine.removal import run as run_removal
    from engine.restore.afterwards import instance_in
    from engine.restore.afterwards import run_confirm as confirm_restore
    from engine.restore.afterwards import run_take_back as take_back_restore
    from engine.restore.displaced import DisplacedFiles, find_displaced
    from engine.restore.job import Restored
    from engine.restore.job import run as run_restore
    from engine.restore.plan import CheckOutcome, CheckResult, RestoredDatabase, RestorePlan, RestoreTarget
    from engine.restore.planning import plan_restore, restore_points
    from engine.restore.points import LogPoints, Point, RestorePoints, Stretch
    from engine.restore.row_history import ChangeKind, RowChange, RowHistory, row_history
    from engine.restore.unsaved import UnsavedWork, unsaved_work
    from engine.restore.view import ChainView, database_file, open_at
    from engine.run_context import RunContext
    from engine.salvage.exported import Exported, ExportedTable
    from engine.salvage.job import ExportChoice, ExportFormat
    from engine.salvage.job import run as run_export
    from engine.sources.as_it_is import AsIsSource
    from engine.sources.at_rest import AtRestSource
    from engine.sources.foreign_set import find_sets, instance_of, refusal_of
    from engine.sources.live import live_source
    from engine.sources.source import BackupSource
    from engine.staging import is_write_test
    from engine.tables.read_only_database import ReadOnlyDatabase
    from engine.tables.row_browser import ListedRow, RowBrowser, RowCount
    from engine.verify import CheckedDatabase, Finding, FindingKind, Verification
    from engine.verify import verify as verify_path
    from engine.verify.finding import UNJUDGED

__all__ = [
    "KEPT_AS_NEWEST",
    "KEPT_TO_CONTINUE",
    "UNJUDGED",
    "AsIsPlan",
    "AsIsSource",
    "AtRestSource",
    "BackupRun",
    "BackupSet",
    "BackupSource",
    "Certificate",
    "ChainFacts",
    "ChainRemoval",
    "ChainSource",
    "ChainView",
    "ChangeKind",
    "CheckOutcome",
    "CheckResult",
    "CheckedDatabase",
    "Column",
    "ComparedTable",
    "Copied",
    "CopiedChain",
    "CopyState",
    "Damage",
    "DatabaseFile",
    "Description",
    "DifferenceKind",
    "DiskVolume",
    "DisplacedFiles",
    "DrilledTable",
    "Duration",
    "Encode",
    "ExportChoice",
    "ExportFormat",
    "Exported",
    "ExportedTable",
    "FileSystem",
    "Finding",
    "FindingKind",
    "FoundChain",
    "FoundFile",
    "HashKind",
    "HostFileSystem",
    "Identity",
    "InstanceChoice",
    "InstanceFiles",
    "Keys",
    "Kind",
    "Leases",
    "Leftover",
    "ListedChains",
    "ListedRow",
    "LiveState",
    "LocalFileSystem",
    "LocalFolder",
    "LogChoice",
    "LogFile",
    "LogPoints",
    "Manifest",
    "OpenedState",
    "Options",
    "PageChecksum",
    "PageCopy",
    "PageDescription",
    "PageJudgement",
    "PageLine",
    "PageOwner",
    "Pin",
    "Plan",
    "Point",
    "Problem",
    "ProblemKind",
    "Pruned",
    "PrunedChain",
    "Pruning",
    "PublishedInstance",
    "RateLimit",
    "ReadOnlyDatabase",
    "ReadableState",
    "Recovered",
    "RecoveredDatabase",
    "RecoveredView",
    "RecoveryOptions",
    "RecoveryPlan",
    "Remedy",
    "Removed",
    "RemovedChain",
    "RestorePlan",
    "RestorePoints",
    "RestoreTarget",
    "Restored",
    "RestoredDatabase",
    "Retention",
    "RowBrowser",
    "RowChange",
    "RowCount",
    "RowDifference",
    "RowHistory",
    "RunContext",
    "Scope",
    "ShadowCopy",
    "Simulation",
    "State",
    "StepOutcome",
    "StoreAddress",
    "StoredChain",
    "StoredFile",
    "Stretch",
    "Survey",
    "Table",
    "Truncation",
    "UnsavedWork",
    "Verification",
    "WriteStep",
    "WriteStepKind",
    "backups_around",
    "chain_at",
    "check_known",
    "choose_published",
    "compare_databases",
    "confirm_restore",
    "continued",
    "damage_advice",
    "database_file",
    "describe_file",
    "describe_page",
    "describe_pages",
    "destination_at",
    "file_at",
    "find_chains",
    "find_displaced",
    "find_page_copies",
    "find_published",
    "find_sets",
    "found_at",
    "hex_lines",
    "how_to_install",
    "image_place",
    "instance_in",
    "instance_of",
    "is_folder",
    "is_write_test",
    "left_beside",
    "left_by_backup",
    "left_by_copy",
    "left_by_drill",
    "list_volumes",
    "live_source",
    "live_state",
    "lower_priority",
    "newest_first",
    "not_available",
    "open_at",
    "open_recovered",
    "open_state",
    "parse_identities",
    "parse_place",
    "pin_chain",
    "place_text",
    "plan_full",
    "plan_prune",
    "plan_recovery",
    "plan_removal",
    "plan_restore",
    "preview",
    "preview_as_is",
    "read_identities",
    "read_manifest",
    "read_pin",
    "read_signer",
    "read_signing_key",
    "refusal_of",
    "resolved",
    "restore_points",
    "row_history",
    "run_as_is",
    "run_backup",
    "run_copy",
    "run_drill",
    "run_export",
    "run_prune",
    "run_recovery",
    "run_removal",
    "run_restore",
    "run_truncate",
    "runtime_directory",
    "scan",
    "simulate_retention",
    "take_back_restore",
    "unlock_volumes",
    "unpin_chain",
    "unsaved_work",
    "verify_path",
    "write_steps",
]

_HOMES = {
    "KEPT_AS_NEWEST": ("engine.chain.retention", "NEWEST"),
    "KEPT_TO_CONTINUE": ("engine.chain.retention", "CONTINUED"),
    "ChainFacts": ("engine.chain.retention", "ChainFacts"),
    "RateLimit": ("engine.rate_limit", "RateLimit"),
    "Retention": ("engine.chain.retention", "Retention"),
    "Simulation": ("engine.chain.simulation", "Simulation"),
    "simulate_retention": ("engine.chain.simulation", "simulate"),
    "Duration": ("engine.chain.retention", "Duration"),
    "Pin": ("engine.chain.pins", "Pin"),
    "pin_chain": ("engine.chain.pinning", "pin"),
    "unpin_chain": ("engine.chain.pinning", "unpin"),
    "read_pin": ("engine.chain.pinning", "read_pin"),
    "ChainSource": ("engine.prune", "ChainSource"),
    "PrunedChain": ("engine.prune", "PrunedChain"),
    "Copied": ("engine.chain_copy", "Copied"),
    "CopiedChain": ("engine.chain_copy", "CopiedChain"),
    "CopyState": ("engine.chain_copy", "CopyState"),
    "run_copy": ("engine.chain_copy", "run"),
    "Pruning": ("engine.prune", "Pruning"),
    "ListedChains": ("engine.prune", "ListedChains"),
    "Pruned": ("engine.prune", "Pruned"),
    "plan_prune": ("engine.prune", "plan_prune"),
    "run_prune": ("engine.prune", "run"),
    "ComparedTable": ("engine.compare", "ComparedTable"),
    "DifferenceKind": ("engine.compare", "DifferenceKind"),
    "RowDifference": ("engine.compare", "RowDifference"),
    "compare_databases": ("engine.compare", "compare_databases"),
    "OpenedState": ("engine.readable", "OpenedState"),
    "ReadableState": ("engine.readable", "ReadableState"),
    "open_state": ("engine.readable", "open_state"),
    "ChainRemoval": ("engine.removal", "ChainRemoval"),
    "Remedy": ("engine.remedy", "Remedy"),
    "damage_advice": ("engine.remedy", "damage_advice"),
    "Removed": ("engine.removal", "Removed"),
    "RemovedChain": ("engine.removal", "RemovedChain"),
    "plan_removal": ("engine.removal", "plan_removal"),
    "run_removal": ("engine.removal", "run"),
    "BackupSet": ("engine.backup.job", "BackupSet"),
    "AsIsPlan": ("engine.backup.as_is", "AsIsPlan"),
    "preview_as_is": ("engine.backup.as_is", "preview"),
    "run_as_is": ("engine.backup.as_is", "run"),
    "Options": ("engine.backup.job", "Options"),
    "preview": ("engine.backup.job", "preview"),
    "run_backup": ("engine.backup.job", "run"),
    "Damage": ("engine.backup.plan", "Damage"),
    "LogChoice": ("engine.backup.plan", "LogChoice"),
    "Plan": ("engine.backup.plan", "Plan"),
    "plan_full": ("engine.backup.plan", "plan_full"),
    "continued": ("engine.backup.continuity", "continued"),
    "lower_priority": ("engine.background", "lower_priority"),
    "how_to_install": ("engine.libraries", "how_to_install"),
    "run_truncate": ("engine.backup.truncation", "run_truncate"),
    "StoreAddress": ("engine.chain.address", "StoreAddress"),
    "parse_place": ("engine.chain.address", "parse"),
    "place_text": ("engine.chain.address", "as_text"),
    "resolved": ("engine.chain.address", "resolved"),
    "chain_at": ("engine.chain.stores", "chain_at"),
    "destination_at": ("engine.chain.stores", "destination_at"),
    "file_at": ("engine.chain.stores", "file_at"),
    "found_at": ("engine.chain.stores", "found_at"),
    "is_folder": ("engine.chain.stores", "is_folder"),
    "write_steps": ("engine.chain.stores", "write_steps"),
    "is_write_test": ("engine.staging", "is_write_test"),
    "StepOutcome": ("engine.chain.write_steps", "StepOutcome"),
    "WriteStep": ("engine.chain.write_steps", "WriteStep"),
    "WriteStepKind": ("engine.chain.write_steps", "WriteStepKind"),
    "StoredChain": ("engine.chain.stored_chain", "StoredChain"),
    "Kind": ("engine.chain.manifest", "Kind"),
    "Manifest": ("engine.chain.manifest", "Manifest"),
    "BackupRun": ("engine.chain.manifest", "BackupRun"),
    "StoredFile": ("engine.chain.manifest", "StoredFile"),
    "FoundChain": ("engine.chain.stored", "FoundChain"),
    "find_chains": ("engine.chain.stores", "find_chains"),
    "newest_first": ("engine.chain.stored", "newest_first"),
    "read_manifest": ("engine.chain.stored", "read_manifest"),
    "Description": ("engine.describe", "Description"),
    "describe_file": ("engine.describe", "describe"),
    "check_known": ("engine.chain.identity", "check_known"),
    "not_available": ("engine.chain.absence", "not_available"),
    "LocalFolder": ("engine.chain.local_folder", "LocalFolder"),
    "backups_around": ("engine.chain.nesting", "backups_around"),
    "Certificate": ("engine.drill", "Certificate"),
    "DrilledTable": ("engine.drill", "DrilledTable"),
    "run_drill": ("engine.drill", "run_drill"),
    "FileSystem": ("engine.files", "FileSystem"),
    "LocalFileSystem": ("engine.files", "LocalFileSystem"),
    "HostFileSystem": ("engine.images.file_system", "HostFileSystem"),
    "DiskVolume": ("engine.images.disk_image", "DiskVolume"),
    "ShadowCopy": ("engine.images.disk_image", "ShadowCopy"),
    "image_place": ("engine.images.address", "image_place"),
    "list_volumes": ("engine.images.disk_image", "list_volumes"),
    "unlock_volumes": ("engine.images.disk_image", "unlock_volumes"),
    "Encode": ("engine.chain.encoding.encoded_staging", "Encode"),
    "PageCopy": ("engine.inspection.copies", "PageCopy"),
    "find_page_copies": ("engine.inspection.copies", "find_page_copies"),
    "PageChecksum": ("engine.inspection.description", "PageChecksum"),
    "PageLine": ("engine.inspection.description", "PageLine"),
    "hex_lines": ("engine.inspection.description", "hex_lines"),
    "PageDescription": ("engine.inspection.description", "PageDescription"),
    "PageJudgement": ("engine.inspection.description", "PageJudgement"),
    "PageOwner": ("engine.inspection.description", "PageOwner"),
    "describe_page": ("engine.inspection.page", "describe_page"),
    "describe_pages": ("engine.inspection.page", "describe_pages"),
    "Keys": ("engine.keys", "Keys"),
    "HashKind": ("engine.hashing", "HashKind"),
    "Leases": ("engine.leases", "Leases"),
    "parse_identities": ("engine.chain.encoding.loading", "parse_identities"),
    "read_identities": ("engine.chain.encoding.loading", "read_identities"),
    "read_signer": ("engine.chain.encoding.loading", "read_signer"),
    "read_signing_key": ("engine.chain.encoding.loading", "read_signing_key"),
    "ReadOnlyDatabase": ("engine.tables.read_only_database", "ReadOnlyDatabase"),
    "Recovered": ("engine.recovery.recover", "Recovered"),
    "RecoveredDatabase": ("engine.recovery.recover", "RecoveredDatabase"),
    "RecoveryOptions": ("engine.recovery.recover", "RecoveryOptions"),
    "RecoveryPlan": ("engine.recover.planning", "RecoveryPlan"),
    "RecoveredView": ("engine.recover.in_memory", "RecoveredView"),
    "open_recovered": ("engine.recover.in_memory", "open_recovered"),
    "Column": ("engine.formats.column", "Column"),
    "Table": ("engine.formats.catalog", "Table"),
    "ListedRow": ("engine.tables.row_browser", "ListedRow"),
    "RowBrowser": ("engine.tables.row_browser", "RowBrowser"),
    "RowCount": ("engine.tables.row_browser", "RowCount"),
    "plan_recovery": ("engine.recover.planning", "plan_recovery"),
    "run_recovery": ("engine.checked_recovery", "run"),
    "DisplacedFiles": ("engine.restore.displaced", "DisplacedFiles"),
    "confirm_restore": ("engine.restore.afterwards", "run_confirm"),
    "instance_in": ("engine.restore.afterwards", "instance_in"),
    "Leftover": ("engine.leftovers", "Leftover"),
    "left_beside": ("engine.leftovers", "left_beside"),
    "left_by_backup": ("engine.leftovers", "left_by_backup"),
    "left_by_copy": ("engine.leftovers", "left_by_copy"),
    "left_by_drill": ("engine.leftovers", "left_by_drill"),
    "find_displaced": ("engine.restore.displaced", "find_displaced"),
    "take_back_restore": ("engine.restore.afterwards", "run_take_back"),
    "plan_restore": ("engine.restore.planning", "plan_restore"),
    "restore_points": ("engine.restore.planning", "restore_points"),
    "Restored": ("engine.restore.job", "Restored"),
    "run_restore": ("engine.restore.job", "run"),
    "CheckResult": ("engine.restore.plan", "CheckResult"),
    "CheckOutcome": ("engine.restore.plan", "CheckOutcome"),
    "RestoredDatabase": ("engine.restore.plan", "RestoredDatabase"),
    "RestorePlan": ("engine.restore.plan", "RestorePlan"),
    "RestoreTarget": ("engine.restore.plan", "RestoreTarget"),
    "LogPoints": ("engine.restore.points", "LogPoints"),
    "Point": ("engine.restore.points", "Point"),
    "RestorePoints": ("engine.restore.points", "RestorePoints"),
    "Stretch": ("engine.restore.points", "Stretch"),
    "ChangeKind": ("engine.restore.row_history", "ChangeKind"),
    "RowChange": ("engine.restore.row_history", "RowChange"),
    "RowHistory": ("engine.restore.row_history", "RowHistory"),
    "row_history": ("engine.restore.row_history", "row_history"),
    "UnsavedWork": ("engine.restore.unsaved", "UnsavedWork"),
    "unsaved_work": ("engine.restore.unsaved", "unsaved_work"),
    "ChainView": ("engine.restore.view", "ChainView"),
    "database_file": ("engine.restore.view", "database_file"),
    "open_at": ("engine.restore.view", "open_at"),
    "RunContext": ("engine.run_context", "RunContext"),
    "Exported": ("engine.salvage.exported", "Exported"),
    "ExportedTable": ("engine.salvage.exported", "ExportedTable"),
    "ExportChoice": ("engine.salvage.job", "ExportChoice"),
    "ExportFormat": ("engine.salvage.job", "ExportFormat"),
    "run_export": ("engine.salvage.job", "run"),
    "AsIsSource": ("engine.sources.as_it_is", "AsIsSource"),
    "AtRestSource": ("engine.sources.at_rest", "AtRestSource"),
    "Survey": ("engine.discovery.scan", "Survey"),
    "scan": ("engine.discovery.scan", "scan"),
    "find_sets": ("engine.sources.foreign_set", "find_sets"),
    "refusal_of": ("engine.sources.foreign_set", "refusal_of"),
    "instance_of": ("engine.sources.foreign_set", "instance_of"),
    "InstanceChoice": ("engine.discovery.choosing", "InstanceChoice"),
    "FoundFile": ("engine.discovery.files_found", "FoundFile"),
    "Scope": ("engine.discovery.folder_walk", "Scope"),
    "DatabaseFile": ("engine.discovery.instance_files", "DatabaseFile"),
    "Identity": ("engine.discovery.instance_files", "Identity"),
    "InstanceFiles": ("engine.discovery.instance_files", "InstanceFiles"),
    "LogFile": ("engine.discovery.instance_files", "LogFile"),
    "Problem": ("engine.discovery.instance_files", "Problem"),
    "ProblemKind": ("engine.discovery.instance_files", "ProblemKind"),
    "State": ("engine.discovery.instance_files", "State"),
    "LiveState": ("engine.control.backup_control", "LiveState"),
    "PublishedInstance": ("engine.control.published", "PublishedInstance"),
    "choose_published": ("engine.control.published", "choose"),
    "find_published": ("engine.control.published", "find_published"),
    "runtime_directory": ("engine.control.runtime_folder", "runtime_directory"),
    "live_source": ("engine.sources.live", "live_source"),
    "live_state": ("engine.control.remote", "live_state"),
    "BackupSource": ("engine.sources.source", "BackupSource"),
    "Truncation": ("engine.control.truncation", "Truncation"),
    "CheckedDatabase": ("engine.verify", "CheckedDatabase"),
    "Finding": ("engine.verify", "Finding"),
    "FindingKind": ("engine.verify", "FindingKind"),
    "UNJUDGED": ("engine.verify.finding", "UNJUDGED"),
    "Verification": ("engine.verify", "Verification"),
    "verify_path": ("engine.verify", "verify"),
}
"""Where each name of the face lives: module and name there."""


_ONE_AT_A_TIME = RLock()
"""For threads that load at once: where one asks for a package that imports its own parts, and another for such a
part, Python ends the deadlock by handing one of them a module that is half made."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, own_name = _HOMES[name]
    with _ONE_AT_A_TIME:
        value: object = getattr(import_module(module), own_name)
    globals()[name] = value
    return value
