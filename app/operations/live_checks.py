"""Whether a running instance would allow a backup now, determined without starting one: nothing is logged.

The errors are those of the engine, in the order in which it checks (docs/semantics.md#order-of-checks).
"""

from __future__ import annotations

import engine
from engine.error_codes import Code

_STREAMING = 0
"""Type of a backup that the engine itself made (docs/semantics.md#header-fields)."""


def check_backup(live: str, kind: engine.Kind) -> engine.LiveState:
    """The current state of the instance. Raises the errors that a backup of that kind would raise, and as
    ``choose_published``."""
    state = engine.live_state(engine.choose_published(live))
    incremental = not kind.starts_chain
    if incremental and state.circular:
        raise Code.InvalidBackup.error()
    if state.backup_running:
        raise Code.BackupInProgress.error(f"A backup of {state.base} is already running.")
    if incremental:
        for database in engine.live_source(live).state().databases:
            header = database.reading.header
            if not header.bkinfo_full_prev.gen_high or header.type_full_prev != _STREAMING:
                raise Code.MissingFullBackup.error(
                    f"No full backup contains {database.path.name}.", path=str(database.path)
                )
    return state
