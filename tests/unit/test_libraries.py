"""What is said where a package of an extra is missing, by the way in which the program was installed."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

import engine
from engine.errors import Unsupported
from engine.libraries import optional
from tests.datasets import PROJECT


def bare_python(folder: Path) -> Path:
    """The Python of a virtual environment without pip, as uv and pipx leave it."""
    venv.create(folder, symlinks=os.name != "nt")
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def said_by_the_window(python: Path) -> str:
    """What ``ese-backup-manager`` prints with that Python, which has no Qt."""
    done = subprocess.run(
        [python, "-m", "ui"], cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "PySide6" in done.stderr
    return done.stderr


def test_installed_by_uv(tmp_path: Path) -> None:
    python = bare_python(tmp_path / "tools" / "ese-backup-manager")
    assert f" uv pip install --python {python} 'ese-backup-manager[gui]'. " in said_by_the_window(python)


def test_installed_by_pipx(tmp_path: Path) -> None:
    python = bare_python(tmp_path / "venvs" / "ese-backup-manager-next")
    (tmp_path / "venvs" / "ese-backup-manager-next" / "pipx_metadata.json").write_text("{}")
    expected = " pipx runpip ese-backup-manager-next install 'ese-backup-manager[gui]'. "
    assert expected in said_by_the_window(python)


def test_installed_by_pip() -> None:
    """With the Python that runs the program: another `pip` of the PATH would not reach it."""
    hint = engine.how_to_install("pdf")
    assert hint == f"Install it: {sys.executable} -m pip install 'ese-backup-manager[pdf]'."


def test_built_program_has_no_python_to_install_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "pip, pipx or uv, with the extra notify" in engine.how_to_install("notify")


def test_what_can_be_done_without_the_package_is_said_after_it() -> None:
    with pytest.raises(Unsupported) as raised, optional("pdf", ("fpdf",), str, "Or write HTML."):
        raise ModuleNotFoundError(name="fpdf")
    assert raised.value.hint == f"{engine.how_to_install('pdf')} Or write HTML."


def test_broken_package_is_reinstalled_by_its_own_name() -> None:
    """The program itself is in no registry: to reinstall it with its extra would fail."""
    with pytest.raises(Unsupported) as raised, optional("crypt", ("pyrage",), str):
        raise ImportError("pyrage.so: undefined symbol")
    assert " -m pip install --force-reinstall cryptography pyrage." in raised.value.hint
    assert "ese-backup-manager" not in raised.value.hint.replace(sys.executable, "")


def test_broken_package_of_no_extra() -> None:
    with pytest.raises(Unsupported) as raised, optional("none", ("pyrage",), str):
        raise ImportError("pyrage.so: undefined symbol")
    assert "install the program again" in raised.value.hint
