"""What a live instance wrote is read by four readers alike: our own, libesedb, dissect.database, impacket.

Ten tables with every type of column in every place of a record and every kind of index; rows added in
autoincremented and in random order, changed and removed. Where a reader has limits of its own,
:mod:`tests.oracles.other_readers` names them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.files import LocalFileSystem
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.structure import check_structure
from tests.builders.interop_tables import TEN_TABLES, fill
from tests.oracles.other_readers import differences
from tests.oracles.table_models import Content
from tests.share import turn

ROWS = 100_000
"""In one share of the suite; in the others it is a twentieth of them, as it is at the other page sizes."""
IMPACKET_ROWS = 500
"""Of each table: impacket takes a millisecond for a row."""


SIZES = [(8192, 1 if turn(1) else 0.05), (4096, 0.05), (16384, 0.05), (32768, 0.05)]


def write(path: Path, page_size: int, share: float) -> Content:
    """The database, left clean by an instance with a cache smaller than it."""
    parameters = Parameters(path.parent, page_size=page_size, circular=True, cache_pages=(4 << 20) // page_size)
    with Instance.open(parameters) as instance:
        database = instance.create_database(path)
        return fill(instance.session(), database, share)


@pytest.mark.parametrize(("page_size", "share"), SIZES)
def test_four_readers_agree(tmp_path: Path, page_size: int, share: float) -> None:
    path = tmp_path / "ten.edb"
    content = write(path, page_size, share)
    with ReadOnlyDatabase.open(LocalFileSystem().open_read(path)) as ours:
        assert [finding.detail for finding in check_structure(ours)] == []
        rows = 0
        for name, table in content.items():
            found = list(ours.rows(name))
            assert found == table.in_order()
            rows += len(found)
    assert rows == sum(int(share * count) for _, count in TEN_TABLES.values())
    assert rows == ROWS or share < 1
    assert differences(path, IMPACKET_ROWS) == []
