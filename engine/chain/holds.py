"""What keeps a chain from being removed: a reader's lease, a pin, and the lock of its bucket."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from engine.chain.pins import Pin
from engine.chain.stored_chain import StoredChain
from engine.error_codes import Code
from engine.errors import JetError
from engine.leases import Leases


@contextlib.contextmanager
def leased(leases: Leases | None, chain: StoredChain, reader: str) -> Iterator[None]:
    """Keep ``chain`` from being removed while the operation ``reader`` reads it.

    Raises JET_errBackupInProgress (-505) while it is being removed.
    """
    with contextlib.ExitStack() as stack:
        if leases is not None:
            key = _key_of(chain)
            if key is not None:
                stack.enter_context(leases.held(key, chain.path, reader))
                stack.enter_context(chain.held(reader))
        yield


def _key_of(chain: StoredChain) -> str | None:
    """``None`` where there is nothing to hold, which the reader says in its own words."""
    try:
        return chain.identity()
    except JetError:
        return None


def removing(leases: Leases | None, chain: StoredChain) -> AbstractContextManager[None]:
    """While ``chain`` is being removed no one begins to read it. Raises JET_errBackupInProgress (-505) while
    someone does."""
    return leases.removing(chain.identity(), chain.path) if leases is not None else contextlib.nullcontext()


def check_not_pinned(pin: Pin | None, chain: Path) -> None:
    """Raises JET_errDeleteBackupFileFail (-524) if the ``chain`` has a ``pin``."""
    if pin is not None:
        raise Code.DeleteBackupFileFail.error(
            f"{chain} is pinned: {pin}.",
            hint="Someone pinned it so that it is kept. Leave it out, or ask who did.",
            path=str(chain),
        )


def locked_text(until: datetime) -> str:
    """Why a locked chain cannot be removed."""
    return f"locked by the bucket until {until:%Y-%m-%d %H:%M} UTC"
