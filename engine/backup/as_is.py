"""An as-is backup: the bytes of an instance as evidence, before a repair.

Every file is copied as it is and hashed. Pages and logs are judged on the way, but nothing is corrected or
refused: damage is counted and noted. The set is a chain of its own; no other run continues it, and a restore
refuses it.
"""

from __future__ import annotations

import platform
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from engine.backup.clock import Clock, iso, now_of
from engine.backup.discarded import discarded
from engine.backup.event_names import failures_logged
from engine.backup.job import BackupSet, Options, check_new, check_room, settle
from engine.backup.truncation import tell_notes
from engine.chain.address import as_text
from engine.chain.destination import ChainStore, Destination, Staging
from engine.chain.encoding import Layers, encoded
from engine.chain.identity import check_known, mark
from engine.chain.manifest import BackupRun, FileRole, Kind, Manifest, PageCounts, StoredFile, is_safe_name
from engine.chain.signatures import check_signing, signed
from engine.digest import CHUNK
from engine.discovery.files_found import FileKind, FoundFile
from engine.error_codes import Code
from engine.errors import Corruption, JetError, StorageFault
from engine.events import EventKind
from engine.files import ReadFile
from engine.formats.checkpoint import read_checkpoint
from engine.formats.log.header import LARGEST
from engine.formats.log.segments import verify_log
from engine.formats.log.tail import damages
from engine.formats.names import Role
from engine.hashing import HashKind
from engine.parallel_copy import ParallelCopy
from engine.progress import Operation, PagesRead, PageState, Phase
from engine.report import Report
from engine.run_context import RunContext
from engine.sources.as_it_is import AsIsFiles, AsIsSource
from engine.sources.at_rest import changed
from engine.sources.page_run import bad_pages, count_states, judge, owned_limit

_PIECE = 4096
"""Bytes that are left out at least where a disk cannot be read."""
_NAMED = 20
"""So many bad pages are named in a note."""
_HARMLESS = FileKind.DATABASE, FileKind.LOG, FileKind.CHECKPOINT, FileKind.FLUSH_MAP, FileKind.DOUBLE_WRITE
_NOTHING_IN_IT = FileKind.RESERVE_LOG, FileKind.TEMPORARY_DATABASE, FileKind.EMPTY, FileKind.FOREIGN


@dataclass(frozen=True)
class AsIsPlan:
    """What an as-is backup would copy."""

    kind: ClassVar[Kind] = Kind.AS_IS

    instance: AsIsFiles

    @property
    def files(self) -> tuple[tuple[Path, int], ...]:
        """Every file and its size in bytes."""
        return tuple((file.path, file.size) for file in self.instance.files)

    @property
    def bytes(self) -> int:
        return sum(size for _, size in self.files)

    @property
    def notes(self) -> tuple[str, ...]:
        return self.instance.notes


def preview(source: AsIsSource, destination: Destination, options: Options | None = None) -> AsIsPlan:
    """What :func:`run` would copy now. Raises what ``run`` would raise; changes nothing."""
    options, plan = options or Options(), AsIsPlan(source.state())
    found = plan.instance
    check_known(destination, options.identity or "")
    store = destination.peek(found.name, create=options.create, apart_from=found.folders)
    _check(plan, store, options)
    store.check_writable(None)
    return plan


