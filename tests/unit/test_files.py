"""The real file system in trouble: full, read-only, forbidden, interrupted, shared with other processes."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from engine.error_codes import Code
from engine.errors import JetError, MissingFile, SpaceExhausted, StorageFault, WrongState, WrongUse
from engine.files import LocalFileSystem, make_directories, read_whole, write_durably
from engine.os_errors import from_os_error
from tests.disk.fault_fs import Fault, FaultFS
from tests.disk.volumes import make_read_only, volume

PROJECT = Path(__file__).parents[2]
FS = LocalFileSystem()

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals, mounts and modes")


def _python(source: str, *arguments: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", dedent(source), *map(str, arguments)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _output(process: subprocess.Popen[str]) -> str:
    with process:
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out.strip()


# errors


@pytest.mark.parametrize(
    ("number", "category", "code"),
    [
        (errno.ENOENT, MissingFile, Code.FileNotFound),
        (errno.EACCES, StorageFault, Code.FileAccessDenied),
        (errno.EPERM, StorageFault, Code.FileAccessDenied),
        (errno.EROFS, StorageFault, Code.FileAccessDenied),
        (errno.ENOSPC, SpaceExhausted, Code.DiskFull),
        (errno.EDQUOT, SpaceExhausted, Code.DiskFull),
        (errno.EFBIG, SpaceExhausted, Code.DiskFull),
        (errno.EEXIST, StorageFault, Code.FileAlreadyExists),
        (errno.ENOTEMPTY, StorageFault, Code.FileAlreadyExists),
        (errno.ENOTDIR, WrongUse, Code.InvalidPath),
        (errno.EISDIR, WrongUse, Code.InvalidPath),
        (errno.ENAMETOOLONG, WrongUse, Code.InvalidPath),
        (errno.ELOOP, WrongUse, Code.InvalidPath),
        (errno.EIO, StorageFault, Code.DiskIO),
        (errno.EMFILE, StorageFault, Code.DiskIO),
        (errno.ESTALE, StorageFault, Code.DiskIO),
    ],
)
def test_every_refusal_has_a_code_the_path_and_the_reason(
    number: int, category: type[JetError], code: Code
) -> None:
    error = from_os_error(OSError(number, "whatever"), "read", Path("/some/file"))
    assert type(error) is category
    assert error.code is code
    assert error.context == {"path": "/some/file", "system_error": number}
    assert error.message == f"Cannot read /some/file: {os.strerror(number)}."


def test_a_refusal_without_number_still_says_why() -> None:
    error = from_os_error(OSError("odd"), "read", Path("/some/file"))
    assert (error.code, error.message) == (Code.DiskIO, "Cannot read /some/file: odd.")


# calls that do only a part


def test_short_reads_and_writes_are_carried_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write, read = os.pwrite, os.preadv
    monkeypatch.setattr(os, "pwrite", lambda fd, data, offset: write(fd, data[:7], offset))
    monkeypatch.setattr(os, "preadv", lambda fd, buffers, offset: read(fd, [buffers[0][:5]], offset))
    data = bytes(range(256)) * 3
    with FS.create(tmp_path / "file") as file:
        file.write_at(3, data)
    with FS.open_read(tmp_path / "file") as opened:
        assert opened.read_at(0, 5000) == bytes(3) + data
        assert opened.read_at(100, 101) == (bytes(3) + data)[100:201]


@pytest.mark.parametrize(("number", "fails"), [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EIO, True)])
def test_a_folder_that_cannot_be_synced_is_no_error_but_a_failed_sync_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, fails: bool
) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    if fails:
        with pytest.raises(StorageFault):
            FS.sync_directory(tmp_path)
    else:
        FS.sync_directory(tmp_path)
    with FS.create(tmp_path / "file") as file, pytest.raises(JetError):
        file.sync()


@pytest.mark.parametrize("number", [0, errno.ENOTSUP, errno.EIO])
def test_macos_flushes_the_drive_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    import fcntl

    calls: list[str] = []

    def control(descriptor: int, command: int) -> None:
        calls.append("full")
        if number:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", control)
    monkeypatch.setattr(os, "fsync", lambda descriptor: calls.append("plain"))
    with FS.create(tmp_path / "file") as file:
        if number == errno.EIO:
            with pytest.raises(StorageFault):
                file.sync()
        else:
            file.sync()
    assert calls == {0: ["full"], errno.ENOTSUP: ["full", "plain"], errno.EIO: ["full"]}[number]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_refusals_leave_nothing_open(tmp_path: Path) -> None:
    def open_now() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before = open_now()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"")
    with FS.lock(tmp_path):
        for call in (
            lambda: FS.open_read(tmp_path),
            lambda: FS.open_read(tmp_path / "pipe"),
            lambda: FS.create(tmp_path / "file"),
            lambda: FS.lock(tmp_path).__enter__(),
            lambda: FS.sync_directory(tmp_path / "file"),
        ):
            with pytest.raises(JetError):
                call()
    assert open_now() == before


def test_devices_are_not_files() -> None:
    with pytest.raises(WrongUse, match="not a regular file"):
        FS.open_read(Path("/dev/null"))


# volumes that are full or read-only


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    with volume(tmp_path / "volume", 1 << 20, inodes=12) as path:
        yield path


def test_a_full_volume(small: Path) -> None:
    write_durably(FS, small / "kept", b"old")
    with FS.create(small / "filler") as file, pytest.raises(SpaceExhausted) as caught:
        file.write_at(0, bytes(2 << 20))
    assert (caught.value.code, caught.value.context["path"]) == (Code.DiskFull, str(small / "filler"))
    assert FS.free_space(small) < 4096
    with pytest.raises(SpaceExhausted):
        write_durably(FS, small / "kept", bytes(100_000))
    assert read_whole(FS, small / "kept", 10) == b"old"
    assert FS.list(small) == [small / "filler", small / "kept"]
    FS.remove(small / "filler")
    write_durably(FS, small / "kept", bytes(100_000))
    assert FS.stat(small / "kept").size == 100_000


def test_a_volume_without_room_for_names(small: Path) -> None:
    with pytest.raises(SpaceExhausted) as caught:
        make_directories(FS, small.joinpath(*"abcdefghijklmnop"))
    assert caught.value.code is Code.DiskFull
    assert FS.list(small) == [], "half of the way was left behind"


def test_a_read_only_volume(small: Path) -> None:
    write_durably(FS, small / "kept", b"old")
    FS.make_directory(small / "folder")
    make_read_only(small)
    for change in (
        lambda: FS.create(small / "new"),
        lambda: FS.make_directory(small / "new"),
        lambda: FS.rename(small / "kept", small / "new"),
        lambda: FS.remove(small / "kept"),
        lambda: FS.remove_directory(small / "folder"),
        lambda: write_durably(FS, small / "kept", b"new"),
        lambda: make_directories(FS, small / "a" / "b"),
    ):
        with pytest.raises(StorageFault) as caught:
            change()
        assert caught.value.code is Code.FileAccessDenied
    assert read_whole(FS, small / "kept", 10) == b"old"
    with FS.lock(small), FS.lock(small / "kept"):
        pass


def test_a_limit_on_file_sizes_is_a_full_disk(tmp_path: Path) -> None:
    """What a quota or ``ulimit -f`` does: a part is written, then EFBIG."""
    process = _python(
        """
        import resource, sys
        from pathlib import Path
        from engine.errors import SpaceExhausted
        from engine.files import LocalFileSystem
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
        with LocalFileSystem().create(Path(sys.argv[1])) as file:
            try:
                file.write_at(0, bytes(25_000))
            except SpaceExhausted as error:
                print(int(error.code))
        """,
        tmp_path / "file",
    )
    assert _output(process) == "-1808"
    assert (tmp_path / "file").stat().st_size == 10_000


@pytest.fixture
def foreign() -> Iterator[Path]:
    """A folder of somebody else, as its user finds it; being root, the process plays that user."""
    if os.geteuid() != 0:
        pytest.skip("playing another user takes root")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        write_durably(FS, root / "secret", b"x")
        FS.make_directory(root / "closed")
        os.seteuid(65534)
        try:
            yield root
        finally:
            os.seteuid(0)
        assert (root / "secret").read_bytes() == b"x"


def test_what_is_forbidden(foreign: Path) -> None:
    secret, closed, new = foreign / "secret", foreign / "closed", foreign / "new"
    for call in (
        lambda: FS.open_read(secret),
        lambda: FS.create(new),
        lambda: FS.list(closed),
        lambda: FS.exists(closed / "x"),
        lambda: FS.stat(closed / "x"),
        lambda: FS.is_link(closed / "x"),
        lambda: FS.remove(secret),
        lambda: FS.rename(secret, new),
        lambda: FS.make_directory(new),
        lambda: FS.sync_directory(closed),
        lambda: FS.lock(secret).__enter__(),
        lambda: write_durably(FS, secret, b"y"),
        lambda: make_directories(FS, new / "below"),
    ):
        with pytest.raises(StorageFault) as caught:
            call()
        assert caught.value.code is Code.FileAccessDenied
        assert caught.value.hint


# locks across processes

HOLD = """
    import sys, time
    from pathlib import Path
    from engine.files import LocalFileSystem
    with LocalFileSystem().lock(Path(sys.argv[1])):
        print("held", flush=True)
        time.sleep(60)
