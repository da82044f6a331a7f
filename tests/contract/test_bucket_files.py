"""Files of a bucket: sent in parts, read in ranges, and what an error says of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.chain.objects.cloud import CloudBucket
from engine.chain.objects.reading import ObjectReadFile
from engine.chain.objects.refusals import jet_error
from engine.chain.objects.writing import ObjectWriteFile
from engine.errors import JetError
from tests.builders.scenarios import INSTANCE
from tests.contract.test_buckets import SHORT, at
from tests.contract.test_stores import CHAIN
from tests.disk.fault_bucket import FaultBucket
from tests.servers.ceph import Ceph
from tests.servers.s3 import S3


@pytest.fixture
def server(ceph: Ceph) -> S3:
    return S3(ceph.environment)


def test_uploads_in_parts_of_a_dead_run_are_given_up(ceph: Ceph, server: S3) -> None:
    bucket, place = server.new_bucket(), None
    for dies in (True, False):
        place = at(bucket, ceph.environment)
        with place.open(INSTANCE, create=True, apart_from=()) as store:
            staging = store.stage_new(CHAIN, atomic=False)
            with staging.create("data.edb") as file:
                for number in range(5):
                    file.write_at(number << 23, os.urandom(1 << 23))
                assert server.uploads(bucket)
            if not dies:
                staging.discard()
                assert server.uploads(bucket) == []
        assert bool(server.uploads(bucket)) is dies
    assert server.keys(bucket) == []


def test_a_file_is_written_from_its_start_to_its_end(ceph: Ceph, server: S3) -> None:
    bucket = server.new_bucket()
    with at(bucket, ceph.environment).open(INSTANCE, create=True, apart_from=()) as store:
        staging = store.stage_new(CHAIN, atomic=False)
        with staging.create("data.edb") as file:
            file.write_at(0, b"first")
            for offset in (0, 4, 6):
                with pytest.raises(JetError) as caught:
                    file.write_at(offset, b"elsewhere")
                assert int(caught.value.code) == -1003
            file.write_at(5, b"second")
            file.sync()
            with pytest.raises(JetError):
                file.write_at(11, b"too late")
        assert (
            server.get(bucket, f"backups/{INSTANCE}/{CHAIN}/{staging.stored('data.edb').place}") == b"firstsecond"
        )
        staging.discard()


def test_a_file_in_parts_is_what_was_written(ceph: Ceph, server: S3) -> None:
    """Also when its writer fills one buffer again and again."""
    bucket, buffer, data = server.new_bucket(), bytearray(3 << 20), os.urandom((40 << 20) + 12345)
    objects = CloudBucket("s3", bucket, ceph.environment, SHORT)
    with ObjectWriteFile(Path("b"), objects.upload("a/b", len(data)), lambda length: None) as file:
        for start in range(0, len(data), len(buffer)):
            piece = data[start : start + len(buffer)]
            buffer[: len(piece)] = piece
            file.write_at(start, memoryview(buffer)[: len(piece)])
        file.sync()
    assert server.get(bucket, "a/b") == data
    assert server.uploads(bucket) == []


def test_a_file_is_read_in_growing_windows(ceph: Ceph, server: S3) -> None:
    """From front to back in few requests, elsewhere in small ones; always the right bytes."""
    bucket, data = server.new_bucket(), os.urandom((1 << 25) + 12345)
    server.put(bucket, "a/b", data)
    objects = FaultBucket(CloudBucket("s3", bucket, ceph.environment, SHORT))
    with ObjectReadFile.opened(Path("b"), objects, "a/b") as file:
        assert file.stat().size == len(data)
        step = 1 << 20
        assert b"".join(file.read_at(at, step) for at in range(0, len(data) + step, step)) == data
        assert len(objects.calls) < 12
        for start in (1 << 24, 4096, len(data) - 5, 1 << 20):
            assert file.read_at(start, 4096) == data[start : start + 4096]
        assert file.read_at(len(data), 10) == b""
    server.put(bucket, "a/empty", b"")
    with ObjectReadFile.opened(Path("empty"), objects, "a/empty") as file:
        assert (file.read_at(0, 10), file.stat().size) == (b"", 0)


@pytest.mark.parametrize("kind", ["ceph", "rclone_server"])
def test_empty_objects(kind: str, request: pytest.FixtureRequest) -> None:
    """The mark of a copied database has no bytes; also after a server answered ranges in its own way."""
    environment = request.getfixturevalue(kind).environment
    server = S3(environment)
    bucket = server.new_bucket()
    server.put(bucket, "full", b"0123456789")
    server.put(bucket, "empty", b"")
    objects = CloudBucket("s3", bucket, environment, SHORT)
    for _ in range(2):
        for key, data in (("full", b"0123456789"), ("empty", b"")):
            with ObjectReadFile.opened(Path(key), objects, key) as file:
                assert (file.read_at(0, 100), file.stat().size) == (data, len(data))
        assert (objects.get("full", 10, 5).data, objects.get("full", 10, 5).size) == (b"", 10)


def test_refusals_that_no_test_server_gives() -> None:
    """In the words of the servers' documentation."""
    for text, code, hint in (
        ("<Code>RequestTimeTooSkewed</Code><Message>The difference is too large.</Message>", -1032, "clock"),
        (
            "<Code>ExpiredToken</Code>",
            -1032,
            "AWS_SESSION_TOKEN",
        ),
        (
            "<Code>AuthorizationHeaderMalformed</Code><Message>It is wrong.</Message>",
            -1023,
            "AWS_REGION",
        ),
        ("status code: 301 Moved Permanently: <Code>PermanentRedirect</Code>", -1023, "AWS_REGION"),
        ("status code: 503 Service Unavailable: <Code>SlowDown</Code>", -60001, "later"),
        ("status code: 507 Insufficient Storage", -1808, "Prune"),
        ("error sending request: invalid peer certificate: UnknownIssuer", -1032, "certificate"),
    ):
        error = jet_error(RuntimeError(f"Error performing PUT https://host/x: {text}"), "write", "s3://b/x")
        assert int(error.code) == code, text
        assert hint in error.hint
        assert error.message.startswith("Cannot write s3://b/x: ")
    error = jet_error(RuntimeError("PUT http://h/x?partNumber=7&uploadId=secret - TimedOut"), "write", "s3://b/x")
    assert "part 7 of s3://b/x" in error.message
    assert "secret" not in error.message
