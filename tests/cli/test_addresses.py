"""Every command that takes a chain or a destination takes its address, too; the history keeps it as text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from engine.chain import stores
from tests.builders.remote_store import at_addresses
from tests.builders.small_instance import grow_small_instance
from tests.cli.conftest import Cli, tree

Ask = Callable[..., dict[str, Any]]
STORE = "s3://bucket/backups"


@pytest.fixture
def chain(ask: Ask, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A full backup and an incremental one."""
    monkeypatch.setattr(stores, "_store_at", partial(at_addresses, tmp_path / "stores"))
    monkeypatch.chdir(tmp_path)
    ask("backup", "--from", small, "--to", STORE, "--mode", "full", "--dry-run")
    made = ask("backup", "--from", small, "--to", STORE, "--mode", "full")["chain"]
    grow_small_instance(small)
    assert ask("backup", "--from", small, "--to", STORE, "--mode", "incremental")["chain"] == made
    assert isinstance(made, str) and made.startswith(f"{STORE}/")
    return made


def test_a_chain_is_listed_with_what_is_proven_of_it(ask: Ask, cli: Cli, chain: str) -> None:
    (listed,) = ask("chains", STORE)["chains"]
    assert (listed["chain"], listed["runs"], listed["verdict"]["standing"]) == (chain, 2, "copied")
    assert ask("verify", chain)["path"] == chain
    ask("pin", chain, "--reason", "audit")
    (listed,) = ask("chains", chain)["chains"]
    assert (listed["pin"]["reason"], listed["verdict"]["standing"]) == ("audit", "verified")
    assert ask("unpin", chain)["was_pinned"]
    assert chain.rpartition("/")[2] in cli("chains", STORE).out
    assert cli("chains", "s3://bucket/elsewhere").out == "s3://bucket/elsewhere contains no chains.\n"


def test_a_chain_is_restored_and_drilled(ask: Ask, chain: str, tmp_path: Path) -> None:
    target = tmp_path / "target"
    planned = ask("restore", chain, "--to", target, "--dry-run")
    assert (planned["chain"], planned["result"]) == (chain, "planned")
    assert ask("restore", chain, "--to", target)["chain"] == chain
    assert (target / "data.edb").exists()


def test_a_store_is_pruned(ask: Ask, chain: str, small: Path) -> None:
    ask("pin", chain, "--reason", "audit")
    made = [ask("backup", "--from", small, "--to", STORE, "--mode", "full")["chain"] for _ in range(3)]
    planned = ask("prune", STORE, "--keep-last", "1", "--dry-run")
    assert len(ask("chains", STORE)["chains"]) == 4
    done = ask("prune", STORE, "--keep-last", "1")
    assert [each["chain"] for each in done["remove"]] == [each["chain"] for each in planned["remove"]]
    assert sorted(each["chain"] for each in done["remove"]) == sorted(made[:2])
    reasons = {each["chain"]: each["reason"] for each in done["keep"]}
    assert reasons.keys() == {chain, made[2]} and "audit" in reasons[chain]
    assert {each["chain"] for each in ask("chains", STORE)["chains"]} == {chain, made[2]}
    assert ask("prune", made[2].rpartition("/")[0], "--keep-last", "1")["remove"] == []


def test_the_history_keeps_the_address(ask: Ask, cli: Cli, chain: str, tmp_path: Path) -> None:
    ask("restore", chain, "--to", tmp_path / "target")
    cli("drill", chain)
    runs = ask("history", "--runs")["runs"]
    assert {run["chain"] for run in runs} == {chain}
    assert {run["destination"] for run in runs if run["operation"] == "backup"} == {STORE}
    assert [run["source"] for run in runs if run["operation"] != "backup"] == [chain, chain]


@pytest.mark.parametrize("part", ["", "/data.edb"])
def test_a_database_of_a_chain_is_read(part: str, ask: Ask, cli: Cli, chain: str, tmp_path: Path) -> None:
    assert ask("header", f"{chain}{part}")["file"] == f"{chain}/data.edb"
    shown = cli("tables", f"{chain}{part}", "--json")
    assert shown.json["path"] == f"{chain}/data.edb", shown
    exported = cli("export", f"{chain}{part}", "--to", tmp_path / "tables", "--json")
    assert exported.json["target"] == str(tmp_path / "tables"), exported


def test_a_log_of_a_chain_is_read(ask: Ask, chain: str) -> None:
    log = f"{chain}/edb00001.log"
    assert ask("header", log)["file"] == log
    assert ask("records", log)["files"][0]["path"] == log
    assert ask("verify", log)["what"] == "log"


def test_nothing_is_written_where_an_address_would_be_a_path(chain: str, tmp_path: Path) -> None:
    assert not [path for path in tree(tmp_path) if "s3:" in str(path)]


@pytest.mark.parametrize(
    "words",
    [
        ("chains", "sftp://host/backups"),
        ("backup", "--from", ".", "--to", "sftp://host/backups", "--mode", "full"),
        ("verify", "sftp://host/edb-1234ABCD/chain"),
        ("restore", "sftp://host/edb-1234ABCD/chain", "--to", "target"),
        ("prune", "sftp://host/backups", "--keep-last", "1"),
        ("pin", "sftp://host/edb-1234ABCD/chain"),
        ("tables", "sftp://host/edb-1234ABCD/chain"),
        ("header", "sftp://host/edb-1234ABCD/chain/data.edb"),
        ("export", "sftp://host/edb-1234ABCD/chain", "--to", "target"),
    ],
    ids=lambda words: str(words[0]),
)
def test_an_unknown_store_is_refused(
    words: tuple[str, ...], cli: Cli, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small)
    error = cli(*words, "--json").error
    assert (error["name"], error["code"]) == ("JET_errFeatureNotAvailable", -1001)
    assert "sftp addresses are not supported" in error["message"]


@pytest.mark.parametrize("address", ["s3://", "s3://key:secret@bucket/backups", "s3://bucket/../x"])
def test_what_is_no_address(address: str, cli: Cli) -> None:
    ended = cli("chains", address, "--json")
    assert ended.error["code"] == -1023
    assert "secret" not in ended.out + ended.err


def test_another_disk_at_the_path_of_a_destination_is_noticed(
    ask: Ask, cli: Cli, small: Path, tmp_path: Path
) -> None:
    to = tmp_path / "backups"
    words = ("backup", "--from", small, "--to", to, "--mode", "full")
    ask(*words, "--create")
    to.rename(tmp_path / "unmounted")
    to.mkdir()
    for refused in (words, (*words, "--create"), (*words, "--dry-run"), ("chains", to)):
        error = cli(*refused, "--json").error
        assert (error["name"], error["path"]) == ("JET_errInvalidPath", str(to))
        assert "is not available" in error["message"] and "--new-destination" in error["hint"]
    assert list(to.iterdir()) == []
    to.rmdir()
    (tmp_path / "unmounted").rename(to)
    ask(*words)
    assert len(ask("chains", to)["chains"]) == 2
    to.rename(tmp_path / "broken")
    ask(*words, "--create", "--new-destination")
    ask(*words)
    assert len(ask("chains", to)["chains"]) == 2
