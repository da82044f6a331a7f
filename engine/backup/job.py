"""A backup, from the first check to the last rename. Start reading here.

``run`` is the protocol (ARCHITECTURE.md#a-backup-in-ten-steps): lock the instance, lock the destination, plan,
copy the files of the plan, check that nothing changed in the meantime, publish. Before ``publish``, no listing
shows anything of the run, and a failure, cancellation or kill leaves the destination unchanged. What a running
instance needs besides is in :mod:`engine.backup.manner`.
"""

from __future__ import annotations

import platform
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from engine.backup.clock import SET_BACK_MEANWHILE, Clock, iso, now_of
from engine.backup.continuity import copied_folders
from engine.backup.copying import Reread
from engine.backup.database_copies import DatabaseCopies
from engine.backup.discarded import discarded
from engine.backup.event_names import blamed, failures_logged
from engine.backup.log_copy import LogCopy, write_file
from engine.backup.manner import Manner, manner_of
from engine.backup.plan import (
    Damage,
    LogChoice,
    Plan,
    check_sound,
    plan_differential,
    plan_full,
    plan_incremental,
)
from engine.backup.small_files import read_small, read_whole_checkpoint
from engine.backup.stored_chains import check_complete, check_encrypts, check_signs, readable_chains
from engine.backup.truncation import tell_notes, tell_start
from engine.backup.whose_chain import check_replaces_own, moved_from, own_chains
from engine.chain.address import as_text, resolved
from engine.chain.destination import ChainStore, Destination, Staging
from engine.chain.encoding import AS_IT_IS, Encode, Layers, encoded
from engine.chain.identity import check_known, mark
from engine.chain.manifest import BackupRun, FileRole, Kind, Manifest, StoredFile
from engine.chain.signatures import check_signing, signed
from engine.control.truncation import Truncation
from engine.discovery.instance_files import InstanceFiles, gaps_in
from engine.error_codes import Code
from engine.errors import JetError, known
from engine.events import EventKind, size_text
from engine.formats.names import patch_name
from engine.keys import NO_KEYS, Keys
from engine.progress import Operation, Phase
from engine.report import Report, reason_of
from engine.run_context import RunContext
from engine.sources.source import BackupSource


@dataclass(frozen=True)
class Options:
    """Options of a run. ``create``: create a missing destination (JET_paramCreatePathIfNotExist).

    ``atomic``: keep one set, which only a complete newer one replaces (JET_bitBackupAtomic). ``damaged`` are the
    chains that checks found damaged, by their places (:func:`engine.chain.address.resolved`); they are not
    extended. ``encode`` says how files are stored; an encrypted chain is not extended by files that are not.
    ``identity``: that of the destination as it is known, empty if it is new (:mod:`engine.chain.identity`);
    without one, it is neither compared nor given.
    """

    create: bool = False
    atomic: bool = False
    logs: LogChoice = LogChoice.ALL
    reread: Reread = field(default_factory=Reread)
    damaged: Mapping[str, Damage] = field(default_factory=dict)
    encode: Encode = AS_IT_IS
    identity: str | None = None


@dataclass(frozen=True)
class BackupSet:
    """What a successful run added to a chain. ``files`` is empty if there was nothing new.

    ``truncated`` are the logs that the instance deleted because they are no longer needed. ``identity`` is that of
    the destination, empty if it has none.
    """

    chain: Path
    manifest: Manifest
    files: tuple[StoredFile, ...]
    seconds: float = 0.0
    truncated: Truncation = field(default_factory=Truncation)
    identity: str = ""

    @property
    def run(self) -> BackupRun:
        return self.manifest.runs[-1]

    @property
    def nothing_new(self) -> bool:
        return not self.run.kind.starts_chain and not self.files


