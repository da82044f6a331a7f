"""A job whose destination is a bucket of a real server: the same as in a folder."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

import engine
from app.history.slots import SlotOutcome
from app.jobs.job import BackupRule, CheckKind, CheckRule
from engine.chain.retention import Retention
from tests.servers.s3 import S3
from tests.unattended.machine import FULL, NIGHTLY, Machine, at


def test_a_job_into_a_bucket(tmp_path: Path, quick_server: S3, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in quick_server.environment.items():
        monkeypatch.setenv(name, value)
    machine = Machine(tmp_path)
    machine.tick = timedelta(milliseconds=1)
    machine.destination = engine.parse_place(f"s3://{quick_server.new_bucket()}/backups")
    rules = (NIGHTLY, BackupRule(at(1), FULL))
    checks = (CheckRule(CheckKind.VERIFY, at(4)), CheckRule(CheckKind.DRILL, at(5)))
    machine.set(machine.job(machine.instance(), rules=rules, retention=Retention(last=1)), checks=checks)
    machine.look()
    outcomes = []
    for hour in (1, 2, 4, 5, 1):
        machine.instance()
        report = machine.next_night(hour, 5)
        assert report.problems == ()
        outcomes += [record.outcome for record in report.decided]
    assert outcomes == [SlotOutcome.SERVED] * 5
    done = [run.kind or run.what for run in machine.runs()]
    assert done == ["full", "incremental", "verification", "drill", "drill to an earlier state", "full", "pruning"]
    (chain,) = machine.chains()
    assert isinstance(chain.path, engine.StoreAddress)
