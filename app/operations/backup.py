"""A backup of any kind, of files at rest or of a running instance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

import engine
from app.evidence.proofs import RunRecord
from app.history.runs import Figures, RunOperation, RunState
from app.operations.instance_source import InstanceSource
from app.operations.key_files import NO_KEY_FILES, KeyFiles
from app.operations.live_checks import check_backup
from app.operations.request import Done, Request, RunStart, flags


@dataclass(frozen=True)
class BackupRequest(Request["engine.BackupSet"]):
    """What to back up, where to and how.

    ``identity`` is that by which the destination is known, empty if it is new: with another one, or none, it is
    not available.
    """

    command: ClassVar[str] = "backup"

    source: InstanceSource
    destination: Path
    kind: engine.Kind
    options: engine.Options = field(default_factory=lambda: engine.Options())
    keys: KeyFiles = NO_KEY_FILES
    identity: str = field(default="", compare=False)

    def title(self, instance: str) -> str:
        return f"{self.kind.value.capitalize()} backup of {instance or self.source.label}"

    @property
    def place(self) -> Path:
        return self.destination

    @property
    def destroys(self) -> bool:
        """An atomic one removes the set before it."""
        return self.options.atomic

    def arguments(self) -> list[str]:
        options = self.options
        logs = ["--logs", options.logs.value] if options.logs is not engine.LogChoice.ALL else []
        return [
            self.command,
            *self.source.arguments(),
            *("--to", str(self.destination)),
            *(("--as-is",) if self.kind is engine.Kind.AS_IS else ("--mode", self.kind.value)),
            *logs,
            *flags(atomic=options.atomic, create=options.create),
            *encoding_arguments(options.encode),
            *_hash_arguments(options.encode, self.kind),
            *self.keys.arguments(),
        ]

    def preview(
        self, record: RunRecord | None = None, given: engine.Keys | None = None
    ) -> engine.Plan | engine.AsIsPlan:
        """What the backup would do now; raises what it would be refused with. Writes nothing, also no history.

        ``record``: what the history knows of chains that were found damaged. ``given``: keys that are in no file.
        """
        if self.kind is engine.Kind.AS_IS:
            to = engine.destination_at(self.destination)
            return engine.preview_as_is(self.source.as_it_is(), to, self._options(record or RunRecord()))
        if self.source.is_running:
            check_backup(str(self.source.folder), self.kind)
        options = self._options(record or RunRecord())
        keys, destination = self.keys.keys(given or engine.Keys()), engine.destination_at(self.destination)
        return engine.preview(self.source.open(), destination, self.kind, options, keys=keys)

    def start(self) -> RunStart:
        kind = f"{self.kind.value} atomic" if self.options.atomic else self.kind.value
        source, destination = str(self.source.folder), str(self.destination)
        return RunStart(self.source.label, RunOperation.BACKUP, kind, source, destination)

    def run(self, context: engine.RunContext, record: Callable[[], RunRecord]) -> Done[engine.BackupSet]:
        destination, context = engine.destination_at(self.destination), self.keys.within(context)
        options, source = self._options(record()), None
        if self.kind is engine.Kind.AS_IS:
            done = engine.run_as_is(self.source.as_it_is(), destination, options=options, context=context)
        else:
            source = self.source.open(context)
            done = engine.run_backup(source, destination, self.kind, options=options, context=context)
        state = RunState.WARNING if _is_noted(done.run, source) else RunState.SUCCESS
        figures, instance = _figures(done.run), done.manifest.instance
        return Done(done, state, figures, done.chain, instance, done.run.place)

    def _options(self, record: RunRecord) -> engine.Options:
        """An incremental does not continue a chain that a check found damaged."""
        damaged = {str(path): engine.Damage(check.ended, check.why) for path, check in record.damaged.items()}
        return replace(self.options, damaged=damaged, identity=self.identity)


def _is_noted(run: engine.BackupRun, source: engine.BackupSource | None) -> bool:
    """Whether a person should look at it; that the database of a snapshot is dirty is as it should be."""
    from app.snapshots.source import SnapshotSource
    from engine.backup.plan import NEEDS_RECOVERY

    if not isinstance(source, SnapshotSource):
        return bool(run.corrections or run.notes)
    return bool(run.corrections or set(run.notes) - {NEEDS_RECOVERY} or source.left_behind)


def encoding_arguments(encode: engine.Encode) -> list[str]:
    """The options of the command line that say how files are stored."""
    compress = ["--compress", f"zstd:{encode.level}"] if encode.level is not None else []
    to = ["passphrase"] if encode.passphrase else encode.recipients
    return [*compress, *(word for each in to for word in ("--encrypt", each))]


def _hash_arguments(encode: engine.Encode, kind: engine.Kind) -> list[str]:
    """Nothing for a chain that is continued, which keeps its hash."""
    return ["--hash", encode.hash.value] if kind.starts_chain and encode.hash is not engine.HashKind.SHA256 else []


def _figures(run: engine.BackupRun) -> Figures:
    low, high = run.logs or (None, None)
    pages = run.pages
    return Figures(run.bytes, pages.verified, pages.blank, pages.corrected, low, high)
