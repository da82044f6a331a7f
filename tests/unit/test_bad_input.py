"""Bad input, a test for each line: its JET error or a clear message, and nothing changed anywhere.

Every line runs on a made instance, and on a copy of a real one where the data sets are at hand. Destinations here;
what is wrong with the source stands in ``test_bad_source``.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, Options, find_chains, run_backup, verify_path
from engine.errors import Cancelled, JetError
from engine.events import EventKind
from engine.files import LocalFileSystem
from engine.progress import Cancel, Event, Phase
from engine.run_context import RunContext
from tests.builders.given import Given, made, real
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.datasets import PROJECT
from tests.disk.crash_fs import tree_of
from tests.disk.fault_fs import CHANGING, Call, Fault, FaultFS
from tests.disk.volumes import make_read_only, volume


@pytest.fixture(params=[made, real], ids=["made", "real"])
def given(request: pytest.FixtureRequest, tmp_path: Path) -> Given:
    found: Given = request.param(tmp_path)
    return found


def test_destination_missing(given: Given) -> None:
    given.destination.rmdir()
    error = given.refused(-1023, "does not exist")
    assert "Create the folder" in error.hint
    assert not given.destination.exists()


def test_destination_missing_and_to_be_made(given: Given) -> None:
    given.destination = given.destination / "new" / "folders"
    assert verify_path(given.backup(options=Options(create=True)).chain).ok


def test_destination_is_not_a_directory(given: Given) -> None:
    given.destination.rmdir()
    given.destination.write_bytes(b"a file")
    given.refused(-1023, "is not a folder")
    assert given.destination.read_bytes() == b"a file"


def test_destination_lies_in_a_file(given: Given) -> None:
    given.destination.rmdir()
    given.destination.write_bytes(b"a file")
    given.destination = given.destination / "below"
    with pytest.raises(JetError) as caught:
        given.backup(options=Options(create=True))
    assert int(caught.value.code) == -1023


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.AS_IS}))
def test_destination_read_only(given: Given, tmp_path: Path, kind: Kind) -> None:
    with volume(tmp_path / "volume", 16 << 20) as folder:
        given.destination = folder
        if not kind.starts_chain:
            given.backup()
        make_read_only(folder)
        given.refused(-1032, "Read-only", kind=kind)


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.AS_IS}))
def test_destination_refuses_every_change(given: Given, kind: Kind) -> None:
    """As above, where no volume can be mounted. Without new logs, an incremental still has its entry to write."""
    if not kind.starts_chain:
        given.backup()
    fs = FaultFS(LocalFileSystem())
    for verb in CHANGING:
        fs.fail_at(0, Fault.READ_ONLY, verb, times=None)
    given.refused(-1032, kind=kind, fs=fs)
    assert fs.open_files == 0


def test_destination_full(given: Given, tmp_path: Path) -> None:
    """Known to be too small before a byte is written."""
    with volume(tmp_path / "volume", 64 << 10) as folder:
        given.destination = folder
        error = given.refused(-1808, "iB free")
        assert error.context["needed"] == sum(path.stat().st_size for path in _copied(given))


def _copied(given: Given) -> list[Path]:
    return [given.database, *given.logs, *given.source.glob("*.chk")]


def test_destination_full_at_every_write(given: Given) -> None:
    """Another program fills the disk meanwhile: each write in turn finds no room."""
    counted = FaultFS(LocalFileSystem())
    given.backup(fs=counted)
    shutil.rmtree(given.destination / given.name)
    writes = [call for call in counted.calls if call.verb == "write"]
    assert len(writes) > 6
    for number in range(len(writes)):
        fs = FaultFS(LocalFileSystem()).fail_at(number, Fault.SHORT_WRITE, "write", times=None)
        given.refused(-1808, "No space left", fs=fs)
        assert given.kinds[-1] in (EventKind.BackupFailed, EventKind.DatabaseCopyFailed, EventKind.LogCopyFailed)
    assert given.backup().files


def test_destination_inside_the_source(given: Given) -> None:
    given.destination = given.source / "backups"
    given.destination.mkdir()
    given.refused(-1023, "is inside the folder to be backed up")
    given.destination.rmdir()
    given.refused(-1023, options=Options(create=True))
    given.destination = given.source
    given.refused(-1023)


def test_destination_inside_the_source_by_a_link(given: Given, tmp_path: Path) -> None:
    (given.source / "backups").mkdir()
    given.destination = tmp_path / "link"
    given.destination.symlink_to(given.source / "backups", target_is_directory=True)
    given.refused(-1023)


def test_destination_around_the_source(tmp_path: Path) -> None:
    """By a link, too: the source is given as a link out of the destination."""
    folder = tmp_path / "destination"
    write_small_instance(folder / "edb-1234ABCD")
    (tmp_path / "source").symlink_to(folder / "edb-1234ABCD", target_is_directory=True)
    before = tree_of(folder)
    for source in (folder / "edb-1234ABCD", tmp_path / "source"):
        with pytest.raises(JetError) as caught:
            run_backup(AtRestSource([source]), LocalFolder(folder), Kind.FULL)
        assert int(caught.value.code) == -1023
        assert "around" in caught.value.message
    assert tree_of(folder) == before


@pytest.mark.parametrize("name", ["folder/inner", "edb-1234ABCD/letter.txt", "old/letter.txt"])
def test_destination_not_empty(given: Given, name: str) -> None:
    stray = given.destination / name
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"mine")
    given.refused(-504, stray.relative_to(given.destination).parts[0])


@pytest.mark.parametrize("name", ["letter.txt", "temp", "new", ".hidden"])
def test_stray_files_do_not_block_a_destination(given: Given, name: str) -> None:
    """Folders of backups lie beside them; nothing of theirs is touched."""
    stray = given.destination / name
    stray.write_bytes(b"mine")
    store = given.backup().chain.parent
    given.backup()
    assert stray.read_bytes() == b"mine" and store.parent == given.destination


def test_the_intruder_is_named_and_not_the_backups_around_it(given: Given) -> None:
    store = given.backup().chain.parent
    (store / "mine").mkdir()
    error = given.refused(-504, f"not a backup: {store.name}/mine")
    assert error.context["path"] == str(store / "mine")


@pytest.mark.parametrize("made", [True, False], ids=["there", "to be made"])
@pytest.mark.parametrize("below", ["", "store", "chain"])
def test_a_destination_inside_a_destination_is_refused_at_once(given: Given, below: str, made: bool) -> None:
    """It would be the folder that blocks the next backup to the outer one."""
    chain, outer = given.backup().chain, given.destination
    inner = {"": outer, "store": chain.parent, "chain": chain}[below] / "inner"
    if made:
        inner.mkdir()
    with pytest.raises(JetError) as caught:
        run_backup(AtRestSource([given.source]), LocalFolder(inner), Kind.FULL, options=Options(create=True))
    around = {"": outer, "store": chain.parent, "chain": chain}[below]
    assert int(caught.value.code) == -1023
    assert f"{inner} is inside {around}, which contains backups" in caught.value.message
    assert inner.exists() is made


@pytest.mark.parametrize(
    "name", [".DS_Store", "Thumbs.db", "desktop.ini", "lost+found", "System Volume Information"]
)
def test_what_systems_put_into_folders_is_no_content(given: Given, name: str) -> None:
    (given.destination / name).mkdir()
    store = given.backup().chain.parent
    (store / name).write_bytes(b"")
    given.backup()
    assert len(find_chains(LocalFileSystem(), given.destination)) == 2


def test_destination_vanishes_half_way(given: Given) -> None:
    source = tree_of(given.source)

    def vanish(call: Call) -> None:
        if call.verb == "write" and call.path.suffix == ".log":
            shutil.rmtree(given.destination, ignore_errors=True)

    with pytest.raises(JetError) as caught:
        given.backup(fs=FaultFS(LocalFileSystem(), vanish))
    assert int(caught.value.code) == -1022
    assert str(given.destination) in caught.value.message and "disconnected" in caught.value.message
    assert not given.destination.exists()
    assert tree_of(given.source) == source


def test_second_run_while_one_runs(given: Given, tmp_path: Path) -> None:
    """Also into another destination; afterwards it is free again."""
    other = tmp_path / "other"
    other.mkdir()
    refused: list[JetError] = []

    def second(event: Event) -> None:
        if event.phase is Phase.LOGS and not refused:
            for destination in (given.destination, other):
                with pytest.raises(JetError) as caught:
                    run_backup(AtRestSource([given.source]), LocalFolder(destination), Kind.FULL)
                refused.append(caught.value)

    run_backup(
        AtRestSource([given.source]),
        LocalFolder(given.destination),
        Kind.FULL,
        context=RunContext(progress=second),
    )
    assert [int(error.code) for error in refused] == [-505, -505]
    assert list(other.iterdir()) == []
    given.backup()


@pytest.mark.parametrize("phase", [Phase.DATABASES, Phase.LOGS, Phase.PUBLISH])
def test_cancel_in_every_phase(given: Given, phase: Phase) -> None:
    given.backup()
    before = tree_of(given.destination)
    cancel = Cancel()

    def ask(event: Event) -> None:
        if event.phase is phase:
            cancel.request()

    source, destination = AtRestSource([given.source]), LocalFolder(given.destination)
    if phase is Phase.PUBLISH:  # from there on it happens
        run_backup(source, destination, Kind.FULL, context=RunContext(progress=ask, cancel=cancel))
        assert len(find_chains(LocalFileSystem(), given.destination)) == 2
        return
    with pytest.raises(Cancelled) as caught:
        run_backup(
            source,
            destination,
            Kind.FULL,
            context=RunContext(progress=ask, events=given.events.append, cancel=cancel),
        )
    assert int(caught.value.code) == -801
    assert EventKind.RunCancelled in given.kinds
    assert tree_of(given.destination) == before


_CHILD = """
import sys, time
from pathlib import Path
from engine import AtRestSource, Kind, LocalFolder, RunContext, run_backup

