"""What runs say of the files of an instance itself: which of them read those that are there now, and what the
newest of these found. All runs are newest first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import engine
from app.evidence.rule import CLOCKS_MAY_DIFFER, ReadBack, RunEnd, Verdict, Where
from app.evidence.single_runs import check_of, is_of_the_data
from app.history.runs import CONFIRM, GOOD, TAKE_BACK, Run, RunOperation, RunState
from engine.remedy import Remedy

_WITH_DATABASES = frozenset({engine.Kind.FULL, engine.Kind.COPY})
"""Kinds of backups that read the databases, every page of which is checked."""
_CAME_IN = GOOD | {RunState.INTERRUPTED}
"""States of a restore in place that may have replaced files."""
IsHere = Callable[[str], bool]
"""Whether a place that a run names is a folder of the instance."""


def of_present_files(runs: Sequence[Run], is_here: IsHere, now: datetime | None = None) -> list[Run]:
    """The runs without a restore in place that was taken back, and without those up to then: the files that they
    speak of are gone, and those from before are there again.

    What is dated after ``now``, by a clock that was ahead, may have been before what it seems to follow: it clears
    nothing that was found.
    """
    found: list[Run] = []
    at = 0
    while at < len(runs):
        after, is_good = at + 1, runs[at].state in GOOD
        is_ahead = is_good and not _is_dated(runs[at], now)
        if runs[at].kind == TAKE_BACK and is_good and is_here(runs[at].destination):
            after = _before_the_restore(runs, after, is_here)
        if not is_ahead:
            found.append(runs[at])
        else:
            found += [run for run in runs[at + 1 : after] if run.state not in GOOD]
        at = after
    return found


def _is_dated(run: Run, now: datetime | None) -> bool:
    return now is None or run.ended is None or run.ended <= now + CLOCKS_MAY_DIFFER


def _before_the_restore(runs: Sequence[Run], after: int, is_here: IsHere) -> int:
    """Where the runs begin that were before the restore; ``after`` if none of them is that."""
    for at in range(after, len(runs)):
        run = runs[at]
        if run.operation is not RunOperation.RESTORE or not is_here(run.destination):
            continue
        if run.kind in (CONFIRM, TAKE_BACK) and run.state in GOOD:
            return after
        if not run.settles_a_restore and run.state in _CAME_IN:
            return at + 1
    return after


def files_damage(
    runs: Iterable[Run],
    is_here: IsHere,
    single: Mapping[str, str],
    databases: Set[str] = frozenset(),
    advised: Callable[[ReadBack], ReadBack] = lambda check: check,
) -> ReadBack | None:
    """The newest run that found damage in the files of the instance, unless a newer one read them and found none.
    A backup that corrected pages in its copy has found the files damaged, and has not mended them.

    ``single``: which file the verifications of one alone have read, by their ids. A good one proves that file, and
    nothing of what was found when all were read. ``databases``: the files that can have pages with wrong bits.
    ``advised``: the finding with what is to be done about it, as far as other runs change that. One file that only
    needs watching hides nothing that was found in the others. Where a verification could not read all of them, and
    nothing worse is known, that is what is told, with an outcome of FAILED.
    """
    good: set[str] = set()
    in_one: ReadBack | None = None
    unread: ReadBack | None = None
    for run in runs:
        file = single.get(run.id)
        if (file is None and not _tells_of_files(run, is_here)) or (check := check_of(run)) is None:
            continue
        if check.outcome is RunEnd.DAMAGED and file not in good:
            told = advised(check)
            if told.remedy is not Remedy.KEEP_WATCH:
                return told
            in_one = in_one or told
            if file is None:
                return unread or in_one
            good.add(file)
        if check.outcome is RunEnd.FAILED and check.remedy is Remedy.CHECK_DISK and file not in good:
            unread = unread or check
        if check.outcome is RunEnd.GOOD:
            if file is None:
                is_mended = not run.figures.pages_corrected or (databases and databases <= good)
                return unread or in_one or (None if is_mended else _corrected(run, check))
            good.add(file)
    return unread or in_one


def _corrected(run: Run, check: ReadBack) -> ReadBack:
    count = run.figures.pages_corrected
    why = (
        "1 page has a single-bit error, which was corrected in the backup only."
        if count == 1
        else f"{count:,} pages have a single-bit error each, which was corrected in the backup only."
    )
    return replace(check, outcome=RunEnd.DAMAGED, why=why, remedy=Remedy.KEEP_WATCH)


def source_damage(runs: Iterable[Run], is_here: IsHere) -> Run | None:
    """The newest backup that found a database damaged, unless that was read as a whole and good since."""
    for run in runs:
        if run.state in GOOD and _tells_of_files(run, is_here):
            return None
        if run.kind == engine.Kind.FULL and run.failure is not None and is_of_the_data(run.failure.code):
            return run
    return None


def _tells_of_files(run: Run, is_here: IsHere) -> bool:
    """Whether it read the files of the instance as a whole, or a good end means that it replaced them."""
    if run.operation is RunOperation.BACKUP:
        return run.kind in _WITH_DATABASES
    if run.operation is RunOperation.VERIFY:
        return is_here(run.source)
    is_restore = run.operation is RunOperation.RESTORE and not run.settles_a_restore and run.state in GOOD
    return is_restore and is_here(run.destination)


def is_lost(verdict: Verdict) -> bool:
    """Whether the files of the instance are damaged and only a restore mends them."""
    return verdict.of_source and verdict.remedy in (None, Remedy.RESTORE)


def has_no_backup(verdict: Verdict) -> bool:
    """Whether every destination was read and none has a set that can be restored."""
    return verdict.where in (Where.NOWHERE, Where.EVIDENCE) and verdict.copied is None


@dataclass(frozen=True)
class Broken:
    """Why no backup can be made of the files of an instance, and whether there is no database at all."""

    why: str
    is_gone: bool = False


def broken(instance: engine.InstanceFiles, others: Iterable[engine.InstanceFiles]) -> Broken | None:
    """Why no backup can be made of its files as the scan found them; None where one can.

    A file that cannot be read may only be locked, and tells nothing. Where databases and logs are in folders of
    their own, each of which was looked at alone, neither lacks the other: ``others`` has the other half.
    """
    if instance.live or instance.is_backup_set:
        return None
    own = [problem for problem in instance.problems if problem.generation is None]
    for problem in own:
        if problem.kind is engine.ProblemKind.DAMAGED_FILE:
            return Broken(problem.text)
    if any(p.kind is engine.ProblemKind.UNREADABLE for p in own):
        return None
    if any(_is_other_half(instance, each) for each in others):
        return None
    if not instance.databases:
        missing = (p.text for p in instance.problems if p.kind is engine.ProblemKind.MISSING_DATABASE)
        return Broken(next(missing, "There are logs, but no database of them."), is_gone=True)
    known = [database for database in instance.databases if not instance.is_undecided(database)]
    verdicts = ((database.path.name, *instance.verdict(database)) for database in known)
    return next((Broken(f"{name}: {why}") for name, is_usable, why in verdicts if not is_usable), None)


def _is_other_half(instance: engine.InstanceFiles, other: engine.InstanceFiles) -> bool:
    """Whether the other one is the databases, or the logs, of the same stream alone, and this one lacks them."""
    if other.signature != instance.signature or not instance.signature.is_set:
        return False
    if instance.databases:
        return bool(other.logs) and not instance.logs and not other.databases
    return bool(other.databases) and not other.logs


def resolved_in(paths: Iterable[Path]) -> frozenset[str]:
    """Each path as its folder is known; the files themselves are not touched."""
    files = list(paths)
    folders = {folder: engine.resolved(folder) for folder in {path.parent for path in files}}
    return frozenset(os.path.join(folders[path.parent], engine.place_text(path.name)) for path in files)
