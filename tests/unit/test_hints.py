"""Every refusal says what to do, by its cause, and nothing of Python: over all codes, and over what makes them."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    Kind,
    LocalFolder,
    Options,
    describe_file,
    find_chains,
    run_backup,
    run_drill,
    run_recovery,
    run_restore,
    verify_path,
)
from engine.chain.manifest import MANIFEST_NAME, Manifest
from engine.control.wire import gone
from engine.describe import describe
from engine.discovery.choosing import InstanceChoice
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.formats.checksum import seal_header
from engine.formats.db_header import HEADER_READ, DatabaseHeader, DatabaseState, read_header
from engine.os_errors import _CODES, _HINTS, from_os_error
from tests.builders.dirty_instances import CURRENT, DATABASE, log_of, write_killed_instance

FS = LocalFileSystem()
PYTHON = re.compile(
    r"\[Errno|Errno \d|Traceback|<class|<engine|object at 0x|\b\w+Error\b(?<!\bJetError)|NoneType|PosixPath|b'"
    r"|argument must be|unsupported operand|list index|dict|Expecting (value|property)|\(char \d+\)"
)


def check(error: JetError) -> None:
    """An error as a person reads it."""
    assert error.message, error.code
    assert error.hint.strip(), error
    assert error.hint != error.message
    for text in (error.message, error.hint):
        assert not PYTHON.search(text), text
        assert text[-1] in ".:", text
        assert "  " not in text, text


@pytest.mark.parametrize("code", [code for code in Code if code is not Code.Success])
def test_every_code_has_a_text_and_a_hint(code: Code) -> None:
    check(code.error())
    check(code.error("Something is wrong.", path="/x"))
    assert not re.search(r"-\d{3,4}\b", code.hint), "a hint is no riddle"


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_refusal_of_the_system(number: int) -> None:
    error = from_os_error(OSError(number, "whatever"), "read", Path("/some/file"))
    check(error)
    assert os.strerror(number) in error.message


def test_causes_that_share_a_code_have_hints_of_their_own() -> None:
    by_code: dict[Code, list[str]] = {}
    for number, code in _CODES.items():
        by_code.setdefault(code, []).append(from_os_error(OSError(number, ""), "read", Path("x")).hint)
    assert "read-only" in from_os_error(OSError(errno.EROFS, ""), "create", Path("x")).hint
    assert "permissions" in from_os_error(OSError(errno.EACCES, ""), "open", Path("x")).hint
    assert len(set(by_code[Code.InvalidPath])) == len(by_code[Code.InvalidPath])
    assert set(_HINTS) - set(_CODES) <= {errno.EMFILE, errno.ENFILE, errno.ESTALE, errno.ENOTCONN, errno.ENODEV}


def test_a_connection_that_is_gone() -> None:
    check(gone("The other process does not respond."))


# what people meet


Refuse = Callable[[Path], object]


def temporary_database(folder: Path) -> Path:
    """The engine's scratch space, by its header."""
    data = bytearray((folder / "ours" / DATABASE).read_bytes())
    header = DatabaseHeader(bytearray(read_header(bytes(data[:HEADER_READ])).data))
    header.dbstate, header.dbid = DatabaseState.JUST_CREATED, 0
    assert isinstance(header.buffer, bytearray)
    seal_header(header.buffer)
    size = len(header.buffer)
    data[:size] = data[size : 2 * size] = header.buffer
    (folder / "tmp.edb").write_bytes(data)
    return folder / "tmp.edb"


def without(folder: Path, name: str) -> Path:
    (folder / name).unlink()
    return folder


def as_folder(path: Path) -> Path:
    path.unlink()
    path.mkdir()
    return path


def chain_in(folder: Path) -> Path:
    run_backup(
        AtRestSource([folder / "ours"]), LocalFolder(folder / "to"), Kind.FULL, options=Options(create=True)
    )
    (found,) = find_chains(FS, folder / "to")
    return found.path


def with_manifest(folder: Path, data: bytes) -> Path:
    chain = chain_in(folder)
    (chain / MANIFEST_NAME).write_bytes(data)
    return chain


REFUSALS: dict[str, Refuse] = {
    "a folder as database": lambda at: describe_file(as_folder(at / "ours" / DATABASE), FS),
    "a folder as log": lambda at: (as_folder(at / "ours" / CURRENT), run_recovery(InstanceChoice([at / "ours"]))),
    "a file as folder": lambda at: run_recovery(InstanceChoice([at / "ours" / DATABASE / "x"])),
    "nothing there": lambda at: run_recovery(InstanceChoice([at / "nowhere"])),
    "a long name": lambda at: run_recovery(InstanceChoice([at / ("a" * 300)])),
    "a zero byte": lambda at: run_recovery(InstanceChoice([at / "a\0b"])),
    "no database": lambda at: run_recovery(InstanceChoice([at / "empty"])),
    "another file": lambda at: run_recovery(InstanceChoice([at / "text"])),
    "a temporary database": lambda at: run_recovery(InstanceChoice([temporary_database(at)])),
    "a temporary database to verify": lambda at: verify_path(temporary_database(at)),
    "a temporary database to back up": lambda at: run_backup(
        AtRestSource([temporary_database(at)]), LocalFolder(at / "to"), Kind.FULL, options=Options(create=True)
    ),
    "a dirty database alone": lambda at: run_recovery(InstanceChoice([at / "ours" / DATABASE])),
    "a target that is taken": lambda at: run_recovery(InstanceChoice([at / "ours"]), to=at / "ours"),
    "a missing log": lambda at: run_recovery(InstanceChoice([without(at / "ours", log_of(at, 2).name)])),
    "a missing current log": lambda at: run_recovery(InstanceChoice([without(at / "ours", CURRENT)])),
    "a manifest that is no JSON": lambda at: run_restore(with_manifest(at, b"{"), at / "new"),
    "a manifest of another kind": lambda at: run_restore(with_manifest(at, b"[]"), at / "new"),
    "an empty manifest": lambda at: run_drill(with_manifest(at, b""), scratch=at),
    "a manifest without its values": lambda at: run_restore(with_manifest(at, b'{"sha256": 1}'), at / "new"),
    "a manifest that is a folder": lambda at: (
        as_folder(chain_in(at) / MANIFEST_NAME),
        run_restore(find_chain_folder(at), at / "new"),
    ),
    "a log in the place of a database": lambda at: describe(at / "text", FS),
}


def find_chain_folder(folder: Path) -> Path:
    return next(path.parent for path in (folder / "to").rglob(MANIFEST_NAME))


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hints") / "ours"
    write_killed_instance(folder)
    return folder


@pytest.fixture
def place(killed: Path, tmp_path: Path) -> Iterator[Path]:
    shutil.copytree(killed, tmp_path / "ours")
    (tmp_path / "empty").mkdir()
    (tmp_path / "text").write_text("no database at all\n" * 1000)
    yield tmp_path


@pytest.mark.parametrize("name", REFUSALS)
def test_refusals_that_people_meet(name: str, place: Path) -> None:
    with pytest.raises(JetError) as caught:
        REFUSALS[name](place)
    check(caught.value)
    print(f"{caught.value} | {caught.value.hint}")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"1", b"null", b'{"sha256": 1}', b"\xff", b"[" * 100_000])
def test_a_damaged_manifest_is_told_without_the_words_of_the_parser(body: bytes) -> None:
    with pytest.raises(JetError) as caught:
        Manifest.from_bytes(body)
    check(caught.value)
    assert "SHA256SUMS" in caught.value.hint
