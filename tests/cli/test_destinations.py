"""``destinations`` by command line: the list and its exit code, adding and forgetting."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.conftest import Cli, tree

Ask = Callable[..., dict[str, Any]]


def test_a_destination_and_its_absence(ask: Ask, cli: Cli, small: Path, tmp_path: Path) -> None:
    assert ask("destinations", "list") == {"destinations": []}
    to = tmp_path / "backups"
    to.mkdir()
    ask("destinations", "add", to)
    ask("backup", "--from", small, "--to", to, "--mode", "full")
    (found,) = ask("destinations", "list")["destinations"]
    assert (found["destination"], found["kind"], found["condition"], found["chains"]) == (
        *(str(to), "folder", "available", 1),
    )
    assert found["identity"] == found["known_identity"] and found["free"] > 0 and found["seconds"] >= 0
    shown = cli("destinations", "list")
    assert shown.code == 0 and "available" in shown.out
    before = tree(to)
    tested = ask("destinations", "test", to)
    assert [step["outcome"] for step in tested["steps"]] == ["done"] * 6 and tree(to) == before
    shutil.rmtree(to)
    to.write_text("a file")
    refused = cli("destinations", "test", to)
    assert refused.code == 1 and "Backups cannot be written to" in refused.out
    to.unlink()
    gone = cli("destinations", "list", "--json")
    assert gone.code == 1 and gone.json["destinations"][0]["condition"] == "absent"
    assert cli("destinations", "add", to, "--json").error["name"] == "JET_errInvalidPath"
    assert ask("destinations", "forget", to)["was_known"] is True
    assert ask("destinations", "list") == {"destinations": []}


def test_one_that_the_first_run_of_a_job_creates(ask: Ask, cli: Cli, small: Path, tmp_path: Path) -> None:
    to = tmp_path / "new"
    ask("jobs", "add", "Nightly", "--from", small, "--to", to, "--at", "02:00")
    (new,) = ask("destinations", "list")["destinations"]
    assert (new["condition"], new["why"], new["hint"]) == ("not-created", None, None)
    ask("jobs", "run", "Nightly")
    assert ask("destinations", "list")["destinations"][0]["condition"] == "available"
    shutil.rmtree(to)
    gone = cli("destinations", "list", "--json")
    assert gone.code == 1 and gone.json["destinations"][0]["condition"] == "absent"
