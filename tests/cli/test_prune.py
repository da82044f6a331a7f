"""``chains``, ``pin``, ``unpin`` and ``prune`` by command line, and what the history keeps of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli.prune import size_of
from app.settings import Locations
from tests.builders.small_instance import flip_bits, grow_small_instance
from tests.cli.conftest import Cli, tree

Ask = Callable[..., dict[str, Any]]
Refused = Callable[..., dict[str, Any]]


@pytest.fixture
def to(tmp_path: Path, small: Path, ask: Ask) -> Path:
    """Three chains, the newest with an incremental."""
    folder = tmp_path / "backups"
    folder.mkdir()
    for _ in range(3):
        ask("backup", "--from", small, "--to", folder, "--mode", "full")
    grow_small_instance(small)
    ask("backup", "--from", small, "--to", folder, "--mode", "incremental")
    return folder


def chains(to: Path) -> list[Path]:
    return sorted(to.glob("*/*"))


def test_chains_are_listed_newest_first(ask: Ask, cli: Cli, to: Path) -> None:
    first, second, third = chains(to)
    ask("pin", first, "--reason", "audit 2026")
    ask("verify", second)
    (first / "edb.chk").unlink()
    listed = ask("chains", to)["chains"]
    assert [chain["chain"] for chain in listed] == [str(third), str(second), str(first)]
    assert [(chain["runs"], chain["logs"], chain["atomic"]) for chain in listed] == [
        (2, [1, 5], False),
        (1, [1, 3], False),
        (1, [1, 3], False),
    ]
    assert [chain["verdict"]["standing"] for chain in listed] == ["copied", "verified", "damaged"]
    assert [chain["pin"] and chain["pin"]["reason"] for chain in listed] == [None, None, "audit 2026"]
    assert listed[0]["instance"] == third.parent.name
    assert listed[0]["bytes"] > listed[1]["bytes"] > 100_000
    shown = cli("chains", to)
    assert shown.code == 0
    for word in (third.name, "0x1-0x5 (1-5)", "audit 2026", "Verified", "Damaged"):
        assert word in shown.out


def test_copies_and_evidence_are_listed_as_what_they_are(ask: Ask, cli: Cli, small: Path, to: Path) -> None:
    ask("backup", "--from", small, "--to", to, "--mode", "copy")
    evidence = ask("backup", "--from", small, "--to", to, "--as-is")
    listed = ask("chains", to)["chains"]
    assert {chain["kind"]: chain["verdict"]["standing"] for chain in listed} == {
        "full": "copied",
        "copy": "copied",
        "as-is": "evidence",
    }
    assert listed[-1]["chain"] == evidence["chain"]
    assert "Evidence" in cli("chains", to).out
    rules = ("prune", to, "--keep-last", 1, "--dry-run")
    kept = {chain["chain"]: chain["reason"] for chain in ask(*rules)["keep"]}
    assert kept[evidence["chain"]] == "evidence, last"
    assert ask(*rules, "--evidence")["keep"][-1]["reason"] == "last"


def test_a_chain_that_cannot_be_read_is_listed(ask: Ask, cli: Cli, to: Path) -> None:
    (chains(to)[0] / "backup-manifest.json").write_bytes(b"{}")
    broken = ask("chains", to)["chains"][-1]
    assert (broken["instance"], broken["bytes"], broken["runs"]) == (None, None, 0)
    assert broken["verdict"]["standing"] == "damaged"
    assert "Damaged" in cli("chains", to).out


def test_a_destination_without_chains(ask: Ask, cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert ask("chains", tmp_path / "empty")["chains"] == []
    assert "contains no chains" in cli("chains", tmp_path / "empty").out
    assert "contains no chains" in cli("prune", tmp_path / "empty", "--keep-last", 1).out


def test_prune_and_what_the_history_keeps(ask: Ask, cli: Cli, to: Path) -> None:
    first, second, third = chains(to)
    before = tree(to)
    planned = ask("prune", to, "--keep-last", 1, "--dry-run")
    assert planned["result"] == "planned"
    assert tree(to) == before
    done = ask("prune", to, "--keep-last", 1)
    assert done["result"] == "success"
    assert (done["keep"], done["remove"]) == (planned["keep"], planned["remove"])
    assert [(each["chain"], each["reason"]) for each in done["remove"]] == [
        (str(second), "no rule keeps it"),
        (str(first), "no rule keeps it"),
    ]
    assert [each["chain"] for each in done["keep"]] == [str(third)]
    assert done["freed"] == sum(each["bytes"] for each in done["remove"])
    assert chains(to) == [third]
    run = ask("history", "--runs")["runs"][0]
    assert (run["operation"], run["state"], run["bytes"]) == ("pruning", "success", done["freed"])
    assert run["destination"] == str(to)
    ids = [entry["id"] for entry in ask("history", "--id", "9070-9072")["entries"]]
    assert sorted(ids) == [9070, 9071, 9071, 9072]
    assert ask("prune", to, "--keep-last", 1)["remove"] == []


def test_the_table_for_people(cli: Cli, to: Path) -> None:
    planned = cli("prune", to, "--keep-last", 1, "--dry-run").out
    assert "would remove" in planned
    assert "Would remove 2 chains" in planned
    shown = cli("prune", to, "--keep-last", 1, "--max-size", "1K").out
    assert "newest that can be restored" in shown
    assert "Removed 2 chains" in shown
    assert "exceed the size limit by" in shown
    assert chains(to)[0].name in shown


def test_pinned_chains_stay_until_they_are_unpinned(ask: Ask, cli: Cli, to: Path) -> None:
    first = chains(to)[0]
    assert ask("pin", first)["pin"]["reason"] == ""
    assert str(first) in [each["chain"] for each in ask("prune", to, "--keep-last", 1)["keep"]]
    assert ask("verify", first)["findings"] == []
    assert "is no longer pinned" in cli("unpin", first).out
    assert ask("unpin", first)["was_pinned"] is False
    assert "was not pinned" in cli("unpin", first).out
    assert "is pinned: audit" in cli("pin", first, "--reason", "audit").out
    ask("unpin", first)
    assert [each["chain"] for each in ask("prune", to, "--keep-last", 1)["remove"]] == [str(first)]


def test_what_a_verification_found_is_no_chain_to_rely_on(ask: Ask, cli: Cli, to: Path) -> None:
    """The newest chain was found damaged: the one before it stays, whatever the rules are."""
    second, third = chains(to)[1:]
    log = third / "edb00002.log"
    data = bytearray(log.read_bytes())
    data[5000] ^= 1
    log.write_bytes(data)
    assert cli("verify", third).code == 1
    done = ask("prune", to, "--keep-last", 1)
    kept = {each["chain"]: each["reason"] for each in done["keep"]}
    assert set(kept) == {str(second), str(third)}
    assert "damaged: " in kept[str(third)]
    assert kept[str(second)].startswith("newest that can be restored")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--keep-last", "0"],
        ["--max-size", "1G"],
        ["--min-age", "1d"],
        ["--keep-last", "-1"],
        ["--keep-last", "some"],
        ["--keep-last", "9999999999"],
        ["--keep-daily", "1.5"],
        ["--keep-within", "soon"],
        ["--keep-within", "0d"],
        ["--keep-last", "1", "--min-age", "30"],
        ["--keep-last", "1", "--max-size", "much"],
        ["--keep-last", "1", "--max-size", "-1"],
        ["--keep-last", "1", "--max-size", "9" * 400],
        ["--keep-last", "1", "--max-size", "99999999T"],
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_wrong_usage(cli: Cli, to: Path, arguments: list[str]) -> None:
    before = tree(to)
    ended = cli("prune", to, *arguments, "--json")
    assert (ended.code, ended.out) == (2, "")
    assert tree(to) == before


def test_what_is_refused(refused: Refused, to: Path, tmp_path: Path) -> None:
    chain = chains(to)[0]
    before = tree(to)
    assert refused("prune", chain, "--keep-last", 1)["code"] == -1023
    assert refused("prune", tmp_path / "none", "--keep-last", 1)["code"] == -1023
    assert refused("prune", to, "--keep-last", 1, "--instance", "edb-00000000")["code"] == -1811
    assert refused("chains", tmp_path / "none")["code"] == -1023
    error = refused("pin", to)
    assert (error["code"], error["hint"]) == (
        -1811,
        f"{to} contains 3 backup chain(s); the newest is {chains(to)[-1]}",
    )
    assert refused("unpin", to)["code"] == -1811
    assert refused("pin", chain, "--reason", "x" * 1001)["code"] == -1003
    (to / "photos").mkdir()
    assert refused("prune", to, "--keep-last", 1)["code"] == -504
    (to / "photos").rmdir()
    assert tree(to) == before


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("0", 0),
        ("10737418240", 10737418240),
        ("1K", 1024),
        ("2MiB", 2 << 20),
        ("1.5g", 3 << 29),
        ("1 TB", 1 << 40),
        ("7 bytes", 7),
        ("9007199254740993", 9007199254740993),
    ],
)
def test_sizes(text: str, size: int) -> None:
    assert size_of(text) == size


def test_a_simulated_year(ask: Ask, cli: Cli, to: Path) -> None:
    ask("pin", chains(to)[0])
    before = tree(to)
    words = ("prune", to, "--keep-daily", 7, "--keep-monthly", 12, "--dry-run", "--simulate", "--every", "1d")
    year = ask(*words)["simulated"]
    assert tree(to) == before
    store = chains(to)[0].parent.name
    assert [(each["store"], each["every_hours"], each["runs"]) for each in year["assumed"]] == [(store, 24, 1)]
    assert year["not_assumed"] == []
    assert year["chains"] == len(year["keep"]) >= 17
    assert year["bytes"] == sum(each["bytes"] for each in year["keep"]) <= year["most_bytes"]
    newest = year["keep"][0]
    assert newest["chain"] is None and "newest that can be restored" in newest["reason"]
    shown = cli(*words)
    assert shown.code == 0
    for word in ("a chain of", "every day", "1 run each", "to come", "there now", "at most"):
        assert word in shown.out


def test_what_a_simulation_needs(ask: Ask, cli: Cli, tmp_path: Path, small: Path) -> None:
    to = tmp_path / "backups"
    ask("backup", "--from", small, "--to", to, "--create", "--mode", "full")
    assert cli("prune", to, "--keep-last", 1, "--simulate").code == 2
    assert cli("prune", to, "--keep-last", 1, "--dry-run", "--every", "1d").code == 2
    year = ask("prune", to, "--keep-last", 1, "--dry-run", "--simulate")["simulated"]
    assert year["assumed"] == [] and len(year["not_assumed"]) == year["chains"] == 1
    assert "too few are known" in cli("prune", to, "--keep-last", 1, "--dry-run", "--simulate").out


def test_nothing_is_removed_while_no_one_knows_which_chains_are_damaged(cli: Cli, ask: Ask, to: Path) -> None:
    """A chain that was found damaged was taken for the newest good one, and the good ones were removed."""
    newest = chains(to)[-1]
    flip_bits(newest / "data.edb", 5, *range(40, 90))
    assert cli("verify", newest).code == 1
    path = Locations.of().history
    with sqlite3.connect(path) as history:
        history.execute("PRAGMA user_version = 99")
    history.close()
    before = tree(to)
    refused = cli("prune", to, "--keep-last", "1")
    assert refused.code == 1 and tree(to) == before
    assert "Nothing was removed: which chains were found damaged is not known." in refused.err
    assert "was written by a later version of this program" in refused.err
    listed = cli("chains", to)
    assert listed.code == 0
    assert listed.err.startswith("warning: what checks found is not known: The history ")
