"""The commands of docs/stores.md, as they are written there, against a RADOS Gateway."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from engine.files import LocalFileSystem
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.datasets import PROJECT
from tests.servers.ceph import Ceph
from tests.servers.rclone import rclone
from tests.servers.s3 import S3
from tests.share import VARIABLE, turn

FS = LocalFileSystem()
_PROGRAM = f'#!/bin/sh\nPYTHONPATH="{PROJECT}" exec "{sys.executable}" -m app.cli.main "$@"\n'


def commands(name: str) -> str:
    """The shell commands below the mark ``name``."""
    found = re.search(
        rf"<!-- {name} -->\n```sh\n(.*?)```", (PROJECT / "docs" / "stores.md").read_text(), re.DOTALL
    )
    assert found is not None
    return found[1]


def rows_of(database: Path) -> dict[str, list[object]]:
    with ReadOnlyDatabase.open(FS.open_read(database)) as opened:
        return {table.name: list(opened.rows(table.name)) for table in opened.tables() if not table.system}


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with ``ese-backup`` and the rclone that the tests have."""
    missing = [name for name in ("age", "age-keygen", "zstd", "bash") if shutil.which(name) is None]
    copier = rclone()
    if missing or copier is None:
        pytest.skip(f"needs {', '.join(missing or ['rclone'])}")
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "ese-backup").write_text(_PROGRAM)
    (folder / "ese-backup").chmod(0o700)
    (folder / "rclone").symlink_to(copier)
    return folder


@pytest.mark.skipif(not turn(5), reason=f"runs the whole of two examples: only with {VARIABLE}=5/6 or all")
def test_a_chain_in_a_bucket_and_without_this_program(ceph: Ceph, programs: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    environment = {
        **os.environ,
        **ceph.environment,
        "STORE": f"s3://{S3(ceph.environment).new_bucket()}/backups",
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "ESE_BACKUP_HOME": str(tmp_path / "home"),
    }
    script = "\n".join(map(commands, ("a chain in a bucket", "a chain without this program")))
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=place, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "651 verified" in done.stdout
    newest = rows_of(place / "reader" / "newest" / "sample.edb")
    assert len(newest["Servers"]) == 240
    assert rows_of(place / "reader" / "files" / "sample.edb") == newest
    then = rows_of(place / "reader" / "then" / "sample.edb")
    assert 0 < len(then["Events"]) < len(newest["Events"])
    secrets = (ceph.environment["AWS_SECRET_ACCESS_KEY"], "AGE-SECRET-KEY")
    kept = b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file())
    kept += b"".join(path.read_bytes() for path in (place / "reader" / "chain").rglob("*") if path.is_file())
    assert not any(secret.encode() in kept for secret in secrets)
