"""Pinning a chain, whatever store keeps it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from engine.chain.pins import Pin
from engine.chain.stored_chain import StoredChain
from engine.chain.stores import chain_at
from engine.error_codes import Code
from engine.errors import Corruption
from engine.files import FileSystem

_LONGEST_REASON = 1000
"""Characters."""


def read_pin(fs: FileSystem, named: Path | StoredChain) -> Pin | None:
    """The pin of a chain; ``None`` if it has none. Raises ``JetError`` if that cannot be determined."""
    return chain_at(named, fs).pin()


def pin(fs: FileSystem, named: Path | StoredChain, now: datetime, reason: str = "") -> Pin:
    """Pin a chain, or replace the reason of its pin; returns when that is durable.

    Raises JET_errFileNotFound if there is no chain, JET_errFeatureNotAvailable (-1001) for an atomic backup,
    JET_errInvalidParameter (-1003) for a reason that is too long.
    """
    chain = chain_at(named, fs)
    if _is_atomic(chain):
        raise Code.FeatureNotAvailable.error(
            f"{chain.path} is an atomic backup, which the next one replaces. It cannot be pinned.",
            hint="Make a backup without --atomic, and pin its chain.",
            path=str(chain.path),
        )
    if len(reason) > _LONGEST_REASON:
        raise Code.InvalidParameter.error(f"The reason is longer than {_LONGEST_REASON} characters.")
    made = Pin(reason, now.isoformat(timespec="seconds").replace("+00:00", "Z"))
    chain.set_pin(made)
    return made


def unpin(fs: FileSystem, named: Path | StoredChain) -> bool:
    """Remove the pin; False if there was none. Raises JET_errFileNotFound if there is no chain."""
    chain = chain_at(named, fs)
    _is_atomic(chain)
    return chain.set_pin(None)


def _is_atomic(chain: StoredChain) -> bool:
    """Also whether there is a chain at all: a damaged one can be pinned, too."""
    try:
        return chain.manifest().runs[0].atomic
    except Corruption:
        return chain.is_replaced_whole
