"""What is wrong in the words of the banner, the rows and the instances: what, where, of which jobs, and advice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.status.values import ProblemType, StatusProblem
from ui.format import plural, unbroken, when
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.overview import SeenState, is_mended_now, level_of
from ui.values.message import Message


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Overview", text)


def message_of(seen: SeenState, problem: StatusProblem) -> Message:
    """``problem`` for the banner."""
    said = seen.stated.get(problem)
    since = unbroken(tr("since {}").format(when(problem.since))) if problem.since else ""
    where = ", ".join(part for part in (_with_others(seen, problem), since) if part)
    what = of_jobs_text(said.jobs if said is not None else (), shown(problem.text))
    is_mended = is_mended_now(seen, problem)
    advice = tr("Wait for the backup that is running.") if is_mended else shown(problem.hint)
    return Message(level_of(problem.severity), what, where, advice=advice)


def where_of(seen: SeenState, problem: StatusProblem) -> str:
    """The instance in its folder with the jobs of which ``problem`` is, or what else it is of."""
    said = seen.stated.get(problem)
    if said is None:
        return tr("schedule") if problem.type is ProblemType.SCHEDULER_SILENT else shown(problem.subject)
    instance = said.of[0]
    only = (instance.job,) if instance.job and len(seen.of_jobs(instance)) == 1 else ()
    names = ", ".join(jobs := said.jobs or only)
    words = tr("{} in {} (jobs {})") if len(jobs) > 1 else tr("{} in {} (job {})") if jobs else tr("{} in {}")
    where = words.format(instance.name, instance.folder, names)
    return where if seen.is_here(instance) else tr("{} on {}").format(where, instance.host)


def _with_others(seen: SeenState, problem: StatusProblem) -> str:
    """Where it is, and how many more instances have the same."""
    where, said = where_of(seen, problem), seen.stated.get(problem)
    if said is None:
        return where
    others = (each for each in seen.stated.values() if _are_alike(each.problem, said.problem))
    more = len({status.key for each in others for status in each.of} - {said.of[0].key})
    return plural(more, "{1} and {0} more", "{1} and {0} more", where) if more else where


def _are_alike(one: StatusProblem, other: StatusProblem) -> bool:
    """Whether the same is wrong, of whatever and since when."""
    return (one.type, one.severity, one.text, one.hint) == (other.type, other.severity, other.text, other.hint)


def advice_of(seen: SeenState, problem: StatusProblem) -> str:
    """What to do about ``problem``; nothing, where that is being done."""
    return "" if is_mended_now(seen, problem) else shown(problem.hint)


def of_jobs_text(jobs: Sequence[str], text: str) -> str:
    """``text`` as it is said of these jobs: another one may well keep what it promises."""
    if not jobs:
        return text
    words = tr("Job {}: {}") if len(jobs) == 1 else tr("Jobs {}: {}")
    return words.format(", ".join(jobs), text)


def all_good(seen: SeenState) -> Message:
    """That there is nothing to do."""
    count = len(seen.rows)
    what = plural(count, "{} instance has no problems.", "{} instances have no problems.")
    return Message(Level.SUCCESS, what)
