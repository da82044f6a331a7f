"""``backup --hash blake3``: what it answers, where it does not apply, and jobs that choose it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.jobs.command import add_arguments
from app.jobs.file import JobFile
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.settings import Locations
from engine import Encode, HashKind, Kind, Options
from tests.cli.conftest import Cli

Ask = Callable[..., dict[str, Any]]
pytest.importorskip("blake3")


def test_a_chain_with_it(small: Path, ask: Ask, tmp_path: Path) -> None:
    to = tmp_path / "backups"
    done = ask("backup", "--from", small, "--to", to, "--mode", "full", "--hash", "blake3", "--create")
    assert {(file["hash"], file["sha256"]) for file in done["files"]} == {("blake3", "")}
    assert all(len(file["checksum"]) == 64 for file in done["files"])
    chain = Path(done["chain"])
    assert (chain / "B3SUMS").read_text().count("\n") == len(done["files"])
    assert ask("verify", chain)["result"] == "ok"
    restored = ask("restore", chain, "--to", tmp_path / "target")
    assert {file["hash"] for file in restored["files"]} == {"blake3"}


@pytest.mark.parametrize("mode", ["incremental", "differential"])
def test_a_chain_that_is_continued_keeps_its_hash(small: Path, cli: Cli, tmp_path: Path, mode: str) -> None:
    words = ("backup", "--from", small, "--to", tmp_path, "--mode", mode, "--hash", "blake3")
    done = cli(*words)
    assert done.code == 2
    assert "'--hash' is chosen when a chain starts" in done.err


def test_a_request_says_it_in_words() -> None:
    options = Options(encode=Encode(hash=HashKind.BLAKE3))
    full, more = (
        BackupRequest(FilesAtRest((Path("/x"),)), Path("/y"), kind, options).arguments()
        for kind in (Kind.FULL, Kind.INCREMENTAL)
    )
    assert full[-2:] == ["--hash", "blake3"]
    assert "--hash" not in more


def test_a_job_that_chooses_it(small: Path, ask: Ask, tmp_path: Path) -> None:
    """Kept in its file, changed by the command line, and said as the command that adds it."""
    ask("jobs", "add", "night", "--from", small, "--to", tmp_path / "b", "--at", "02:00", "--hash", "blake3")
    file = JobFile(Locations.of().jobs)
    job = file.load().named("night")
    assert job is not None
    assert job.storing.hash is HashKind.BLAKE3
    words = add_arguments(job)
    assert words[words.index("--hash") + 1] == "blake3"
    assert 'hash = "blake3"' in file.path.read_text()