def run(
    source: AsIsSource,
    destination: Destination,
    *,
    options: Options | None = None,
    context: RunContext | None = None,
) -> BackupSet:
    """Copy every file as it is; returns when the set is complete and durable.

    Raises as :func:`engine.backup.job.run` for the destination and :meth:`AsIsSource.state` for the source,
    JET_errDatabaseSharingViolation (-1215) if a file changed meanwhile, and what opening a file raises. Parts of a
    file that the disk cannot read are zeros in the copy, and noted.
    """
    options, context, started = options or Options(), context or RunContext(), time.monotonic()
    report = context.report(Operation.BACKUP)
    check_signing(context.keys)
    with failures_logged(report, context.cancel, online=False), source.begin() as found:
        report.instance, plan = found.name, AsIsPlan(found)
        check_known(destination, options.identity or "")
        with destination.open(found.name, create=options.create, apart_from=found.folders) as store:
            _check(plan, store, options)
            job = _AsIs(
                source,
                plan,
                options.encode.hash,
                Clock.read(store.chains(), None, now_of(context)),
                report,
                context,
            )
            layers = Layers(options.encode, context.keys)
            staging = encoded(store.stage_new(job.label, atomic=False), layers, job.hash)
            with discarded(staging, destination.place):
                job.copy(staging)
                source.confirm()
                manifest = signed(job.manifest(), context.keys)
                context.cancel.check()
                report.phase(Phase.PUBLISH)
                staging.publish(manifest.to_bytes())
            settle(staging, report)
            chain = store.chain(staging.name).path
            report.entry(EventKind.BackupPublished, set=job.id[-8:], path=str(chain))
            tell_notes(report, job.foreseen)
            report.entry(EventKind.AsIsEnded)
            report.complete()
            identity = mark(destination, report) if options.identity is not None else ""
            seconds = time.monotonic() - started
            return BackupSet(chain, manifest.settled(), manifest.files, seconds, identity=identity)


def _check(plan: AsIsPlan, store: ChainStore, options: Options) -> None:
    check_new(store, Kind.AS_IS, options)
    check_room(plan, store)
    for path, _ in plan.files:
        if not is_safe_name(path.name):
            raise Code.InvalidPath.error(
                f"The name {path.name!r} is not valid on every system.",
                hint="Copy the file under another name, and back up the copy.",
                path=str(path),
            )


class _AsIs:
    """One run at work."""

    def __init__(
        self,
        source: AsIsSource,
        plan: AsIsPlan,
        hashing: HashKind,
        clock: Clock,
        report: Report,
        context: RunContext,
    ) -> None:
        self.source = source
        self.plan = plan
        self.hash = hashing
        self.report = report
        self.cancel = context.cancel
        self.id = context.run_id
        self.now = partial(now_of, context)
        self.label = f"{clock.label}-{self.id[-8:]}"
        self.files: list[StoredFile] = []
        self.foreseen = *plan.notes, *clock.notes
        self.notes = [*self.foreseen]
        self.run = BackupRun(
            self.id,
            Kind.AS_IS,
            iso(clock.now),
            "",
            machine=platform.node(),
            place=as_text(plan.instance.directory),
        )

    def copy(self, staging: Staging) -> None:
        """All files, in the order of their names."""
        self.report.entry(EventKind.AsIsStarted)
        self.report.begin(self.plan.bytes)
        self.report.phase(Phase.DATABASES)
        with ParallelCopy(self.hash) as hands:
            for file in self.plan.instance.files:
                self._copy(file, staging, hands)

    def manifest(self) -> Manifest:
        instance, ended = self.plan.instance, iso(self.now())
        run = replace(self.run, ended=ended, notes=tuple(self.notes), bytes=sum(file.bytes for file in self.files))
        return Manifest(
            chain=self.label,
            instance=instance.name,
            base=instance.base,
            signature=instance.signature,
            databases={},
            page_size=0,
            runs=(run,),
            files=tuple(self.files),
        )

    def _copy(self, found: FoundFile, staging: Staging, hands: ParallelCopy) -> None:
        path, name = found.path, found.path.name
        self.report.item(name, found.size)
        with self.source.open(path) as file, staging.create(name, found.size) as target:
            size = file.stat().size
            judged, reading = _Judged(found, file), _Reading(file)
            with hands.into(target, size):
                for offset in range(0, size, CHUNK):
                    self.cancel.check()
                    length = min(CHUNK, size - offset)
                    buffer = hands.buffer()
                    view = memoryview(buffer)[:length]
                    reading.fill(view, offset)
                    pages = judged.take(view, offset)
                    hands.put(buffer, length, offset)
                    self.report.moved(length, pages)
                checksum = hands.finish()
            reasons = [*reading.reasons(), *judged.reasons()]
        for reason in reasons:
            self.notes.append(f"{name}: {reason}")
            self.report.entry(EventKind.AsIsDamage, path=path, reason=reason)
        self.run = replace(self.run, pages=self.run.pages + judged.counts)
        stored = StoredFile(name, FileRole.OTHER, size, checksum, self.id, hash=self.hash)
        self.files.append(stored.stored_at(staging.stored(name)))


