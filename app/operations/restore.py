"""A restore of a chain: to another folder, or in place over the instance's own files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

import engine
from app.evidence.proofs import RunRecord
from app.guidance import guidance
from app.history.runs import PARTIAL, Figures, RunOperation, RunState
from app.operations.command_line import command_line
from app.operations.key_files import NO_KEY_FILES, KeyFiles
from app.operations.request import Done, Request, RunStart, flags
from app.products import Product, product_of_chain
from app.run_sheet import RunSheet, own_tick, sheet_for
from engine.errors import JetError
from engine.progress import Cancel


@dataclass(frozen=True)
class RestoreRequest(Request["engine.Restored"]):
    """Which chain to restore, to which folder and which state (default: all of the chain).

    ``acknowledged``: the steps of the run sheet that are done (:meth:`~app.run_sheet.RunSheet.chosen`). ``sheet``:
    the sheet as it was shown, with its ticks; without one, it is made at the start.
    """

    command: ClassVar[str] = "restore"

    chain: Path
    target: Path
    wanted: engine.RestoreTarget = field(default_factory=lambda: engine.RestoreTarget())
    create: bool = False
    recovering: bool = True
    in_place: bool = False
    keys: KeyFiles = NO_KEY_FILES
    acknowledged: tuple[str, ...] = ()
    sheet: RunSheet | None = field(default=None, compare=False)

    def title(self, instance: str) -> str:
        return f"Restore of {instance or self.chain.parent.name}"

    @property
    def place(self) -> Path:
        return self.target

    @property
    def read_chain(self) -> Path | None:
        return self.chain

    @property
    def destroys(self) -> bool:
        return self.in_place

    def arguments(self) -> list[str]:
        return [
            *(self.command, str(self.chain), "--to", str(self.target)),
            *target_arguments(self.wanted),
            *flags(in_place=self.in_place, create=self.create, no_recover=not self.recovering),
            *self.keys.arguments(),
            *(word for step in self.acknowledged for word in ("--acknowledge", step)),
        ]

    def run_sheet(self) -> RunSheet:
        """The steps for the product of the chain, with those ticked that are acknowledged. Reads the manifest.

        Raises JET_errInvalidParameter (-1003) for a step that the sheet does not have.
        """
        manifest = self._manifest()
        product = product_of_chain(manifest, self.chain) if manifest is not None else Product.GENERIC
        sheet = sheet_for(
            guidance(product),
            instance=manifest.instance if manifest is not None else self.chain.parent.name,
            chain=str(self.chain),
            target=str(self.target),
            in_place=self.in_place,
            command=command_line(replace(self, acknowledged=())),
        )
        tick = own_tick()
        for step in sheet.chosen(self.acknowledged):
            sheet = sheet.with_tick(step, tick)
        return sheet

    def _manifest(self) -> engine.Manifest | None:
        """What is wrong with the chain is said by the restore itself."""
        from engine.sources.foreign_set import read_set  # the window shows before the engine is loaded

        try:
            return read_set(engine.LocalFileSystem(), self.chain).manifest
        except (JetError, MemoryError):
            return None

    def preview(
        self, *, with_points: bool = False, cancel: Cancel | None = None, given: engine.Keys | None = None
    ) -> engine.RestorePlan:
        """What it would do, and every check. Never raises for what a check can say; raises for files without keys.

        ``given``: keys that are in no file.
        """
        fs = engine.LocalFileSystem()
        return engine.plan_restore(
            fs,
            engine.chain_at(self.chain, fs, self.keys.keys(given or engine.Keys())),
            self.target,
            wanted=self.wanted,
            recovering=self.recovering,
            with_points=with_points,
            in_place=self.in_place,
            create=self.create,
            writing=True,
            cancel=cancel,
        )

    def start(self) -> RunStart:
        instance = engine.instance_of(engine.LocalFileSystem(), self.chain)
        kind = PARTIAL if is_partial(self.wanted) else ""
        return RunStart(instance, RunOperation.RESTORE, kind, str(self.chain), str(self.target))

    def opening(self) -> Mapping[str, object]:
        return (self.sheet or self.run_sheet()).document()

    def run(self, context: engine.RunContext, record: Callable[[], RunRecord]) -> Done[engine.Restored]:
        done = engine.run_restore(
            self.chain,
            self.target,
            wanted=self.wanted,
            create=self.create,
            recovering=self.recovering,
            in_place=self.in_place,
            context=self.keys.within(context),
        )
        clean = done.recovered is not None or all(database.clean for database in done.plan.databases)
        low, high = done.plan.log_range or (None, None)
        figures = Figures(bytes=done.plan.bytes, first_log=low, last_log=high)
        return Done(done, RunState.SUCCESS if clean else RunState.WARNING, figures, self.chain)


def is_partial(wanted: engine.RestoreTarget) -> bool:
    """Whether newer sets of the chain are left aside."""
    return wanted.generation is not None or wanted.moment is not None


def target_arguments(wanted: engine.RestoreTarget) -> list[str]:
    """Options of ``ese-backup restore`` and ``drill`` that choose the state."""
    words = []
    if wanted.moment is not None:
        words += ["--time", wanted.moment.isoformat(timespec="microseconds")]
    elif wanted.generation is not None:
        words += ["--generation", str(wanted.generation)]
    if wanted.roll_forward is not None:
        words += ["--roll-forward", str(wanted.roll_forward)]
    return words
