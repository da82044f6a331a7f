"""What every destination promises of the live test of writing: its steps are true, and nothing is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.chain.destination import Destination
from engine.chain.objects import destination as destination_of
from engine.chain.write_steps import StepList, StepOutcome, WriteStep, WriteStepKind
from engine.files import LocalFileSystem
from engine.progress import Cancel
from tests.contract.stores import MAKERS, Disk, Maker, Objects, Place
from tests.contract.test_buckets import at
from tests.contract.test_stores import listing, published
from tests.disk.memory_fs import MemoryFS
from tests.servers.ceph import OWNER, Ceph
from tests.servers.s3 import S3


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every destination, in each of its places."""
    if "maker" in metafunc.fixturenames:
        found = [(n, m, where) for n, m in sorted(MAKERS.items()) for where in m.places]
        ids = [f"{name}-{where}" for name, _, where in found]
        metafunc.parametrize(("maker", "where"), [case[1:] for case in found], ids=ids)


@pytest.fixture
def disk(where: str, request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if where == "real":
        return Disk(LocalFileSystem(), tmp_path)
    if where == "memory":
        return Disk(MemoryFS(Path("/in-memory")), Path("/in-memory"))
    server = S3(request.getfixturevalue("ceph" if where == "ceph" else "rclone_server").environment)
    return Objects(server, server.new_bucket())


def steps_at(destination: Destination) -> dict[WriteStepKind, WriteStep]:
    told: list[WriteStep] = []
    steps = StepList(told.append, Cancel())
    destination.try_writing(steps)
    assert told == steps.steps
    assert [step.kind for step in told] == list(WriteStepKind)
    return {step.kind: step for step in told}


def test_all_steps_are_done_and_nothing_is_left(maker: Maker, disk: Place) -> None:
    destination = maker.make(disk)
    published(destination, atomic=maker.modes[0])
    before, chains = disk.everything(), listing(destination)
    found = {kind: step.outcome for kind, step in steps_at(destination).items()}
    own = StepOutcome.NOT_NEEDED if isinstance(disk, Objects) else StepOutcome.DONE
    assert found.pop(WriteStepKind.SYNC) is found.pop(WriteStepKind.RENAME) is own
    assert set(found.values()) == {StepOutcome.DONE}
    assert disk.everything() == before
    assert listing(destination) == chains


def test_a_host_that_may_only_add_is_limited_and_not_refused(ceph: Ceph) -> None:
    server = S3(ceph.environment)
    bucket = server.new_bucket()
    name, access = ceph.new_user()
    rights = {"PutObject": ["backups/*"], "ListBucket": [""]}
    server.allow(bucket, {name: rights, OWNER: {"GetObject": ["*"]}})
    for _ in range(2):
        found = {kind: step.outcome for kind, step in steps_at(at(bucket, access)).items()}
        assert found[WriteStepKind.WRITE] is StepOutcome.DONE
        assert found[WriteStepKind.READ] in (StepOutcome.DONE, StepOutcome.LIMITED)
        assert found[WriteStepKind.DELETE] is StepOutcome.LIMITED
    assert len(server.keys(bucket)) == 1, "the second test overwrites what the first could not delete"
    assert at(bucket, ceph.environment).posts() == []


def test_a_bucket_that_is_not_there(ceph: Ceph) -> None:
    server = S3(ceph.environment)
    missing = Objects(server, "no-such-bucket")
    found = steps_at(destination_of(missing.address, environment=ceph.environment))
    assert found[WriteStepKind.REACH].outcome is StepOutcome.FAILED
    assert {step.outcome for kind, step in found.items() if kind is not WriteStepKind.REACH} == {
        StepOutcome.NOT_REACHED
    }
