"""Soft recovery: databases without a clean shutdown are brought to a clean state by their logs.

The analysis pass reads everything and predicts every decision before the first byte is changed, so that a recovery
that fails leaves all files unchanged. It is followed by redo, undo, clean headers and the checkpoint; if it is
interrupted at any point, it can be repeated. It works for instances of any engine with log format 8. Source:
docs/formats/recovery.md#steps, in that order.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from engine.files import FileSystem
from engine.progress import Cancel, Operation
from engine.progress import silent as no_progress
from engine.recovery.options import Recovered, RecoveredDatabase, RecoveryOptions
from engine.recovery.run import RecoveryRun
from engine.recovery.watch import RedoWatch
from engine.report import Report

__all__ = ["READINGS", "Recovered", "RecoveredDatabase", "RecoveryOptions", "recover"]


READINGS = 2
"""How often the logs are read: for the analysis pass, and for redo. Progress counts their bytes so often."""


def recover(
    fs: FileSystem,
    *,
    log_directory: Path,
    base: str,
    system_directory: Path | None = None,
    databases: Sequence[Path] = (),
    options: RecoveryOptions | None = None,
    report: Report | None = None,
    cancel: Cancel | None = None,
    watch: RedoWatch | None = None,
) -> Recovered:
    """Recover the instance ``base`` in place. The caller owns its folder.

    ``databases`` are its database files; one that is not there yet may be created by the log. Raises what
    docs/formats/recovery.md#checks lists, with the file named, and then nothing was changed: damaged or missing
    logs, foreign or wrong ones, databases from another time, records that cannot be redone. ``StorageFault`` may
    come later, too; then recovery can begin again. ``watch`` is told what redo changes.
    """
    report = report or Report(Operation.RECOVER, no_progress, lambda entry: None)
    with contextlib.ExitStack() as held:
        options = options or RecoveryOptions()
        run = RecoveryRun(fs, log_directory, base, system_directory or log_directory, options, report, held, watch)
        return run.run(databases, cancel or Cancel())
