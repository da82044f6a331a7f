"""Whatever lies in a folder, looking at it gives lists and kinds, never an exception; and so does verifying it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from engine import verify_path
from engine.backup.plan import LogChoice, plan_full
from engine.discovery.files_found import FileKind, look_at
from engine.discovery.scan import scan
from engine.errors import JetError
from engine.files import LocalFileSystem
from tests.builders.small_instance import (
    OTHER_STREAM,
    checkpoint_bytes,
    database_bytes,
    log_bytes,
)
from tests.share import examples

FS = LocalFileSystem()
NAMES = (
    *(
        "data.edb",
        "ntds.dit",
        "edb.log",
        "edb00001.log",
        "edb00002.log",
        "edb00003.log",
        "EDB00004.LOG",
        "edb.chk",
    ),
    *("edbtmp.log", "edbres00001.jrs", "edb.jtx", "edb00002.jtx", "edb.jcp", "xyz.log", "xyz00001.log", "x.txt"),
    *("SHA256SUMS", ".hidden", "no name at all", "edbFFFFF.log", "edb0000000A.log"),
)
WHOLE = (
    *(log_bytes(n) for n in (1, 2, 3)),
    log_bytes(3, 1),
    log_bytes(2, signature=OTHER_STREAM),
    log_bytes(2, history=1),
    database_bytes(),
    database_bytes(required=(1, 3)),
    database_bytes(signature=OTHER_STREAM),
    checkpoint_bytes(1),
)


@st.composite
def contents(draw: st.DrawFn) -> bytes:
    """A whole file of some sort, one that is damaged or cut, or junk."""
    if draw(st.integers(0, 3)) == 0:
        return draw(st.binary(max_size=200)) * draw(st.sampled_from((1, 1, 50)))
    data = bytearray(draw(st.sampled_from(WHOLE)))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, 700) | st.integers(0, len(data) - 1))
        data[at] = draw(st.integers(0, 255))
    if draw(st.integers(0, 4)) == 0:
        del data[draw(st.integers(0, len(data))) :]
    return bytes(data)


folders = st.dictionaries(st.sampled_from(NAMES), contents(), max_size=8)


def put(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).write_bytes(data)


@given(contents(), st.sampled_from(NAMES))
def test_look_at(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as root:
        put(Path(root), {name: data})
        found = look_at(FS, Path(root) / name)
        assert found.size == len(data)
        assert isinstance(found.kind, FileKind)
        assert (found.kind in (FileKind.DAMAGED, FileKind.UNSUPPORTED)) == (found.error is not None)
        assert found.note or found.database or found.log or found.checkpoint


@examples(150)
@given(folders, folders)
def test_scan_plan_and_verify(here: dict[str, bytes], below: dict[str, bytes]) -> None:
    """A plan is made or refused with a reason; verification reports or finds nothing to verify."""
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root)
        (folder / "below").mkdir()
        put(folder, here)
        put(folder / "below", below)
        survey = scan([folder], keep_foreign=True)
        assert survey.unreadable == ()
        for instance in survey.instances:
            assert instance.name and instance.state and instance.bytes >= 0
            assert all(problem.text for problem in instance.problems)
            assert [instance.verdict(database)[1] for database in instance.databases].count("") == 0
            numbers = [log.generation for log in instance.logs]
            assert numbers == sorted(set(numbers))
            for choice in LogChoice:
                try:
                    plan_full(instance, choice)
                except JetError as error:
                    assert error.message
        seen = {file.path for file in survey.others}
        for instance in survey.instances:
            seen.update(path for path in instance.paths if path.exists())
        assert seen == {path for path in folder.rglob("*") if path.is_file()}, "every file is accounted for"
        try:
            result = verify_path(folder)
        except JetError as error:
            assert error.message
        else:
            assert all(finding.detail for finding in result.findings)