def run(
    source: BackupSource,
    destination: Destination,
    kind: Kind,
    *,
    options: Options | None = None,
    context: RunContext | None = None,
) -> BackupSet:
    """Back up an instance; returns only when the backup set is complete, verified and durable.

    The context's ``progress`` and ``events`` are called from another thread while a running instance is copied.

    Raises a ``JetError`` of the matching category, after which the destination lists what it listed before:
    ``WrongState`` (-505 another run), ``WrongUse`` (-1023, -504 destination), ``MissingFile`` (-560, -569),
    ``Corruption`` (-1018 page, -612 log, -1206 header), ``StorageFault`` (-1808, -1022, -1032, -1011),
    ``Cancelled``.
    """
    options, context, started = options or Options(), context or RunContext(), time.monotonic()
    cancel, report = context.cancel, context.report(Operation.BACKUP)
    manner = manner_of(source)
    check_signing(context.keys)
    with failures_logged(report, cancel, online=manner.is_online), source.begin(kind):
        instance = source.state()
        report.instance = instance.name
        check_known(destination, options.identity or "")
        with destination.open(instance.name, create=options.create, apart_from=_folders(instance)) as store:
            plan, chain = make_plan(instance, store, kind, options, context.keys)
            check_room(plan, store)
            clock = Clock.read(store.chains(), chain, now_of(context))
            job = _Job(source, manner, plan, chain, options, report, context, clock=clock)
            staging = _stage(job, store, options)
            with discarded(staging, destination.place):
                job.announce()
                manner.copying(partial(job.copy_databases, staging), cancel)
                job.end_log()
                manner.copying(partial(job.copy_logs, staging, store), cancel)
                source.confirm()
                manifest = signed(job.manifest(), context.keys)
                cancel.check()
                report.phase(Phase.PUBLISH)
                staging.publish(manifest.to_bytes())
            settle(staging, report)
            identity = mark(destination, report) if options.identity is not None else ""
            result = job.conclude(store.chain(staging.name).path, manifest.settled())
            return replace(result, seconds=time.monotonic() - started, identity=identity)


def preview(
    source: BackupSource,
    destination: Destination,
    kind: Kind,
    options: Options | None = None,
    *,
    keys: Keys = NO_KEYS,
) -> Plan:
    """What ``run`` would do now. Raises the errors that ``run`` would raise.

    Nothing is changed; an empty file, which is deleted, tests whether the destination can be written to.
    """
    options, instance = options or Options(), manner_of(source).foresee(kind)
    check_known(destination, options.identity or "")
    store = destination.peek(instance.name, create=options.create, apart_from=_folders(instance))
    check_signing(keys)
    Layers(options.encode, keys)
    options.encode.hash.new()  # raises where its library is missing
    plan, _ = make_plan(instance, store, kind, options, keys)
    check_room(plan, store)
    store.check_writable(plan.chain)
    return plan


def make_plan(
    instance: InstanceFiles, store: ChainStore, kind: Kind, options: Options, keys: Keys
) -> tuple[Plan, Manifest | None]:
    """The plan of a run and, for one into a chain, the manifest of that. Raises as the plan does."""
    if kind is Kind.AS_IS:
        raise Code.InvalidParameter.error(
            "An as-is backup does not require an instance that can be read.", hint="Call run_as_is."
        )
    if kind.starts_chain:
        check_new(store, kind, options)
        moved = check_replaces_own(instance, store, keys) if options.atomic else ()
        plan = plan_full(instance, options.logs, kind)
        return replace(plan, notes=(*plan.notes, *moved)), None
    chains = own_chains(instance, readable_chains(store, keys))
    if options.atomic:
        chains = {name: manifest for name, manifest in chains.items() if manifest.runs[0].atomic}
    plan = _PLAN_MORE[kind](instance, chains)
    name = known(plan.chain, "chain to continue")
    manifest = chains[name]
    moved, copied = moved_from(instance, manifest.runs[-1]), copied_folders(name, chains)
    plan = replace(plan, notes=(*plan.notes, *moved, *copied))
    folder = store.chain(name).path
    check_sound(folder, manifest, options.damaged.get(resolved(folder)))
    check_encrypts(folder, manifest, options.encode)
    check_signs(folder, manifest, keys)
    needed = [file for file in manifest.files if kind is Kind.INCREMENTAL or file.run == manifest.runs[0].id]
    check_complete(store, name, needed)
    return plan, manifest


