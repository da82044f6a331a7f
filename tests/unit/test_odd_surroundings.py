"""Chains that somebody moved about, places with long or odd names, other time zones, very large files."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.cli.main import run
from engine import (
    AtRestSource,
    Kind,
    LocalFolder,
    find_chains,
    run_backup,
    run_restore,
    verify_path,
)
from engine.chain.manifest import MANIFEST_NAME
from engine.errors import JetError
from engine.files import LocalFileSystem, make_directories, read_whole
from engine.formats.column import ColumnType
from engine.progress import PageState
from engine.sources.page_run import judge
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from tests.builders.live_tables import FILE, live_tables
from tests.builders.small_instance import (
    DATABASE,
    PAGE_SIZE,
    PAGES,
    database_bytes,
    grow_small_instance,
    log_bytes,
    write_small_instance,
)
from tests.disk.crash_fs import tree_of
from tests.time_zones import in_zone

FS = LocalFileSystem()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "destination"
    path.mkdir()
    return path


@pytest.fixture
def two(source: Path, folder: Path) -> tuple[Path, Path]:
    """Two chains of one instance."""
    first = run_backup(AtRestSource([source]), LocalFolder(folder), Kind.FULL).chain
    write_small_instance(source, last=5, stamp=7)
    return first, run_backup(AtRestSource([source]), LocalFolder(folder), Kind.FULL).chain


def judged(chain: Path, target: Path) -> bool:
    """Whether the chain is good: verification and restore say the same."""
    before = tree_of(chain)
    good = verify_path(chain).ok
    try:
        run_restore(chain, target)
    except JetError:
        assert not good
        assert not target.exists()
    else:
        assert good
        shutil.rmtree(target)
    assert tree_of(chain) == before
    return good


# chains that were copied about


def test_a_chain_copied_half_way(two: tuple[Path, Path], tmp_path: Path) -> None:
    """In any order of files, cut in any of them: only the whole is good."""
    whole = sorted(two[0].iterdir())
    for number, last in enumerate(whole):
        half = tmp_path / f"half-{number}"
        half.mkdir()
        for path in whole[:number]:
            shutil.copy(path, half)
        (half / last.name).write_bytes(last.read_bytes()[: last.stat().st_size // 2])
        if (half / MANIFEST_NAME).exists():
            assert not judged(half, tmp_path / "target")
        else:
            with pytest.raises(JetError):
                run_restore(half, tmp_path / "target")
    copied = shutil.copytree(two[0], tmp_path / "copied")
    assert judged(copied, tmp_path / "target")


@pytest.mark.parametrize("newer_wins", [True, False])
def test_two_chains_merged(two: tuple[Path, Path], tmp_path: Path, newer_wins: bool) -> None:
    """The files of one over those of the other: their databases differ, so no mixture is good."""
    first, second = two if newer_wins else two[::-1]
    merged = shutil.copytree(first, tmp_path / "merged")
    shutil.copytree(second, merged, dirs_exist_ok=True)
    whole = {path.name for path in second.iterdir()}
    assert judged(merged, tmp_path / "target"), "the one that was copied last is all there"
    for path in first.iterdir():
        if path.name in whole and path.read_bytes() != (second / path.name).read_bytes():
            shutil.copy(path, merged)
            assert judged(merged, tmp_path / "target") == (path.name == "SHA256SUMS"), path.name
            shutil.copy(second / path.name, merged)


def test_two_manifests_swapped(two: tuple[Path, Path], tmp_path: Path) -> None:
    first, second = (chain / MANIFEST_NAME for chain in two)
    data = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(data)
    assert not any(judged(chain, tmp_path / "target") for chain in two)


def test_two_chains_that_changed_names_are_still_good(
    two: tuple[Path, Path], source: Path, folder: Path, tmp_path: Path
) -> None:
    """A name is a label; what a chain is stands in its manifest, and so does which one goes on."""
    first, second = two
    first.rename(tmp_path / "aside")
    second.rename(first)
    (tmp_path / "aside").rename(second)
    assert all(judged(chain, tmp_path / "target") for chain in two)
    grow_small_instance(source, 7)
    assert run_backup(AtRestSource([source]), LocalFolder(folder), Kind.INCREMENTAL).chain == first


# time zones


def test_runs_in_other_time_zones_go_on_with_one_another(source: Path, folder: Path) -> None:
    """From one end of the world to the other, and into another half of the year: all of it is UTC."""
    labels = []
    for number, name in enumerate(("Pacific/Kiritimati", "Etc/GMT+12", "America/New_York", "Europe/Berlin")):
        with in_zone(name):
            full = run_backup(AtRestSource([source]), LocalFolder(folder), Kind.FULL)
        with in_zone("Etc/GMT+12"):
            grow_small_instance(source, 5 + number)
            made = run_backup(AtRestSource([source]), LocalFolder(folder), Kind.INCREMENTAL)
        assert made.chain == full.chain
        assert not any("clock" in note for run in made.manifest.runs for note in run.notes)
        started = datetime.fromisoformat(made.run.started)
        assert abs((datetime.now(UTC) - started).total_seconds()) < 60
        labels.append(full.chain.name)
    assert labels == sorted(labels)
    assert find_chains(FS, folder)[0].path.name == labels[-1]


# names


DEEP = "ö" * 60


def _deep(root: Path, length: int) -> Path:
    """A folder whose path has about so many bytes."""
    path = root
    while len(os.fsencode(path)) + 122 < length:
        path = path / DEEP
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")
@pytest.mark.parametrize("length", [1000, 3000, 3800, 3950, 4080])
def test_paths_of_thousands_of_bytes(source: Path, tmp_path: Path, length: int) -> None:
    """They work, or are refused before anything is left there."""
    deep = _deep(tmp_path, length)
    try:
        make_directories(FS, deep)
    except JetError as error:
        assert error.message  # the system takes no such path
        return
    try:
        made = run_backup(AtRestSource([source]), LocalFolder(deep), Kind.FULL)
    except JetError as error:
        assert int(error.code) == -1023
        assert list(deep.iterdir()) == []
        assert length > 3000
        return
    assert verify_path(made.chain).ok
    try:
        run_restore(made.chain, deep.parent / "target")
    except JetError as error:
        assert int(error.code) == -1023
        assert length > 3000
    else:
        assert (deep.parent / "target" / DATABASE).exists()


ODD = "a\nb\x1b[31mc\u202ed"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize(
    "command", ["verify", "scan", "header", "restore", "backup", "recover", "tables", "drill"]
)
def test_control_characters_of_names_are_never_printed(
    tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name could otherwise write lines of its own, or in colour, or from right to left."""
    odd = tmp_path / ODD
    source = write_small_instance(odd / "source")
    folder = odd / "backups"
    folder.mkdir()
    chain = run_backup(AtRestSource([source]), LocalFolder(folder), Kind.FULL).chain
    (chain / ODD).write_bytes(b"stray")
    arguments = {
        "verify": [str(chain)],
        "scan": [str(odd)],
        "header": [str(source / DATABASE)],
        "restore": [str(chain), "--to", str(odd / "target")],
        "backup": ["--from", str(source), "--to", str(odd / "missing"), "--mode", "full"],
        "recover": [str(odd / "nothing")],
        "tables": [str(odd / "nothing.edb")],
        "drill": [str(odd / "nothing")],
    }[command]
    monkeypatch.setenv("ESE_BACKUP_HOME", str(tmp_path / "home"))
    run([command, *arguments])
    told = "".join(capsys.readouterr()).replace("\x1b[31m\x1b[1merror", "error")
    assert "a\\nb" in told
    assert not any(c in told for c in ("\x1b[31mc", "\u202e", "a\nb")), ascii(told)


