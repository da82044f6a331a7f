"""A scan of very many files: only those that may be of the engine are opened, and what is foreign is counted."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from engine.discovery.files_found import FileKind
from engine.discovery.instance_files import ProblemKind
from engine.discovery.scan import scan
from engine.files import LocalFileSystem
from tests.builders.small_instance import OTHER_STREAM, log_bytes, write_small_instance
from tests.counting import calls, peak
from tests.disk.fault_fs import FaultFS

MANY = 10_000


@pytest.fixture(scope="module")
def haystack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of all kinds of lengths and names, and one instance among them."""
    root = tmp_path_factory.mktemp("haystack")
    for folder in range(20):
        (root / f"d{folder}").mkdir()
        for number in range(MANY // 20):
            (root / f"d{folder}" / f"file{number}.txt").write_bytes(b"x" * (number % 700 + 1))
    write_small_instance(root / "d7")
    return root


def test_only_candidates_are_opened(haystack: Path) -> None:
    fs = FaultFS(LocalFileSystem())
    survey = scan([haystack], fs=fs)
    assert survey.foreign == MANY
    assert [instance.directory.name for instance in survey.instances] == ["d7"]
    assert survey.others == ()
    assert len({call.path for call in fs.calls if call.verb == "open_read"}) == 5


def test_four_kib_are_enough_for_a_log(tmp_path: Path) -> None:
    write_small_instance(tmp_path, database=None)
    fs = FaultFS(LocalFileSystem())
    scan([tmp_path / "edb00001.log"], fs=fs)
    heads = [call for call in fs.calls if call.verb == "read"]
    assert (heads[0].offset, heads[0].length) == (0, 4096)
    assert all(call.offset != 4096 for call in heads)


def test_a_scan_of_many_files_takes_few_calls_and_little_memory(haystack: Path) -> None:
    """In proportion: so many for each file."""
    assert calls(partial(scan, [haystack])) < MANY * 25
    assert peak(partial(scan, [haystack])) < 3 << 20


def test_what_is_foreign_is_listed_where_it_is_wanted(haystack: Path) -> None:
    survey = scan([haystack], keep_foreign=True)
    assert len(survey.others) == survey.foreign == MANY
    assert {file.kind for file in survey.others} == {FileKind.FOREIGN}


def test_candidates_by_size_by_name_and_by_hand(tmp_path: Path) -> None:
    """A database under any name has whole pages; one cut off in a page is found by the name of a database."""
    source = write_small_instance(tmp_path / "source")
    data = (source / "data.edb").read_bytes()
    (tmp_path / "holiday.jpg").write_bytes(data)
    (tmp_path / "cut.dat").write_bytes(data[:5001])
    (tmp_path / "cut.jpg").write_bytes(data[:5001])
    names = {d.path.name for i in scan([tmp_path]).instances for d in i.databases}
    assert names == {"data.edb", "holiday.jpg", "cut.dat"}
    (instance,) = scan([tmp_path / "cut.jpg"]).instances
    assert [database.path.name for database in instance.databases] == ["cut.jpg"]


def test_foreign_logs_are_told_once(tmp_path: Path) -> None:
    """All of another stream together, and on the side of the instance that has a database."""
    write_small_instance(tmp_path, last=4)
    for generation in range(20, 60):
        (tmp_path / f"edb{generation:05X}.log").write_bytes(log_bytes(generation, signature=OTHER_STREAM))
    assert len(scan([tmp_path]).instances) == 1
    told = [(i, p) for i in scan([tmp_path]).instances for p in i.problems if p.kind is ProblemKind.FOREIGN_LOG]
    ((instance, problem),) = told
    assert instance.databases
    assert problem.text.startswith("40 logs, edb00014.log to edb0003B.log, belong to another log stream")
    assert (problem.generation, len(problem.paths)) == (59, 40)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_dangling_links_and_pipes_of_foreign_names_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "libfoo.so").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    survey = scan([tmp_path])
    assert (survey.others, survey.foreign) == ((), 2)