_PLAN_MORE = {Kind.INCREMENTAL: plan_incremental, Kind.DIFFERENTIAL: plan_differential}
"""How a run into a chain is planned."""


def check_new(store: ChainStore, kind: Kind, options: Options) -> None:
    """Raises what forbids a chain of this kind: JET_errInvalidParameter (-1003), or what the store says."""
    if options.atomic and kind is not Kind.FULL:
        article = "An" if kind is Kind.AS_IS else "A"
        raise Code.InvalidParameter.error(
            f"{article} {kind.value} backup cannot be atomic: it would replace the full backup.",
            hint="Choose another destination, or omit the option.",
        )
    store.check_new()


class Sized(Protocol):
    """What is about to be copied."""

    @property
    def bytes(self) -> int: ...


def check_room(plan: Sized, store: ChainStore) -> None:
    """JET_errDiskFull (-1808) before a byte is written, when the volume cannot hold what the plan copies."""
    if not store.capabilities.free_space:
        return
    free = store.free_space()
    if free < plan.bytes:
        raise Code.DiskFull.error(
            f"The backup needs {size_text(plan.bytes)}, but the destination has only {size_text(free)} free.",
            needed=plan.bytes,
            free=free,
        )


def _folders(instance: InstanceFiles) -> list[Path]:
    folders = [file.path.parent for file in instance.databases]
    return list(dict.fromkeys([*folders, instance.directory]))


def _stage(job: _Job, store: ChainStore, options: Options) -> Staging:
    layers = Layers(options.encode, job.keys)
    if job.plan.chain is not None:
        return encoded(store.stage_into(job.plan.chain, job.id[-8:]), layers, job.hash)
    return encoded(store.stage_new(job.label, atomic=options.atomic), layers, job.hash)


def settle(staging: Staging, report: Report) -> None:
    """The run has happened; tidying up can fail without undoing that, and the next run repeats it."""
    try:
        staging.settle()
    except (JetError, MemoryError) as error:
        report.entry(EventKind.TidyingPostponed, path=staging.name, reason=reason_of(error))


