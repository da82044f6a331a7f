"""A verification of what is on disk; damage is in its result and makes the run a failed one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import engine
from app.evidence.proofs import RunRecord
from app.history.runs import WITHOUT_KEY, Figures, RunOperation, RunState
from app.operations.instance_source import scope_arguments
from app.operations.key_files import NO_KEY_FILES, KeyFiles
from app.operations.known_backups import with_known_backups
from app.operations.request import Done, Request, RunStart, flags
from app.operations.verification_record import PageMaps, describe_bad_pages, record_body
from engine.errors import Corruption, JetError


@dataclass(frozen=True)
class VerifyRequest(Request["engine.Verification"]):
    """A chain, an instance's folder or a file; ``structure`` also checks each database's trees.

    ``scope`` says how much of an instance's folders is looked through; ``snapshot``: it is read from a snapshot of
    its volume, so an engine may have the files open (:mod:`app.snapshots`).
    """

    command: ClassVar[str] = "verify"

    path: Path
    structure: bool = False
    scope: engine.Scope | None = None
    keys: KeyFiles = NO_KEY_FILES
    snapshot: bool = False

    def title(self, instance: str) -> str:
        return f"Verification of {instance or self.path.name or self.path}"

    @property
    def place(self) -> Path:
        return self.path

    @property
    def read_chain(self) -> Path | None:
        return self.path

    @property
    def destroys(self) -> bool:
        return False

    def arguments(self) -> list[str]:
        how = [
            *scope_arguments(self.scope),
            *flags(structure=self.structure, snapshot=self.snapshot),
            *self.keys.arguments(),
        ]
        return [self.command, str(self.path), *how]

    def start(self) -> RunStart:
        return RunStart(_instance_at(self.path), RunOperation.VERIFY, source=str(self.path))

    def run(self, context: engine.RunContext, record: Callable[[], RunRecord]) -> Done[engine.Verification]:
        with self._reading(context) as reading:
            return self._verified(reading, record)

    @contextmanager
    def _reading(self, context: engine.RunContext) -> Iterator[engine.RunContext]:
        """``context``, with the files as a snapshot holds them if that is wanted."""
        if not self.snapshot:
            yield context
            return
        from app.snapshots.notes import SnapshotNotes
        from app.snapshots.source import places
        from app.snapshots.volumes import held
        from engine.files import SnapshotView

        folders = places([self.path.absolute()])
        with held(folders, SnapshotNotes(), context.events, context.run_id) as kept:
            yield replace(context, fs=SnapshotView(kept))

    def _verified(self, context: engine.RunContext, record: Callable[[], RunRecord]) -> Done[engine.Verification]:
        maps, context = PageMaps(context.progress), self.keys.within(context)
        watched = replace(context, progress=maps.take)

        def settle(found: engine.Verification) -> engine.Verification:
            return with_known_backups(found, record, context.cancel)

        done = engine.verify_path(
            self.path, structure=self.structure, scope=self.scope, context=watched, settle=settle
        )
        body = record_body(
            done, maps.of(done.databases), describe_bad_pages(done, context), structure=self.structure
        )
        figures = Figures(pages_verified=done.pages.verified, pages_blank=done.pages.blank)
        kind = WITHOUT_KEY if done.is_closed else ""
        state, named = state_of_findings(done), done.instance
        return Done(done, state, figures, self.path, named, kind=kind, document=body, cause=done.cause)


def state_of_findings(done: engine.Verification | engine.Certificate) -> RunState:
    """How a run ends that found these."""
    if not done.ok:
        return RunState.FAILED
    return RunState.WARNING if done.findings else RunState.SUCCESS


def _instance_at(path: Path) -> str:
    """The instance whose chain is there; the name of any other place, until the run finds out more."""
    try:
        return engine.chain_at(path, engine.HostFileSystem()).manifest().instance
    except Corruption:
        return path.parent.name
    except JetError:
        return path.name or str(path)
