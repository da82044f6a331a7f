"""Backup sets as other programs leave them: the files of a chain of a running instance, without what is ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import Kind, RestoreTarget, Verification, plan_restore, run_drill, run_restore, scan
from engine.backup.copying import Reread
from engine.backup.job import BackupSet, Options, run
from engine.chain.local_folder import LocalFolder
from engine.chain.stored import read_manifest
from engine.discovery.instance_files import InstanceFiles
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, read_whole
from engine.formats.checksum import verify_pages
from engine.run_context import RunContext
from engine.sources.at_rest import AtRestSource
from engine.verify import verify
from tests.builders.commit_history import NAME, CommitHistory, contents
from tests.builders.live_backup import ROOT

SET = ROOT / "set"
TARGET = ROOT / "target"
PAGE = 4096
_LARGEST = 1 << 26


def grown_chain(case: CommitHistory) -> Path:
    """A full behind commit 3, incrementals behind 10 and 20."""
    chain = case.run(Kind.FULL).chain
    for count in (7, 10):
        case.work(count)
        case.run(Kind.INCREMENTAL)
    return chain


def bare_set(fs: FileSystem, chain: Path, to: Path = SET) -> Path:
    """Databases, logs and marks of a chain in the folder ``to``, which is made; those that are there stay."""
    if not fs.exists(to):
        fs.make_directory(to)
    for file in read_manifest(fs, chain).files:
        if not fs.exists(to / file.name):
            with fs.create(to / file.name) as new:
                new.write_at(0, read_whole(fs, chain / file.place, _LARGEST))
    return to


def overwrite(fs: FileSystem, path: Path, offset: int, data: bytes) -> None:
    """Change bytes of a file; a negative ``offset`` counts from its end."""
    with fs.open_update(path) as file:
        file.write_at(offset if offset >= 0 else file.stat().size + offset, data)


def the_set(case: CommitHistory, *folders: Path) -> InstanceFiles:
    (found,) = scan(folders or (SET,), fs=case.fs).instances
    return found


def logs_of(case: CommitHistory, folder: Path) -> list[Path]:
    return [path for path in case.fs.list(folder) if path.suffix == ".log"]


def a_page(case: CommitHistory) -> int:
    """The first page of the copy that was written when it was copied."""
    pages = read_whole(case.fs, SET / NAME, 1 << 26)[2 * PAGE : -PAGE]
    written = verify_pages(pages, PAGE, 1).ok
    assert written.any()
    return 1 + int(written.argmax())


def refused(case: CommitHistory, code: Code, folder: Path = SET, target: Path = TARGET) -> JetError:
    """By the plan, the restore and the drill alike, with nothing changed; the verification is not ok then."""
    before = case.fs.tree()
    plan = plan_restore(case.fs, folder, target)
    for call in (
        lambda: run_restore(folder, target, context=RunContext(fs=case.fs)),
        lambda: run_drill(folder, scratch=ROOT, context=RunContext(fs=case.fs)),
    ):
        with pytest.raises(JetError) as caught:
            call()
        assert caught.value.code is code, caught.value
    assert plan.refusal is not None
    assert plan.refusal.code is code
    assert not checked(case, folder).ok
    assert case.fs.tree() == before
    return plan.refusal


def checked(case: CommitHistory, folder: Path = SET) -> Verification:
    return verify(folder, context=RunContext(fs=case.fs))


def restored(case: CommitHistory, folder: Path = SET, wanted: RestoreTarget | None = None) -> object:
    return contents(
        case.fs,
        run_restore(folder, case.target(), wanted=wanted, context=RunContext(fs=case.fs)).target,
        structure=True,
    )


def back_up(case: CommitHistory, kind: Kind = Kind.FULL, **options: object) -> BackupSet:
    source = AtRestSource([SET], fs=case.fs)
    given = Options(create=True, reread=Reread(pause=0), **options)  # type: ignore[arg-type]
    return run(source, LocalFolder(ROOT / "second", case.fs), kind, options=given)
