"""``verify --structure`` as a user sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.files import LocalFileSystem
from engine.formats.checksum import seal_page
from engine.formats.db_header import DatabaseHeader, page_offset
from engine.formats.live_page import LivePage
from engine.sample.instance import write_sample
from tests.cli.conftest import Cli
from tests.support.datasets import dataset

SHADOW = 24


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("sample")
    write_sample(folder, LocalFileSystem())
    return folder


def test_a_consistent_database_is_ok(cli: Cli, sample: Path) -> None:
    found = cli("verify", sample / "sample.edb", "--structure", "--json")
    assert (found.code, found.json["result"], found.json["findings"]) == (0, "ok", [])


def test_damage_under_good_checksums_is_found_only_with_the_option(cli: Cli, sample: Path, tmp_path: Path) -> None:
    data = bytearray((sample / "sample.edb").read_bytes())
    size = DatabaseHeader(data).page_size
    pgno, page = _first_leaf(data, size, SHADOW)
    page.remove(0)
    stored = page.store()
    seal_page(stored, pgno)
    start = page_offset(pgno, size)
    data[start : start + size] = stored
    path = tmp_path / "damaged.edb"
    path.write_bytes(data)
    assert cli("verify", path, "--json").code == 0
    found = cli("verify", path, "--structure", "--json")
    assert (found.code, found.json["result"]) == (1, "damaged")
    assert [(f["kind"], f["page"], f["damage"]) for f in found.json["findings"]] == [("structure", SHADOW, True)]
    assert "shadow catalog differs" in cli("verify", path, "--structure").out


def _first_leaf(data: bytearray, size: int, root: int) -> tuple[int, LivePage]:
    pgno = root
    while True:
        page = LivePage.load(bytes(data[page_offset(pgno, size) :][:size]), pgno)
        if page.is_leaf:
            return pgno, page
        pgno = int.from_bytes(page.data(0), "little")


@pytest.mark.parametrize(("name", "kind"), [("srum-win10-clean", "leaked"), ("srum-win11-dirty", "not-judged")])
def test_real_databases_have_notes_at_most(cli: Cli, name: str, kind: str) -> None:
    found = cli("verify", dataset(name, "SRUDB.dat"), "--structure", "--json")
    assert (found.code, found.json["result"]) == (0, "ok")
    assert [(f["kind"], f["damage"]) for f in found.json["findings"]] == [(kind, False)]
