"""Back up now: one click backs instances up as their jobs do, with the same destination, mode and storage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

import engine
from app.jobs.job import Job
from app.jobs.places import jobs_of
from engine.errors import JetError
from engine.progress import Cancel
from ui.context import Chooses, Context
from ui.format import plural
from ui.languages.sentences import shown
from ui.live_run import RunPlan, plan_of
from ui.models.instances import identity

_SLOT = "back up now"


@dataclass(frozen=True)
class _Prepared:
    """What is to be run, why some of it is a full backup instead, and whether it is one run alone."""

    plans: list[RunPlan]
    reasons: list[str]


class BackUpNow(QObject):
    """Prepares the runs in the background and hands them to the queue of the window."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._count = 0

    def begin(self, content: object) -> None:
        """Back up the instance that is chosen in the page ``content``; where there is none, plan a backup."""
        chosen = content.chosen if isinstance(content, Chooses) else None
        self.start([] if chosen is None else [chosen])

    def start(self, instances: Sequence[engine.InstanceFiles]) -> None:
        """Back ``instances`` up as their jobs do. One that is in no job is planned instead; a job that runs
        programs before or after its backups runs as a whole."""
        found = [(instance, self._job_of(instance)) for instance in instances]
        in_jobs = [(instance, job) for instance, job in found if job is not None]
        if not in_jobs:
            self._context.navigation.back_up.emit(instances[0] if instances else None)
            return
        whole = {job.name for _, job in in_jobs if job.before or job.after}
        for name in sorted(whole):
            self._context.navigation.run_job.emit(name)
        single = [(instance, job) for instance, job in in_jobs if job.name not in whole]
        if single:
            self._prepare(single)

    def _job_of(self, instance: engine.InstanceFiles) -> Job | None:
        """That whose backup is missed the most, where it is in several."""
        from ui.models.instance_rows import statuses_of  # the first paint can do without the table
        from ui.models.promises import job_to_run

        context = self._context
        jobs = {job.name: job for job in jobs_of(instance, context.jobs.value.jobs)}
        return jobs.get(job_to_run(list(jobs), statuses_of(context.outlook.seen, identity(instance))))

    def _prepare(self, wanted: Sequence[tuple[engine.InstanceFiles, Job]]) -> None:
        locations, record = self._context.locations, self._context.ledger.record
        names = self._context.preferences.value.names

        def work(cancel: Cancel) -> _Prepared:
            from app.unattended.on_request import choose_now
            from ui.models.plan import source_of

            plans, reasons = [], []
            for instance, job in wanted:
                cancel.check()
                choice = choose_now(job, source_of(instance), locations, record)
                key = identity(instance)
                own = names.get(key)
                plans.append(plan_of(choice.request, (own and own.name) or instance.name, key, job.name))
                reasons += [choice.reason] if choice.reason else []
            return _Prepared(plans, reasons)

        self._count += 1
        self._context.background.ask(f"{_SLOT} {self._count}", work, self._take, self._fail)

    def _take(self, prepared: _Prepared) -> None:
        navigation, queue = self._context.navigation, self._context.run_queue
        if len(prepared.plans) == 1:
            run = queue.start(prepared.plans[0])
            navigation.show_run.emit(run)
        else:
            queue.enqueue(prepared.plans)
            navigation.announce.emit(plural(len(prepared.plans), "{} backup queued", "{} backups queued"))
        if prepared.reasons:
            navigation.announce.emit(self.tr("A full backup instead: {}").format(shown(prepared.reasons[0])))

    def _fail(self, error: JetError) -> None:
        self._context.navigation.announce.emit(self.tr("The backup cannot start: {}").format(shown(error.message)))