def test_rows_that_a_spreadsheet_would_run_are_text(tmp_path: Path) -> None:
    """Text gets an apostrophe, numbers stay numbers."""
    texts = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "plain", "1-2", ""]
    (tmp_path / "live").mkdir()
    columns = ColumnDefinition("Number", ColumnType.LONG), ColumnDefinition("Text", ColumnType.LONG_TEXT)
    index = IndexDefinition("primary", ("Number",), primary=True)
    with live_tables(tmp_path / "live") as live:
        live.create(TableDefinition("Cells", columns, (index,)))
        cursor = live.cursor("Cells")
        for number, text in enumerate(texts):
            cursor.insert({"Number": number - 5, "Text": text})
        live.close()
    assert run(["rows", str(tmp_path / "live" / FILE), "Cells", "--csv", str(tmp_path / "rows.csv")]) == 0
    with (tmp_path / "rows.csv").open(newline="") as file:
        _, *rows = csv.reader(file)
    assert [row[0] for row in rows] == [str(number - 5) for number in range(len(texts))]
    assert [row[1] for row in rows] == [f"'{text}" for text in texts[:6]] + texts[6:]


# sizes


@pytest.mark.skipif(sys.platform == "win32", reason="files are not sparse there unless told so")
def test_files_of_more_than_four_gibibytes(tmp_path: Path) -> None:
    """Sparse: what lies behind the fourth gibibyte is read, changed and looked at where it lies."""
    path, far = tmp_path / DATABASE, (4 << 30) + 12345
    with FS.create(path) as made:
        made.write_at(0, database_bytes())
        made.write_at(far, b"far out")
    with FS.open_update(path) as update:
        update.write_at(far + 4, b"off")
    with FS.open_read(path) as read:
        assert read.read_at(far, 100) == b"far off"
        assert read.read_at(12345, 7) == database_bytes()[12345:12352]
        assert read.stat().size == far + 7
        states = judge(read.read_at(4 << 30, 12288), PAGE_SIZE, ((4 << 30) // PAGE_SIZE) - 1, PAGES)
    assert set(states) == {int(PageState.BLANK)}


def test_many_logs(tmp_path: Path) -> None:
    """More than a process may have open at once: all planned, copied, continued and verified."""
    source = write_small_instance(tmp_path / "source", last=1100)
    (tmp_path / "backups").mkdir()
    full = run_backup(AtRestSource([source]), LocalFolder(tmp_path / "backups"), Kind.FULL)
    assert full.manifest.log_range == (1, 1100)
    (source / "edb0044C.log").write_bytes(log_bytes(1100))
    (source / "edb.log").write_bytes(log_bytes(1101, 1))
    made = run_backup(AtRestSource([source]), LocalFolder(tmp_path / "backups"), Kind.INCREMENTAL)
    assert made.manifest.log_range == (1, 1101)
    assert verify_path(made.chain).ok
    assert len(json.loads(read_whole(FS, made.chain / MANIFEST_NAME, 1 << 24))["files"]) == 1103
