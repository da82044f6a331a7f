"""What is said of an instance above its details: the same as its row says. No widgets."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.status.values import ProblemType
from ui.models import verdicts
from ui.models.instance_rows import Facet, InstanceRow
from ui.models.overview import SeenState
from ui.models.overview_words import message_of
from ui.models.promises import BADNESS
from ui.models.protection import Protection, at_work, damage_message, messages
from ui.models.run_days import key_of
from ui.models.warned import warned_message
from ui.values.message import Message


def messages_of(
    facts: Protection, row: InstanceRow | None, seen: SeenState | None, now: datetime
) -> list[Message]:
    """That a backup works on it; then, the worst first, what is wrong with its backups, what its jobs promise and
    do not keep, and what is wrong with its files."""
    first = [at_work()] if row is not None and Facet.BACKING_UP in row.facets else []
    found: list[Message | None] = []
    if not facts.instance.is_backup_set:
        found += [*_promised(facts, row, seen, now), damage_message(facts), _warned(row, seen)]
    told = [*(each for each in found if each is not None), *messages(facts.instance)]
    return [*first, *sorted(told, key=lambda each: BADNESS.index(each.level))]


def _promised(
    facts: Protection, row: InstanceRow | None, seen: SeenState | None, now: datetime
) -> list[Message | None]:
    """What its verdict says, as bad as its row says it is, and what its jobs do not keep, unless that is the
    same."""
    verdict, promise = verdicts.message_of(facts.verdict, now), row.promise if row is not None else None
    if row is None or promise is None or seen is None:
        return [verdict]
    if promise.problem.type is ProblemType.FILES:  # which is told in full beside it
        return [verdict]
    broken = message_of(seen, promise.problem)
    if verdict is None:
        return [broken]
    verdict = replace(verdict, level=row.verdict[1])
    is_same = promise.problem.type is ProblemType.VERDICT
    return (
        [verdict] if is_same and promise.status.verdict.standing is facts.verdict.standing else [verdict, broken]
    )


def _warned(row: InstanceRow | None, seen: SeenState | None) -> Message | None:
    """That its newest backup ended with warnings."""
    if row is None or seen is None or not row.statuses:
        return None
    run = seen.warned.get(key_of(row.statuses[0]))
    return warned_message(run) if run is not None else None
