"""``ese-backup sample`` and ``demo``."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli, tree

Ask = Callable[..., dict[str, Any]]


def test_sample_and_advance(ask: Ask, cli: Cli, tmp_path: Path) -> None:
    made = ask("sample", tmp_path / "sample")
    assert made["instance"]["state"] == "clean"
    full = ask("backup", "--from", tmp_path / "sample", "--to", tmp_path / "to", "--mode", "full", "--create")
    last = made["instance"]["logs"]["last"]
    later = ask("sample", tmp_path / "sample", "--advance")
    assert later["instance"]["logs"]["last"] > last
    added = ask("backup", "--from", tmp_path / "sample", "--to", tmp_path / "to", "--mode", "incremental")
    assert added["logs"] == [last, later["instance"]["logs"]["last"]]
    assert ask("verify", full["chain"])["result"] == "ok"
    before = tree(tmp_path / "sample")
    assert cli("sample", tmp_path / "sample", "--json").error["code"] < 0
    assert tree(tmp_path / "sample") == before


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="every name is text there")
def test_sample_in_a_folder_whose_name_is_no_text(ask: Ask, tmp_path: Path) -> None:
    """Logs and checkpoint hold the path of the database in UTF-16, also where its bytes are no UTF-8."""
    folder = tmp_path / os.fsdecode(b"caf\xe9 \xff")
    made = ask("sample", folder)
    assert made["instance"]["state"] == "clean"
    ask("backup", "--from", folder, "--to", tmp_path / "to", "--mode", "full", "--create")
    ask("sample", folder, "--advance")
    added = ask("backup", "--from", folder, "--to", tmp_path / "to", "--mode", "incremental")
    restored = ask("restore", added["chain"], "--to", folder / "restored")
    assert [each["state"] for each in restored["databases"]] == ["clean"]


def test_demo_leaves_nothing_behind(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _own_home: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    home = tree(_own_home)
    ended = cli("demo")
    assert (ended.code, ended.err) == (0, "")
    assert "Full backup: " in ended.out
    assert "Compared all rows" in ended.out
    assert list(tmp_path.iterdir()) == []
    assert tree(_own_home) == home


def test_demo_in_a_folder_of_ones_own(ask: Ask, cli: Cli, tmp_path: Path) -> None:
    answer = ask("demo", tmp_path / "demo")
    assert (answer["result"], answer["directory"]) == ("success", str(tmp_path / "demo"))
    assert len(answer["steps"]) == 8
    assert {entry.name for entry in (tmp_path / "demo").iterdir()} >= {"instance", "backups", "restored"}
    (chain,) = (tmp_path / "demo" / "backups").glob("*/*")
    assert ask("verify", chain)["result"] == "ok"
    again = cli("demo", tmp_path / "demo", "--json")
    assert again.error["name"] == "JET_errBackupDirectoryNotEmpty"


def test_demo_notices_what_was_not_restored_as_it_is(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import app.demo.demo

    content = app.demo.demo._content
    monkeypatch.setattr(app.demo.demo, "_content", lambda fs, file: {**content(fs, file), str(file): []})
    ended = cli("demo", tmp_path / "demo", "--json")
    assert "was not restored correctly" in ended.error["message"]
