"""Running the command line: in this process, or as a program of its own."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import run
from tests.builders.small_instance import write_small_instance
from tests.datasets import PROJECT, dataset

STOPPING = (signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else []))
PROGRAM = [sys.executable, "-m", "app.cli.main"]


@dataclass(frozen=True)
class Ended:
    """What one command line came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object on stdout."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def error(self) -> dict[str, Any]:
        assert self.code == 1, (self.out, self.err)
        error = self.json["error"]
        assert {"name", "code", "message", "hint"} <= error.keys()
        assert isinstance(error, dict)
        return error


Cli = Callable[..., Ended]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """``cli("scan", path, "--json")`` in this process."""

    def call(*arguments: object) -> Ended:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ended(code, out, err)

    return call


@pytest.fixture
def ask(cli: Cli) -> Callable[..., dict[str, Any]]:
    """The JSON of a command that succeeds, with nothing else on either stream."""

    def call(*arguments: object) -> dict[str, Any]:
        ended = cli(*arguments, "--json")
        assert (ended.code, ended.err) == (0, ""), ended
        return ended.json

    return call


@pytest.fixture
def refused(cli: Cli) -> Callable[..., dict[str, Any]]:
    """The error of a command that fails; on stderr it stands in words as well."""

    def call(*arguments: object) -> dict[str, Any]:
        ended = cli(*arguments, "--json")
        error = ended.error
        assert error["message"], error
        assert "Traceback" not in ended.err
        assert ended.err.startswith("error: ")
        return error

    return call


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small instance: clean, logs 1 to 3, the last one current."""
    return write_small_instance(tmp_path / "source")


@pytest.fixture
def copy_of(tmp_path: Path) -> Callable[..., Path]:
    """A writable copy of a data set's folder."""

    def copy(name: str, to: str = "source") -> Path:
        target = tmp_path / to
        target.mkdir(exist_ok=True)
        for file in dataset(name).iterdir():
            shutil.copyfile(file, target / file.name)
        return target

    return copy


def program(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the program as a person would and wait for it."""
    command = [*PROGRAM, *map(str, arguments)]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=120, **options)


@contextmanager
def _signals_that_stop() -> Iterator[None]:
    """What is started meanwhile can be stopped, even where the shell, or nohup, had the tests ignore a signal."""
    ignored = [number for number in STOPPING if signal.getsignal(number) is signal.SIG_IGN]
    for number in ignored:
        signal.signal(number, signal.SIG_DFL)
    try:
        yield
    finally:
        for number in ignored:
            signal.signal(number, signal.SIG_IGN)


@pytest.fixture
def started() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Programs that run on; those still alive at the end are killed."""
    running: list[subprocess.Popen[str]] = []

    def start(*arguments: object) -> subprocess.Popen[str]:
        with _signals_that_stop():
            process = subprocess.Popen(
                [*PROGRAM, *map(str, arguments)],
                cwd=PROJECT,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                env={**os.environ},
            )
        running.append(process)
        return process

    yield start
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def tree(folder: Path) -> dict[str, str]:
    """Every file and folder below, files with their SHA-256."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "folder"
        for path in sorted(folder.rglob("*"))
    }
