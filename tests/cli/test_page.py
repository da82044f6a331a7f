"""``ese-backup page`` as a user sees it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders.dated_chains import write_dated_chains
from tests.builders.small_instance import DATABASE, PAGE_SIZE, flip_bits, write_small_instance
from tests.cli.conftest import Cli

TABLE_PAGE = 31


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source") / DATABASE


def test_a_good_page(cli: Cli, database: Path) -> None:
    found = cli("page", database, TABLE_PAGE, "--hex", "--json")
    assert found.code == 0
    fields = found.json
    assert (fields["state"], fields["page"], fields["page_size"]) == ("good", TABLE_PAGE, PAGE_SIZE)
    assert fields["owner"]["kind"] == "table"
    assert len(fields["bytes"]) == 2 * PAGE_SIZE
    assert "copies" not in fields
    shown = cli("page", database, TABLE_PAGE, "--hex").out
    assert "The checksum is right." in shown
    assert f"table {fields['owner']['table']} (object {fields['owner']['objid']})" in shown
    assert f"{fields['offset']:08x}  " in shown


def test_a_bad_page_and_where_its_good_copies_are(cli: Cli, database: Path, tmp_path: Path) -> None:
    (destination := tmp_path / "backups").mkdir()
    now = datetime.now(UTC)
    chains = write_dated_chains(database.parent, destination, [now - timedelta(days=n) for n in (1, 2)])
    flip_bits(chains[1] / DATABASE, TABLE_PAGE, 2400, 2500, 2600)
    flip_bits(database, TABLE_PAGE, 2400)
    found = cli("page", database, TABLE_PAGE, "--find-copy", "--in", destination, "--json")
    assert found.code == 1
    fields = found.json
    assert (fields["state"], fields["correctable"], fields["bit"]) == ("one-bit", True, 2400)
    assert [(copy["chain"], copy["good"]) for copy in fields["copies"]] == [
        (str(chains[1]), False),
        (str(chains[0]), True),
    ]
    shown = cli("page", database, TABLE_PAGE, "--find-copy", "--in", destination)
    assert shown.code == 1
    assert "Good copies: 1, in 2 chains of this database." in shown.out
    assert "A single-bit error (bit 2400)." in shown.out
    of_a_chain = cli("page", chains[1], TABLE_PAGE, "--json")
    assert of_a_chain.json["state"] == "damaged"


def test_a_destination_that_is_away_is_said(cli: Cli, database: Path, tmp_path: Path) -> None:
    found = cli("page", database, TABLE_PAGE, "--find-copy", "--in", tmp_path / "away", "--json")
    assert (found.code, found.json["copies"]) == (0, [])
    assert "was not looked at" in found.err


def test_a_page_that_is_not_there(cli: Cli, database: Path) -> None:
    error = cli("page", database, 99999, "--json").error
    assert (error["code"], error["page"]) == (-1003, 99999)
    assert cli("page", database, 0).code == 2
