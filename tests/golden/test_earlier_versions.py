"""What earlier versions of this program left is read and recovered.

``old-killed-instance-4k`` is an instance of version 0.1.0, killed in the middle of a rollback; an inner level was
rolled back before. Its Undo records are marked as versioned, as those of today and of Microsoft's engine are not.
"""

from __future__ import annotations

import tarfile
from pathlib import Path

from engine.files import LocalFileSystem
from engine.recovery.recover import recover
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.structure import check_structure

SETS = Path(__file__).parent
FS = LocalFileSystem()
COMMITTED = {number: f"name {number} " * 9 for number in range(200)}


def test_an_instance_killed_in_a_rollback(tmp_path: Path) -> None:
    with tarfile.open(SETS / "old-killed-instance-4k.tar.xz") as archive:
        archive.extractall(tmp_path, filter="data")
    database = tmp_path / "live.edb"
    done = recover(FS, log_directory=tmp_path, base="edb", databases=[database])
    assert done.undone > 20, "what the rollback had not come to"
    with ReadOnlyDatabase.open(FS.open_read(database)) as found:
        assert found.header.is_clean
        assert check_structure(found) == ()
        assert {row["Number"]: row["Name"] for row in found.rows("t")} == COMMITTED
    assert not recover(FS, log_directory=tmp_path, base="edb", databases=[database]).changed