class _Job:
    """One run at work: what it has copied so far."""

    def __init__(
        self,
        source: BackupSource,
        manner: Manner,
        plan: Plan,
        chain: Manifest | None,
        options: Options,
        report: Report,
        context: RunContext,
        *,
        clock: Clock,
    ) -> None:
        self.source = source
        self.manner = manner
        self.plan = plan
        self.chain = chain
        self.options = options
        self.report = report
        self.cancel = context.cancel
        self.keys = context.keys
        self.now = partial(now_of, context)
        self.id = context.run_id
        self.label = f"{clock.label}-{self.id[-8:]}"
        self.files: list[StoredFile] = []
        self.hash = chain.hash if chain is not None else options.encode.hash
        notes = (*plan.notes, *clock.notes)
        self.run = BackupRun(
            self.id,
            plan.kind,
            iso(clock.now),
            "",
            atomic=options.atomic,
            notes=notes,
            machine=platform.node(),
            place=as_text(plan.instance.directory),
        )

    def announce(self) -> None:
        tell_start(self.report, self.plan.kind)
        self.report.begin(self.plan.bytes)

    def copy_databases(self, staging: Staging) -> None:
        """Every database page by page; pages are verified, single flipped bits corrected in the copy."""
        if not self.plan.databases:
            return
        self.report.phase(Phase.DATABASES)
        copies = DatabaseCopies(self.source, self.manner, self.report, self.cancel, self.options.reread, self.hash)
        for copied in copies.run(self.plan.databases, staging):
            name, copy = copied.database.path.name, copied.copy
            self._keep(staging, name, FileRole.DATABASE, copied.database.size, copied.checksum)
            if self.manner.needs_mark(copied.database):
                mark = patch_name(name)
                self._keep(staging, mark, FileRole.PATCH, 0, write_file(staging, mark, b"", self.hash))
            pages = self.run.pages + copy.counts
            self.run = replace(self.run, pages=pages, corrections=(*self.run.corrections, *copy.corrections))

    def end_log(self) -> None:
        """A running instance closes its log; from here on the plan names the logs that there are."""
        instance = self.manner.end_log(self.report, self.cancel)
        if instance is None:
            return
        if self.chain is None or self.plan.chain is None:
            self.plan = plan_full(instance, self.options.logs, self.plan.kind)
        else:
            self.plan = _PLAN_MORE[self.plan.kind](instance, {self.plan.chain: self.chain})

    def copy_logs(self, staging: Staging, store: ChainStore) -> None:
        """The logs in order, each proven to continue the one before, and the checkpoint as it is."""
        if self.plan.logs:
            self.report.phase(Phase.LOGS)
            first, last = self.plan.logs[0].path, self.plan.logs[-1].path
            self.report.entry(EventKind.LogCopyStarted, first=first, last=last)
            copy = LogCopy(self.source, self.plan, staging, store, self.report, self.cancel, self.id, self.hash)
            with blamed(self.report, EventKind.LogCopyFailed, lambda: copy.at):
                for stored in copy.run():
                    self._add(stored)
        for log in self.plan.unjudged:
            self._copy_small(log.path, read_small(self.source, log.path, log.size), FileRole.OTHER, staging)
        checkpoint = self.plan.checkpoint
        if checkpoint is not None:
            data = read_whole_checkpoint(self.source, checkpoint)
            self._copy_small(checkpoint.path, data, FileRole.CHECKPOINT, staging)

    def _copy_small(self, path: Path, data: bytes, role: FileRole, staging: Staging) -> None:
        self.cancel.check()
        checksum = write_file(staging, path.name, data, self.hash)
        self._keep(staging, path.name, role, len(data), checksum)
        self.report.moved(len(data))

    def _keep(self, staging: Staging, name: str, role: FileRole, size: int, checksum: str) -> None:
        self._add(StoredFile(name, role, size, checksum, self.id, hash=self.hash).stored_at(staging.stored(name)))

    def _add(self, file: StoredFile) -> None:
        self.files.append(file)
        self.run = replace(self.run, bytes=self.run.bytes + file.bytes)

    def manifest(self) -> Manifest:
        """The chain's manifest with this run in it, as it is to be published."""
        numbers = [file.generation for file in self.files if file.generation is not None]
        ended, logs = iso(self.now()), (min(numbers), max(numbers)) if numbers else None
        notes = self.run.notes if ended >= self.run.started else (*self.run.notes, SET_BACK_MEANWHILE)
        run = replace(self.run, ended=ended, logs=logs, notes=notes)
        if self.chain is not None:
            extended = self.chain.extended(run, self.files)
            if gaps_in([log.generation or 0 for log in extended.logs]):
                raise Code.InternalError.error(f"The chain {extended.chain} would lack a log between two others.")
            return extended
        instance = self.plan.instance
        return Manifest(
            chain=self.label,
            instance=instance.name,
            base=instance.base,
            signature=str(instance.signature),
            databases={d.path.name: str(d.reading.header.sign_db) for d in instance.databases},
            page_size=instance.databases[0].page_size,
            runs=(run,),
            files=tuple(self.files),
        )

    def conclude(self, chain: Path, manifest: Manifest) -> BackupSet:
        """Say what was done; a running instance lets go of the logs that it was made to keep."""
        result = BackupSet(chain, manifest, tuple(self.files))
        tell_notes(self.report, result.run.notes)
        last = self.plan.follows
        if result.nothing_new and last is not None:
            self.report.entry(EventKind.NothingNew, generation=last.generation or 0)
        published = {"set": self.id[-8:], "path": str(chain)}
        cut = self.manner.conclude(self.report, self.plan.kind, self.plan.instance, published)
        return replace(result, truncated=cut)
