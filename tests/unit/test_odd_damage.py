"""Damage that no one plans: each is found, called what it is, and told with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import AtRestSource, FindingKind, Kind, LocalFolder, run_backup, run_restore, scan, verify_path
from engine.errors import MissingFile
from engine.formats.db_header import HEADER_READ, read_header
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.datasets import copy_of, dataset


def test_the_shadow_header_of_another_database_is_noted(tmp_path: Path) -> None:
    """It is whole, and nothing of this database: it was called good."""
    source = copy_of(dataset("srum-win10-clean"), tmp_path / "source")
    other = dataset("srum-win11-dirty", "SRUDB.dat").read_bytes()
    database = source / "SRUDB.dat"
    database.chmod(0o600)
    data = bytearray(database.read_bytes())
    size = read_header(bytes(data[:HEADER_READ])).page_size
    data[size : 2 * size] = other[size : 2 * size]
    database.write_bytes(data)
    (found,) = verify_path(source).findings
    assert (found.kind, found.detail) == (
        FindingKind.HEADER_COPY,
        "The shadow copy of the header is that of another database.",
    )
    (instance,) = scan([source]).instances
    assert [each.text for each in instance.problems] == [
        "SRUDB.dat: the shadow copy of the header is that of another database."
    ]


@pytest.mark.parametrize("name", [DATABASE, "edb00002.log"])
def test_a_file_that_a_chain_lacks_is_missing_and_the_chain_damaged(tmp_path: Path, name: str) -> None:
    """ "No such file or directory" was told, and to look whether its volume is mounted."""
    (tmp_path / "to").mkdir()
    source = AtRestSource([write_small_instance(tmp_path / "source", last=4)])
    chain = run_backup(source, LocalFolder(tmp_path / "to"), Kind.FULL).chain
    (chain / name).rename(chain / f"{name}.away")
    (found,) = [each for each in verify_path(chain).findings if each.is_damage]
    assert (found.file.name, found.kind, found.detail) == (name, FindingKind.MISSING, "It is missing.")
    with pytest.raises(MissingFile) as refused:
        run_restore(chain, tmp_path / "restored")
    assert refused.value.message == f"{name} is missing from the chain."
    assert refused.value.hint == "The chain is damaged. Verify it, and use another one."
    assert not (tmp_path / "restored").exists()
