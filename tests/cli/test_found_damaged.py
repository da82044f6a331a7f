"""A chain that a verification found damaged: no command extends it, and none restores it without saying so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders.small_instance import DATABASE, grow_small_instance
from tests.cli.conftest import Cli

Ask = Callable[..., dict[str, Any]]


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[9000] ^= 0x24
    path.write_bytes(data)


@pytest.fixture
def to(tmp_path: Path) -> Path:
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


@pytest.fixture
def chain(ask: Ask, cli: Cli, small: Path, to: Path) -> Path:
    """A chain that is whole again after damage was found in it: only the history knows."""
    made = Path(ask("backup", "--from", small, "--to", to, "--mode", "full")["chain"])
    flip(made / DATABASE)
    assert cli("verify", made, "--json").json["result"] == "damaged"
    flip(made / DATABASE)
    grow_small_instance(small, 6)
    return made


@pytest.mark.parametrize("dry", [(), ("--dry-run",)], ids=["run", "dry run"])
def test_an_incremental_is_refused_with_the_way_out(
    cli: Cli, chain: Path, small: Path, to: Path, dry: Any
) -> None:
    refused = cli("backup", "--from", small, "--to", to, "--mode", "incremental", *dry, "--json")
    error = refused.json["error"]
    assert (refused.code, error["code"], error["path"]) == (1, -560, str(chain))
    assert f"The newest chain, {chain.name}, was found damaged on" in error["message"]
    assert "Make a full backup" in error["hint"]


def test_a_restore_says_so_before_it_begins(cli: Cli, chain: Path, tmp_path: Path) -> None:
    planned = cli("restore", chain, "--to", tmp_path / "back", "--dry-run")
    assert "warning  The chain was found damaged on" in planned.out
    done = cli("restore", chain, "--to", tmp_path / "back", "--json")
    assert done.err.startswith(f"warning: {chain.name} was found damaged on")
    why = done.json["damaged"]["why"]
    assert why.startswith(f"{DATABASE}: Page ")
    (failed,) = [run for run in cli("history", "--runs", "--json").json["runs"] if run["state"] == "failed"]
    assert failed["error"]["message"] == why
    assert why in cli("history", "--runs").out


def test_a_newer_verification_lifts_it(
    cli: Cli, ask: Ask, chain: Path, small: Path, to: Path, tmp_path: Path
) -> None:
    ask("verify", chain)
    assert ask("restore", chain, "--to", tmp_path / "back", "--dry-run")["damaged"] is None
    assert ask("backup", "--from", small, "--to", to, "--mode", "incremental")["chain"] == str(chain)
