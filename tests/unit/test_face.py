"""The engine's public face: every name is there, and none is loaded before it is used."""

from __future__ import annotations

import subprocess
import sys

import engine


def test_every_name_of_the_face_resolves() -> None:
    for name in engine.__all__:
        assert getattr(engine, name).__module__.startswith("engine.")


def test_the_face_lists_what_it_can_load() -> None:
    assert sorted(engine.__all__) == sorted(engine._HOMES)


def test_importing_the_engine_loads_no_numpy() -> None:
    code = "import sys, engine, engine.errors, engine.files; sys.exit('numpy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
