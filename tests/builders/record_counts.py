"""How often each type of record occurs in a log."""

from __future__ import annotations

from collections import Counter

from engine.formats.log.record import records
from engine.formats.log.records import CLASSES
from engine.formats.stamps import Buffer


def count_types(data: Buffer) -> dict[str, int]:
    """How often each type occurs in a whole log file, by name, in order of the type's number."""
    counts = Counter(record.type for record in records(data))
    return {CLASSES[kind].__name__: counts[kind] for kind in sorted(counts)}
