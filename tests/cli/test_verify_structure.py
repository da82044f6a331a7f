"""``verify --structure`` as a user sees it."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from app.demo.sample_instance import write_sample
from engine.files import LocalFileSystem
from engine.formats.db_header import DatabaseHeader, page_offset
from engine.formats.live_page import LivePage
from tests.builders.sealing import seal_page
from tests.cli.conftest import Cli
from tests.datasets import PROJECT, dataset
from tests.oracles.engine_sets import engine_set, real_rows

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
    plain = cli("verify", path, "--json")
    assert (plain.code, plain.json["structure"]) == (0, False)
    assert "structure  not checked (--structure)" in cli("verify", path).out
    found = cli("verify", path, "--structure", "--json")
    assert found.json["structure"]
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


def test_the_chunks_of_long_values_are_told(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "old.edb"
    path.write_bytes(lzma.decompress((PROJECT / "tests" / "golden" / "old-long-values-16k.edb.xz").read_bytes()))
    found = cli("verify", path, "--structure", "--json")
    assert (found.code, found.json["result"]) == (0, "ok")
    assert [(f["kind"], f["damage"]) for f in found.json["findings"]] == [("long-value-chunks", False)]
    assert found.json["long_values"] == [{"file": str(path), "chunk": 16262, "values": 5}]
    assert cli("verify", path, "--json").json["long_values"] == []
    shown = cli("verify", path, "--structure").out
    assert "long values  5 in chunks of 16,262 bytes in old.edb" in shown
    assert "Microsoft's engine cannot" in shown


def test_a_database_of_the_engine_with_long_values(cli: Cli, tmp_path: Path) -> None:
    folder = engine_set("lv-16k", tmp_path)
    copy = tmp_path / "recovered"
    assert cli("recover", folder / "input", "--to", copy, "--json").code == 0
    found = cli("verify", copy / "a.edb", "--structure", "--json")
    assert [f for f in found.json["findings"] if f["damage"] or f["kind"] == "long-value-chunks"] == []
    assert found.json["long_values"] == [{"file": str(copy / "a.edb"), "chunk": 4050, "values": 46}]
    listed = cli("rows", copy / "a.edb", "T", "--json")
    assert (listed.code, len(listed.json["rows"])) == (0, len(real_rows(folder)["T"]))


@pytest.mark.parametrize(("name", "kind"), [("srum-win10-clean", "leaked"), ("srum-win11-dirty", "not-judged")])
def test_real_databases_have_notes_at_most(cli: Cli, name: str, kind: str) -> None:
    found = cli("verify", dataset(name, "SRUDB.dat"), "--structure", "--json")
    assert (found.code, found.json["result"]) == (0, "ok")
    assert [(f["kind"], f["damage"]) for f in found.json["findings"]] == [(kind, False)]
