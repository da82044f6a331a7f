"""The sample of the first start, when its creation was cut short."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.demo.ready_sample import ready_sample
from engine.error_codes import Code
from engine.errors import JetError

_ENDED_WITHIN = """
import os, sys
from pathlib import Path
from app.demo import sample_instance
from app.demo.ready_sample import ready_sample

class Service(sample_instance._Service):
    def work(self, days):
        os._exit(9)

sample_instance._Service = Service
ready_sample(Path(sys.argv[1]))
"""


def test_what_an_ended_program_left_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "sample"
    done = subprocess.run([sys.executable, "-c", _ENDED_WITHIN, str(folder)], check=False)
    assert done.returncode == 9
    left = sorted(path.name for path in folder.iterdir())
    assert "sample.edb" in left
    assert ready_sample(folder) == ready_sample(folder)
    assert [path.name for path in folder.parent.iterdir()] == ["sample"]


def test_files_of_others_stay(tmp_path: Path) -> None:
    theirs = tmp_path / "sample" / "SMP00001.log"
    theirs.parent.mkdir()
    theirs.write_bytes(b"theirs")
    for _ in range(2):
        with pytest.raises(JetError) as raised:
            ready_sample(theirs.parent)
        assert raised.value.code is Code.FileAlreadyExists
    assert [path.name for path in tmp_path.rglob("*")] == ["sample", "SMP00001.log"]
    assert theirs.read_bytes() == b"theirs"
