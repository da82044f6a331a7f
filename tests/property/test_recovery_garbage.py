"""Records that are damaged although every checksum fits: recovery ends, or refuses with an error that says so."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from engine.errors import Corruption, JetError, Unsupported
from engine.files import LocalFileSystem
from engine.formats.log.header import SEGMENT_SIZE
from engine.formats.log.segments import SEGMENT_HEADER, verify_log
from engine.recovery.recover import RecoveryOptions, recover
from tests.builders.sealing import seal_page
from tests.datasets import dataset
from tests.share import shared

FS = LocalFileSystem()
DATABASE = "SRUDB.dat"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of day 1 and the logs of both days, of which the newest will be damaged."""
    folder = tmp_path_factory.mktemp("whole")
    for name in ("srum-server2022-day1", "srum-server2022-day2"):
        for path in dataset(name).glob("SRU*"):
            if name.endswith("day1") or path.name.startswith("SRU0") or path.name in ("SRU.log", "SRU.chk"):
                shutil.copyfile(path, folder / path.name)
    return folder


@pytest.mark.parametrize("seed", shared(range(40)))
def test_damaged_records(whole: Path, tmp_path: Path, seed: int) -> None:
    folder = Path(shutil.copytree(whole, tmp_path / "copy"))
    random = Random(seed)
    path = folder / "SRU.log"
    data = bytearray(path.read_bytes())
    last = verify_log(bytes(data)).last
    for _ in range(random.choice((1, 1, 3))):
        start = random.randint(1, last) * SEGMENT_SIZE
        at = start + random.randrange(SEGMENT_HEADER, SEGMENT_SIZE - 8)
        size = random.choice((1, 2, 8))
        data[at : at + size] = random.randbytes(size)
        segment = data[start : start + SEGMENT_SIZE]
        seal_page(segment, start // SEGMENT_SIZE)
        data[start : start + SEGMENT_SIZE] = segment
    path.write_bytes(data)
    options = RecoveryOptions(whole_set=True)
    try:
        recover(FS, log_directory=folder, base="SRU", databases=[folder / DATABASE], options=options)
    except JetError as error:
        assert isinstance(error, (Corruption, Unsupported)) or int(error.code) in (-1216, -551, -543, -539), error
        assert error.message
