"""How wide the columns of the list of chains are, and which give way."""

from __future__ import annotations

from ui.models.chains import ChainColumn, sets_sample
from ui.models.verdicts import verdict_sample

_SAMPLES = {
    ChainColumn.STATE: "Needs recovery",
    ChainColumn.INSTANCE: "SRU-25894C02",
    ChainColumn.PRODUCT: "System Resource U…",
    ChainColumn.TAKEN: "28 Nov 2026 00:00",
    ChainColumn.LOGS: "0x59–0x5C (89–92)",
    ChainColumn.SIZE: "99.99 MiB",
    ChainColumn.PIN: "audit 2026",
    ChainColumn.FOLDER: "/srv/…a-0123abcd",
}
SPARE = (
    *(ChainColumn.LOGS, ChainColumn.PRODUCT, ChainColumn.SIZE, ChainColumn.PIN, ChainColumn.FOLDER),
    ChainColumn.STATE,
)
"""Columns that give way in a narrow window; the panel below says the same of the chosen chain."""
WIDE = ChainColumn.PROOF
"""The column that takes what is left, and gives what is missing."""


def samples() -> dict[ChainColumn, str]:
    """What each column has room for."""
    return _SAMPLES | {ChainColumn.SETS: sets_sample(), ChainColumn.PROOF: f"{verdict_sample()}    "}
