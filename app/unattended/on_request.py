"""A backup that a person asks for at once, of one instance, as its job makes it."""

from __future__ import annotations

import engine
from app.evidence.proofs import RunRecord
from app.jobs.job import Job, JobMode
from app.operations.instance_source import InstanceSource
from app.settings import Locations
from app.unattended import policy
from app.unattended.job_run import request_for


def mode_on_request(job: Job) -> JobMode:
    """The mode in which the job runs when its schedule does not say: its own, or the one that goes on with a chain
    where that is possible."""
    modes = [rule.mode for rule in job.rules] or [JobMode.AUTO]
    return JobMode.AUTO if JobMode.AUTO in modes else modes[0]


def choose_now(job: Job, source: InstanceSource, locations: Locations, record: RunRecord) -> policy.Choice:
    """What to run for one instance of ``job`` now. Looks at files and at the destination; what the backup would be
    refused with is left to the run."""
    mode = mode_on_request(job)
    return policy.choose(request_for(job, mode, source, locations), mode, record, engine.Keys())