def wait(event):
    if event.phase == sys.argv[3]:
        print("here", flush=True)
        time.sleep(60)

source, destination = AtRestSource([Path(sys.argv[1])]), LocalFolder(Path(sys.argv[2]))
run_backup(source, destination, Kind(sys.argv[4]), context=RunContext(progress=wait))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
@pytest.mark.parametrize(
    ("phase", "kind"),
    [(Phase.DATABASES, Kind.FULL), (Phase.PUBLISH, Kind.FULL), (Phase.LOGS, Kind.INCREMENTAL)],
)
def test_kill_9(tmp_path: Path, phase: Phase, kind: Kind) -> None:
    """A real process, really killed: nothing half is listed, no lock stays, the next run tidies up."""
    given = made(tmp_path)
    chain = given.backup().chain
    grow_small_instance(given.source, 6)
    source = tree_of(given.source)
    arguments = [sys.executable, "-c", _CHILD, str(given.source), str(given.destination), phase, kind]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, cwd=PROJECT) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"here\n"
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert [found.path for found in find_chains(LocalFileSystem(), given.destination)] == [chain]
    assert verify_path(chain).ok
    assert tree_of(given.source) == source
    done = given.backup(kind)
    assert verify_path(done.chain).ok
    entries = [entry.name for folder in (given.destination / given.name, done.chain) for entry in folder.iterdir()]
    assert [name for name in entries if name.startswith(".")] == []