class _Reading:
    """Reads a file, around what the disk cannot give."""

    def __init__(self, file: ReadFile) -> None:
        self._file = file
        self._lost: list[int] = []

    def fill(self, view: memoryview, offset: int) -> None:
        """All of ``view``; zeros where nothing can be read."""
        if self._read(view, offset):
            return
        for at in range(0, len(view), _PIECE):
            piece = view[at : at + _PIECE]
            if not self._read(piece, offset + at):
                piece[:] = bytes(len(piece))
                self._lost.append(offset + at)

    def reasons(self) -> Iterator[str]:
        """What could not be read."""
        if self._lost:
            at = ", ".join(f"{offset:,}" for offset in self._lost[:_NAMED])
            more = ", …" if len(self._lost) > _NAMED else ""
            yield (
                f"{len(self._lost):,} × {_PIECE:,} bytes cannot be read from the disk and are zeros in the copy: "
                f"at {at}{more}."
            )

    def _read(self, view: memoryview, offset: int) -> bool:
        try:
            done = self._file.read_into(view, offset)
        except StorageFault as error:
            if error.code is not Code.DiskIO:
                raise
            return False
        if done != len(view):
            raise changed(self._file.path)
        return True


class _Judged:
    """What is wrong with a file that is being copied."""

    def __init__(self, found: FoundFile, file: ReadFile) -> None:
        self._found = found
        self.counts = PageCounts()
        self._bad: list[int] = []
        self._reasons: list[str] = []
        self._whole = bytearray() if _is_judged_whole(found) else None
        self._owned = 0
        if found.kind not in (*_HARMLESS, *_NOTHING_IN_IT):
            self._reasons.append(found.note)
        if found.database is not None:
            try:
                self._owned = owned_limit(file, found.size, found.database.header)
            except Corruption as error:
                self._owned = found.size // found.database.page_size
                self._reasons.append(error.message)
            except StorageFault:
                self._owned = found.size // found.database.page_size  # what cannot be read is told where it is

    def take(self, view: memoryview, offset: int) -> PagesRead | None:
        """Judge what was read, in order; the pages among it, for the page map."""
        if self._whole is not None:
            self._whole += view
        database = self._found.database
        if database is None:
            return None
        page_size = database.page_size
        start = max(2 * page_size - offset, 0)
        pages = view[start : start + max(len(view) - start, 0) // page_size * page_size]
        if not len(pages):
            return None
        first = (offset + start) // page_size - 1
        states = judge(pages, page_size, first, self._owned)
        self._bad += bad_pages(states, first)
        new = count_states(states)
        self.counts += PageCounts(new[PageState.VERIFIED], new[PageState.BLANK], 0, new[PageState.UNOWNED])
        return PagesRead(first, states, page_size)

    def reasons(self) -> Iterator[str]:
        """What was found, in words."""
        yield from self._reasons
        if self._bad:
            yield _bad_pages(self._bad)
        if self._whole is not None:
            judge_whole = _log_damage if self._found.kind is FileKind.LOG else _checkpoint_damage
            yield from judge_whole(bytes(self._whole), self._found)


def _is_judged_whole(found: FoundFile) -> bool:
    return found.kind in (FileKind.LOG, FileKind.CHECKPOINT) and found.size <= LARGEST


def _bad_pages(bad: Sequence[int]) -> str:
    named = ", ".join(map(str, bad[:_NAMED]))
    more = ", …" if len(bad) > _NAMED else ""
    what = "1 page fails its checksum" if len(bad) == 1 else f"{len(bad):,} pages fail their checksums"
    return f"{what}: {named}{more}."


def _log_damage(data: bytes, found: FoundFile) -> Iterator[str]:
    torn = found.name is not None and found.name.role is Role.CURRENT
    try:
        yield from (text for text, _, harmless in damages(verify_log(data), may_be_torn=torn) if not harmless)
    except JetError as error:
        yield error.message


def _checkpoint_damage(data: bytes, found: FoundFile) -> Iterator[str]:
    try:
        reading = read_checkpoint(data)
        if not reading.copies_agree:
            yield f"Only copy {reading.copy} of the checkpoint is good."
    except JetError as error:
        yield error.message
