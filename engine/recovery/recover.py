"""Soft recovery: databases that were left in the middle of their work are brought to a clean state by their logs.

Look first, touch later: everything is read and every decision made before the first byte is changed, so that
what is refused is left as it was. Then redo, undo, clean headers, checkpoint; cut short at any point, it can begin
again. Works on instances of any engine of log format 8. Source: docs/formats/recovery.md#steps, in that order.
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
) -> Recovered:
    """Recover the instance ``base`` in place. The caller owns its folder.

    ``databases`` are its database files; one that is not there yet may be created by the log. Raises what
    docs/formats/recovery.md#checks lists, with the file named, and then nothing was changed: damaged or missing
    logs, foreign or wrong ones, databases from another time, records that cannot be redone. ``StorageFault`` may
    come later, too; then recovery can begin again.
    """
    report = report or Report(Operation.RECOVER, no_progress, lambda entry: None)
    with contextlib.ExitStack() as held:
        options = options or RecoveryOptions()
        run = RecoveryRun(fs, log_directory, base, system_directory or log_directory, options, report, held)
        return run.run(databases, cancel or Cancel())