"""

FORKED = """
    import os, signal, sys, time
    from pathlib import Path
    from engine.files import LocalFileSystem
    with LocalFileSystem().lock(Path(sys.argv[1])):
        child = os.fork()
        if not child:
            time.sleep(60)
            os._exit(0)
    try:
        with LocalFileSystem().lock(Path(sys.argv[1])):
            print("free again")
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
"""


def test_a_lock_holds_across_processes_and_dies_with_its_owner(tmp_path: Path) -> None:
    owner = _python(HOLD, tmp_path)
    with owner:
        assert owner.stdout is not None
        assert owner.stdout.readline().strip() == "held"
        with pytest.raises(WrongState) as caught, FS.lock(tmp_path):
            pytest.fail("owned twice")
        assert caught.value.code is Code.BackupInProgress
        owner.send_signal(signal.SIGKILL)
    with FS.lock(tmp_path):
        pass
    assert FS.list(tmp_path) == []


def test_a_lock_is_not_inherited(tmp_path: Path) -> None:
    """A program started while the lock is held must not keep it alive."""
    source = "import time; print(1, flush=True); time.sleep(60)"
    with FS.lock(tmp_path):
        child = subprocess.Popen([sys.executable, "-c", source], close_fds=False, stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
    with child:
        with FS.lock(tmp_path):
            pass
        child.kill()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="programs are started without a copy of the process")
def test_a_program_that_is_just_being_started_does_not_keep_a_lock(tmp_path: Path) -> None:
    """Between fork and exec it has the descriptor of the lock."""
    assert _output(_python(FORKED, tmp_path)) == "free again"


# write_durably


def test_a_file_that_does_not_read_back_is_not_published(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    fs = FaultFS(FS).fail_at(0, Fault.BIT_FLIP, "read")
    with pytest.raises(StorageFault, match="could not be read back") as caught:
        write_durably(fs, tmp_path / "file", b"new")
    assert caught.value.code is Code.DiskIO
    assert read_whole(FS, tmp_path / "file", 10) == b"old"
    assert FS.list(tmp_path) == [tmp_path / "file"]


def test_nothing_is_published_before_it_is_on_the_disk(tmp_path: Path) -> None:
    fs = FaultFS(FS)
    write_durably(fs, tmp_path / "file", b"new")
    verbs = [call.verb for call in fs.calls if call.verb not in ("exists", "close")]
    assert verbs == ["create", "write", "sync", "open_read", "read", "rename", "sync_directory"]


def test_a_failed_sync_is_never_tried_again(tmp_path: Path) -> None:
    """A second fsync may say yes although the first dropped the data."""
    fs = FaultFS(FS).fail_at(0, Fault.INPUT_OUTPUT, "sync")
    with pytest.raises(StorageFault):
        write_durably(fs, tmp_path / "file", b"new")
    assert [call.verb for call in fs.calls].count("sync") == 1
    assert FS.list(tmp_path) == []


def test_read_whole_of_a_file_that_grows_stays_bounded(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(bytes(50))
    fs = FaultFS(FS).fail_at(0, Fault.LARGER, "stat")
    assert read_whole(fs, tmp_path / "file", 100) == bytes(50)

    def grow(call: object) -> None:
        with (tmp_path / "file").open("ab") as file:
            file.write(bytes(200))

    with pytest.raises(WrongUse):
        read_whole(FaultFS(FS, grow), tmp_path / "file", 100)
