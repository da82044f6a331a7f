"""``backup --as-is``: evidence of a broken instance, and what the other commands say of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders.small_instance import DATABASE
from tests.cli.conftest import Cli, tree

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def broken(small: Path) -> Path:
    """A damaged page, a missing log, and a file of another program."""
    data = bytearray((small / DATABASE).read_bytes())
    data[9000] ^= 0xFF
    data[9001] ^= 0xFF
    (small / DATABASE).write_bytes(data)
    (small / "edb00002.log").unlink()
    (small / "readme.txt").write_text("hello")
    return small


def test_evidence_of_a_broken_instance(broken: Path, ask: Ask, refused: Ask, cli: Cli, tmp_path: Path) -> None:
    before, to = tree(broken), tmp_path / "backups"
    assert refused("backup", "--from", broken, "--to", to, "--mode", "full", "--create")["code"] < 0
    plan = ask("backup", "--from", broken, "--to", to, "--as-is", "--create", "--dry-run")
    assert (plan["result"], plan["kind"], plan["chain"], plan["logs"]) == ("planned", "as-is", None, None)
    assert not to.exists()
    done = ask("backup", "--from", broken, "--to", to, "--as-is", "--create")
    assert (done["result"], done["kind"], done["instance"]) == ("success", "as-is", "edb-1234ABCD")
    assert {file["role"] for file in done["files"]} == {"other"}
    assert {file["name"] for file in done["files"]} == {path.name for path in broken.iterdir()} - {"readme.txt"}
    assert any("1 page fails its checksum" in note for note in done["notes"])
    assert tree(broken) == before
    chain = Path(done["chain"])
    for words in (("restore", chain, "--to", tmp_path / "restored"), ("tables", chain), ("rows", chain, "things")):
        assert refused(*words)["name"] == "JET_errRestoreOfNonBackupDatabase"
    assert ask("tables", chain / DATABASE)["tables"]
    assert ask("verify", chain)["result"] == "ok"
    exported = ask("export", chain / DATABASE, "--to", tmp_path / "exported")
    assert exported["tables"]
    text = cli("backup", "--from", broken, "--to", to, "--as-is").out
    assert "As-is backup of edb-1234ABCD" in text and "fails its checksum" in text


def test_a_copy_of_it_is_recovered_as_the_hint_says(broken: Path, ask: Ask, refused: Ask, tmp_path: Path) -> None:
    chain = Path(ask("backup", "--from", broken, "--to", tmp_path / "to", "--as-is", "--create")["chain"])
    assert "--ignore-lost-logs" in refused("restore", chain, "--to", tmp_path / "restored")["hint"]
    shutil.copytree(chain, tmp_path / "copy", ignore=shutil.ignore_patterns("backup-manifest.json", "SHA256SUMS"))
    assert ask("scan", tmp_path / "copy")["instances"][0]["name"] == "edb-1234ABCD"


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--as-is", "--mode", "full"),
        ("--as-is", "--atomic"),
        ("--as-is", "--no-subfolders"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_combined(small: Path, cli: Cli, tmp_path: Path, words: tuple[str, ...]) -> None:
    ended = cli("backup", "--from", small, "--to", tmp_path / "to", "--create", *words)
    assert ended.code == 2 and not (tmp_path / "to").exists()
