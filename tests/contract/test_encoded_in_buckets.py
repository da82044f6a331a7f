"""Compressed, encrypted and signed chains in buckets: written without a key, read with it, copied away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    Kind,
    Options,
    RunContext,
    destination_at,
    open_at,
    parse_place,
    run_backup,
    run_copy,
    run_drill,
    run_restore,
    verify_path,
)
from engine.chain.stores import chain_at
from engine.error_codes import Code
from engine.errors import Corruption, JetError
from engine.files import LocalFileSystem
from tests.builders.encodings import ALICES, ENCODES, TO_SIGN, TRUSTED
from tests.builders.scenarios import QUICK
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.servers.s3 import S3

READER = RunContext(keys=replace(ALICES, signers=TRUSTED.signers))


@pytest.fixture(params=["ceph", "rclone_server"])
def bucket(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The address of an empty bucket on a real server."""
    server = S3(request.getfixturevalue(request.param).environment)
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    return parse_place(f"s3://{server.new_bucket()}/backups")


def backed_up(source: Path, bucket: Path, kind: Kind) -> Path:
    options, context = Options(encode=ENCODES["both"], reread=QUICK), RunContext(keys=TO_SIGN)
    return run_backup(AtRestSource([source]), destination_at(bucket), kind, options=options, context=context).chain


def test_an_encoded_chain_in_a_bucket(bucket: Path, tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / "source")
    backed_up(source, bucket, Kind.FULL)
    grow_small_instance(source)
    chain = backed_up(source, bucket, Kind.INCREMENTAL)
    manifest = chain_at(chain, LocalFileSystem(), READER.keys).manifest()
    assert {file.encoding.value for file in manifest.files} == {"zstd+age"} and len(manifest.runs) == 2
    assert verify_path(chain, context=READER).ok
    assert run_drill(chain, scratch=tmp_path, context=READER).tables
    run_restore(chain, tmp_path / "restored", context=READER)
    with open_at(chain, context=READER) as view, view.open() as database:
        assert database.tables()
    with pytest.raises(JetError) as caught:
        run_restore(chain, tmp_path / "again")
    assert caught.value.code is Code.DecryptionFailed
    away = run_copy(bucket, tmp_path / "away", create=True).chains[0].chain
    assert verify_path(away, context=READER).ok, "signed wherever it is"
    with pytest.raises(Corruption, match="not trusted"):
        run_restore(chain, tmp_path / "again", context=RunContext(keys=replace(ALICES, signers=(b"x" * 32,))))
