"""Pins of chains, each with its entry in the audit log."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import engine
from app.audit.log import AuditLog
from app.audit.row import Deed
from app.settings import Locations


def pin(chain: Path, moment: datetime, reason: str = "", audit: AuditLog | None = None) -> engine.Pin:
    """Pin the chain, or replace the reason of its pin; raises as :func:`engine.pin_chain`, and as
    :meth:`~app.audit.log.AuditLog.before`."""
    deed = Deed("pin", chain=str(chain), detail=reason)
    with (audit or AuditLog(Locations.of().audit)).destroying(deed):
        return engine.pin_chain(engine.LocalFileSystem(), chain, moment, reason)


def unpin(chain: Path, audit: AuditLog | None = None) -> bool:
    """Remove the pin of the chain; whether it had one. Raises as :func:`pin`."""
    with (audit or AuditLog(Locations.of().audit)).destroying(Deed("removal of a pin", chain=str(chain))):
        return engine.unpin_chain(engine.LocalFileSystem(), chain)
