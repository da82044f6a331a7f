"""What holds for every command: exit codes, one JSON object on stdout, everything else on stderr."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import app.cli.scan
from app import __version__
from app.cli.main import commands
from app.cli.session import write_json
from tests.cli.conftest import PROGRAM, Cli, program
from tests.datasets import PROJECT

Ask = Callable[..., dict[str, Any]]


def test_success_is_0_and_one_json_object(small: Path) -> None:
    done = program("scan", small, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["instances"][0]["base"] == "edb"


def test_failure_is_1_with_the_jet_error(tmp_path: Path) -> None:
    done = program("backup", "--from", tmp_path, "--to", tmp_path / "x", "--mode", "full", "--json")
    assert done.returncode == 1
    answer = json.loads(done.stdout)
    assert answer["result"] == "failed"
    assert answer["error"]["name"] == "JET_errDatabaseNotFound"
    assert answer["error"]["code"] == -1203
    assert answer["error"]["message"]
    assert answer["error"]["hint"]
    assert "JET_errDatabaseNotFound" in done.stderr


def test_without_json_the_error_is_on_stderr_with_its_hint(cli: Cli, tmp_path: Path) -> None:
    ended = cli("scan", tmp_path / "nowhere")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("error: Cannot access ")
    ended = cli("backup", "--from", tmp_path, "--to", tmp_path / "x", "--mode", "full")
    assert "\nhint:  Choose the folder that contains the database files" in ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["backup", "--from", "x", "--to", "y", "--mode", "sideways"],
        ["backup", "--to", "y", "--mode", "full"],
        ["backup", "--from", "", "--to", "y", "--mode", "full"],
        ["restore", "x", "--to", "y", "--generation", "first"],
        ["restore", "x", "--to", "y", "--generation", "-1"],
        ["history", "--since", "yesterday"],
        ["history", "--since", "9999999999"],
        ["history", "--id", "one"],
        ["history", "--export", "history.docx"],
        ["scan"],
        ["nonsense"],
        ["rows", "db"],
    ],
)
def test_wrong_usage_is_2_and_nothing_on_stdout(cli: Cli, arguments: list[str]) -> None:
    ended = cli(*arguments, "--json")
    assert (ended.code, ended.out) == (2, "")
    assert "Error: " in ended.err


def test_a_bug_is_70_with_traceback_and_json(cli: Cli, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.cli.scan, "instance_fields", lambda instance: 1 // 0)
    ended = cli("scan", small, "--json")
    assert ended.code == 70
    assert ended.json["error"]["name"] == "ZeroDivisionError"
    assert ended.json["error"]["code"] == 70
    assert "Traceback" in ended.err
    assert "bug" in ended.err
    assert cli("scan", small).out == ""


def test_help_of_every_command_teaches_by_example(cli: Cli) -> None:
    ended = cli("--help")
    assert ended.code == 0
    for name in commands.commands:
        assert f"  {name} " in ended.out
        assert "ese-backup " + name in cli(name, "--help").out.split("Options:")[0].split("Example")[1], name


def test_help_is_there_at_once() -> None:
    """Few modules are loaded and few functions called for it, Python's own start aside."""
    code = (
        "import sys; from tests.counting import calls; before = len(sys.modules);"
        "count = calls(lambda: __import__('app.cli.main').cli.main.run(['--help']));"
        "print(count, len(sys.modules) - before, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)
    count, modules = map(int, done.stderr.split())
    print(f"{count} calls, {modules} modules")
    assert count < 100_000 and modules < 100


def test_help_imports_no_engine() -> None:
    code = (
        "import sys; from app.cli.main import run; run(['--help']);"
        "heavy = [name for name in sys.modules if name.split('.')[0] in ('engine', 'numpy', 'rich', 'sqlite3')];"
        "print(heavy, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)
    assert done.stderr == "[]\n"


def test_version(cli: Cli) -> None:
    ended = cli("--version")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"ese-backup, version {__version__}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell's pipe")
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_reader_that_leaves_is_no_error(small: Path, form: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*PROGRAM, "scan", str(small), *form], cwd=PROJECT, stdout=writing, stderr=subprocess.PIPE, text=True
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_an_answer_that_cannot_be_written_is_a_failure(small: Path, form: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*PROGRAM, "scan", str(small), *form], cwd=PROJECT, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 1
    assert "JET_errDiskFull" in done.stderr
    assert "Traceback" not in done.stderr


def test_names_that_no_terminal_should_see_are_escaped(cli: Cli, small: Path) -> None:
    (small / "data.edb").rename(small / "evil\x1b[2J\nname.edb")
    shown = cli("scan", small)
    assert "\x1b[2J" not in shown.out
    assert "evil\\x1b[2J\\nname.edb" in shown.out
    fields = cli("scan", small, "--json").json
    assert fields["instances"][0]["databases"][0]["path"] == str(small / "evil\x1b[2J\nname.edb")


def test_relative_paths_are_answered_as_absolute_ones(
    ask: Ask, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.parent)
    done = ask("backup", "--from", "source", "--to", "destination", "--mode", "full", "--create")
    assert done["chain"].startswith(str(small.parent / "destination"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_progress_goes_to_a_terminal_on_stderr_only(small: Path, tmp_path: Path) -> None:
    import pty

    try:
        ours, theirs = pty.openpty()
    except OSError as error:
        pytest.skip(f"no pseudo-terminals here, as in a bare chroot without /dev/pts: {error}")
    command = [*PROGRAM, "backup", "--from", str(small), "--to", str(tmp_path / "to"), "--mode", "full"]
    environment = {**os.environ, "TERM": "xterm"}
    process = subprocess.Popen(
        [*command, "--create", "--json"], cwd=PROJECT, stdout=subprocess.PIPE, stderr=theirs, env=environment
    )
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 4096):
            seen += part
    except OSError:  # the terminal's other end is closed
        pass
    out, _ = process.communicate()
    os.close(ours)
    assert process.returncode == 0
    assert json.loads(out)["result"] == "success"
    assert "━".encode() in seen


def test_an_answer_that_is_stopped_half_way_is_still_one_object() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise KeyboardInterrupt

    out = io.StringIO()
    assert isinstance(write_json({"rows": items(), "never": 1}, out), KeyboardInterrupt)
    answer = json.loads(out.getvalue())
    assert answer["rows"] == [1]
    assert answer["error"]["code"] == -801
    assert "never" not in answer


def test_damage_is_1_even_when_nobody_reads_of_it(small: Path) -> None:
    (small / "edb00002.log").unlink()
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*PROGRAM, "verify", str(small)], cwd=PROJECT, stdout=writing, stderr=subprocess.PIPE
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")
