"""A job that encrypts, compresses and signs: its backups need no secret, its checks the identity that it names."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from app.history.runs import GOOD
from app.history.slots import SlotOutcome
from app.jobs.job import CheckKind, CheckRule
from app.settings import Storing
from engine.chain.retention import Retention
from tests.builders.key_pair import write_identity, write_signing_pair
from tests.unattended.machine import Machine, at


def test_a_job_that_encrypts_and_signs(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.tick = timedelta(milliseconds=1)
    recipient = write_identity(tmp_path / "identity.txt")
    write_signing_pair(tmp_path / "sign.pem", tmp_path / "sign.pub")
    job = machine.job(
        machine.instance(),
        storing=Storing(3, (recipient,), str(tmp_path / "sign.pem")),
        identity_files=(str(tmp_path / "identity.txt"),),
        retention=Retention(last=1),
    )
    checks = (CheckRule(CheckKind.VERIFY, at(4)), CheckRule(CheckKind.DRILL, at(5)))
    machine.set(job)
    machine.look()
    outcomes = []
    for hour in (2, 2, 4, 5):
        machine.instance()
        if hour == 4:
            machine.set(job, checks=checks)
            machine.look()
        report = machine.next_night(hour)
        assert all(run.state in GOOD for run in report.runs), report.runs
        outcomes += [record.outcome for record in report.decided]
    assert outcomes == [SlotOutcome.SERVED] * 4
    kinds = [run.kind or run.what for run in machine.runs()]
    assert kinds == ["full", "incremental", "verification", "drill", "drill to an earlier state"]
    (chain,) = machine.chains()
    assert chain.manifest is not None
    assert chain.manifest.signed is not None
    assert all(file.encoding.is_encrypted for file in chain.manifest.files)


def test_a_job_that_stops_encrypting_is_refused_and_not_stored_in_the_clear(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.tick = timedelta(milliseconds=1)
    recipient = write_identity(tmp_path / "identity.txt")
    source = machine.instance()
    machine.set(machine.job(source, storing=Storing(None, (recipient,))))
    machine.look()
    machine.next_night()
    machine.set(machine.job(source))
    machine.instance()
    (record,) = machine.next_night().decided
    assert record.outcome is SlotOutcome.FAILED
    assert "is encrypted, but this backup would not be" in record.reason
