"""What is to be done next about an instance: the same as the advice that is given of it. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

import engine
from app.evidence.rule import Standing
from app.status.values import ProblemType
from ui.models.instance_rows import InstanceRow
from ui.models.overview import SeenState
from ui.models.protection import Protection, can_be_backed_up, wanted


class Advised(Enum):
    """What the first button of an instance does."""

    BACK_UP = auto()
    PLAN_BACKUP = auto()
    """A backup other than that of its job."""
    KEEP_EVIDENCE = auto()
    RESTORE = auto()
    DRILL = auto()
    CHECK_BACKUP = auto()
    SHOW_DESTINATION = auto()
    SHOW_RUN = auto()


@dataclass(frozen=True)
class NextStep:
    """A step, and the place or the run that it is about, if any."""

    step: Advised
    about: str = ""


_KEEPS = {ProblemType.NOT_VERIFIED: Advised.CHECK_BACKUP, ProblemType.NOT_DRILLED: Advised.DRILL}
_UNREACHABLE = frozenset({Standing.NOT_REACHABLE, Standing.HIDDEN})


def next_step(facts: Protection, row: InstanceRow | None, seen: SeenState | None) -> NextStep:
    """What is advised: a backup, unless it cannot be made now, or something else comes first."""
    verdict, mended = facts.verdict, _against_damage(facts)
    if not can_be_backed_up(facts.instance):
        return mended if mended is not None and mended.step is Advised.RESTORE else NextStep(Advised.KEEP_EVIDENCE)
    if facts.instance.is_backup_set:
        return NextStep(Advised.BACK_UP)
    if mended is not None and not (_is_only_watched(facts) and _is_late(row)):
        return mended
    if place := absent_destination(row, seen):
        return NextStep(Advised.SHOW_DESTINATION, place)
    if verdict.standing in _UNREACHABLE:
        return NextStep(Advised.SHOW_DESTINATION, verdict.place)
    if verdict.standing is Standing.CHECK_FAILED and facts.to_restore is not None:
        return NextStep(Advised.CHECK_BACKUP)
    return _promised(facts, row)


def _against_damage(facts: Protection) -> NextStep | None:
    """What the damage of its files calls for, the worst that was found; None where none is known."""
    damage, verdict = facts.evidence.files_damage, facts.verdict
    if damage is None and not verdict.of_source:
        return None
    known = (verdict.remedy, damage.remedy if damage is not None else None)
    remedy = wanted(facts, next((each for each in engine.Remedy if each in known), None))
    is_lost = remedy is engine.Remedy.RESTORE or (remedy is None and verdict.of_source)
    if is_lost:
        return NextStep(Advised.RESTORE if facts.to_restore is not None else Advised.KEEP_EVIDENCE)
    if remedy in (engine.Remedy.MOVE_LOGS, engine.Remedy.KEEP_LOGS):
        return NextStep(Advised.KEEP_EVIDENCE)
    if remedy is engine.Remedy.REQUIRED_LOGS and not facts.instance.live:
        return NextStep(Advised.PLAN_BACKUP)
    if remedy in (engine.Remedy.REQUIRED_LOGS, engine.Remedy.FULL_BACKUP):
        return NextStep(Advised.BACK_UP)
    return NextStep(Advised.SHOW_RUN, damage.run if damage is not None else "")


def _is_only_watched(facts: Protection) -> bool:
    """Whether nothing is lost by the damage of its files, and nothing has to be done about it now."""
    damage = facts.evidence.files_damage
    return damage is not None and not damage.is_urgent and not facts.verdict.of_source


def _is_late(row: InstanceRow | None) -> bool:
    broken = row.promise if row is not None else None
    return broken is not None and broken.problem.type is not ProblemType.FILES


def _promised(facts: Protection, row: InstanceRow | None) -> NextStep:
    """What keeps the promise that is broken."""
    broken = row.promise.problem.type if row is not None and row.promise is not None else None
    step = _KEEPS.get(broken) if broken is not None else None
    return NextStep(step if step is not None and facts.to_restore is not None else Advised.BACK_UP)


def absent_destination(row: InstanceRow | None, seen: SeenState | None) -> str:
    """Where the job that would run backs it up, if that is known not to be available."""
    if row is None or seen is None or not row.jobs:
        return ""
    absent = {str(each.place) for each in seen.overview.destinations if not each.available and each.problems}
    named = (each.destination for each in row.statuses if each.job == row.job)
    return next((place for place in named if place in absent), "")
