"""What is said of an instance above its details: the same as its row says. No widgets."""

from __future__ import annotations

from datetime import datetime

from ui.models import verdicts
from ui.models.instance_rows import Facet, InstanceRow
from ui.models.overview import SeenState, message_of
from ui.models.protection import Protection, at_work, damage_message, messages
from ui.values.message import Message


def messages_of(
    facts: Protection, row: InstanceRow | None, seen: SeenState | None, now: datetime
) -> list[Message]:
    """That a backup works on it, what is wrong with its backups, what its jobs promise and do not keep, and what
    is wrong with its files."""
    found: list[Message | None] = [at_work()] if row is not None and Facet.BACKING_UP in row.facets else []
    if not facts.instance.is_backup_set:
        found += [verdicts.message_of(facts.verdict, now), damage_message(facts)]
        if row is not None and row.promise is not None and seen is not None:
            found.append(message_of(seen, row.promise.problem))
    return [*(each for each in found if each is not None), *messages(facts.instance)]
