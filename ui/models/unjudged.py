"""What is known of an instance before anything was read; apart from all else, as the first paint needs it."""

from __future__ import annotations

from datetime import UTC, datetime

from app.evidence.proofs import Evidence
from app.evidence.rule import Standing, Verdict

UNJUDGED = Evidence(Verdict(Standing.LOOKING))
"""Nobody has looked for its backups yet."""


def utc_now() -> datetime:
    """The present moment; in one place, so that tests can fix it."""
    return datetime.now(UTC)
