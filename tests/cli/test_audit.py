"""``ese-backup audit``, and that what destroys has its entry, whatever the command."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.audit.log import AuditLog
from app.operations.request import Request
from app.settings import Locations
from tests.builders.small_instance import write_small_instance
from tests.cli.conftest import Cli, Ended


@dataclass(frozen=True)
class Place:
    """An instance at rest, a destination with two chains of it."""

    instance: Path
    destination: Path
    chains: tuple[str, ...]


@pytest.fixture
def place(cli: Cli, tmp_path: Path) -> Place:
    instance, destination = tmp_path / "instance", tmp_path / "backups"
    destination.mkdir()
    for last in (3, 5):
        write_small_instance(instance, last=last, stamp=last)
        assert cli("backup", "--from", instance, "--to", destination, "--mode", "full").code == 0
    listed = cli("chains", destination, "--json").json["chains"]
    return Place(instance, destination, tuple(chain["chain"] for chain in listed))


def entries(cli: Cli) -> list[dict[str, Any]]:
    """Oldest first."""
    found = cli("audit", "list", "--limit", 0, "--json").json["entries"]
    return list(reversed(found))


def phases(cli: Cli, start: int) -> list[tuple[str, str, str]]:
    return [(entry["phase"], entry["deed"], entry["outcome"]) for entry in entries(cli)[start:]]


def block_audit() -> Path:
    """Make the audit log impossible to write, for root as well."""
    path = Locations.of().audit
    path.rename(path.with_suffix(".aside"))
    path.mkdir()
    return path


def test_what_reads_or_adds_has_one_entry(cli: Cli, place: Place) -> None:
    rows = entries(cli)
    assert [(row["phase"], row["deed"], row["outcome"]) for row in rows] == [
        ("after", "backup full", "success")
    ] * 2
    assert [row["chain"] for row in rows] == list(reversed(place.chains))
    assert [row["number"] for row in rows] == [1, 2]
    assert cli("verify", place.chains[0]).code == 0
    assert phases(cli, 2) == [("after", "verification", "success")]


def test_pruning_is_noted_before_and_after(cli: Cli, place: Place) -> None:
    assert cli("prune", place.destination, "--keep-last", 1).code == 0
    assert phases(cli, 2) == [
        ("before", "pruning", ""),
        ("after", "removal of a chain", "success"),
        ("after", "pruning", "success"),
    ]
    before, removed, after = entries(cli)[2:]
    assert (removed["chain"], removed["run"]) == (place.chains[1], before["run"])
    assert removed["detail"]
    assert not Path(place.chains[1]).exists()
    assert f"ese-backup prune {place.destination} --keep-last 1" in before["detail"]
    assert before["run"] == after["run"] != ""
    assert cli("audit", "verify").code == 0


def commands_that_destroy(place: Place) -> dict[str, tuple[object, ...]]:
    return {
        "prune": ("prune", place.destination, "--keep-last", 1),
        "pin": ("pin", place.chains[0]),
        "unpin": ("unpin", place.chains[0]),
        "restore": ("restore", place.chains[0], "--to", place.instance, "--in-place"),
        "recover": ("recover", place.instance),
    }


@pytest.mark.parametrize("name", ["prune", "pin", "unpin", "restore", "recover"])
def test_what_cannot_be_noted_is_refused(cli: Cli, place: Place, name: str) -> None:
    command = commands_that_destroy(place)[name]
    path = block_audit()
    before = {file: file.read_bytes() for file in place.destination.parent.rglob("*") if file.is_file()}
    refused = cli(*command, "--json")
    assert "nothing is removed or changed without its entry" in refused.error["message"], name
    assert {file: file.read_bytes() for file in place.destination.parent.rglob("*") if file.is_file()} == before
    assert cli("verify", place.chains[0]).code == 0
    texts = [entry["text"] for entry in cli("history", "--id", "9053", "--json").json["entries"]]
    assert any("audit log" in text and "verification" in text for text in texts)
    path.rmdir()
    path.with_suffix(".aside").rename(path)
    count = len(entries(cli))
    assert cli(*command).code == 0
    found = [phase for phase, _, _ in phases(cli, count)]
    assert (found[0], found[-1], found.count("before")) == ("before", "after", 1)


def test_after_a_restore_in_place(cli: Cli, place: Place) -> None:
    restore = ("restore", place.chains[0], "--to", place.instance, "--in-place")
    for choice, deed in (("--take-back", "take-back of a restore"), ("--confirm", "confirmation of a restore")):
        assert cli(*restore).code == 0
        count = len(entries(cli))
        assert cli("restored", place.instance, choice).code == 0
        assert phases(cli, count) == [("before", deed, ""), ("after", deed, "success")]


def test_a_deed_that_fails(cli: Cli, place: Place) -> None:
    shutil.rmtree(place.chains[0])
    failed: Ended = cli("pin", place.chains[0])
    assert failed.code == 1
    (before, after) = entries(cli)[2:]
    assert (before["phase"], after["phase"], after["outcome"]) == ("before", "after", "failed")
    assert after["detail"]


def test_a_changed_entry_is_found(cli: Cli, place: Place) -> None:
    checked = cli("audit", "verify", "--json")
    assert (checked.code, checked.json["rows"], checked.json["findings"]) == (0, 2, [])
    newest = checked.json["newest"]["hash"]
    assert newest == AuditLog(Locations.of().audit).newest()
    assert cli("audit", "verify", "--expect", newest).code == 0
    assert cli("audit", "verify", "--expect", "0" * 64).code == 1
    assert cli("audit", "verify", "--expect", "abc").code == 2
    path = Locations.of().audit
    path.write_text(path.read_text().replace("backup full", "backup copy", 1))
    changed = cli("audit", "verify", "--json")
    assert (changed.code, changed.json["result"]) == (1, "changed")
    assert [finding["line"] for finding in changed.json["findings"]] == [1]
    assert "line 1: The row was changed" in cli("audit", "verify").out


def test_the_list_for_people(cli: Cli, place: Place) -> None:
    cli("pin", place.chains[0], "--reason", "year 2025")
    shown = cli("audit", "list").out
    assert "year 2025" in shown
    assert shown.index("pin") < shown.index("backup full")
    assert len(cli("audit", "list", "--limit", 1, "--json").json["entries"]) == 1


def test_no_log_at_all(cli: Cli) -> None:
    assert "no entries" in cli("audit", "list").out
    assert cli("audit", "verify", "--json").json["newest"] is None


def all_requests(kind: type[Request[Any]] = Request) -> list[type[Request[Any]]]:
    return [found for each in kind.__subclasses__() for found in (each, *all_requests(each))]


def test_every_request_says_whether_it_destroys() -> None:
    """A new operation cannot forget it."""
    import importlib
    import pkgutil

    import app.operations

    for module in pkgutil.iter_modules(app.operations.__path__, "app.operations."):
        importlib.import_module(module.name)
    ours = [kind for kind in all_requests() if kind.__module__.startswith("app.")]
    assert len(ours) >= 11
    assert [kind.__name__ for kind in ours if "destroys" not in vars(kind)] == []
